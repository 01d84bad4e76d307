// What a merchant sees: a charge at an hour at which this shop never takes payments.
// Why suspicious: nobody is there to take it.
// Innocent causes: a party that ran late, stocktaking, a wrong clock; alone it is only worth a glance, with an amount among the
// shop's highest twentieth it is more (rules.md F3: never alone, times the amount).
// Source of the threshold: the business hours that the merchant entered, half an hour around them left in peace (ours: opening up
// and closing the till); without them the shop's own hours; the margin of an hour is rules.md's ("first/last hour ever seen ± 1 h").
import type { Moment } from '@/lib/model/moment';
import { minuteOfWeek, minutesOutside, printSpans, type WeekHours, weekdayOf } from '@/lib/model/week-hours';
import type { History } from '../history';
import type { KnownRow } from '../known-row';
import type { Rule, Verdict } from '../rule';

const dayMinutes = 1440;
/** Before opening and after closing, minutes. */
const grace = 30;
/** An amount above this share of the shop's, of so many sales at least, is a large one. */
const large = { share: 0.95, sales: 40 };

export const oddHour: Rule<'sales' | 'days' | 'margin'> = {
  id: 'odd-hour',
  parameters: {
    sales: { default: 40, min: 20, max: 1000 },
    days: { default: 1, min: 1, max: 60 },
    /** minutes */
    margin: { default: 90, min: 30, max: 360 },
  },
  need: (history, shop, { sales }, openHours) =>
    openHours ? null : { have: history.profile(shop).sales, need: sales },
  evaluate(row, history, { margin }, openHours) {
    if (row.minuteOfDay === null || row.transaction.time === null || row.transaction.amount === null) return null;
    if (row.transaction.type !== 'sale' && row.transaction.type !== 'refund' && row.transaction.type !== null)
      return null;
    if (openHours) return withAmount(row, history, whileClosed(row.transaction.time, openHours));
    const { minutes, days } = history.profile(row.shop);
    const gap = nearest(minutes, row.minuteOfDay);
    if (gap.distance < margin) return null;
    return withAmount(row, history, {
      severity: 'low',
      score: Math.min(0.3 + gap.distance / 1000, 0.6),
      class: 'suspected-fraud',
      values: { time: row.transaction.time, from: clock(gap.before), to: clock(gap.after), days, n: days },
    });
  },
};

/** What is said of the hour, graver where the amount is among the shop's highest too. */
function withAmount(row: KnownRow, history: History, verdict: Verdict | null): Verdict | null {
  const { amount } = row.transaction;
  if (verdict === null || !row.isSale || row.size === null || amount === null) return verdict;
  const { sizes } = history.profile(row.shop);
  if (sizes.length < large.sales || !(row.size > sizes.without(row.size).quantile(large.share))) return verdict;
  const variant = verdict.variant?.startsWith('closed') ? 'closed-large' : 'large';
  return { ...verdict, severity: 'medium', score: 0.75, variant, values: { ...verdict.values, amount } };
}

/** What is said of a payment at a time at which the merchant says that the shop is closed. */
function whileClosed(time: Moment, week: WeekHours): Verdict | null {
  const beyond = minutesOutside(week, minuteOfWeek(time.local));
  if (beyond <= grace || beyond === Number.POSITIVE_INFINITY) return null;
  const verdict = { severity: 'low', score: Math.min(0.3 + beyond / 1000, 0.6), class: 'suspected-fraud' } as const;
  const day = week[weekdayOf(time.local)]!;
  if (day.length === 0) return { ...verdict, variant: 'closed-day', values: { time } };
  if (day.length > 1) return { ...verdict, variant: 'closed-spans', values: { time, hours: printSpans(day) } };
  return { ...verdict, variant: 'closed', values: { time, from: day[0]!.from, to: day[0]!.to } };
}

/** The closest sales before and after on the clock's circle, this row's own minute left out. @param minutes ascending */
function nearest(minutes: Int32Array, at: number): { distance: number; before: number; after: number } {
  const [first, end] = [firstFrom(minutes, at), firstFrom(minutes, at + 1)];
  // Another sale on the very minute.
  if (end - first >= 2) return { distance: 0, before: at, after: at };
  const own = end - first;
  const isAlone = minutes.length - own === 0;
  const [earlier, later] = [minutes[first - 1] ?? minutes.at(-1)!, minutes[end] ?? minutes[0]!];
  const before = isAlone ? dayMinutes : (at - earlier + dayMinutes) % dayMinutes;
  const after = isAlone ? dayMinutes : (later - at + dayMinutes) % dayMinutes;
  return {
    distance: Math.min(before, after),
    before: (at - before + dayMinutes) % dayMinutes,
    after: (at + after) % dayMinutes,
  };
}

/** Index of the first minute not before another. */
function firstFrom(minutes: Int32Array, from: number): number {
  let [low, high] = [0, minutes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (minutes[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
