// A charge or a till record prepared for comparing: plain numbers and the names that tell one from another.
import { hasClock, wallSeconds } from '@/lib/model/moment';
import type { Transaction } from '@/lib/model/transaction';

export interface Entry {
  /** its place in the list that was given */
  index: number;
  /** wall seconds; midnight where only a date is known */
  at: number;
  hasClock: boolean;
  /** days since 1970 */
  day: number;
  /** amount in units of 10^-`scale` of the whole comparison, signed */
  amount: number;
  currency: string | null;
  store: string | null;
  terminal: string | null;
  last4: string | null;
  /** masked card or payer */
  payer: string | null;
  rrn: string | null;
  authCode: string | null;
  /** reference number, own id and order number, whichever are there: what may name the other side */
  references: readonly string[];
}

/** Prepares one; null where it has no amount or no date, so that it cannot be compared. */
export function entryOf(transaction: Transaction, index: number, scale: number): Entry | null {
  const { amount, time } = transaction;
  if (amount === null || time === null) return null;
  const at = wallSeconds(time);
  if (!Number.isFinite(at)) return null;
  return {
    index,
    at,
    hasClock: hasClock(time),
    day: Math.floor(at / 86_400),
    amount: amount.minor * 10 ** (scale - amount.exponent),
    currency: amount.currency,
    store: transaction.store,
    terminal: transaction.terminal,
    last4: transaction.cardLast4,
    payer: transaction.cardMasked ?? transaction.payer,
    rrn: transaction.rrn,
    authCode: transaction.authCode,
    references: [
      ...new Set([transaction.rrn, transaction.id, transaction.orderId].filter((one): one is string => !!one)),
    ],
  };
}

/** Digits after the point that hold every amount of both sides exactly. */
export function commonScale(...sides: (readonly Transaction[])[]): number {
  let scale = 0;
  for (const side of sides)
    for (const { amount } of side) if (amount && amount.exponent > scale) scale = amount.exponent;
  return scale;
}

/** True where both name one and name different ones. */
export function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** True where both name the same one. */
export function agree(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

/** Whether the two share a reference number, id or order number. */
export function shareReference(a: Entry, b: Entry): boolean {
  return a.references.some((reference) => b.references.includes(reference));
}
