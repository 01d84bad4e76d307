// Hours of a week: each weekday's stretches, several a day if need be. Business hours and quiet hours are both of this form. Wall times
// of day; a stretch whose end is not later than its beginning runs past midnight into the next day.
import * as z from 'zod/mini';

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A stretch of the day; `from` and `to` the same: all round the clock from there. */
export const Span = z.object({ from: TimeOfDay, to: TimeOfDay });
export type Span = z.infer<typeof Span>;

/** Seven days, Monday first; a day without a stretch is closed (or never quiet). */
export const WeekHours = z.array(z.array(Span).check(z.maxLength(6))).check(z.length(7));
export type WeekHours = z.infer<typeof WeekHours>;

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** The same stretches on every day. */
export function everyDay(...spans: Span[]): WeekHours {
  return Array.from({ length: 7 }, () => spans);
}

/** Night, until the merchant says otherwise. */
export const usualQuietHours: WeekHours = everyDay({ from: '22:30', to: '08:00' });

/** True where the week has no stretch at all. */
export function isNever(week: WeekHours): boolean {
  return week.every((spans) => spans.length === 0);
}

/** Monday 0 … Sunday 6 of a wall date or date and time (`YYYY-MM-DD…`). */
export function weekdayOf(local: string): number {
  return (Math.floor(Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / 86_400_000) + 3) % 7;
}

/** Minutes from Monday 00:00 to a wall date and time (`YYYY-MM-DDTHH:mm…`). */
export function minuteOfWeek(local: string): number {
  return weekdayOf(local) * dayMinutes + minuteOf(local.slice(11, 16));
}

/** Every stretch as minutes from Monday 00:00; one that runs into the next week ends after 10,080. */
function stretches(week: WeekHours): { start: number; end: number }[] {
  return week.flatMap((spans, day) =>
    spans.map(({ from, to }) => {
      const start = day * dayMinutes + minuteOf(from);
      const length = (minuteOf(to) - minuteOf(from) + dayMinutes) % dayMinutes || dayMinutes;
      return { start, end: start + length };
    }),
  );
}

/** Minutes from a minute of the week to the nearest stretch, before or after; 0 within one, infinite where there is none. */
export function minutesOutside(week: WeekHours, at: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { start, end } of stretches(week))
    for (const moment of [at - weekMinutes, at, at + weekMinutes])
      least = Math.min(least, moment < start ? start - moment : moment >= end ? moment - end : 0);
  return least;
}

/** Minutes until the stretch that a minute of the week lies in is over, those that follow without a gap included; 0 outside, a week at most. */
export function minutesLeft(week: WeekHours, at: number): number {
  const all = stretches(week);
  let end = at;
  for (let isLonger = true; isLonger && end - at < weekMinutes; ) {
    isLonger = false;
    for (const one of all)
      for (const shift of [-weekMinutes, 0, weekMinutes])
        if (one.start + shift <= end && one.end + shift > end) {
          end = one.end + shift;
          isLonger = true;
        }
  }
  return Math.min(end - at, weekMinutes);
}

/** True where a wall time of day (`HH:MM`) lies within the stretch; its end is outside. */
export function isWithin(time: string, { from, to }: Span): boolean {
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/** A day's stretches as one text: `10:00–14:00, 17:00–22:00`. */
export function printSpans(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${from}–${to}`).join(', ');
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
