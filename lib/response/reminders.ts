// What is due in a case: promised answers, deadlines of the playbook, deadlines that somebody named. A fold over the log; the clock
// only sorts it into overdue, today and later.
import type { ResponseKey } from '@/lib/i18n/response';
import type { Party } from '@/lib/model/case-event';
import { checklist, playbooksOf } from './checklist';
import { type Clock, type Due, dueDay, dueInstant } from './clock';
import { type CaseView, outcomeOf } from './fold';
import { type DeadlineStart, type PlaybookDeadline, standsIn } from './playbook';

/**
 * One thing that is due. `id` names it in `reminder-met` and `reminder-moved`: `call.<hash>`, `deadline.<hash>`,
 * `playbook.<deadline>`, `step.<step>`, `correction`. Its text is a key with `values`, or the user's own words.
 */
export interface Reminder {
  id: string;
  kind: 'answer' | 'deadline' | 'playbook' | 'step' | 'correction';
  text: ResponseKey;
  values: Record<string, string>;
  party: Party | null;
  due: Due;
  /** put off by hand: when it was due at first */
  movedFrom: Due | null;
}

const hour = 3_600_000;
/** Days after which a correction that nobody promised a day for is asked after: ours, no source. */
const correctionDays = 7;

/** All reminders of a case that are open; none once it is closed. In order of their days. */
export function remindersOf(view: CaseView): Reminder[] {
  if (view.closed) return [];
  const correction = ofCorrection(view);
  // The answer that is promised to a slip of the hand is the correction itself: one reminder for it, not two.
  const answers = isCorrected(view)
    ? []
    : promised(view).filter(({ party }) => !correction.some((one) => one.party === party));
  const all = [...answers, ...named(view), ...ofPlaybooks(view), ...ofSteps(view), ...correction];
  return all
    .filter(({ id }) => !view.remindersMet.has(id))
    .map((reminder) => {
      const moved = view.remindersMoved.get(reminder.id);
      return moved ? { ...reminder, due: { on: moved.dueOn }, movedFrom: reminder.due } : reminder;
    })
    .sort((a, b) => compareDue(a.due, b.due));
}

function compareDue(a: Due, b: Due): number {
  // A day is due at its end: after every instant of it.
  const key = (due: Due) => ('at' in due ? due.at : `${due.on}T99`);
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

/** An answer promised by a day: open until the same party is heard of again after it. The latest promise of a party counts. */
function promised(view: CaseView): Reminder[] {
  const latest = new Map(view.calls.map((call) => [call.party, call]));
  return [...latest.values()].flatMap((call) =>
    /^\d{4}-\d{2}-\d{2}$/.test(call.promisedBy)
      ? [
          {
            id: `call.${call.hash.slice(0, 16)}`,
            kind: 'answer' as const,
            text: call.ticket ? ('reminder.answer.ticket' as const) : ('reminder.answer' as const),
            values: { ticket: call.ticket, who: call.who },
            party: call.party,
            due: { on: call.promisedBy },
            movedFrom: null,
          },
        ]
      : [],
  );
}

function named(view: CaseView): Reminder[] {
  return view.deadlines.map((deadline) => ({
    id: `deadline.${deadline.hash.slice(0, 16)}`,
    kind: 'deadline' as const,
    text: `reminder.deadline.${deadline.source}` as const,
    values: { what: deadline.what },
    party: null,
    due: { on: deadline.dueOn },
    movedFrom: null,
  }));
}

function ofPlaybooks(view: CaseView): Reminder[] {
  return playbooksOf(view)
    .flatMap((playbook) => playbook.deadlines)
    .filter((deadline) => standsIn(deadline, view.region) && !isMet(view, deadline))
    .flatMap((deadline) => {
      const from = startOf(view, deadline.after);
      if (from === null) return [];
      return [
        {
          id: `playbook.${deadline.id}`,
          kind: 'playbook' as const,
          text: deadline.text,
          values: {},
          party: null,
          due: { at: new Date(Date.parse(from) + deadline.hours * hour).toISOString() },
          movedFrom: null,
        },
      ];
    });
}

/** Met by a step done or a file; without object where the merchant has left out every step that could meet it. */
function isMet(view: CaseView, deadline: PlaybookDeadline): boolean {
  const steps = checklist(view);
  if (deadline.metByFiles.length === 0 && !steps.some(({ step }) => deadline.metBySteps.includes(step.id))) return true;
  const done = new Set(steps.filter((step) => step.done !== null).map(({ step }) => step.id));
  return (
    deadline.metBySteps.some((step) => done.has(step)) ||
    deadline.metByFiles.some((role) => view.files.some((file) => file.role === role))
  );
}

function startOf(view: CaseView, after: DeadlineStart): string | null {
  if (after === 'opened') return view.openedAt;
  if (after === 'classified') return outcomeSince(view);
  const party = after.slice('called-'.length);
  return view.calls.find((call) => call.party === party)?.at ?? null;
}

/** Since when the outcome that stands has stood: saying the same again does not restart a deadline. */
function outcomeSince(view: CaseView): string | null {
  const outcome = outcomeOf(view);
  let since: string | null = null;
  for (const { act, at, isStruck } of view.timeline) {
    if (isStruck || act.kind !== 'classified') continue;
    if (act.outcome !== outcome) since = null;
    else since ??= at;
  }
  return since;
}

function ofSteps(view: CaseView): Reminder[] {
  const since = outcomeSince(view);
  if (since === null) return [];
  const steps = checklist(view);
  const open = new Set(steps.filter(({ done }) => done === null).map(({ step }) => step.id));
  return steps
    .filter(({ step }) => step.withinHours !== undefined && open.has(step.id))
    .filter(({ step }) => step.serves === undefined || step.serves.some((id) => open.has(id)))
    .map(({ step }) => ({
      id: `step.${step.id}`,
      kind: 'step' as const,
      text: step.title,
      values: {},
      party: step.party ?? null,
      due: { at: new Date(Date.parse(since) + step.withinHours! * hour).toISOString() },
      movedFrom: null,
    }));
}

/** A slip of the hand is settled when the portal shows the correction: until then its day is the one promised, or a week. */
function ofCorrection(view: CaseView): Reminder[] {
  if (outcomeOf(view) !== 'mis-operation' || isCorrected(view)) return [];
  const call = view.calls.findLast(({ party }) => party === 'acquirer' || party === 'provider' || party === 'bank');
  if (!call) return [];
  const on = /^\d{4}-\d{2}-\d{2}$/.test(call.promisedBy)
    ? call.promisedBy
    : new Date(Date.parse(call.at) + correctionDays * 24 * hour).toISOString().slice(0, 10);
  return [
    {
      id: 'correction',
      kind: 'correction',
      text: 'reminder.correction',
      values: {},
      party: call.party,
      due: { on },
      movedFrom: null,
    },
  ];
}

function isCorrected(view: CaseView): boolean {
  return outcomeOf(view) === 'mis-operation' && (view.correction?.isFull === true || view.stepsDone.has('slip.follow'));
}

/** What to say of a reminder at this moment: a correction that has not come by its day is said to be missing. */
export function reminderText({ kind, text, values, due }: Reminder, clock: Clock): Pick<Reminder, 'text' | 'values'> {
  if (kind !== 'correction' || dueState(due, clock) !== 'overdue') return { text, values };
  return { text: 'reminder.correction.missing', values: { day: dueDay(due, clock) } };
}

export type DueState = 'overdue' | 'today' | 'later';

/** Whether it is overdue, due on the clock's day, or later. */
export function dueState(due: Due, clock: Clock): DueState {
  if (dueInstant(due, clock) <= Date.parse(clock.instant)) return 'overdue';
  return dueDay(due, clock) === clock.local.slice(0, 10) ? 'today' : 'later';
}

/** Reminders counted for a badge or a list's head. */
export function countDue(reminders: readonly { due: Due }[], clock: Clock): { overdue: number; today: number } {
  const states = reminders.map(({ due }) => dueState(due, clock));
  return {
    overdue: states.filter((state) => state === 'overdue').length,
    today: states.filter((state) => state === 'today').length,
  };
}
