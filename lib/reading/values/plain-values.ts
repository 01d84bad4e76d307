// The commonest ways of writing an amount and a time, read without scanner or regular expression: tables have a hundred
// thousand of them. Everything else goes the long way (money.ts, moment-scan.ts), with the same result.
import type { Moment } from '@/lib/model/moment';
import type { Money } from '@/lib/model/money';

/**
 * `1234`, `-1234.5`, `1,234.50` with at most as many decimals as the currency has (and never three, which could be
 * thousands): amounts that mean the same whatever the column's decimal sign. Null for all else.
 */
export function readPlainMoney(text: string, exponent: number, currency: string | null): Money | null {
  const n = text.length;
  if (n === 0 || n > 15 || exponent > 2) return null;
  let i = 0;
  const isNegative = text.charCodeAt(0) === 45;
  if (isNegative) i = 1;
  let minor = 0;
  let digits = 0;
  let sinceComma = -1;
  for (; i < n; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      minor = minor * 10 + (c - 48);
      digits++;
      if (sinceComma >= 0) sinceComma++;
    } else if (c === 44) {
      if (sinceComma < 0 ? digits === 0 || digits > 3 || text.charCodeAt(isNegative ? 1 : 0) === 48 : sinceComma !== 3)
        return null;
      sinceComma = 0;
    } else break;
  }
  if (digits === 0 || (sinceComma >= 0 && sinceComma !== 3)) return null;
  let fraction = 0;
  if (i < n) {
    if (text.charCodeAt(i) !== 46) return null;
    for (i++; i < n; i++) {
      const c = text.charCodeAt(i);
      if (c < 48 || c > 57) return null;
      minor = minor * 10 + (c - 48);
      fraction++;
    }
    if (fraction === 0 || fraction > exponent) return null;
  } else if (sinceComma >= 0) return null;
  for (; fraction < exponent; fraction++) minor *= 10;
  return { minor: isNegative && minor !== 0 ? -minor : minor, exponent, currency };
}

const daysIn = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function two(text: string, at: number): number {
  const a = text.charCodeAt(at) - 48;
  const b = text.charCodeAt(at + 1) - 48;
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
}

/** `2026-03-01 02:14:00` (or with `T`, or `/` between the date's parts), always 19 characters; null for all else. */
export function readPlainMoment(text: string, offset: string | null): Moment | null {
  if (text.length !== 19) return null;
  const separator = text.charCodeAt(4);
  if ((separator !== 45 && separator !== 47) || text.charCodeAt(7) !== separator) return null;
  const between = text.charCodeAt(10);
  if ((between !== 32 && between !== 84) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return null;
  const century = two(text, 0);
  const year = century * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (century < 19 || two(text, 2) < 0 || year < 1970 || year > 2199 || month < 1 || month > 12) return null;
  if (
    day < 1 ||
    day > daysIn[month]! ||
    hour < 0 ||
    hour > 23 ||
    minute < 0 ||
    minute > 59 ||
    second < 0 ||
    second > 59
  ) {
    return null;
  }
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return null;
  const date = text.slice(0, 10);
  return { local: `${separator === 45 ? date : date.replace(/\//g, '-')}T${text.slice(11)}`, offset };
}
