// What this browser knows of cases that were deleted for a whole chain. Taken in by lib/storage/chain-shelf.ts, after it was checked.
import { Tombstone } from '@/lib/model/tombstone';
import { readNamed } from './chain-member';
import type { Database } from './database';

/** The stones of all shops that this browser follows, newest first. */
export async function allStones(db: Database): Promise<Tombstone[]> {
  const stones = await readNamed(db, 'stone/', Tombstone);
  return stones.sort((a, b) => (a.body.at < b.body.at ? 1 : -1));
}
