// What this browser knows of cases that were deleted for a whole chain. Taken in by lib/storage/chain-shelf.ts, after it was checked.
import { Tombstone } from '@/lib/model/tombstone';
import { isMemberOf, readNamed } from './chain-member';
import type { Database } from './database';
import { withTrouble } from './trouble';

/** The stones of all shops that this browser follows, newest first. */
export async function allStones(db: Database): Promise<Tombstone[]> {
  const stones = await readNamed(db, 'stone/', Tombstone);
  return stones.sort((a, b) => (a.body.at < b.body.at ? 1 : -1));
}

const refused = 'refused-stone';

/** Remembers that a deletion came which this member's file allows nobody to order; forgotten when that list changes. */
export async function noteRefusedStone(db: Database, chain: string): Promise<void> {
  await withTrouble(async () => {
    const { store, done } = db.transaction('chain', 'readwrite');
    if (await isMemberOf(store, chain)) await store.put({ name: refused, value: true });
    await done;
  });
}

/** Whether one came. */
export async function hasRefusedStone(db: Database): Promise<boolean> {
  return (await withTrouble(() => db.getKey('chain', refused))) !== undefined;
}
