// What is usual in one shop, learned from its own rows: amounts, hours, how often a card pays the same again.
import { type Amounts, exactAmounts } from './amounts';
import { dayOf } from './day-counts';
import type { History } from './history';
import { isSameAmount, type KnownRow } from './known-row';
import { SlotDays } from './usual-minutes';

export interface ShopProfile {
  /** sales with an amount */
  sales: number;
  /** amounts of sales, in units of the currency */
  sizes: Amounts;
  /** days from the first to the last row, counted whole */
  days: number;
  /** wall second of the first row; Infinity without one */
  since: number;
  /** minutes of the day of all sales, ascending; a shop open past midnight is cut where it is longest closed */
  minutes: Int32Array;
  /** share of card sales that repeat the same card and amount within an hour */
  repeatShare: number;
  /** how often an amount (in minor units) was paid; over a large ledger only what the rows in hand bear on is known */
  counts: ReadonlyMap<number, number>;
}

/** Profile of a shop's sales (voided ones left out). @param rows all its rows, for the span of time */
export function profileOf(sales: readonly KnownRow[], rows: readonly KnownRow[]): ShopProfile {
  const sized = sales.filter((row) => row.size !== null);
  const counts = new Map<number, number>();
  for (const { transaction } of sized)
    counts.set(transaction.amount!.minor, (counts.get(transaction.amount!.minor) ?? 0) + 1);
  const times = rows.flatMap((row) => (row.at === null ? [] : [row.at]));
  const since = times.length > 0 ? Math.min(...firstAndLast(times)) : Number.POSITIVE_INFINITY;
  const until = times.length > 0 ? Math.max(...firstAndLast(times)) : 0;
  const days = times.length > 0 ? dayOf(until) - dayOf(since) + 1 : 0;
  return {
    sales: sized.length,
    sizes: exactAmounts(Float64Array.from(sized, (row) => row.size!).sort()),
    days,
    since,
    minutes: minutesOf(sales, days),
    repeatShare: repeatShareOf(sales),
    counts,
  };
}

function minutesOf(sales: readonly KnownRow[], days: number): Int32Array {
  const timed = sales.filter((row) => row.minuteOfDay !== null).sort((a, b) => a.at! - b.at!);
  const slots = new SlotDays();
  for (const { minuteOfDay, at } of timed) slots.add(minuteOfDay!, dayOf(at!));
  const usual = timed.filter(({ minuteOfDay }) => slots.isUsual(minuteOfDay!, days));
  return Int32Array.from(usual, ({ minuteOfDay }) => minuteOfDay!).sort();
}

function firstAndLast(times: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of times) {
    if (time < low) low = time;
    if (time > high) high = time;
  }
  return [low, high];
}

function repeatShareOf(sales: readonly KnownRow[]): number {
  const last = new Map<string, KnownRow>();
  let [withCard, repeats] = [0, 0];
  for (const row of sales) {
    if (row.card === null || row.at === null) continue;
    withCard += 1;
    const before = last.get(row.card);
    if (before && row.at - before.at! <= 3600 && isSameAmount(row, before)) repeats += 1;
    last.set(row.card, row);
  }
  return withCard === 0 ? 0 : repeats / withCard;
}

/** Value below which a share of the amounts lies; NaN for none. */
export function quantile(sizes: Amounts, share: number): number {
  return sizes.quantile(share);
}

/** How many of the amounts are at least this large. */
export function countAtLeast(sizes: Amounts, value: number): number {
  return sizes.countAtLeast(value);
}

/** So many sales, before a shop's few repeats say anything against another. */
const enoughForHabit = 60;

/** Share of card sales that repeat, those of the row's own card aside: what is asked about is no habit of the shop. */
export function repeatsBeside(row: KnownRow, history: History): number {
  const { repeatShare, sales } = history.profile(row.shop);
  // Of a shop hardly known yet, the first repeats may well be its habit: they count as they are.
  if (row.card === null || sales < enoughForHabit) return repeatShare;
  let own = 0;
  let last: KnownRow | null = null;
  for (const other of history.ofCard(row.shop, row.card)) {
    if (!other.isSale || other.at === null) continue;
    if (last !== null && other.at - last.at! <= 3600 && isSameAmount(other, last)) own += 1;
    last = other;
  }
  // Of one repeat beside it nothing is known yet: two are needed before it may be a habit.
  const others = repeatShare * sales - own;
  return others < 1.5 ? 0 : others / sales;
}
