// Two looks at one row: grids draw some columns only once they are scrolled to, so that a later look may add fields, and an
// empty place takes nothing away that was seen. Whether the looks are of one row is the caller's to know.
import { isSame } from './same';
import { blankTransaction, type Transaction, type TransactionField } from './transaction';

/** Every field but `raw`, in an order that never changes: masks count by it. New ones come at the end. */
const transactionFields = Object.keys(blankTransaction()).filter((field) => field !== 'raw') as TransactionField[];

/** The fields that a list shows as one number, a bit for each. */
export function maskOf(fields: Iterable<string>): number {
  const shown = new Set(fields);
  return transactionFields.reduce((mask, field, i) => (shown.has(field) ? mask | (1 << i) : mask), 0);
}

/** True where a mask holds the field. */
export function isIn(mask: number, field: TransactionField): boolean {
  return (mask & (1 << transactionFields.indexOf(field))) !== 0;
}

/** What both looks say together. `isChanged`: a fact differs, beyond what one look left open. */
export interface Completed {
  transaction: Transaction;
  isChanged: boolean;
}

/**
 * The later look's fields; where it leaves one open, those of the look before.
 * @param wasShown true for a field whose column the look before showed: what was empty there and is filled now has changed
 */
export function completeTransaction(
  before: Transaction,
  now: Transaction,
  wasShown: (field: TransactionField) => boolean = () => false,
): Completed {
  const transaction: Transaction = { ...now, raw: { ...before.raw, ...now.raw } };
  let isChanged = false;
  const fill = <Field extends TransactionField>(field: Field) => {
    const value = fuller(before[field], now[field]);
    if (value === undefined || (before[field] === null && value !== null && wasShown(field))) isChanged = true;
    if (value !== undefined) transaction[field] = value as Transaction[Field];
  };
  for (const field of transactionFields) fill(field);
  return { transaction, isChanged };
}

/** The value that says more where the other leaves open what it adds; undefined where they say different things. */
function fuller(before: unknown, now: unknown): unknown {
  if (now === null) return before;
  if (before === null || isSame(before, now)) return now;
  if (addsTo(before, now)) return now;
  return addsTo(now, before) ? before : undefined;
}

/** True where `more` differs from `less` only in what that leaves open: the currency, the zone, the hour of the day. */
function addsTo(less: unknown, more: unknown): boolean {
  if (typeof less !== 'object' || typeof more !== 'object' || less === null || more === null) return false;
  const [open, said] = [less as Record<string, unknown>, more as Record<string, unknown>];
  return Object.keys(said).every((part) => {
    const [a, b] = [open[part] ?? null, said[part] ?? null];
    if (a === null || a === b) return true;
    return part === 'local' && typeof a === 'string' && a.length === 10 && String(b).startsWith(`${a}T`);
  });
}
