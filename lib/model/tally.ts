// What is usual, as counts that add up: of a shop, and of an amount in it. Counts are whole numbers, so that rows may come
// and be taken out again in any order, and two tallies may be merged, always with the same result.
import { amountStep } from './amount-steps';
import { isSameAmount, type KnownRow } from './known-row';

/** Raised whenever what is counted changes: tallies kept by an older build are then counted anew. */
export const tallyVersion = 2;

export type TallyKind = 'shop' | 'amount';

const numbers = ['rows', 'sales', 'cardSales', 'repeats'] as const;
const spreads = ['sizes', 'minutes'] as const;

/** Plain counts: all rows, sales, sales with a card and how many of those repeat the same card's amount within an hour. */
export type TallyNumbers = Record<(typeof numbers)[number], number>;

export interface Tally extends TallyNumbers {
  /** wall seconds of the first and last row; null without one. They only ever widen */
  first: number | null;
  last: number | null;
  /** amount step → sales */
  sizes: Map<number, number>;
  /** minute of the day → sales */
  minutes: Map<number, number>;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    rows: 0,
    sales: 0,
    cardSales: 0,
    repeats: 0,
    first: null,
    last: null,
    sizes: new Map(),
    minutes: new Map(),
  };
}

/** The tallies that a row counts in: kind and name within its shop. */
export function talliesOf(row: KnownRow): { kind: TallyKind; name: string }[] {
  const { amount } = row.transaction;
  const places: { kind: TallyKind; name: string }[] = [{ kind: 'shop', name: '' }];
  if (row.isSale && amount !== null) places.push({ kind: 'amount', name: String(amount.minor) });
  return places;
}

/** Counts a row in, or out again. @param sign 1 or −1 */
export function countRow(tally: Tally, row: KnownRow, kind: TallyKind, sign: 1 | -1): void {
  tally.rows += sign;
  if (row.at !== null && sign > 0) {
    tally.first = Math.min(tally.first ?? row.at, row.at);
    tally.last = Math.max(tally.last ?? row.at, row.at);
  }
  if (!row.isSale || row.size === null) return;
  tally.sales += sign;
  if (kind === 'amount') return;
  if (row.card !== null && row.at !== null) tally.cardSales += sign;
  bump(tally.sizes, amountStep(row.size), sign);
  if (row.minuteOfDay !== null) bump(tally.minutes, row.minuteOfDay, sign);
}

function bump(counts: Map<number, number>, at: number, by: number): void {
  const count = (counts.get(at) ?? 0) + by;
  if (count === 0) counts.delete(at);
  else counts.set(at, count);
}

/** Adds `other` to `tally`. */
export function mergeTally(tally: Tally, other: Tally): void {
  for (const name of numbers) tally[name] += other[name];
  for (const name of spreads) for (const [at, count] of other[name]) bump(tally[name], at, count);
  if (other.first !== null) tally.first = Math.min(tally.first ?? other.first, other.first);
  if (other.last !== null) tally.last = Math.max(tally.last ?? other.last, other.last);
}

/** How far apart two sales of one card and amount still count as a repeat; seconds. */
export const repeatSpan = 3600;

/**
 * By how much the shop's repeats grow when a card's sale is counted in. Independent of the order in which rows come.
 * @param others the card's counted sales within `repeatSpan` before and after it, without the row itself
 */
export function repeatsAdded(row: KnownRow, others: readonly KnownRow[]): number {
  const twins = others.filter((other) => isSameAmount(other, row));
  return repeatsIn([...twins, row]) - repeatsIn(twins);
}

function repeatsIn(rows: readonly KnownRow[]): number {
  const times = rows.flatMap(({ at }) => (at === null ? [] : [at])).sort((a, b) => a - b);
  return times.filter((at, i) => i > 0 && at - times[i - 1]! <= repeatSpan).length;
}
