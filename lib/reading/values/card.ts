// Card numbers: reading masked ones, and cutting full ones down to first 6 + last 4 before anything is kept.
// (PCI DSS 3.4.1 allows the BIN and the last four to be shown.)
import { foldText } from './fold';

/** Issuer ranges by first digits and the lengths issued there (ISO/IEC 7812; UnionPay 62/81, JCB 3528–3589, Mir 2200–2204…). */
function isIssuedRange(digits: string): boolean {
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  const n = digits.length;
  if (digits[0] === '4') return n === 13 || n === 16 || n === 18 || n === 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return n === 16;
  if (two === 34 || two === 37) return n === 15;
  if (two === 62 || two === 81) return n >= 16;
  if (four >= 3528 && four <= 3589) return n >= 16;
  if (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059) || four === 3095) return n >= 14;
  if (four === 6011 || (four >= 6440 && four <= 6599)) return n >= 16;
  if (two === 50 || (two >= 56 && two <= 58) || two === 63 || two === 67 || two === 60 || two === 68 || two === 69)
    return n >= 13;
  if (four >= 2200 && four <= 2204) return n >= 16;
  if (two === 65 || two === 64 || two === 61 || two === 66) return n >= 16;
  if (four === 9792) return n === 16;
  return two === 90 || two === 94 || two === 95 ? n >= 16 : false;
}

/** The Luhn check digit of ISO/IEC 7812-1. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, twice = false; i >= 0; i--, twice = !twice) {
    let d = digits.charCodeAt(i) - 48;
    if (twice) {
      d *= 2;
      if (d > 9) d -= 9;
    }
    sum += d;
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

const anyDigit = /\p{Nd}/u;
const run = /\p{Nd}(?:[ \u00a0\u2007\u2009\u202f\u3000.·_\-\u2010-\u2015\u2212\uff0d]{0,2}\p{Nd}){12,40}/gu;

/**
 * The text with every card number in it cut to first 6 + last 4. A card number is a run of 13–19 digits (of any script,
 * blanks or dashes between) that passes Luhn and starts in an issued range. Time is linear in the text.
 */
export function maskCardNumbers(text: string): string {
  if (text.length < 13) return text;
  return text.replace(run, maskRun);
}

function maskRun(found: string): string {
  const plain: { at: number; digit: string }[] = [];
  for (let i = 0; i < found.length; i++) {
    const c = found[i]!;
    if (anyDigit.test(c)) plain.push({ at: i, digit: foldText(c) });
  }
  const all = plain.map((p) => p.digit).join('');
  // One long number without separators is an order number even if a card number could be cut out of its middle.
  const isSolid = found.length === all.length;
  const chars = [...found];
  let changed = false;
  const hide = (from: number, length: number) => {
    changed = true;
    for (let i = from + 6; i < from + length - 4; i++) chars[plain[i]!.at] = '*';
  };
  if (isSolid || all.length <= 19) {
    if (isCardNumber(all)) hide(0, all.length);
    else if (!isSolid) maskWithin(found, plain, all, hide);
  } else maskWithin(found, plain, all, hide);
  return changed ? chars.join('') : found;
}

/** Looks for card numbers that start and end at a separator within a longer run. */
function maskWithin(
  found: string,
  plain: readonly { at: number }[],
  all: string,
  hide: (from: number, length: number) => void,
): void {
  const isEdge = (i: number) => i === 0 || i === plain.length || plain[i]!.at - plain[i - 1]!.at > 1;
  void found;
  for (let from = 0; from + 13 <= all.length; from++) {
    if (!isEdge(from)) continue;
    for (let length = Math.min(19, all.length - from); length >= 13; length--) {
      if (!isEdge(from + length) || !isCardNumber(all.slice(from, from + length))) continue;
      hide(from, length);
      from += length - 1;
      break;
    }
  }
}

export interface CardReading {
  /** digits and `*` only, `621483******1234`; null where fewer than 4 digits and no mask are shown */
  masked: string | null;
  /** last four digits; null where the page masks them too */
  last4: string | null;
}

const maskSign = /[*xX\u2022\u25cf\u25cb\u00b7\u2217\u2731\u25aa\u2588\u26ab#]/;

/**
 * Reads what a card column shows: `6222****1234`, `•••• 4242`, `4***-****-****-6426`, `招商银行信用卡(3269)`, a bare last
 * four, or a full number (cut down). Null where the text shows no card (a wallet, a phone number, a name).
 * @param isLastFour the column says that it holds the last digits only
 */
export function readCard(text: string, isLastFour = false): CardReading | null {
  const folded = foldText(text);
  if (folded.length > 120) return null;
  const runs =
    folded.match(
      /[\d*xX\u2022\u25cf\u25cb\u00b7\u2217\u2731\u25aa\u2588\u26ab#.][\d*xX\u2022\u25cf\u25cb\u00b7\u2217\u2731\u25aa\u2588\u26ab# .-]*/g,
    ) ?? [];
  for (const raw of runs) {
    const found = readMask(raw);
    if (found) return found;
  }
  const bare = /(?:^|[^\d])(\d{4})(?:[^\d]|$)/.exec(folded);
  if (!bare) return null;
  const isNamed = /[([]\s*\d{4}\s*[)\]]|尾号|末四位|末4|ending|end(?:s|ed) in|last/i.test(folded);
  if (!isLastFour && !isNamed && folded !== bare[1] && !/^[a-z ]+ ?\d{4}$/i.test(folded)) return null;
  return { masked: `*${bare[1]}`.padStart(8, '*'), last4: bare[1]! };
}

function readMask(raw: string): CardReading | null {
  const dense = raw
    .replace(/[ -]/g, '')
    .replace(/\.{2,}/g, (dots) => '*'.repeat(dots.length))
    .replace(/\./g, '');
  let signs = '';
  for (const c of dense) signs += c >= '0' && c <= '9' ? c : maskSign.test(c) ? '*' : '';
  const shown = signs.replace(/\*/g, '');
  if (!signs.includes('*')) {
    if (signs.length < 13 || signs.length > 19) return null;
    return { masked: truncateCardNumber(signs), last4: signs.slice(-4) };
  }
  const stars = signs.length - shown.length;
  if (shown.length === 0 || stars < 2) return null;
  // 130****3212 is a phone number, not a card.
  if (/^1\d{2}\*{4}\d{4}$/.test(signs)) return null;
  const head = /^\d*/.exec(signs)![0].slice(0, 6);
  const tail = /\d*$/.exec(signs)![0].slice(-4);
  const hidden = Math.min(24, signs.length) - head.length - tail.length;
  const masked = head + '*'.repeat(Math.max(1, hidden)) + tail;
  if (masked.length < 4) return null;
  return { masked, last4: tail.length === 4 ? tail : null };
}
