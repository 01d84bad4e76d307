// The two clocks that deadlines need: the instant, and the wall clock beside it. Both are arguments; no code here asks for the time.
import type { Due } from '@/lib/model/case-summary';

export type { Due };

/** `instant`: UTC, ISO 8601. `local`: the same moment on the user's wall clock, `YYYY-MM-DDTHH:mm:ss`. */
export interface Clock {
  instant: string;
  local: string;
}

/** Milliseconds from the wall clock (read as UTC) to the instant: add to the one to get the other. Whole minutes, as all zones are. */
export function offset({ instant, local }: Clock): number {
  return Math.round((Date.parse(instant) - Date.parse(`${local}Z`)) / 60_000) * 60_000;
}

/** The wall day (`YYYY-MM-DD`) on which something is due. */
export function dueDay(due: Due, clock: Clock): string {
  if ('on' in due) return due.on;
  return new Date(Date.parse(due.at) - offset(clock)).toISOString().slice(0, 10);
}

/** The instant after which it is overdue, UTC milliseconds: the instant itself, or the end of the day. */
export function dueInstant(due: Due, clock: Clock): number {
  return 'at' in due ? Date.parse(due.at) : Date.parse(`${due.on}T00:00:00Z`) + 86_400_000 + offset(clock);
}

/** The wall time `HH:mm` at which it is due; null where only the day counts. */
export function dueTime(due: Due, clock: Clock): string | null {
  return 'on' in due ? null : new Date(Date.parse(due.at) - offset(clock)).toISOString().slice(11, 16);
}

/** UTC milliseconds of a wall time of today's offset. */
export function instantOfLocal(local: string, clock: Clock): number {
  return Date.parse(`${local}Z`) + offset(clock);
}

/** Whole days from the clock's day to a wall day: negative where it is past. */
export function daysUntil(day: string, clock: Clock): number {
  return Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${clock.local.slice(0, 10)}T00:00:00Z`)) / 86_400_000,
  );
}
