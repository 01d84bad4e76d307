// A card number that got into a case's signed record (a portal that shows one as an order number, a file named after one) and that the
// user said to be a card's: in packs it is cut there too. An event so changed keeps its own hash and signature, which stand for what it
// was; the chain goes on over them. Whoever checks a pack holds such an event against the user's own word, which is in the log.
import * as z from 'zod/mini';
import { CaseEvent } from '@/lib/model/case-event';
import type { CaseView } from '@/lib/response/fold';
import { type MaskNumbers, numberFinder } from './text-scan';

/** A line of log.jsonl; `cut`: card numbers in its act were cut, so that hash and signature cannot be computed from it. */
export const LogLine = z.extend(CaseEvent, { cut: z.optional(z.literal(true)) });
export type LogLine = z.infer<typeof LogLine>;

/**
 * The log as a pack may show it: in every act the numbers cut that the user said to be cards'. Events without one are the same.
 * @param digestOf digest of a number under this browser's key, as the answers have it
 */
export async function cutLog(
  log: readonly CaseEvent[],
  { numbers }: Pick<CaseView, 'numbers'>,
  mask: MaskNumbers,
  digestOf: (digits: string) => Promise<string>,
): Promise<LogLine[]> {
  if (![...numbers.values()].some(({ answer }) => answer === 'card-number')) return [...log];
  const find = numberFinder(mask, new Set());
  const known = new Map<string, boolean>();
  const isCard = async (digits: string) => {
    const is = known.get(digits) ?? numbers.get(await digestOf(digits))?.answer === 'card-number';
    known.set(digits, is);
    return is;
  };
  const lines: LogLine[] = [];
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

/** Events marked as cut that no answer in the log covers: none of the cards that the user named is shown cut in them. */
export function unsaidCuts(lines: readonly LogLine[]): LogLine[] {
  const shown = lines.flatMap(({ body: { act }, cut }) =>
    act.kind === 'numbers-settled' && !cut
      ? act.numbers.filter(({ answer }) => answer === 'card-number').map((one) => shownPattern(one.shown))
      : [],
  );
  return lines.filter(({ body, cut }) => {
    const text = cut ? JSON.stringify(body.act).normalize('NFKC') : '';
    return cut && !shown.some((pattern) => pattern.test(text));
  });
}

/** A cut number as it may stand in a text, with separators between its digits, or in a file's name. */
function shownPattern(shown: string): RegExp {
  const spaced = (digits: string) => [...digits.replace(/\D/g, '')].join('[ -]?');
  return new RegExp(`${spaced(shown.slice(0, 6))}[*x -]+${spaced(shown.slice(-4))}`);
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
