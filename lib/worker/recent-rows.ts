// The newest rows of each portal, held in the worker's memory so that a page's assessment need not fetch them again. A cache:
// the ledger is the truth, and a worker that starts anew fills it again.
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from '@/lib/storage/database';
import { rowsOfPortal } from '@/lib/storage/ledger';

/** Most rows of a portal's past that one assessment looks at; the newest count. */
const mostRows = 20_000;

const caches = new WeakMap<Database, Map<string, Map<string, KeyedTransaction>>>();

/** Newest rows of a portal by ledger key, in no order. Not to be changed by the caller. */
export async function recentRows(db: Database, portal: string): Promise<ReadonlyMap<string, KeyedTransaction>> {
  const portals = caches.get(db) ?? new Map<string, Map<string, KeyedTransaction>>();
  caches.set(db, portals);
  const known = portals.get(portal);
  if (known) return known;
  const rows = new Map((await rowsOfPortal(db, portal, mostRows)).map((row) => [row.key, row]));
  portals.set(portal, rows);
  return rows;
}

/** Takes rows in that were just written to the ledger. */
export function noteRows(db: Database, portal: string, rows: readonly KeyedTransaction[]): void {
  const known = caches.get(db)?.get(portal);
  if (!known) return;
  for (const row of rows) known.set(row.key, row);
  // Grown by a quarter: fetched anew at the next question, so that the newest stay.
  if (known.size > mostRows * 1.25) caches.get(db)?.delete(portal);
}

/** Forgets all; to be called when rows were deleted from the ledger. */
export function forgetRecentRows(db: Database): void {
  caches.delete(db);
}
