// Finds the amount in a text that says more than an amount: `From $1,234.56`, `Paid €12,00 by card`, `Price: $15.95/mo`.
// Only a number beside a currency counts: a number among words alone may be anything.

import { exponentOf, type Money } from '@/lib/model/money';
import { currenciesOf, signPattern } from './currency';
import { foldText } from './fold';
import { finishMoney, type MoneyScan, scanMoney, shapeOf } from './money';

// Digits with separators between them; a blank parts thousands only where exactly three digits follow.
const number = /\d+(?:[.,']\d+| \d{3}(?!\d)|[.,] \d{2}(?![\d.,]))*/g;
let before: RegExp | null = null;
let after: RegExp | null = null;

/**
 * The amount that a text is, else the first in it that stands beside a currency; null where there is none. A number that
 * goes on (`1.2万`, `12k`, `5%`, `12/03`) or belongs to a word (`MX924`) is no amount.
 */
export function findMoney(text: string, language = ''): MoneyScan | null {
  const strict = scanMoney(text, language);
  if (text.length > 200 || (strict !== null && shapeOf(strict) !== null)) return strict;
  // Cents behind or above the sign: `12€50`, `$19 99`.
  const folded = foldText(text)
    .replace(/(\d)(?: ?€(\d{2})(?!\d)| € (\d{2})$)/, '$1,$2$3 €')
    .replace(/(\d)'(\d{2})(?= ?€)/, '$1,$2')
    // Signs that are words or letters elsewhere: only in capitals, and only where nothing else stands in the text.
    .replace(/^DA (?=[\d., ]+$)/, 'DZD ')
    .replace(/^([\d., ]+) DA$/, '$1 DZD')
    .replace(/^P(?=\d{1,3}(?:,\d{3})*\.\d{2}$)/, 'PHP ')
    .replace(/(\d) ([.,]) (\d{2})(?!\d)/, '$1$2$3')
    .replace(/^([^\d]{0,30}[$€£] ?\d{1,4}) (\d{2})$/, '$1.$2');
  const name = `${signPattern()}|[a-z]{3}`;
  before ??= new RegExp(`(?:(?<![\\p{L}])(?:[a-z]{3}\\p{Sc}|${name})|\\p{Sc})[ :)]{0,3}$`, 'iu');
  // A sign with a blank before it and none behind belongs to the next number: `Qty 2 $5.00`.
  after ??= new RegExp(
    `^(?:[.,]? ?-{1,2}(?!\\d)|[.,])?(?:(?:([元円원])|(${name})(?!\\p{L})|(\\p{Sc}))| (?:(${name})(?![\\p{L}\\d])|(\\p{Sc})(?!\\d)))`,
    'iu',
  );
  for (const found of folded.matchAll(number)) {
    const to = found.index + found[0].length;
    const rest = folded.slice(to);
    if (/^ ?[%‰]|^ ?[万萬亿億千만억]|^[kmb](?!\p{L})/iu.test(rest)) continue;
    let lead = folded.slice(Math.max(0, found.index - 14), found.index);
    const closeMinus = /(?:^|[\s:(])-$|\($/.exec(lead);
    if (closeMinus) lead = lead.slice(0, -1);
    const left = before.exec(lead);
    if (left === null && /^[:/]\d/.test(rest)) continue;
    if (left === null && /[\p{L}\d][./]?$/u.test(lead)) continue;
    const right = after.exec(rest);
    const leftCodes = left ? currenciesOf(left[0]) : [];
    const rightCodes = right ? currenciesOf(right.slice(1).find((sign) => sign !== undefined)!) : [];
    const codes = leftCodes.length > 0 ? leftCodes : rightCodes;
    if (codes.length === 0) continue;
    const bare = scanMoney(found[0].replace(/([.,]) (?=\d{2}$)/, '$1'));
    if (bare === null) continue;
    const both = leftCodes.filter((code) => rightCodes.includes(code));
    const ahead = left ? lead.slice(0, left.index) : lead;
    const isMinus = closeMinus !== null || /(?:^|\s)-$/.test(ahead) || /^\s*-\s$/.test(ahead);
    return { ...bare, sign: isMinus ? -1 : bare.sign, currencies: both.length > 0 ? both : codes };
  }
  return null;
}

/** A price as it stands on a page of its own, without a column to tell how its numbers are written. */
export interface Price {
  /** `currency` is null where the sign is shared by several; they are then in `currencies` */
  amount: Money;
  currencies: readonly string[];
}

/**
 * The price that a text names first; null where it names none. Three digits behind a lone point or comma are thousands, as shops
 * print them, unless the currency has three decimals: a column of a table knows better and does not come here.
 * @param language BCP 47 tag in which currencies may be named in words
 */
export function readPrice(text: string, language = ''): Price | null {
  const scan = findMoney(text, language);
  if (scan === null) return null;
  const shape = shapeOf(scan);
  if (shape === null) return null;
  const { currencies } = scan;
  const hasThousandths = currencies.length > 0 && currencies.every((code) => exponentOf(code) === 3);
  const decimal = shape.kind !== 'either' ? null : hasThousandths ? shape.sign : shape.sign === '.' ? ',' : '.';
  const amount = finishMoney(scan, { currency: null, scale: 0, decimal });
  return amount && { amount, currencies };
}
