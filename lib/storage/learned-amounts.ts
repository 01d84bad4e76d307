// What the score learned of the amounts of large ledgers, one record for all portals. It can be learned anew from the ledger at any time.
import type { IDBPTransaction } from 'idb';
import * as z from 'zod/mini';
import { LearnedAmounts } from '@/lib/model/learned-amounts';
import type { Database, Schema } from './database';
import { withTrouble } from './trouble';

/** Name of the record in `settings`. */
export const learnedAmountsName = 'learned-amounts';

/** `rows`: how many rows each shop had when it was learned. */
const Kept = z.object({ amounts: LearnedAmounts, rows: z.record(z.string(), z.number()) });
type Kept = z.infer<typeof Kept>;

/** What was learned of a portal's amounts; null where nothing was, or what was kept is damaged. */
export async function readLearnedAmounts(db: Database, portal: string): Promise<Kept | null> {
  const stored = await withTrouble(async () => db.get('settings', learnedAmountsName));
  const kept = Kept.safeParse(portalsOf(stored)[portal]);
  return kept.success ? kept.data : null;
}

/** Keeps what was learned of a portal's amounts, in the place of what was learned before. */
export async function saveLearnedAmounts(db: Database, portal: string, kept: Kept): Promise<void> {
  await withTrouble(async () => {
    const { store, done } = db.transaction('settings', 'readwrite');
    const portals = portalsOf(await store.get(learnedAmountsName));
    await store.put({ name: learnedAmountsName, value: { ...portals, [portal]: kept } });
    await done;
  });
}

type Change = IDBPTransaction<Schema, ('transactions' | 'settings')[], 'readwrite'>;

/** After rows were deleted: portals without rows are forgotten, the others are learned anew with their next page. */
export async function learnAnew(change: Change): Promise<void> {
  const settings = change.objectStore('settings');
  const index = change.objectStore('transactions').index('by-portal-time');
  const kept: Record<string, unknown> = {};
  const before = portalsOf(await settings.get(learnedAmountsName));
  if (Object.keys(before).length === 0) return;
  for (const [portal, value] of Object.entries(before)) {
    const isLeft = (await index.count(IDBKeyRange.bound([portal], [portal, []]))) > 0;
    if (isLeft) kept[portal] = { ...(value as object), rows: {} };
  }
  if (Object.keys(kept).length === 0) await settings.delete(learnedAmountsName);
  else await settings.put({ name: learnedAmountsName, value: kept });
}

function portalsOf(stored: unknown): Record<string, unknown> {
  const portals = z.record(z.string(), z.unknown()).safeParse((stored as { value?: unknown } | undefined)?.value);
  return portals.success ? portals.data : {};
}
