// Asks again for stamps that did not come, over captures and over packs that were made without them: when the browser starts, and by an
// alarm for as long as one is missing. What is missing is read off the logs, so that no queue can be lost.
import { onAlarm, setAlarm } from '@/lib/platform/alarms';
import { caseIds, readLog } from '@/lib/storage/cases';
import { deviceKey } from '@/lib/storage/device';
import { readSettings } from '@/lib/storage/settings';
import { unlessLocked } from './case-lock';
import type { Desk } from './desk';
import { missingStamps } from './missing-stamps';
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

/** Has a case's captures and packs stamped, and once more later where one is still missing. */
export async function stampSoon(desk: Desk, caseId: string, stampHere: StampHere): Promise<void> {
  if ((await orderStamps(caseId, stampHere)) > 0) await stampLater(desk);
}

/** A stamp was missing: it is asked for again in a while. */
export async function stampLater(desk: Desk): Promise<void> {
  await setAlarm(alarm, desk.now().getTime() + patience);
}

/** Asks for every stamp that any case lacks. Returns how many are still missing. */
export async function retryStamps(desk: Desk, stampHere: StampHere): Promise<number> {
  const db = await desk.database();
  const { stampAuthorities } = await readSettings(db);
  if (stampAuthorities.length === 0) return 0;
  const { id } = await deviceKey(db);
  let missing = 0;
  for (const caseId of await caseIds(db))
    if (missingStamps(await readLog(db, caseId), stampAuthorities, id).length > 0)
      missing += await orderStamps(caseId, stampHere);
  if (missing > 0) await stampLater(desk);
  return missing;
}
