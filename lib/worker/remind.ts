// Tells what is due: notifications, the toolbar button's number, and the alarm for the next time. What is due, and when it is told, is
// lib/response's to say. Survives restart, sleep and update: everything told is in the store, the alarm is set anew at each start.
import { response } from '@/lib/i18n/response';
import { type Language, say } from '@/lib/i18n/say';
import { clearAlarm, onAlarm, setAlarm } from '@/lib/platform/alarms';
import { notify, onNotificationPressed, withdraw } from '@/lib/platform/notifications';
import { showDue } from '@/lib/platform/panel';
import { openOwnPage } from '@/lib/platform/tabs';
import { caseLine } from '@/lib/response/case-line';
import { type Clock, instantOfLocal } from '@/lib/response/clock';
import { foldCase } from '@/lib/response/fold';
import { type Notice, planNotices } from '@/lib/response/notices';
import { checksDue } from '@/lib/response/prevention';
import { remindersOf, reminderText } from '@/lib/response/reminders';
import { badgeOf } from '@/lib/response/summary';
import { listCases } from '@/lib/storage/case-list';
import { readLog } from '@/lib/storage/cases';
import { allChecks } from '@/lib/storage/checks';
import type { Database } from '@/lib/storage/database';
import { readNextDue, readPlan, readPlaybookEdits, writeNextDue } from '@/lib/storage/kept';
import { Locked } from '@/lib/storage/sealing';
import { readSettings } from '@/lib/storage/settings';
import { forgetOldTold, rememberTold, toldNotices } from '@/lib/storage/told';
import { foldingOf } from './case-desk';
import { type Desk, languageOf } from './desk';
import { reminderAlarm } from './reminder-alarm';
import { clockAt } from './wall-clock';

/** Registers what rings and what is pressed. To be called synchronously at start-up. */
export function serveReminders(desk: Desk): void {
  onAlarm((name) => {
    if (name === reminderAlarm) void remind(desk);
  });
  onNotificationPressed((id) => {
    const caseId = /^(?:due|correction)\/(\d{8}-[0-9A-F]{4,8})/.exec(id)?.[1];
    void openOwnPage(caseId ? `/cases.html#/case/${caseId}` : '/cases.html');
  });
}

let running: Promise<void> = Promise.resolve();

/** Tells what is to be told now, and sets the alarm for what comes next. One after the other, so that nothing is told twice. */
export function remind(desk: Desk): Promise<void> {
  running = running.catch(() => undefined).then(() => lookThrough(desk));
  return running;
}

async function lookThrough(desk: Desk): Promise<void> {
  const db = await desk.database();
  try {
    await tellDue(desk, db);
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
    await tellLocked(desk, db);
  }
}

/** Cases are locked: when something is due is known, what it is is not. */
async function tellLocked(desk: Desk, db: Database): Promise<void> {
  const due = await readNextDue(db);
  if (due === null) return;
  const now = desk.now();
  if (due > now.getTime()) return setAlarm(reminderAlarm, due);
  const name = `locked/${due}`;
  if ((await toldNotices(db)).has(name)) return;
  const language = await languageOf(db);
  await notify('locked', {
    title: say(response, language, 'notice.locked'),
    message: say(response, language, 'notice.locked.text'),
  });
  await rememberTold(db, name, now.toISOString());
}

async function tellDue(desk: Desk, db: Database): Promise<void> {
  const clock = clockAt(desk.now());
  const language = await languageOf(db);
  const { quietHours } = await readSettings(db);
  const cases = (await listCases(db, await foldingOf(db, clock))).filter((one) => !one.isClosed);
  const pending = [
    ...cases.flatMap(({ caseId, reminders }) => reminders.map((reminder) => ({ caseId, ...reminder }))),
    ...(await checksPending(db, clock)),
  ];
  const due = badgeOf(cases, clock);
  await showDue(due, say(response, language, due.overdue + due.today === 0 ? 'button.none' : 'button.due', due));
  const { tell, next } = planNotices(pending, await toldNotices(db), clock, quietHours);
  for (const notice of tell) {
    await notify(`due/${notice.caseId}/${notice.id}`, await wordsOf(db, language, clock, notice));
    await rememberTold(db, notice.name, clock.instant);
  }
  // A case that was closed, an answer that came: what was told of it asks for nothing any more.
  const open = new Set(pending.map(({ caseId, id }) => `due/${caseId}/${id}`));
  await withdraw((id) => id.startsWith('due/') && !open.has(id));
  await forgetOldTold(db, desk.now());
  // The number on the button changes with the day as well.
  const midnight = instantOfLocal(`${clock.local.slice(0, 10)}T00:00:00`, clock) + 86_400_000 + 1000;
  await writeNextDue(db, next);
  if (pending.length === 0) await clearAlarm(reminderAlarm);
  else await setAlarm(reminderAlarm, Math.min(next ?? midnight, midnight));
}

const checks = 'checks';

/** Recurring checks count as one thing that is due on the day of the earliest. */
async function checksPending(db: Database, clock: Clock) {
  const due = checksDue(await readPlan(db), await allChecks(db), clock);
  const first = due.map(({ dueOn }) => dueOn).sort()[0];
  return first === undefined ? [] : [{ caseId: checks, id: 'due', due: { on: first } }];
}

async function wordsOf(db: Database, language: Language, clock: Clock, { caseId, id, state }: Notice) {
  if (caseId === checks) {
    const n = checksDue(await readPlan(db), await allChecks(db), clock).filter(
      (check) => check.state !== 'later',
    ).length;
    return { title: say(response, language, 'notice.checks', { n }), message: '' };
  }
  const view = foldCase(await readLog(db, caseId), await readPlaybookEdits(db));
  const reminder = remindersOf(view).find((one) => one.id === id);
  const { text, values } = reminder ? reminderText(reminder, clock) : { text: null, values: {} };
  const what = text ? say(response, language, text, values) : '';
  return {
    title: say(response, language, `notice.${state}`, { what }),
    message: caseLine(view, language),
  };
}
