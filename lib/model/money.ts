// Money as integer minor units. No floating-point number ever holds an amount; what the page did not say stays null.
import * as z from 'zod/mini';

/** ISO 4217:2015 list one: every currency whose minor unit is not 2 digits. */
const exponents: Record<string, number> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((c) => [c, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((c) => [c, 3]),
  ...'CLF UYW'.split(' ').map((c) => [c, 4]),
]);

/** Digits after the decimal sign of a currency (ISO 4217); 2 where no currency is known. */
export function exponentOf(currency: string | null): number {
  return currency === null ? 2 : (exponents[currency] ?? 2);
}

/**
 * An amount: `minor` whole units of 10^-`exponent`, in `currency` (ISO 4217, null where the page names none).
 * `exponent` is the currency's own, or more where the source printed finer (a fee of 0.00600).
 */
export const Money = z.object({
  minor: z.int(),
  exponent: z.int().check(z.gte(0), z.lte(8)),
  currency: z.nullable(z.string().check(z.regex(/^[A-Z]{3}$/))),
});
export type Money = z.infer<typeof Money>;

/** Decimal string of an amount, `-10000.00`; exactly `exponent` digits after the point, no grouping. */
export function toDecimal({ minor, exponent }: Money): string {
  const sign = minor < 0 ? '-' : '';
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Reads a plain decimal (`-10000.00`, no grouping) into money. Digits finer than the currency's unit are kept by a larger
 * exponent unless they are zeros. Returns null for anything else and for what does not fit a safe integer.
 */
export function fromDecimal(decimal: string, currency: string | null): Money | null {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,12}))?$/.exec(decimal);
  if (!match) return null;
  const base = exponentOf(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '').padEnd(base, '0');
  if (fraction.length > 8) return null;
  const minor = Number(match[2] + fraction);
  if (!Number.isSafeInteger(minor)) return null;
  return { minor: match[1] && minor !== 0 ? -minor : minor, exponent: fraction.length, currency };
}

/** The same amount without its sign. */
export function absolute(money: Money): Money {
  return { ...money, minor: Math.abs(money.minor) };
}

/** Adds an amount to sums kept per currency; exact, at the finer of both exponents. */
export function addMoney(sums: readonly Money[], amount: Money): Money[] {
  const at = sums.findIndex((sum) => sum.currency === amount.currency);
  const sum = sums[at];
  if (!sum) return [...sums, amount];
  const exponent = Math.max(sum.exponent, amount.exponent);
  const minor = sum.minor * 10 ** (exponent - sum.exponent) + amount.minor * 10 ** (exponent - amount.exponent);
  return sums.map((other, i) => (i === at ? { minor, exponent, currency: sum.currency } : other));
}

/** True where both name the same value: same currency (unknown equals unknown) and value, whatever the exponent. */
export function isSameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && scaleTo(a, 8) === scaleTo(b, 8);
}

function scaleTo({ minor, exponent }: Money, target: number): bigint {
  return BigInt(minor) * 10n ** BigInt(target - exponent);
}
