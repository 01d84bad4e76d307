// A shop's days as rules ask after them, from rows that are held: counted once a shop, and then looked up.
import { addDay, countInDay, countSums, type DayCount, dayOf, emptyDay, sumOfDays } from '@/lib/model/day-count';
import type { History } from './history';
import { isBefore, type KnownRow } from './known-row';

export { countSums, type DayCount, dayOf, emptyDay, seriesOf } from '@/lib/model/day-count';

/** A day's counts before a row and with it. */
export interface Today {
  before: DayCount;
  with: DayCount;
}

/** Days of rows, in order; days without rows are left out. */
export function daysOfRows(rows: readonly KnownRow[]): DayCount[] {
  const days = new Map<number, DayCount>();
  for (const row of rows) {
    if (row.at === null) continue;
    const day = dayOf(row.at);
    const count = days.get(day) ?? emptyDay(day);
    days.set(day, count);
    countInDay(count, row, 1);
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** Those of some days, in order, that lie from one to another, both included. */
export function daysBetween(days: readonly DayCount[], from: number, to: number): readonly DayCount[] {
  // From the end: what is asked most is the last day.
  let end = days.length;
  while (end > 0 && days[end - 1]!.day > to) end -= 1;
  let start = end;
  while (start > 0 && days[start - 1]!.day >= from) start -= 1;
  return days.slice(start, end);
}

/** A day whose rows are all known, before one of them and with it. */
export function todayOfRows(row: KnownRow, rows: readonly KnownRow[]): Today {
  const before = emptyDay(dayOf(row.at!));
  for (const other of rows) if (isBefore(other, row)) countInDay(before, other, 1);
  const withRow = copyOf(before);
  countInDay(withRow, row, 1);
  return { before, with: withRow };
}

/** A day of which only counts and some rows are known: all of it is taken to come with the first known row of a kind. */
export function todayOfCounts(row: KnownRow, whole: DayCount | undefined, known: readonly KnownRow[]): Today {
  const day = whole ?? emptyDay(dayOf(row.at!));
  const isFirst = !known.some(
    (other) =>
      isBefore(other, row) &&
      other.isSale === row.isSale &&
      other.transaction.type === row.transaction.type &&
      (other.transaction.status === 'failed') === (row.transaction.status === 'failed') &&
      (row.isSale || other.transaction.operator === row.transaction.operator),
  );
  return { before: isFirst ? emptyDay(day.day) : day, with: day };
}

/** A day's counts as they stood before its last row. */
export function todayWithout(row: KnownRow, whole: DayCount): Today {
  const before = copyOf(whole);
  countSums(before, row, -1);
  return { before, with: whole };
}

function copyOf(day: DayCount): DayCount {
  const copy = emptyDay(day.day);
  addDay(copy, day);
  return copy;
}

/** What the days from so many days before a row's up to the day before it came to. */
export function daysBefore(row: KnownRow, history: History, from: number, to = 1): DayCount {
  const day = dayOf(row.at!);
  return sumOfDays(history.days(row.shop, day - from, day - to));
}
