// Columns for pages of the suite: what is shown in which form, and the truth in it.
import type { Payment } from './records';
import { decimal } from './records';
import type { SuiteColumn, Truth } from './suite-page';

type TextField = 'id' | 'orderId' | 'terminal' | 'merchantNo' | 'rrn' | 'authCode' | 'trace' | 'batch';

/** A column that shows one of the payment's own codes. */
export function code(key: TextField, heading: string, print: (text: string) => string = (text) => text): SuiteColumn {
  return { key, heading, text: (p) => print(p[key]), truth: (p) => ({ [key]: p[key] }) };
}

/** A column of the page's own names, chosen by the payment's store or operator. */
export function name(
  key: 'store' | 'operator',
  heading: string,
  names: readonly [string, string, string],
): SuiteColumn {
  return { key, heading, text: (p) => names[p[key]]!, truth: (p) => ({ [key]: names[p[key]]! }) };
}

/** A column that says something which no field holds. */
export function other(key: string, heading: string, text: (payment: Payment) => string): SuiteColumn {
  return { key, heading, text, truth: () => ({}) };
}

/** Date and time in one column; `precision` is what the form shows of it, `offset` the zone that the page names. */
export function time(
  heading: string,
  print: (time: string) => string,
  precision: 'second' | 'minute' = 'second',
  offset = '',
): SuiteColumn {
  return {
    key: 'time',
    heading,
    text: (p) => print(p.time),
    truth: (p) => ({ time: (precision === 'second' ? p.time : `${p.time.slice(0, 16)}:00`) + offset }),
  };
}

/** Date in a column of its own; the clock stands in another. */
export function date(heading: string, print: (time: string) => string): SuiteColumn {
  return {
    key: 'date',
    heading,
    text: (p) => print(p.time),
    truth: (p, shown) => ({ time: shown.has('clock') ? p.time : p.time.slice(0, 10) }),
  };
}

/** Time of day beside a column `date`. */
export function clock(heading: string): SuiteColumn {
  return { key: 'clock', heading, text: (p) => p.time.slice(11), truth: () => ({}) };
}

/** The day on which a payment is paid out. */
export function settlement(heading: string, print: (day: string) => string = (day) => day): SuiteColumn {
  return {
    key: 'settlementDate',
    heading,
    text: (p) => print(p.settlementDate),
    truth: (p) => ({ settlementDate: p.settlementDate }),
  };
}

export interface MoneyForm {
  exponent: number;
  /** what the amount's currency is from this column alone (or its heading); null where another column says it */
  currency: string | null;
  print(minor: number): string;
  /** decimals of the currency in ISO 4217, where the page prints fewer */
  decimals?: number;
  /** true where refunds are printed without a sign, and the type alone tells them */
  isUnsigned?: boolean;
}

function truthOf(minor: number, { exponent, decimals = exponent }: MoneyForm): string {
  return decimal(minor * 10 ** (decimals - exponent), decimals);
}

/** The amount. Its currency is the form's, or that of a column `currency`. */
export function amount(heading: string, form: MoneyForm, currencyColumn: string | null = null): SuiteColumn {
  return {
    key: 'amount',
    heading,
    text: (p) => form.print(form.isUnsigned ? Math.abs(p.amount) : p.amount),
    truth: (p, shown) => ({
      amount: truthOf(form.isUnsigned && !shown.has('type') ? Math.abs(p.amount) : p.amount, form),
      currency: form.currency ?? (shown.has('currency') ? currencyColumn : null),
    }),
  };
}

/** Fee or net. */
export function money(key: 'fee' | 'net', heading: string, form: MoneyForm): SuiteColumn {
  return { key, heading, text: (p) => form.print(p[key]), truth: (p) => ({ [key]: truthOf(p[key], form) }) };
}

/** A column with the ISO code of the currency. */
export function currency(heading: string, iso: string): SuiteColumn {
  return { key: 'currency', heading, text: () => iso, truth: () => ({}) };
}

/** The kind of a payment, in the page's words. */
export function type(heading: string, words: Record<Payment['type'], string>): SuiteColumn {
  return { key: 'type', heading, text: (p) => words[p.type], truth: (p) => ({ type: p.type }) };
}

/** The state of a payment, in the page's words. */
export function status(heading: string, words: Record<Payment['status'], string>): SuiteColumn {
  return { key: 'status', heading, text: (p) => words[p.status], truth: (p) => ({ status: p.status }) };
}

/** A masked card number, in a form whose masked part is `*`, `•` or `x`. */
export function card(heading: string, print: (payment: Payment) => string): SuiteColumn {
  return {
    key: 'card',
    heading,
    text: print,
    truth: (p): Truth => ({
      cardLast4: p.last4,
      cardMasked: print(p)
        .replace(/[•xX]/g, '*')
        .replace(/[^\d*]/g, ''),
    }),
  };
}

/** `621483******1234` */
export const masked = (p: Payment) => `${p.first6}******${p.last4}`;

const formats = new Map<string, Intl.NumberFormat>();

/** Minor units as `Intl` prints them in a locale: with the currency's sign where one is given, as a bare number otherwise. */
export function printed(minor: number, locale: string, exponent: number, iso: string | null = null): string {
  const key = `${locale}|${exponent}|${iso}`;
  let format = formats.get(key);
  if (!format) {
    const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
    format = new Intl.NumberFormat(locale, iso ? { style: 'currency', currency: iso, ...digits } : digits);
    formats.set(key, format);
  }
  return format.format(minor / 10 ** exponent);
}

/** Wall time as `Intl` prints it in a locale. */
export function printedTime(time: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${time}Z`));
}
