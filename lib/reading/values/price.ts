// Finds the amount in a text that says more than an amount: `From $1,234.56`, `Paid €12,00 by card`, `Price: $15.95/mo`.
// Only a number beside a currency counts: a number among words alone may be anything.
import { currenciesOf, signPattern } from './currency';
import { foldText } from './fold';
import { type MoneyScan, scanMoney } from './money';

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
  if (strict !== null || text.length > 200) return strict;
  const folded = foldText(text);
  before ??= new RegExp(`(?<![\\p{L}])(${signPattern()}|[a-z]{3})[ :]{0,2}$`, 'iu');
  after ??= new RegExp(`^[.,]? ?(${signPattern()}|[a-z]{3})(?![\\p{L}])`, 'iu');
  for (const found of folded.matchAll(number)) {
    const to = found.index + found[0].length;
    const rest = folded.slice(to);
    if (/^ ?[%‰]|^[:/]\d|^ ?[万萬亿億千만억]|^[kmb](?!\p{L})/iu.test(rest)) continue;
    let lead = folded.slice(Math.max(0, found.index - 14), found.index);
    const closeMinus = /(?:^|[\s:(])-$|\($/.exec(lead);
    if (closeMinus) lead = lead.slice(0, -1);
    const left = before.exec(lead);
    if (left === null && /[\p{L}\d][./]?$/u.test(lead)) continue;
    const right = after.exec(rest);
    const leftCodes = left ? currenciesOf(left[1]!) : [];
    const rightCodes = right ? currenciesOf(right[1]!) : [];
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
