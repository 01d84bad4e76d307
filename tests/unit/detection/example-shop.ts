// A small shop to hold rules against: eight sales a day for ten weeks, 40 to 160 yuan, 10:00 to 20:00, two terminals, cards of five
// banks. Deterministic; each example adds the few rows that it is about.
import type { RowChange, VoucherState } from '@/lib/detection/history';
import type { Outcome, Severity } from '@/lib/model/finding';
import { blankTransaction, type KeyedTransaction, type Transaction } from '@/lib/model/transaction';

export const firstDay = Date.UTC(2026, 0, 5);
export const days = 70;
const series = ['621483', '622202', '621700', '622848', '625965'];

/** A masked card, by number. */
export function card(number: number): Pick<Transaction, 'cardMasked' | 'cardLast4'> {
  const last = String(1000 + (number % 9000));
  return { cardMasked: `${series[number % 5]}******${last}`, cardLast4: last };
}

/** A row of a day (counted from 0) at a wall time. @param minor signed as the money moves */
export function row(
  key: string,
  day: number,
  clock: string,
  minor: number,
  more: Partial<Transaction> = {},
): KeyedTransaction {
  const date = new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);
  return {
    key,
    transaction: {
      ...blankTransaction(),
      id: key,
      time: { local: `${date}T${clock.length === 5 ? `${clock}:00` : clock}`, offset: null },
      amount: { minor, exponent: 2, currency: 'CNY' },
      type: 'sale',
      status: 'success',
      terminal: 'T1',
      entryMode: '插卡',
      ...more,
    },
  };
}

/** The shop's usual rows. @param change what to alter in each */
export function usualRows(change: (i: number) => Partial<Transaction> = () => ({})): KeyedTransaction[] {
  return Array.from({ length: days * 8 }, (_, i) => {
    const [day, place] = [Math.floor(i / 8), i % 8];
    const clock = `${10 + place + Math.floor(place / 3)}:${String((i * 7) % 60).padStart(2, '0')}`;
    const minor = 4000 + ((i * 3701) % 12_000);
    return row(`u${i}`, day, clock, minor, {
      ...card(i % 230),
      terminal: i % 3 === 0 ? 'T2' : 'T1',
      operator: `0${1 + (i % 4)}`,
      ...change(i),
    });
  });
}

export interface Example {
  what: string;
  rows: readonly KeyedTransaction[];
  /** key of the row in question; `x` where not said */
  key?: string;
  vouchers?: Record<string, VoucherState>;
  changes?: Record<string, RowChange>;
}

export interface Spoken extends Example {
  severity: Severity;
  class: Outcome;
}

/** For each rule rows on which it speaks, and rows on which it must keep still. */
export type Examples = Record<string, { speaks: Spoken[]; isStill: Example[] }>;

export const usual = usualRows();
export const last = 69;
export const mine = card(7001);
export const other = card(7002);
export const minutes = (count: number, make: (i: number) => KeyedTransaction) =>
  Array.from({ length: count }, (_, i) => make(i));
export const clock = (hour: number, minute: number) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
export const failed = { status: 'failed' as const };
export const keyed = { entryMode: '手工输入' };
export const refund = { type: 'refund' as const };
export const preauth = { type: 'preauth' as const };
export const before = (key: string, more: Partial<Transaction>): RowChange => ({
  before: [{ ...row(key, last, '12:00', 8800, mine).transaction, ...more }],
  missingSince: null,
});
/** Refunds spread over the last weeks, `x` the last of them. */
export const refunds = (count: number) =>
  minutes(count, (i) =>
    row(i === count - 1 ? 'x' : `r${i}`, last - (count - 1 - i), '15:00', -5000, { ...card(i), ...refund }),
  );
export const tries = (count: number, ok: (i: number) => boolean) =>
  minutes(count, (i) =>
    row(i === count - 1 ? 'x' : `t${i}`, last, clock(12 + Math.floor(i / 30), (i * 2) % 60), 9000, {
      ...card(7100 + i),
      status: ok(i) ? 'success' : 'failed',
    }),
  );
export const voids = (count: number, operator: string) =>
  minutes(count, (i) =>
    row(i === count - 1 ? 'x' : `v${i}`, last - (count - 1 - i), '16:00', -6000, {
      ...card(i),
      type: 'void',
      operator,
    }),
  );
