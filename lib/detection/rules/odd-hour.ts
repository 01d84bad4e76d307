// What a merchant sees: a charge at an hour at which this shop never takes payments.
// Why suspicious: nobody is there to take it.
// Innocent causes: a party that ran late, stocktaking, a wrong clock; alone it is only worth a glance (rules.md F3: never alone).
// Source of the threshold: the business hours that the merchant entered, half an hour around them left in peace (ours: opening up
// and closing the till); without them the shop's own hours; the margin of an hour is rules.md's ("first/last hour ever seen ± 1 h").
import type { Moment } from '@/lib/model/moment';
import { isWithin, type OpenHours } from '@/lib/model/shop-hours';
import type { Rule, Verdict } from '../rule';

const dayMinutes = 1440;
/** Before opening and after closing, minutes. */
const grace = 30;

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
    if (openHours) return whileClosed(row.minuteOfDay, row.transaction.time, openHours);
    const { minutes, days } = history.profile(row.shop);
    const gap = nearest(minutes, row.minuteOfDay);
    if (gap.distance < margin) return null;
    return {
      severity: 'low',
      score: Math.min(0.3 + gap.distance / 1000, 0.6),
      class: 'suspected-fraud',
      values: { time: row.transaction.time, from: clock(gap.before), to: clock(gap.after), days, n: days },
    };
  },
};

/** What is said of a payment at a time at which the merchant says that the shop is closed. */
function whileClosed(minute: number, time: Moment, { from, to }: OpenHours): Verdict | null {
  const wider = {
    from: clock((minuteOf(from) - grace + dayMinutes) % dayMinutes),
    to: clock((minuteOf(to) + grace) % dayMinutes),
  };
  // Open nearly around the clock: the half hours at both ends meet.
  const closed = (minuteOf(from) - minuteOf(to) + dayMinutes) % dayMinutes;
  if (closed <= 2 * grace || isWithin(clock(minute), wider)) return null;
  const beyond = Math.min(
    (minuteOf(from) - minute + dayMinutes) % dayMinutes,
    (minute - minuteOf(to) + dayMinutes) % dayMinutes,
  );
  return {
    severity: 'low',
    score: Math.min(0.3 + beyond / 1000, 0.6),
    class: 'suspected-fraud',
    variant: 'closed',
    values: { time, from, to },
  };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The closest sales before and after on the clock's circle, this row's own minute left out. */
function nearest(minutes: Int32Array, at: number): { distance: number; before: number; after: number } {
  let own = 0;
  let [before, after] = [dayMinutes, dayMinutes];
  for (const minute of minutes) {
    if (minute === at && own === 0) {
      own = 1;
      continue;
    }
    before = Math.min(before, (at - minute + dayMinutes) % dayMinutes);
    after = Math.min(after, (minute - at + dayMinutes) % dayMinutes);
  }
  return {
    distance: Math.min(before, after),
    before: (at - before + dayMinutes) % dayMinutes,
    after: (at + after) % dayMinutes,
  };
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
