// Events of a chain's shops that cannot be placed yet: something that they name has not come. Sealed like all others while the lock is on.
import * as z from 'zod/mini';
import { CaseEvent } from '@/lib/model/case-event';
import type { Database } from './database';
import { isStill, openValue, SealBroken, sealNow, sealValue } from './sealing';
import { withTrouble } from './trouble';

const nameOf = (shop: string) => `held/${shop}`;

/** What waits of a shop. Where it cannot be read, the shop's stream is read anew from its beginning. Throws Locked. */
export async function readHeld(db: Database, shop: string): Promise<CaseEvent[]> {
  const name = nameOf(shop);
  const row = await withTrouble(() => db.get('chain', name));
  if (row === undefined) return [];
  const value =
    row.sealed === undefined
      ? row.value
      : await openValue(db, `chain/${name}`, row.sealed).catch((error: unknown) => {
          if (error instanceof SealBroken) return null;
          throw error;
        });
  const events = z.array(CaseEvent).safeParse(value);
  if (events.success) return events.data;
  await withTrouble(async () => {
    const { store, done } = db.transaction('chain', 'readwrite');
    await store.delete(name);
    await store.delete(`bookmark/${shop}`);
    await done;
  });
  return [];
}

/** Keeps what waits of a shop, in place of what waited before. */
export async function keepHeld(db: Database, shop: string, events: readonly CaseEvent[]): Promise<void> {
  const name = nameOf(shop);
  for (;;) {
    const seal = await sealNow(db);
    const row =
      seal === 'none' ? { name, value: events } : { name, sealed: await sealValue(seal, `chain/${name}`, events) };
    const isKept = await withTrouble(async () => {
      const change = db.transaction(['chain', 'lock'], 'readwrite');
      const isWanted = isStill(seal, await change.objectStore('lock').get('lock'));
      if (isWanted && events.length > 0) await change.objectStore('chain').put(row);
      if (isWanted && events.length === 0) await change.objectStore('chain').delete(name);
      await change.done;
      return isWanted;
    });
    if (isKept) return;
  }
}

/** Writes all of it anew, sealed or open as the lock wants it now: for turning the lock on and off. */
export async function convertHeld(db: Database): Promise<void> {
  const names = await withTrouble(() => db.getAllKeys('chain', IDBKeyRange.bound('held/', 'held/\uffff')));
  for (const name of names) {
    const shop = name.slice('held/'.length);
    await keepHeld(db, shop, await readHeld(db, shop));
  }
}
