// Numbers in a pack that look like a card's: each is an order number by the user's word, or is cut out of this pack's copy of the file,
// or the export waits for the answer. The search itself is card-scan.ts's; what the answers are stands in the log.

import { sha256Hex } from '@/lib/model/case-chain';
import type { NumberAsked } from '@/lib/model/pack-job';
import type { Done } from '@/lib/response/fold';
import { type BagFile, jsonBlob, textBlob } from './bag';
import { CardNumberLeft, type MaskNumbers, type NumberLeft, numbersIn, textual } from './card-scan';
import type { Cut } from './contents';

/** What the numbers are, as the log has it: by their digest. */
export type Settled = ReadonlyMap<
  string,
  Pick<Done<'numbers-settled'>['numbers'][number], 'answer' | 'shown'> & { at: string; actor: string }
>;

/** The export waits: the user has to say what these numbers are. `path` names the first place. */
export class NumbersAsked extends CardNumberLeft {
  constructor(readonly numbers: readonly NumberAsked[]) {
    super(numbers[0]!.where);
  }
}

export interface NumberWork {
  /** the payload so far; files whose numbers are cut are replaced in it */
  files: BagFile[];
  cuts: Cut[];
  /** what the log says that the bytes at a path must hash to */
  expected: Map<string, string>;
  /** identifiers that the portal shows as such */
  named: ReadonlyMap<string, string>;
  mask: MaskNumbers;
  settled: Settled;
  /** digest of a number under a key of this browser; null: nobody can be asked, and any number stops the pack */
  digestOf: ((digits: string) => Promise<string>) | null;
}

/** More than so many are not asked about at once. */
const most = 100;
/** A larger text is not rewritten; bytes. */
const largestText = 64 * 1024 ** 2;
/** Files that the merchant or a page gave; all others say what the log says. */
const given = /^data\/(?:20-captures|30-records|40-people|50-response\/letters)\//;

/**
 * Looks through the payload. Returns the numbers that the user said to be none of a card's, for the last look before the pack leaves.
 * Throws NumbersAsked for numbers that the user was not asked about, CardNumberLeft where one that is a card's cannot be cut.
 */
export async function settleNumbers(work: NumberWork): Promise<ReadonlySet<string>> {
  const { files, mask, named, settled, digestOf } = work;
  const found = new Map<string, string[]>();
  const note = ({ digits, path }: NumberLeft) => {
    const places = found.get(digits) ?? [];
    if (places.length < 50 && !places.includes(path)) places.push(path);
    found.set(digits, places);
  };
  for await (const left of numbersIn(files, mask, new Set(named.keys()))) {
    if (digestOf === null) throw new CardNumberLeft(left.path);
    note(left);
  }
  const isNamed = new Set<string>();
  if (digestOf !== null)
    for (const [text, path] of named) {
      // One in ten order numbers passes a card's check digit: the portal's word alone does not make it one.
      if (mask(text) === text) continue;
      const digits = text.replace(/[^0-9Xx]/g, '');
      isNamed.add(digits);
      note({ digits, path });
    }
  const asked: NumberAsked[] = [];
  const fine = new Set<string>();
  const cards = new Map<string, string[]>();
  for (const [digits, places] of found) {
    const digest = await digestOf!(digits);
    const answer = settled.get(digest)?.answer;
    if (answer === 'order-number') fine.add(digits);
    else if (answer === 'card-number') cards.set(digits, places);
    else
      asked.push({
        digest,
        shown: shown(digits),
        where: mask(places[0]!),
        isNamed: isNamed.has(digits),
        // In its name a number stands also where the log names the file.
        canCut: places.every((path) => canCut(path) && mask(path) === path),
      });
  }
  if (asked.length > 0) throw new NumbersAsked(asked.slice(0, most));
  for (const path of new Set([...cards.values()].flat())) await cut(work, path, fine);
  return fine;
}

const canCut = (path: string) => given.test(path) && textual.test(path) && !/\.(mht|mhtml|eml|rtf)$/i.test(path);

function shown(digits: string): string {
  return `${digits.slice(0, 6)}${'*'.repeat(Math.max(1, digits.length - 10))}${digits.slice(-4)}`;
}

/** Puts a copy with its card numbers cut in a file's place, and says so. */
async function cut({ files, cuts, expected, mask }: NumberWork, path: string, fine: ReadonlySet<string>) {
  const at = files.findIndex((file) => file.path === path);
  const file = files[at];
  if (!file || !canCut(path) || file.content.size > largestText) throw new CardNumberLeft(path);
  const bytes = await file.content.arrayBuffer();
  const sha256 = await sha256Hex(bytes);
  const named = expected.get(path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Another encoding would come out as another file; the merchant covers it by hand.
    throw new CardNumberLeft(path);
  }
  files[at] = { path, content: textBlob(maskBut(text, mask, fine)) };
  if (named !== undefined && named !== sha256) return; // measured against the log later: it must stop there
  expected.delete(path);
  cuts.push({ path, title: path.replace(/^data\//, ''), sha256, why: 'cut.numbers' });
  const about = files.findIndex((other) => other.path === `${path}.meta.json`);
  if (about >= 0) {
    const meta = JSON.parse(await files[about]!.content.text()) as Record<string, unknown>;
    files[about] = { path: `${path}.meta.json`, content: jsonBlob({ ...meta, isOriginal: false }) };
  }
}

/** The text with every number cut but those that are fine as they stand. */
function maskBut(text: string, mask: MaskNumbers, fine: ReadonlySet<string>): string {
  const kept = [...fine].sort((a, b) => b.length - a.length);
  if (kept.length === 0) return mask(text);
  return text
    .split(new RegExp(`(${kept.join('|')})`))
    .map((part) => (fine.has(part) ? part : mask(part)))
    .join('');
}
