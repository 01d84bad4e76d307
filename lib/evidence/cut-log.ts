// A card number that got into a case's signed record (a portal that shows one as an order number, a file named after one) and that the
// user said to be a card's: in packs it is cut there too. An event so changed keeps its own hash and signature, which stand for what it
// was; the chain goes on over them. Whoever checks a pack holds such an event against the user's own word, which is in the log.
import type { CaseEvent } from '@/lib/model/case-event';
import type { CaseView } from '@/lib/response/fold';
import { type MaskNumbers, numberFinder } from './text-scan';

/**
 * The log as a pack may show it: in every act the numbers cut that the user said to be cards'. Events without one are the same.
 * @param digestOf digest of a number under this browser's key, as the answers have it
 */
export async function cutLog(
  log: readonly CaseEvent[],
  { numbers }: Pick<CaseView, 'numbers'>,
  mask: MaskNumbers,
  digestOf: (digits: string) => Promise<string>,
): Promise<CaseEvent[]> {
  if (![...numbers.values()].some(({ answer }) => answer === 'card-number')) return [...log];
  const find = numberFinder(mask, new Set());
  const known = new Map<string, boolean>();
  const isCard = async (digits: string) => {
    const is = known.get(digits) ?? numbers.get(await digestOf(digits))?.answer === 'card-number';
    known.set(digits, is);
    return is;
  };
  const lines: CaseEvent[] = [];
  for (const event of log) {
    const cards = new Set<string>();
    for (const text of textsOf(event.body.act))
      for (const digits of find(text)) if (await isCard(digits)) cards.add(digits);
    if (cards.size === 0) lines.push(event);
    else {
      const act = mapTexts(event.body.act, (text, key) => {
        if (!find(text).some((digits) => cards.has(digits))) return text;
        // A file's name takes no asterisk.
        return key === 'name' ? mask(text).replaceAll('*', 'x') : mask(text);
      });
      lines.push({ ...event, body: { ...event.body, act }, cut: true });
    }
  }
  return lines;
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* textsOf(one);
}

/** The same value with every text in it changed; `key`: under which name it stands. */
function mapTexts<T>(value: T, change: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return change(value, key) as T;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one, change, name)])) as T;
}
