// The ledger: every transaction that portals showed, once, with every version seen of it.
import * as z from 'zod/mini';
import { KeyedTransaction, type Transaction } from '@/lib/model/transaction';
import { type Database, quarantine } from './database';
import { withTrouble } from './trouble';

const LedgerRow = z.object({
  ...KeyedTransaction.shape,
  portal: z.string(),
  /** wall time of the transaction, empty where the portal shows none: sorts before all others */
  time: z.string(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  url: z.string(),
  versions: z.int(),
});
type LedgerRow = z.infer<typeof LedgerRow>;

const Version = z.object({ ...KeyedTransaction.shape, version: z.int(), seenAt: z.string() });
/** What a row said before, and when that was last new. */
export type Version = z.infer<typeof Version>;

/**
 * Remembers what a page showed. A row known already is kept, with a new version where what it says has changed.
 * Returns the rows that are new or have changed.
 */
export async function remember(
  db: Database,
  portal: string,
  rows: readonly KeyedTransaction[],
  seen: { at: string; url: string },
): Promise<KeyedTransaction[]> {
  if (rows.length === 0) return [];
  return withTrouble(async () => {
    const changed: KeyedTransaction[] = [];
    const change = db.transaction(['transactions', 'versions'], 'readwrite');
    const transactions = change.objectStore('transactions');
    for (const { key, transaction } of rows) {
      const before = LedgerRow.safeParse(await transactions.get(key));
      const isSame = before.success && isSameTransaction(before.data.transaction, transaction);
      const version = before.success ? before.data.versions + (isSame ? 0 : 1) : 1;
      const row: LedgerRow = {
        key,
        transaction,
        portal,
        time: transaction.time?.local ?? '',
        firstSeen: before.success ? before.data.firstSeen : seen.at,
        lastSeen: seen.at,
        url: seen.url,
        versions: version,
      };
      await transactions.put(row);
      if (isSame) continue;
      changed.push({ key, transaction });
      await change.objectStore('versions').put({ key, transaction, version, seenAt: seen.at } satisfies Version);
    }
    await change.done;
    return changed;
  });
}

/** The same facts; `raw` aside, since another page of the portal may show more columns. */
function isSameTransaction(a: Transaction, b: Transaction): boolean {
  return JSON.stringify({ ...a, raw: null }) === JSON.stringify({ ...b, raw: null });
}

/** The portal's newest rows, at most `limit`, oldest first. Damaged rows are put aside. */
export async function rowsOfPortal(db: Database, portal: string, limit: number): Promise<KeyedTransaction[]> {
  return withTrouble(async () => {
    const rows: KeyedTransaction[] = [];
    const damaged: string[] = [];
    const range = IDBKeyRange.bound([portal], [portal, []]);
    let cursor = await db.transaction('transactions').store.index('by-portal-time').openCursor(range, 'prev');
    while (cursor && rows.length < limit) {
      const row = KeyedTransaction.safeParse(cursor.value);
      if (row.success) rows.push(row.data);
      else damaged.push(cursor.primaryKey);
      cursor = await cursor.continue();
    }
    for (const key of damaged) await quarantine(db, 'transactions', key, 'not a transaction');
    return rows.reverse();
  });
}

/** Rows of all portals from one wall time to another (`YYYY-MM-DD…`, both included), in no order. Damaged rows are put aside. */
export async function rowsBetween(db: Database, from: string, to: string): Promise<KeyedTransaction[]> {
  const rows: KeyedTransaction[] = [];
  const damaged: string[] = [];
  await withTrouble(async () => {
    const index = db.transaction('transactions').store.index('by-portal-time');
    let portal = await index.openKeyCursor();
    while (portal) {
      const [name] = portal.key;
      for (const value of await index.getAll(IDBKeyRange.bound([name, from], [name, `${to}~`]))) {
        const row = KeyedTransaction.safeParse(value);
        if (row.success) rows.push(row.data);
        else damaged.push((value as { key: string }).key);
      }
      // Straight to the next portal, past all rows of this one.
      portal = await portal.continue([name, '\uffff']);
    }
  });
  for (const key of damaged) await quarantine(db, 'transactions', key, 'not a transaction');
  return rows;
}

/** Every version seen of one transaction, oldest first. */
export async function versionsOf(db: Database, key: string): Promise<Version[]> {
  const rows = await withTrouble(() =>
    db.getAll('versions', IDBKeyRange.bound([key, 0], [key, Number.MAX_SAFE_INTEGER])),
  );
  return rows.flatMap((row) => {
    const version = Version.safeParse(row);
    return version.success ? [version.data] : [];
  });
}

/** How many transactions are remembered. */
export function countTransactions(db: Database): Promise<number> {
  return withTrouble(() => db.count('transactions'));
}
