// Reads one column heading: the words that tell what the column may mean, and the unit in it (（元）, (分), (UTC), (EUR)).
import { currenciesOf } from '../values/currency';
import { foldWord } from '../values/fold';
import { readOffset } from '../values/offset';
import { headingWords, type Role } from './heading-words';

export interface HeadingReading {
  /** candidate roles with a score in 0..100 */
  roles: ReadonlyMap<Role, number>;
  /** ISO 4217 codes that the unit may mean; empty where none stands in the heading */
  currencies: readonly string[];
  /** places by which the unit is smaller than the main unit: 2 for 分, -4 for 万元 */
  scale: number;
  /** `Z`, `+08:00` where the heading names a zone */
  offset: string | null;
}

interface Entry {
  role: Role;
  weight: number;
}

let compiled: { exact: Map<string, Entry[]>; words: [string, Entry[]][] } | null = null;

const wordLists: Partial<Record<Role, string>>[] = [headingWords];

/** Takes in the heading words of further languages (languages.ts). */
export function learnHeadingWords(words: Partial<Record<Role, string>>): void {
  wordLists.push(words);
  compiled = null;
  remembered.clear();
}

function compile(): { exact: Map<string, Entry[]>; words: [string, Entry[]][] } {
  const exact = new Map<string, Entry[]>();
  for (const [role, list] of wordLists.flatMap((lists) => Object.entries(lists) as [Role, string][])) {
    for (const item of list.split('|')) {
      const mark = /[!?]*$/.exec(item)![0];
      const word = plainHeading(mark === '' ? item : item.slice(0, -mark.length));
      if (word === '') continue;
      const weight = mark.includes('?') ? 60 : mark.includes('!') ? 100 : 88;
      const entries = exact.get(word);
      if (!entries) exact.set(word, [{ role, weight }]);
      else if (!entries.some((e) => e.role === role)) entries.push({ role, weight });
    }
  }
  return { exact, words: [...exact].sort(([a], [b]) => b.length - a.length) };
}

function plainHeading(text: string): string {
  return foldWord(text)
    .replace(/[_.:*'"?!|/\\\-·]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `createdAt` and `PaymentID`, as raw keys of a table's data stand in some headings, as words. */
function splitCamel(text: string): string {
  return text.replace(/([a-z])(?=[A-Z])/g, '$1 ');
}

const isGlued = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Units smaller or larger than the main one: places, and the sign or word of the main unit that they are of. */
const otherUnits: Record<string, readonly [scale: number, of: string | null]> = {
  分: [2, '元'],
  人民币分: [2, '人民币'],
  cents: [2, null],
  cent: [2, null],
  'minor units': [2, null],
  paise: [2, '₹'],
  角: [1, '元'],
  万元: [-4, '元'],
  万: [-4, null],
  千円: [-3, '円'],
  千元: [-3, '元'],
  百万円: [-6, '円'],
  万円: [-4, '円'],
  천원: [-3, '원'],
  만원: [-4, '원'],
};
const zoneWords: Record<string, string> = {
  日本時間: '+09:00',
  日本时间: '+09:00',
  中国時間: '+08:00',
  北京时间: '+08:00',
  中国时间: '+08:00',
  北京時間: '+08:00',
  台北時間: '+08:00',
};

const remembered = new Map<string, HeadingReading>();

/** Reads a heading text; answers are remembered. */
export function readHeading(heading: string): HeadingReading {
  const known = remembered.get(heading);
  if (known) return known;
  const found = understand(heading);
  if (remembered.size < 2000) remembered.set(heading, found);
  return found;
}

function understand(printed: string): HeadingReading {
  compiled ??= compile();
  const split = splitCamel(printed);
  const heading = split !== printed && !compiled.exact.has(plainHeading(printed)) ? split : printed;
  let currencies: readonly string[] = [];
  let scale = 0;
  let offset: string | null = null;
  // A unit in brackets or after a comma, and a zone or code as the last word: `Created (UTC)`, `Action Date UTC`, `Amount EUR`.
  const whole = plainHeading(heading.length > 200 ? heading.slice(0, 200) : heading);
  let rest = foldWord(heading.slice(0, 200)).replace(/[([【]([^()[\]【】]{1,24})[)\]】]/g, (all, unit: string) => {
    const inner = unit.replace(/^(单位|單位|unit|in) ?[:,]? ?/, '').trim();
    const other = Object.hasOwn(otherUnits, inner) ? otherUnits[inner] : undefined;
    const zone = zoneWords[inner] ?? readOffset(inner);
    const codes = currenciesOf(inner);
    if (other !== undefined) {
      scale = other[0];
      if (other[1] !== null) currencies = currenciesOf(other[1]);
    } else if (zone !== null && zone !== undefined) offset = zone;
    else if (codes.length > 0) currencies = codes;
    else return ` ${all} `;
    return ' ';
  });
  rest = plainHeading(rest);
  const tail = /^(.+) ([a-z]{3,4}|[€$£¥₹₩])$/.exec(rest);
  if (tail && !compiled.exact.has(rest)) {
    const codes = currenciesOf(tail[2]!);
    const zone = codes.length === 0 ? readOffset(tail[2]!) : null;
    if (codes.length === 1 && tail[2]!.length === 3) currencies = codes;
    if (zone !== null) offset = zone;
    if (codes.length === 1 || zone !== null) rest = tail[1]!;
  }
  const roles = new Map<Role, number>();
  const note = (entries: readonly Entry[], share: number) => {
    for (const { role, weight } of entries) roles.set(role, Math.max(roles.get(role) ?? 0, Math.round(weight * share)));
  };
  const exact =
    compiled.exact.get(whole) ?? compiled.exact.get(rest) ?? compiled.exact.get(rest.replace(/[()[\]]/g, '').trim());
  if (exact) note(exact, 1);
  else findInside(rest, note);
  return { roles, currencies, scale, offset };
}

/** The longest known words that a heading holds, weighed by how much of it they are and whether they close it. */
function findInside(text: string, note: (entries: readonly Entry[], share: number) => void): void {
  if (text === '') return;
  const padded = ` ${text.replace(/[()[\],]/g, ' ')} `;
  let taken = 0;
  const used: [number, number][] = [];
  for (const [word, entries] of compiled!.words) {
    const glued = isGlued.test(word);
    if (glued ? word.length < 2 : word.length < 3) continue;
    const at = glued ? padded.lastIndexOf(word) : padded.indexOf(` ${word} `);
    if (at < 0) continue;
    const from = glued ? at : at + 1;
    if (used.some(([a, b]) => from < b && from + word.length > a)) continue;
    used.push([from, from + word.length]);
    const coverage = word.length / text.length;
    const closes = from + word.length >= padded.trimEnd().length;
    const opens = from <= 1;
    note(entries, Math.min(0.9, 0.35 + 0.45 * coverage + (glued ? (closes ? 0.12 : 0) : closes || opens ? 0.08 : 0)));
    if (++taken === 3) return;
  }
}
