// Reads what a money cell shows into sign, digits and possible currencies, and, once the column's decimal sign and currency
// are settled, into Money. Which of `1,234` and `1.234` a column means is decided in columns/money-format.ts.
import { fromDecimal, type Money } from '@/lib/model/money';
import { currenciesOf } from './currency';
import { foldText } from './fold';

/** One money text, before its column is known. */
export interface MoneyScan {
  /** -1 for a minus, parentheses, `△`; 1 for a printed plus; 0 where no sign is printed */
  sign: -1 | 0 | 1;
  /** the number's digits before and after the separators, as printed */
  groups: readonly string[];
  /** separators between `groups`: `.` `,` `'` or blank */
  separators: string;
  /** ISO 4217 codes that the printed sign may mean; empty where none is printed */
  currencies: readonly string[];
}

export type DecimalSign = '.' | ',';

/** What a column settles: its decimal sign, its currency and how many places its unit is smaller than the currency's main unit. */
export interface MoneyFormat {
  decimal: DecimalSign | null;
  currency: string | null;
  /** 2 for 分 and cents, -4 for 万元, 0 for the main unit */
  scale: number;
}

const separatorSet = ".,' ";
/** What most money cells hold: read without the long way, with the same result. */
const plainNumber = /^(-?)(\d+)(?:([.,])(\d+))?$/;

/**
 * Splits a money text: `-$1,234.50`, `12,345.00 USD`, `(12.00)`, `1 299:-`, `△1,000`, `- ₹ 123,457 .50`. Null where the
 * text is anything else: two numbers, a percentage, a date, words that name no currency.
 * @param language BCP 47 tag in which currencies may be named in words
 */
export function scanMoney(text: string, language = ''): MoneyScan | null {
  if (text.length > 64) return null;
  const plain = plainNumber.exec(text);
  if (plain) {
    const [, minus, whole, separator = '', fraction] = plain;
    const groups = fraction === undefined ? [whole!] : [whole!, fraction];
    return { sign: minus === '' ? 0 : -1, groups, separators: separator, currencies: [] };
  }
  const folded = foldText(text);
  let first = -1;
  let last = -1;
  for (let i = 0; i < folded.length; i++) {
    const c = folded.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      if (first < 0) first = i;
      last = i;
    }
  }
  if (first < 0) return null;
  // `.50` and `,50` start with their separator.
  const lead = folded[first - 1];
  if ((lead === '.' || lead === ',') && !/[\p{L}]/u.test(folded[first - 2] ?? '')) first--;
  const token = folded.slice(first, last + 1).replace(/ (?=[.,]\d)/g, '');
  const number = splitToken(token);
  if (number === null) return null;
  let before = folded.slice(0, first);
  let after = folded.slice(last + 1);
  // A dash for no decimals: `12,-`, `12.--`, `1 299:-`.
  const dash = /^ ?[.,:] ?-{1,2}(?!\d)/.exec(after);
  const isSwedish = dash?.[0].includes(':') === true;
  if (dash) after = after.slice(dash[0].length);
  else if (after[0] === '.' || after[0] === ',') after = after.slice(1);
  let sign: -1 | 0 | 1 = 0;
  if (before.includes('(') && after.includes(')')) {
    sign = -1;
    before = before.replace('(', ' ');
    after = after.replace(')', ' ');
  }
  const strip = (part: string) =>
    part.replace(/[+△▲]|(?<!\p{L})-|-(?!\p{L})/gu, (c) => {
      sign = c === '+' ? (sign === -1 ? -1 : 1) : -1;
      return ' ';
    });
  before = strip(before).trim();
  after = strip(after).trim();
  if (/^(dr|cr)\.?$/i.test(after)) {
    if (/^d/i.test(after)) sign = -1;
    after = '';
  }
  const left = before === '' ? null : currenciesOf(before, language);
  const right = after === '' ? null : currenciesOf(after, language);
  if ((left && left.length === 0) || (right && right.length === 0)) return null;
  const currencies = left && right ? left.filter((code) => right.includes(code)) : (left ?? right ?? []);
  if (left && right && currencies.length === 0) return null;
  if (isSwedish && (currencies.length === 0 || currencies.includes('SEK'))) {
    return { sign, groups: number.groups, separators: number.separators, currencies: ['SEK'] };
  }
  return { sign, groups: number.groups, separators: number.separators, currencies };
}

function splitToken(token: string): { groups: string[]; separators: string } | null {
  const groups: string[] = [];
  let separators = '';
  let group = '';
  for (let i = 0; i < token.length; i++) {
    const c = token[i]!;
    if (c >= '0' && c <= '9') group += c;
    else if (separatorSet.includes(c)) {
      if (group === '' && i > 0) return null;
      groups.push(group);
      separators += c;
      group = '';
    } else return null;
  }
  groups.push(group);
  return { groups, separators };
}

/** What the separators of one number tell of its decimal sign. */
export type Shape =
  | { kind: 'whole' }
  | { kind: 'decimal'; sign: DecimalSign }
  | { kind: 'grouped'; sign: DecimalSign | null }
  | { kind: 'either'; sign: DecimalSign };

/** Settles a number's shape by its own separators; null where they fit no way of writing numbers (`1.2.3`, `10.0.0.1`). */
export function shapeOf({ groups, separators }: MoneyScan): Shape | null {
  if (separators === '') return { kind: 'whole' };
  const last = separators[separators.length - 1]!;
  const rest = separators.slice(0, -1);
  const isPoint = last === '.' || last === ',';
  if (groups[0] === '' && separators.length > 1) return null;
  if (isPoint && !rest.includes(last)) {
    if (rest !== '') return isGrouped(groups.slice(0, -1), rest) ? { kind: 'decimal', sign: last } : null;
    const tail = groups[groups.length - 1]!;
    const head = groups[0]!;
    if (tail.length === 3 && head.length >= 1 && head.length <= 3 && !head.startsWith('0'))
      return { kind: 'either', sign: last };
    return { kind: 'decimal', sign: last };
  }
  if (!isGrouped(groups, separators)) return null;
  return { kind: 'grouped', sign: last === '.' ? ',' : last === ',' ? '.' : null };
}

/** One kind of separator, first group not empty; groups of 3, of 2 with a last of 3 (lakh), or of 4 (万). */
function isGrouped(groups: readonly string[], separators: string): boolean {
  if ([...separators].some((c) => c !== separators[0])) return false;
  const [head = '', ...tail] = groups;
  if (head === '' || (head.startsWith('0') && tail.length > 0)) return false;
  const last = tail[tail.length - 1] ?? '';
  if (tail.every((g) => g.length === 3)) return head.length <= 3;
  if (last.length === 3 && tail.slice(0, -1).every((g) => g.length === 2)) return head.length <= 2;
  // Fours are 万 and 亿, parted by commas: blanks part card numbers so.
  return separators[0] === ',' && tail.every((g) => g.length === 4) && head.length <= 4;
}

/**
 * The amount that a scanned text means in a settled column, with its printed sign. Null where the decimal sign stays open
 * (`1,234` in a column that tells nothing) or the number fits no way of writing.
 */
export function finishMoney(scan: MoneyScan, format: MoneyFormat): Money | null {
  const shape = shapeOf(scan);
  if (shape === null) return null;
  let decimalAt = -1;
  if (shape.kind === 'decimal') decimalAt = scan.separators.length;
  if (shape.kind === 'either') {
    if (format.decimal === null) return null;
    if (format.decimal === shape.sign) decimalAt = 1;
  }
  const whole = (decimalAt < 0 ? scan.groups : scan.groups.slice(0, decimalAt)).join('') || '0';
  const fraction = decimalAt < 0 ? '' : scan.groups.slice(decimalAt).join('');
  const currency = currencyFor(scan, format);
  return fromDecimal((scan.sign < 0 ? '-' : '') + shift(whole, fraction, format.scale), currency);
}

function currencyFor({ currencies }: MoneyScan, format: MoneyFormat): string | null {
  if (currencies.length === 1) return currencies[0]!;
  if (currencies.length === 0) return format.currency;
  return format.currency !== null && currencies.includes(format.currency) ? format.currency : null;
}

/** Moves the point `scale` places to the left (to the right where negative). */
function shift(whole: string, fraction: string, scale: number): string {
  if (scale > 0) {
    const padded = whole.padStart(scale + 1, '0');
    return `${padded.slice(0, -scale)}.${padded.slice(-scale)}${fraction}`;
  }
  if (scale < 0) {
    const padded = fraction.padEnd(-scale, '0');
    const rest = padded.slice(-scale);
    return whole + padded.slice(0, -scale) + (rest === '' ? '' : `.${rest}`);
  }
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
