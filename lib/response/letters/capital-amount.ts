// Amounts in Chinese capital numerals (人民币壹万元整), as bank papers want them so that no stroke can be added.
// Source: 中国人民银行《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》, its examples are this file's tests.
import type { Money } from '@/lib/model/money';

const digits = [...'零壹贰叁肆伍陆柒捌玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '兆'];

/** Currencies whose unit is called 元 or divided into hundredths, by the name written before the amount. */
const names: Record<string, string> = {
  CNY: '人民币',
  HKD: '港元',
  MOP: '澳门元',
  TWD: '新台币',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
};

/**
 * `人民币壹万元整`. Null for an amount that capital numerals do not write: of a currency with other units than hundredths or
 * none, finer than the unit, or of 10^16 and more. A negative one is written with 负.
 */
export function capitalAmount({ minor, exponent, currency }: Money): string | null {
  const name = currency === null ? '' : names[currency];
  if (name === undefined || exponent > 8) return null;
  const scale = 10n ** BigInt(exponent);
  const total = BigInt(Math.abs(minor)) * 100n;
  if (total % scale !== 0n) return null;
  const cents = total / scale;
  if (cents / 100n >= 10n ** 16n) return null;
  return name + (minor < 0 ? '负' : '') + written(cents);
}

function written(cents: bigint): string {
  const whole = cents / 100n;
  const tens = Number((cents % 100n) / 10n);
  const ones = Number(cents % 10n);
  if (whole === 0n && tens === 0 && ones === 0) return '零元整';
  const yuan = whole === 0n ? '' : `${integer(whole)}元`;
  if (tens === 0 && ones === 0) return `${yuan}整`;
  // The yuan's own place is nought: one 零 stands between yuan and jiao. No jiao: 零 stands before the fen.
  const gap = whole > 0n && whole % 10n === 0n && tens > 0 ? '零' : '';
  if (ones === 0) return `${yuan}${gap}${digits[tens]}角`;
  if (tens === 0) return `${yuan}${whole > 0n ? '零' : ''}${digits[ones]}分`;
  return `${yuan}${gap}${digits[tens]}角${digits[ones]}分`;
}

/** A whole number, in groups of four digits; noughts in a row are one 零, none at a group's end. */
function integer(value: bigint): string {
  const parts: number[] = [];
  for (let rest = value; rest > 0n; rest /= 10_000n) parts.push(Number(rest % 10_000n));
  let text = '';
  let needsZero = false;
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i]!;
    if (part === 0) {
      needsZero = text !== '';
      continue;
    }
    if (text !== '' && (needsZero || part < 1000)) text += '零';
    text += four(part) + groups[i];
    needsZero = false;
  }
  return text;
}

function four(value: number): string {
  let text = '';
  let needsZero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      needsZero = text !== '';
      continue;
    }
    text += (needsZero ? '零' : '') + digits[digit] + places[place];
    needsZero = false;
  }
  return text;
}
