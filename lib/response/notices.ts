// Which reminders are to be told now, and when to look again: the alarm's whole decision, without a browser.
import type { Due } from '@/lib/model/case-summary';
import { minuteOfWeek, minutesLeft, type WeekHours } from '@/lib/model/week-hours';
import { type Clock, dueDay, dueInstant, instantOfLocal } from './clock';

/** A reminder of a case, as its summary keeps it. */
export interface Pending {
  caseId: string;
  id: string;
  due: Due;
}

/** One thing to tell. `name` is what is kept of it, so that it is told once and not again after a restart. */
export interface Notice extends Pending {
  name: string;
  state: 'today' | 'overdue';
}

export interface NoticePlan {
  tell: Notice[];
  /** UTC milliseconds of the next moment at which something will be to tell; null for none */
  next: number | null;
}

/** Wall time at which a day's deadlines are told. */
const morning = '09:00:00';
/** How long before an instant it is told. */
const ahead = 15 * 60_000;

/**
 * Each deadline is told twice: on its day (or a quarter of an hour before its instant), and once it is overdue. What falls into
 * quiet hours is told at their end, but what was due within the hour of the user's own decision: the user is up then.
 */
export function planNotices(
  pending: readonly Pending[],
  told: ReadonlySet<string>,
  clock: Clock,
  quiet: WeekHours | null,
): NoticePlan {
  const now = Date.parse(clock.instant);
  const quietEnd = quiet ? endOfQuiet(clock, quiet) : null;
  const tell: Notice[] = [];
  let next: number | null = null;
  const wait = (at: number) => {
    next = next === null ? at : Math.min(next, at);
  };
  for (const reminder of pending) {
    const due = 'at' in reminder.due ? reminder.due.at : reminder.due.on;
    const name = (state: Notice['state']) => `${reminder.caseId}/${reminder.id}/${due}/${state}`;
    const overdueFrom = overdueTold(reminder.due, clock);
    const state = now >= overdueFrom ? 'overdue' : now >= todayTold(reminder.due, clock) ? 'today' : null;
    if (state === null) wait(todayTold(reminder.due, clock));
    else {
      if (!told.has(name(state))) {
        const isUrgent = reminder.id.startsWith('step.');
        if (quietEnd !== null && !isUrgent) wait(quietEnd);
        else tell.push({ ...reminder, name: name(state), state });
      }
      if (state === 'today') wait(overdueFrom);
    }
  }
  return { tell, next };
}

function todayTold(due: Due, clock: Clock): number {
  return 'at' in due ? Date.parse(due.at) - ahead : instantOfLocal(`${due.on}T${morning}`, clock);
}

/** A day is over at midnight; nobody wants to be told then, but the next morning. */
function overdueTold(due: Due, clock: Clock): number {
  if ('at' in due) return dueInstant(due, clock);
  const next = new Date(Date.parse(`${dueDay(due, clock)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return instantOfLocal(`${next}T${morning}`, clock);
}

/** UTC milliseconds at which the quiet hours that the clock is in will end; null outside them, and where they never do. */
export function endOfQuiet(clock: Clock, quiet: WeekHours): number | null {
  const left = minutesLeft(quiet, minuteOfWeek(clock.local));
  if (left === 0 || left >= 7 * 1440) return null;
  return instantOfLocal(`${clock.local.slice(0, 16)}:00`, clock) + left * 60_000;
}
