// How tests put cases into the lines of a list: as the worker does, by a clock of theirs and the playbooks as they ship.
import { type Clock, offset } from '@/lib/response/clock';
import { foldCase } from '@/lib/response/fold';
import { nextDue, summarise } from '@/lib/response/summary';
import type { Folding } from '@/lib/storage/case-list';

/** UTC, the first of March 2026, noon. */
export const noon: Clock = { instant: '2026-03-01T12:00:00.000Z', local: '2026-03-01T12:00:00' };

/** A folding by a clock. */
export function foldingAt(clock: Clock): Folding {
  return {
    fold: (log) => summarise(foldCase(log)),
    dueOf: (summary) => nextDue(summary, clock),
    offset: offset(clock),
  };
}
