// A transaction prepared for questions: its shop, its card, its time and amount as plain numbers.
import { hasClock, wallSeconds } from './moment';
import type { KeyedTransaction, Transaction } from './transaction';

export interface KnownRow {
  key: string;
  transaction: Transaction;
  /** merchant number and store, as far as shown: rows of one shop are compared with each other only */
  shop: string;
  /** masked card or payer; null where the row shows neither */
  card: string | null;
  /** wall seconds; null without a date */
  at: number | null;
  /** minutes after midnight; null without a clock time */
  minuteOfDay: number | null;
  /** size of the amount in units of the currency (10^exponent minor units), for ratios and logarithms only; null without one */
  size: number | null;
  /** a sale or completion that went through (later refunds and disputes included) */
  isSale: boolean;
}

/** Types of rows that take another back. */
export const undoing: ReadonlySet<string> = new Set(['void', 'refund', 'reversal']);

/** Prepares a row. */
export function knownRow({ key, transaction }: KeyedTransaction): KnownRow {
  const { time, amount, type, status } = transaction;
  const at = time ? wallSeconds(time) : null;
  return {
    key,
    transaction,
    shop: `${transaction.merchantNo ?? ''}|${transaction.store ?? ''}`,
    card: transaction.cardMasked ?? transaction.payer,
    at,
    minuteOfDay: time && at !== null && hasClock(time) ? Math.floor((at % 86_400) / 60) : null,
    size: amount ? Math.abs(amount.minor) / 10 ** amount.exponent : null,
    isSale:
      (type === 'sale' || type === 'capture' || type === null) &&
      (amount === null || amount.minor > 0) &&
      (status === 'success' || status === 'refunded' || status === 'disputed' || status === null),
  };
}

/** Whether a row comes before another in time; within one second by their keys. Both have a date. */
export function isBefore(row: KnownRow, other: KnownRow): boolean {
  return row.at! < other.at! || (row.at === other.at && row.key < other.key);
}

/** The same amount to the last minor unit. */
export function isSameAmount(a: KnownRow, b: KnownRow): boolean {
  const [x, y] = [a.transaction.amount, b.transaction.amount];
  return (
    x !== null &&
    y !== null &&
    Math.abs(x.minor) === Math.abs(y.minor) &&
    x.exponent === y.exponent &&
    x.currency === y.currency
  );
}
