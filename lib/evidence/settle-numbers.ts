// Numbers in a pack that look like a card's: each is an order number by the user's word, or is cut out of this pack's copy of the file
// (which is left out where that cannot be), or the export waits for the answer. The search itself is card-scan.ts's; what the answers
// are stands in the log.

import { sha256Hex } from '@/lib/model/case-chain';
import type { NumberAsked } from '@/lib/model/pack-job';
import type { Done } from '@/lib/response/fold';
import { type BagFile, jsonBlob, textBlob } from './bag';
import { CardNumberLeft, type MaskNumbers, type NumberLeft, numbersIn, textual } from './card-scan';
import type { Contents } from './contents';

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

export interface NumberWork extends Omit<Contents, 'thirdParty'> {
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
/** Files that the merchant or a page gave; all others say what the log says, in which numbers are cut before (cut-log.ts). */
const given = /^data\/(?:20-captures|30-records|40-people|50-response\/letters|60-process\/imported)\//;

type Place = Pick<NumberLeft, 'path' | 'isInName'>;

/** For the last look before the pack leaves. */
export interface SettledNumbers {
  /** numbers that the user said to be none of a card's */
  fine: ReadonlySet<string>;
  /** identifiers that the portal shows as such, but for those that the user said to be a card's */
  known: ReadonlySet<string>;
}

/**
 * Looks through the payload.
 * Numbers that are a card's by the user's word are cut out of the files; a file out of which one cannot be cut is left out, and said so.
 * Throws NumbersAsked for numbers that the user was not asked about.
 */
export async function settleNumbers(work: NumberWork): Promise<SettledNumbers> {
  const { files, mask, named, settled, digestOf } = work;
  const found = new Map<string, Place[]>();
  const note = ({ digits, path, isInName }: NumberLeft) => {
    const places = found.get(digits) ?? [];
    if (places.length < 50 && !places.some((one) => one.path === path && one.isInName === isInName))
      places.push({ path, isInName });
    found.set(digits, places);
  };
  const answerTo = async (digits: string) => (digestOf ? settled.get(await digestOf(digits))?.answer : undefined);
  const plain = (text: string) => text.replace(/[^0-9Xx]/g, '');
  const known = new Set<string>();
  for (const text of named.keys()) if ((await answerTo(plain(text))) !== 'card-number') known.add(text);
  for await (const left of numbersIn(files, mask, known)) {
    if (digestOf === null) throw new CardNumberLeft(left.path);
    note(left);
  }
  const isNamed = new Set<string>();
  if (digestOf !== null)
    for (const [text, path] of named) {
      // One in ten order numbers passes a card's check digit: the portal's word alone does not make it one.
      if (mask(text) === text) continue;
      const digits = plain(text);
      isNamed.add(digits);
      note({ digits, path, isInName: false });
    }
  const asked: NumberAsked[] = [];
  const fine = new Set<string>();
  const cards: Place[] = [];
  for (const [digits, places] of found) {
    const answer = await answerTo(digits);
    if (answer === 'order-number') fine.add(digits);
    else if (answer === 'card-number') cards.push(...places);
    else {
      let stuck: Place | undefined;
      for (const place of places) if (stuck === undefined && !(await canCut(work, place))) stuck = place;
      asked.push({
        digest: await digestOf!(digits),
        shown: shown(digits),
        where: mask((stuck ?? places[0]!).path),
        isNamed: isNamed.has(digits),
        canCut: stuck === undefined,
      });
    }
  }
  if (asked.length > 0) throw new NumbersAsked(asked.slice(0, most));
  for (const path of new Set(cards.map((place) => place.path))) await cut(work, path, fine);
  return { fine, known };
}

/** In a file's name, and in what is written from the log, a number is cut where the log is. */
async function canCut({ files }: NumberWork, { path, isInName }: Place): Promise<boolean> {
  if (isInName || !given.test(path)) return true;
  const file = files.find((one) => one.path === path);
  return file !== undefined && (await plainTextOf(file)) !== null;
}

const isPlainText = (path: string) => textual.test(path) && !/\.(mht|mhtml|eml|rtf)$/i.test(path);

function shown(digits: string): string {
  return `${digits.slice(0, 6)}${'*'.repeat(Math.max(1, digits.length - 10))}${digits.slice(-4)}`;
}

/** Puts a copy with its card numbers cut in a file's place, or leaves the file out; says so. `path` may name a member of it. */
async function cut(work: NumberWork, path: string, fine: ReadonlySet<string>) {
  const { files, cuts, expected, mask } = work;
  const at = files.findIndex((one) => path === one.path || path.startsWith(`${one.path} (`));
  const file = files[at];
  if (!file || !given.test(path)) throw new CardNumberLeft(path);
  const named = expected.get(file.path);
  const text = await plainTextOf(file);
  const sha256 = text === null && named ? named : await sha256Hex(await file.content.arrayBuffer());
  // Measured against the log later: it must stop there.
  if (text !== null && named !== undefined && named !== sha256) return;
  expected.delete(file.path);
  const about = files.findIndex((other) => other.path === `${file.path}.meta.json`);
  const title = file.path.replace(/^data\//, '');
  if (text === null) {
    cuts.push({ path: file.path, title, sha256, why: 'cut.numbers-out' });
    leaveOut(work, file, new Set([file.path, `${file.path}.meta.json`]));
    return;
  }
  files[at] = { path: file.path, content: textBlob(maskBut(text, mask, fine)) };
  cuts.push({ path: file.path, title, sha256, why: 'cut.numbers' });
  if (about >= 0) {
    const meta = JSON.parse(await files[about]!.content.text()) as Record<string, unknown>;
    files[about] = { path: `${file.path}.meta.json`, content: jsonBlob({ ...meta, isOriginal: false }) };
  }
}

/** Takes a file away with what is said of it, and from where else its bytes would stand: reports, pictures for forms. */
function leaveOut(work: NumberWork, { content }: BagFile, paths: ReadonlySet<string>): void {
  const keep = <T>(list: T[], isKept: (one: T) => boolean) => list.splice(0, list.length, ...list.filter(isKept));
  keep(work.files, (one) => !paths.has(one.path));
  for (const list of [work.pictures, work.wholePages]) keep(list, (one) => one.content !== content);
  keep(work.portal, (one) => one.content !== content);
}

/** A file's text where it can be rewritten; null where it is none, too large, or in another encoding (it would come out as another file). */
async function plainTextOf({ path, content }: BagFile): Promise<string | null> {
  if (!isPlainText(path) || content.size > largestText) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await content.arrayBuffer());
  } catch {
    return null;
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
