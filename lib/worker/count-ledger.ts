// Counts what is usual over a ledger that is not counted yet (after an update of Tillguard, or a backup that was taken in), in pieces
// between which the worker does its other work. It goes on where it was when the worker is ended and started again.
import { countOn } from '@/lib/storage/tallies';
import type { Desk } from './desk';

const counting = new WeakMap<Desk, Promise<void>>();

/** Counts on in the background; once at a time. */
export function countLedger(desk: Desk): void {
  if (counting.has(desk)) return;
  const done = count(desk)
    // The store is full or gone: what is read next will try again, and says so.
    .catch(() => undefined)
    .finally(() => counting.delete(desk));
  counting.set(desk, done);
}

/** Waits until a count that is under way has ended. */
export async function ledgerCounted(desk: Desk): Promise<void> {
  await counting.get(desk);
}

async function count(desk: Desk): Promise<void> {
  const db = await desk.database();
  while (await countOn(db)) await new Promise((resume) => setTimeout(resume));
}
