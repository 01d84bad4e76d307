// What had to wait while cases were locked, taken up when the lock is opened: packs ordered, stamps missing, corrections that portals
// showed meanwhile, reminders, files that nothing names. Each can be repeated without harm.
import { deleteOrphans } from './clean-up';
import type { Desk } from './desk';
import { type BuildHere, resumePacks } from './order-pack';
import type { StampHere } from './order-stamps';
import { remind } from './remind';
import { retryStamps } from './retry-stamps';
import { watchAllCorrections } from './watch-corrections';

/** Takes it all up, one after the other. */
export async function takeUpLocked(desk: Desk, buildHere: BuildHere, stampHere: StampHere): Promise<void> {
  await remind(desk);
  await watchAllCorrections(desk);
  await resumePacks(desk, buildHere);
  await retryStamps(desk, stampHere);
  await deleteOrphans(desk);
}
