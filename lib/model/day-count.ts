// What a shop's day came to, as counts that add up: rules that look at weeks ask this, so that they speak of a ledger of any size and of
// a statement as it goes by.
import { type KnownRow, undoing } from './known-row';

export interface DayCount {
  /** days since 1970 by the wall clock */
  day: number;
  rows: number;
  /** sales that went through, whatever they are called */
  sales: number;
  /** rows named sales, and those of them that were approved */
  tries: number;
  approved: number;
  refunds: number;
  /** currency (empty where none is named) → sales and what they come to in minor units */
  totals: Map<string, { count: number; minor: number }>;
  /** operator → rows that went through, and those of them that take something back */
  operators: Map<string, { all: number; undone: number }>;
  /** first six digits of a card → tries */
  series: Map<string, number>;
  /** terminal → rows */
  terminals: Map<string, number>;
}

/** Days since 1970 of a wall second. */
export function dayOf(at: number): number {
  return Math.floor(at / 86_400);
}

/** A day on which nothing happened. */
export function emptyDay(day: number): DayCount {
  return {
    day,
    rows: 0,
    sales: 0,
    tries: 0,
    approved: 0,
    refunds: 0,
    totals: new Map(),
    operators: new Map(),
    series: new Map(),
    terminals: new Map(),
  };
}

/** Counts a row of the day in (1), or out again (−1). */
export function countInDay(count: DayCount, row: KnownRow, sign: 1 | -1): void {
  countSums(count, row, sign);
  const { type, terminal } = row.transaction;
  const series = type === 'sale' ? seriesOf(row) : null;
  if (series !== null) bump(count.series, series, sign);
  if (terminal !== null) bump(count.terminals, terminal, sign);
}

/** The same without series and terminals, which are many. */
export function countSums(count: DayCount, row: KnownRow, sign: 1 | -1): void {
  const { type, status, amount, operator } = row.transaction;
  count.rows += sign;
  if (type === 'sale') count.tries += sign;
  if (type === 'sale' && row.isSale) count.approved += sign;
  if (type === 'refund' && status !== 'failed') count.refunds += sign;
  if (row.isSale) count.sales += sign;
  if (row.isSale && amount !== null) {
    const total = placeIn(count.totals, amount.currency ?? '', () => ({ count: 0, minor: 0 }));
    total.count += sign;
    total.minor += sign * amount.minor;
    if (total.count === 0) count.totals.delete(amount.currency ?? '');
  }
  if (operator !== null && status !== 'failed') {
    const own = placeIn(count.operators, operator, () => ({ all: 0, undone: 0 }));
    own.all += sign;
    if (type !== null && undoing.has(type)) own.undone += sign;
    if (own.all === 0) count.operators.delete(operator);
  }
}

/** Adds what another count of the day, or of another day, came to. */
export function addDay(count: DayCount, other: DayCount): void {
  for (const name of ['rows', 'sales', 'tries', 'approved', 'refunds'] as const) count[name] += other[name];
  for (const [currency, { count: sales, minor }] of other.totals) {
    const total = placeIn(count.totals, currency, () => ({ count: 0, minor: 0 }));
    total.count += sales;
    total.minor += minor;
    if (total.count === 0) count.totals.delete(currency);
  }
  for (const [operator, { all, undone }] of other.operators) {
    const own = placeIn(count.operators, operator, () => ({ all: 0, undone: 0 }));
    own.all += all;
    own.undone += undone;
    if (own.all === 0) count.operators.delete(operator);
  }
  for (const [name, tries] of other.series) bump(count.series, name, tries);
  for (const [name, rows] of other.terminals) bump(count.terminals, name, rows);
}

/** What some days came to together. */
export function sumOfDays(days: readonly DayCount[]): DayCount {
  const sum = emptyDay(0);
  for (const day of days) addDay(sum, day);
  return sum;
}

/** The first six digits of a row's card; null where they are not shown. */
export function seriesOf(row: KnownRow): string | null {
  return /^\d{6}/.exec(row.transaction.cardMasked ?? '')?.[0] ?? null;
}

function placeIn<T>(map: Map<string, T>, name: string, make: () => T): T {
  let value = map.get(name);
  if (value === undefined) {
    value = make();
    map.set(name, value);
  }
  return value;
}

function bump(counts: Map<string, number>, name: string, by: number): void {
  const count = (counts.get(name) ?? 0) + by;
  if (count === 0) counts.delete(name);
  else counts.set(name, count);
}
