// Words messages of a typed catalogue in a language given as an argument, so that pages, worker and command line share it.
import type { Moment } from '@/lib/model/moment';
import type { Money } from '@/lib/model/money';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A message: text with `{name}` places, or one text for exactly one and one for all other numbers, chosen by the value `n`. */
export type Message = string | { one: string; other: string };
/** A catalogue in all languages; every language has the same keys (held by its type and by a test). */
export type Catalogue<Key extends string> = Record<Language, Record<Key, Message>>;
export type Value = string | number | Money | Moment;

/** The product's language for a browser's or system's language tag: any Chinese is zh-CN, everything else en. */
export function languageFor(tag: string): Language {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

/**
 * The text of `key` with its values put in. Numbers are grouped, Money printed with its currency, Moments as wall time,
 * all in the reader's language. A place without a value stays visible as `{name}`, so that a mistake is seen.
 */
export function say<Key extends string>(
  catalogue: Catalogue<Key>,
  language: Language,
  key: Key,
  values: Record<string, Value> = {},
): string {
  const message = catalogue[language][key];
  const text = typeof message === 'string' ? message : message[Number(values.n) === 1 ? 'one' : 'other'];
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    name in values ? printValue(language, values[name]!) : place,
  );
}

/** True where the catalogue has this key: for keys that come from stored data. */
export function hasMessage<Key extends string>(catalogue: Catalogue<Key>, key: string): key is Key {
  return Object.hasOwn(catalogue.en, key);
}

/** A value as the reader's language writes it. */
export function printValue(language: Language, value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberFormat(language).format(value);
  return 'minor' in value ? printMoney(language, value) : printWallTime(value);
}

// Making a format takes longer than a hundred uses of it, and a list prints hundreds of amounts.
const numbers = new Map<Language, Intl.NumberFormat>();

function numberFormat(language: Language): Intl.NumberFormat {
  const known = numbers.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  numbers.set(language, known);
  return known;
}

let grouping: Intl.NumberFormat | undefined;
const signs = new Map<string, string>();

/** `¥10,000.00`, `US$12.00`; an amount of unknown currency has no sign: `10,000.00`. Exact: no floating-point step. */
export function printMoney(language: Language, money: Money): string {
  const digits = String(Math.abs(money.minor)).padStart(money.exponent + 1, '0');
  const whole = money.exponent === 0 ? digits : digits.slice(0, -money.exponent);
  const fraction = money.exponent === 0 ? '' : `.${digits.slice(-money.exponent)}`;
  grouping ??= new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  const grouped = grouping.format(BigInt(whole)) + fraction;
  return (
    (money.minor < 0 ? '-' : '') + (money.currency === null ? '' : currencySign(language, money.currency)) + grouped
  );
}

function currencySign(language: Language, currency: string): string {
  const name = `${language}/${currency}`;
  const known = signs.get(name) ?? makeSign(language, currency);
  signs.set(name, known);
  return known;
}

function makeSign(language: Language, currency: string): string {
  const part = new Intl.NumberFormat(language, { style: 'currency', currency })
    .formatToParts(0)
    .find((p) => p.type === 'currency');
  const sign = part?.value ?? currency;
  return /[A-Za-z]$/.test(sign) ? `${sign} ` : sign;
}

/** `2026-03-01 02:14`: wall time as it stood on the page, seconds only where they are not zero. */
export function printWallTime({ local, offset }: Moment): string {
  const text = local.replace('T', ' ').replace(/(?<=\d{2}:\d{2}):00$/, '');
  return offset === null ? text : `${text} (${offset === 'Z' ? 'UTC' : `UTC${offset}`})`;
}
