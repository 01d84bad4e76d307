// Terminals that portals showed lately but the merchant's list does not: a new one, or one that nobody ordered.
import { unlistedTerminals } from '@/lib/response/prevention';
import type { Database } from '@/lib/storage/database';
import { readPlan } from '@/lib/storage/kept';
import { rowsOfPortal } from '@/lib/storage/ledger';
import { portalsOfLedger } from '@/lib/storage/ledger-search';

/** Newest rows of each portal that are looked through. */
const mostRows = 2000;

/** Terminal numbers, sorted; none as long as the merchant has entered no terminal: then there is no list to be missing from. */
export async function unlisted(db: Database): Promise<string[]> {
  const plan = await readPlan(db);
  if (plan.terminals.length === 0) return [];
  const seen = new Set<string>();
  for (const { portal } of await portalsOfLedger(db))
    for (const { transaction } of await rowsOfPortal(db, portal, mostRows))
      if (transaction.terminal) seen.add(transaction.terminal);
  return unlistedTerminals(plan, [...seen]);
}
