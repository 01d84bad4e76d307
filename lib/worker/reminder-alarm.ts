// The one alarm of the reminders: who has changed something sets it a little ahead; lib/worker/remind.ts looks through and sets it anew.
import { setAlarm } from '@/lib/platform/alarms';
import type { Desk } from './desk';

export const reminderAlarm = 'remind';
/** Milliseconds after a change at which the reminders are looked through: several acts in a row count as one. */
const settleFor = 30_000;

/** Something has changed that may be due: look through the reminders soon. */
export async function remindSoon(desk: Desk): Promise<void> {
  await setAlarm(reminderAlarm, desk.now().getTime() + settleFor);
}
