// What of a row is kept: heading → text, cut down at the boundary. Secrets and people's names are dropped, phones, e-mails and
// identity numbers truncated, card numbers masked wherever they stand; order numbers stay whole.
import { maskCardCell, maskCardNumbers } from '../values/card';
import { keepPayer, truncatePersonal } from '../values/personal';
import { remembering } from '../values/remember';
import type { Role } from './heading-words';
import type { ColumnProfile } from './profile';

/**
 * Columns of order numbers: one in ten of them passes Luhn by chance, so that only numbers printed in a card's groups are masked
 * there, or all where most of the column are card numbers.
 */
const numbers: ReadonlySet<Role> = new Set<Role>([
  'id',
  'orderId',
  'originalId',
  'authCode',
  'rrn',
  'trace',
  'batch',
  'terminal',
  'merchantNo',
]);

/** Columns of figures and of few words: what has the length of a card number is none of them. */
const figures: ReadonlySet<Role> = new Set<Role>([
  'amount',
  'debit',
  'credit',
  'sign',
  'fee',
  'net',
  'refundAmount',
  'otherMoney',
  'rate',
  'count',
  'price',
  'currency',
  'timeZone',
  'brand',
  'funding',
]);

const moments: ReadonlySet<Role> = new Set<Role>(['time', 'clock', 'settlementDate', 'otherDate']);

/** A day and its clock as most print them: no card number. */
const dated = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?[ T]\d{1,2}:\d\d(?::\d\d)?$/;

const longest = 400;
const grouped = /\p{Nd}{4}[^\p{Nd}]{1,2}\p{Nd}/u;

/** Anything but figures and Latin letters. */
const parting = /[^0-z]/;
/** A card number as it is masked by most: nothing of it is cut any further. */
const maskedCard = /^\d{4,6}\*{2,12}\d{4}$/;

/** How a column's texts are kept; null where nothing of it may be. */
export type Keeper = (text: string) => string | null;

/** The keeper of a column, which remembers what it did with each distinct text. */
export function keeperOf(role: Role | null, profile: ColumnProfile): Keeper {
  if (role === 'secret' || role === 'person' || role === 'index') return () => null;
  const short = (text: string) => (text.length > longest ? text.slice(0, longest) : text);
  // What a column holds is judged by a part of it: a card number may stand in any row.
  if (role !== null && moments.has(role) && profile.cardNumber === 0)
    return (text) => (text.length < 13 || dated.test(text) ? short(text) : maskCardNumbers(short(text)));
  if (role !== null && figures.has(role)) return (text) => (text.length >= 13 ? maskCardNumbers(short(text)) : text);
  if (role !== null && numbers.has(role) && profile.cardNumber < 0.5) {
    return (text) =>
      text.length >= 13 && parting.test(text) && grouped.test(text) ? maskCardNumbers(short(text)) : short(text);
  }
  const cut: Keeper =
    role === 'payer'
      ? keepPayer
      : role === 'card'
        ? (text) =>
            maskedCard.test(text) ? text : maskCardCell(maskCardNumbers(truncatePersonal(text.slice(0, longest))))
        : (text) => maskCardNumbers(truncatePersonal(text.slice(0, longest)));
  return remembering(cut);
}

/** Names under which columns stand in `raw`: duplicate and empty headings are told apart by a number. */
export function rawNames(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading, i) => {
    const base = maskCardNumbers(truncatePersonal(heading.slice(0, 120))) || `#${i + 1}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    return name;
  });
}

/**
 * Writes what a row says: name → text of each column that says anything. Rows that say something under the same names are made
 * as copies of each other: their objects have one shape, which costs the least to make and to keep.
 */
export function makeRawWriter(names: readonly string[]): (texts: readonly (string | null)[]) => Record<string, string> {
  let latest: Record<string, string> = {};
  let isFilled: readonly boolean[] = names.map(() => false);
  return (texts) => {
    let isAlike = true;
    for (let i = 0; i < names.length && isAlike; i++) isAlike = (texts[i] !== null) === isFilled[i];
    const raw: Record<string, string> = isAlike ? { ...latest } : {};
    for (let i = 0; i < names.length; i++) {
      const text = texts[i] ?? null;
      if (text !== null) raw[names[i]!] = text;
    }
    if (!isAlike) {
      latest = raw;
      isFilled = names.map((_, i) => texts[i] !== null);
    }
    return raw;
  };
}
