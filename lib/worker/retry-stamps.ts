// Asks again for stamps that did not come: when the browser starts, and by an alarm for as long as one is missing. What is missing is
// read off the logs, so that no queue can be lost.
import { onAlarm, setAlarm } from '@/lib/platform/alarms';
import { caseIds, readLog } from '@/lib/storage/cases';
import { readSettings } from '@/lib/storage/settings';
import { unlessLocked } from './case-lock';
import type { Desk } from './desk';
import { orderStamps, type StampHere } from './order-stamps';

const alarm = 'stamps';
/** An authority that did not answer is left alone so long; ms. */
const patience = 15 * 60_000;

/** Registers the alarm. To be called synchronously at start-up. */
export function serveStampRetries(desk: Desk, stampHere: StampHere): void {
  onAlarm((name) => {
    if (name === alarm) void retryStamps(desk, stampHere).catch(unlessLocked);
  });
}

/** Has a case's captures stamped, and once more later where one is still missing. */
export async function stampSoon(desk: Desk, caseId: string, stampHere: StampHere): Promise<void> {
  if ((await orderStamps(caseId, stampHere)) > 0) await setAlarm(alarm, desk.now().getTime() + patience);
}

/** Asks for every stamp that any case's captures lack. Returns how many are still missing. */
export async function retryStamps(desk: Desk, stampHere: StampHere): Promise<number> {
  const db = await desk.database();
  const { stampAuthorities } = await readSettings(db);
  if (stampAuthorities.length === 0) return 0;
  let missing = 0;
  for (const caseId of await caseIds(db)) {
    const acts = (await readLog(db, caseId)).map(({ body }) => body.act);
    const wanted = acts.filter(({ kind }) => kind === 'captured').length * stampAuthorities.length;
    if (acts.filter(({ kind }) => kind === 'stamped').length < wanted) missing += await orderStamps(caseId, stampHere);
  }
  if (missing > 0) await setAlarm(alarm, desk.now().getTime() + patience);
  return missing;
}
