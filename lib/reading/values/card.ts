// Card numbers: reading masked ones, and cutting full ones down to first 6 + last 4 before anything is kept.
// (PCI DSS 4 requirement 3.4.1: at most the BIN and the last four are shown.)
import { foldText } from './fold';

/** Issuer ranges by first digits and the lengths issued there (ISO/IEC 7812 and the schemes' public BIN tables). */
function isIssuedRange(digits: string): boolean {
  const n = digits.length;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if (two >= 40 && two <= 49) return n === 13 || n === 16 || n === 18 || n === 19; // Visa
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return n === 16; // Mastercard
  if (two === 34 || two === 37) return n === 15; // American Express
  if (two === 62 || two === 81) return n >= 16; // UnionPay
  if (four >= 3528 && four <= 3589) return n >= 16; // JCB
  if (two === 36 || two === 38 || two === 39 || two === 30) return n >= 14; // Diners Club
  if (two === 60 || two === 61 || (two >= 63 && two <= 69)) return n >= 16 || (n >= 13 && two !== 61); // Discover, RuPay, Maestro
  if (two === 50 || (two >= 56 && two <= 58)) return n >= 13; // Maestro, Verve, Elo
  if (four >= 2200 && four <= 2204) return n >= 16; // Mir
  if (four === 9792) return n === 16; // Troy
  return two >= 90 && two <= 95 && n >= 16; // cards for use in China only
}

/** The Luhn check digit of ISO/IEC 7812-1. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, twice = false; i >= 0; i--, twice = !twice) {
    const d = digits.charCodeAt(i) - 48;
    sum += twice ? (d > 4 ? 2 * d - 9 : 2 * d) : d;
  }
  return sum % 10 === 0;
}

/** True for 13–19 digits that pass Luhn and start in an issued range. */
export function isCardNumber(digits: string): boolean {
  return digits.length >= 13 && digits.length <= 19 && isIssuedRange(digits) && isLuhnValid(digits);
}

/** First 6 and last 4 digits of a full number, `*` between. */
export function truncateCardNumber(digits: string): string {
  return digits.slice(0, 6) + '*'.repeat(Math.max(1, digits.length - 10)) + digits.slice(-4);
}

const longRun =
  /\p{Nd}(?:[ \t\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff.·_\-\u2010-\u2015\u2212\uff0d\uff0e]{0,3}\p{Nd}){12,}/gu;
const digit = /\p{Nd}/u;

/** Cheap test before the run is searched: at least 13 digits, of ASCII or of any script. */
function mayHoldCard(text: string): boolean {
  if (text.length < 13) return false;
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c >= 48 && c <= 57) || c >= 0x660) n++;
  }
  return n >= 13;
}

/** An identifier of RFC 9562: a machine's, though the digits at the end of one in some thousands look like a card's. */
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/**
 * The text with every card number in it cut to first 6 + last 4, separators left standing. A card number is a run of 13–19
 * digits (of any script; blanks, dashes or dots between) that passes Luhn and starts in an issued range; a longer
 * run without separators is an order number, and a UUID is left as it is. Time is linear in the text.
 */
export function maskCardNumbers(text: string): string {
  if (!mayHoldCard(text)) return text;
  const ids = text.match(uuid);
  if (!ids) return text.replace(longRun, maskRun);
  const between = text.split(uuid).map((part) => part.replace(longRun, maskRun));
  return between.map((part, i) => part + (ids[i] ?? '')).join('');
}

function maskRun(found: string): string {
  const chars = [...found];
  const at: number[] = [];
  let digits = '';
  for (let i = 0; i < chars.length; i++) {
    if (!digit.test(chars[i]!)) continue;
    at.push(i);
    digits += foldText(chars[i]!);
  }
  const isEdge = (i: number) => i === 0 || i === at.length || at[i]! - at[i - 1]! > 1;
  let changed = false;
  for (let from = 0; from + 13 <= digits.length; from++) {
    if (!isEdge(from)) continue;
    for (let length = Math.min(19, digits.length - from); length >= 13; length--) {
      if (!isEdge(from + length) || !isCardNumber(digits.slice(from, from + length))) continue;
      for (let i = from + 6; i < from + length - 4; i++) chars[at[i]!] = '*';
      changed = true;
      from += length - 1;
      break;
    }
  }
  return changed ? chars.join('') : found;
}

export interface CardReading {
  /** digits and `*` only, `621483******1234`; null where the page shows the last four alone */
  masked: string | null;
  /** last four digits; null where the page masks any of them */
  last4: string | null;
}

const maskSigns = '*•●○·∗✱▪█⁎﹡＊⋅∙◦';
const namedLastFour =
  /(?:[([#]|尾号|尾號|末四位|后四位|後四碼|末4|下4桁|末尾|끝|ending(?: in)?|ends in|last ?(?:4|four)|endet auf|se terminant par|terminada en|termina em|terminante con|…|\.{2,}) ?:?(\d{4})(?!\d)/iu;

/**
 * Reads what a card column shows: `6222****1234`, `•••• 4242`, `4***-****-****-6426`, `招商银行信用卡(3269)`, a bare last
 * four, or a full number, which is cut down. Null where the text shows no card (a wallet, a phone number, a name).
 * @param isLastFour the column says that it holds the last digits only
 */
export function readCard(text: string, isLastFour = false): CardReading | null {
  if (text.length < 4 || text.length > 120) return null;
  const folded = foldText(text);
  const masked = readMasked(folded);
  if (masked !== null) {
    if (/^1\d\d\*{4}\d{4}$/.test(masked)) return null; // 130****3212 is a phone number
    return { masked: cutMask(masked), last4: /\d{4}$/.test(masked) ? masked.slice(-4) : null };
  }
  const digits = /^[^\d]*(\d[\d -]{11,26}\d)[^\d]*$/.exec(folded)?.[1]?.replace(/[ -]/g, '');
  if (digits !== undefined && digits.length >= 13 && digits.length <= 19) {
    return { masked: truncateCardNumber(digits), last4: digits.slice(-4) };
  }
  const named = namedLastFour.exec(folded);
  if (named) return { masked: null, last4: named[1]! };
  const bare = /^(?:[\p{L} .]{0,40} )?(\d{4})$/u.exec(folded);
  if (bare && (isLastFour || bare[1] === folded || folded.length > 4)) return { masked: null, last4: bare[1]! };
  return null;
}

/** The longest run of digits and mask signs (at least one of each) in a folded text, mask signs as `*`; null where there is none. */
export function readMasked(folded: string): string | null {
  let run = '';
  let stars = 0;
  let shown = 0;
  let best: string | null = null;
  const close = () => {
    if (stars >= 1 && shown >= 1 && run.length >= 5 && (best === null || run.length > best.length)) best = run;
    run = '';
    stars = 0;
    shown = 0;
  };
  for (let i = 0; i < folded.length; i++) {
    const c = folded[i]!;
    if (c >= '0' && c <= '9') {
      run += c;
      shown++;
    } else if (maskSigns.includes(c) || isMaskLetter(folded, i) || (c === '#' && isHashMask(folded, i))) {
      run += '*';
      stars++;
    } else if (!((c === ' ' || c === '-') && run !== '' && /[\d*xX•●-]/.test(folded[i + 1] ?? ''))) close();
  }
  close();
  return best;
}

/** `x` stands for a digit where its neighbours are digits, masks or other x: not in `Amex` or `Maestro 12`. */
function isMaskLetter(text: string, i: number): boolean {
  if (text[i] !== 'x' && text[i] !== 'X') return false;
  let from = i;
  while (from > 0 && (text[from - 1] === 'x' || text[from - 1] === 'X')) from--;
  let to = i + 1;
  while (to < text.length && (text[to] === 'x' || text[to] === 'X')) to++;
  const before = text[from - 1] ?? '';
  const after = text[to] ?? '';
  if (/\p{L}/u.test(before) || /\p{L}/u.test(after)) return false;
  // Between and after figures at least four: `9XX10000` and `10000x` are order numbers, `x1001` is a card.
  return to - from >= 4 || /[*•]/.test(before + after) || (!/\d/.test(before) && /\d/.test(after));
}

/** `####` masks; `#1001` is a number with its sign. */
function isHashMask(text: string, i: number): boolean {
  return (
    (text[i - 1] === '#' && text[i + 1] === '#') || text.startsWith('###', i) || text.slice(0, i + 1).endsWith('###')
  );
}

/** Never more than the first 6 and the last 4 digits, at most 24 characters. */
function cutMask(run: string): string {
  const n = run.length;
  let out = '';
  for (let i = 0; i < n; i++) out += i < 6 || i >= n - 4 ? run[i]! : '*';
  return n > 24 ? `${out.slice(0, 12)}${out.slice(-12)}` : out;
}

/**
 * A card cell's text as it may be kept: digits beyond the first 6 and the last 4 of its number hidden, everything else as printed.
 */
export function maskCardCell(text: string): string {
  if (!/\d{5}|\p{Nd}{5}|\d[ -]\d/u.test(text)) return text;
  return text.replace(/[\p{Nd}*xX•●○·∗＊#](?:[ \u00a0-]?[\p{Nd}*xX•●○·∗＊#]){8,}/gu, (run) => {
    const chars = [...run];
    const at = chars.flatMap((c, i) => (/[ \u00a0-]/.test(c) ? [] : [i]));
    at.forEach((i, n) => {
      if (n >= 6 && n < at.length - 4 && digit.test(chars[i]!)) chars[i] = '*';
    });
    return chars.join('');
  });
}
