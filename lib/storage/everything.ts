// All that is kept, as a whole: counted, and deleted at the user's wish. The device's key stays: packs handed out were signed with it.
import type { Database } from './database';
import { forgetFramesRead } from './frames';
import { withTrouble } from './trouble';

/** How much is kept. */
export async function countAll(db: Database): Promise<{ cases: number; transactions: number; artefacts: number }> {
  return withTrouble(async () => ({
    cases: await db.count('summaries'),
    transactions: await db.count('transactions'),
    artefacts: await db.count('artefacts'),
  }));
}

/** Deletes everything but the device's key, in one go: all or nothing. */
export async function deleteAll(db: Database): Promise<void> {
  await withTrouble(async () => {
    const names = [...db.objectStoreNames].filter((name) => name !== 'device');
    const change = db.transaction(names, 'readwrite', { durability: 'strict' });
    for (const name of names) void change.objectStore(name).clear();
    await change.done;
  });
  forgetFramesRead(db);
}
