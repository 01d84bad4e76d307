// The ledger: every transaction that portals showed, once, with every version seen of it.
import type { IDBPIndex } from 'idb';
import * as z from 'zod/mini';
import { completeTransaction, isIn, maskOf } from '@/lib/model/complete-transaction';
import { isSame } from '@/lib/model/same';
import { KeyedTransaction, type TransactionField } from '@/lib/model/transaction';
import { isAside } from './card-rows';
import { type Database, quarantine, type Schema } from './database';
import { learnAnew } from './learned-amounts';
import { standingOf, TallyChange } from './tallies';
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
  /** when the portal no longer showed the row among its neighbours; null while it does */
  missingSince: z._default(z.nullable(z.string()), null),
  /** only ever seen where it is no sample of what is usual: on a part of a list that is sorted by amount */
  isAside: z._default(z.boolean(), false),
  /** mask of the fields whose columns were shown in any look at the row; null: all */
  shown: z._default(z.nullable(z.int()), null),
});
type LedgerRow = z.infer<typeof LedgerRow>;

const Version = z.object({ ...KeyedTransaction.shape, version: z.int(), seenAt: z.string() });
/** What a row said before, and when that was last new. */
export type Version = z.infer<typeof Version>;

/**
 * Remembers what a page showed. A row known already is kept, with a new version where what it says has changed; fields that this
 * look adds complete it, and those that it leaves open stay as they were. What is usual is counted with it. `aside`: keys of rows that are no sample of what is usual here.
 * Returns the rows that are new, have changed or were completed.
 */
export async function remember(
  db: Database,
  portal: string,
  rows: readonly KeyedTransaction[],
  seen: { at: string; url: string; aside?: ReadonlySet<string>; tables?: readonly ShownTable[] },
): Promise<KeyedTransaction[]> {
  if (rows.length === 0) return [];
  return withTrouble(async () => {
    const changed: KeyedTransaction[] = [];
    const masks = masksOf(seen.tables ?? []);
    const change = db.transaction(['transactions', 'versions', 'tallies', 'cards', 'settings'], 'readwrite');
    const transactions = change.objectStore('transactions');
    const tallies = await TallyChange.begin(change);
    for (const { key, transaction: shown } of rows) {
      const before = LedgerRow.safeParse(await transactions.get(key));
      const { transaction, isChanged } = before.success
        ? completeTransaction(before.data.transaction, shown, (field) => wasShown(before.data, field))
        : { transaction: shown, isChanged: true };
      // What only another look shows makes no new version: the row says what it said, and more.
      const isKnown =
        before.success && isSame({ ...before.data.transaction, raw: null }, { ...transaction, raw: null });
      const version = before.success ? before.data.versions + (isChanged ? 1 : 0) : 1;
      const wasCounted = before.success && !before.data.isAside;
      const isCounted = wasCounted || !(seen.aside?.has(key) ?? false);
      const row: LedgerRow = {
        key,
        transaction,
        portal,
        time: transaction.time?.local ?? '',
        firstSeen: before.success ? before.data.firstSeen : seen.at,
        lastSeen: seen.at,
        url: seen.url,
        versions: version,
        missingSince: null,
        isAside: !isCounted,
        shown: seenIn(before.success ? before.data.shown : 0, masks.get(key)),
      };
      const standing = standingOf(row);
      const isAsFiled = isKnown && isSame(standingOf(before.data), standing);
      if (before.success && !isAsFiled) await tallies.take(portal, before.data, before.data);
      await transactions.put(row);
      if (!isAsFiled) await tallies.put(portal, row, standing);
      if (isKnown) continue;
      changed.push({ key, transaction });
      // The latest version is completed in place.
      await change.objectStore('versions').put({ key, transaction, version, seenAt: seen.at } satisfies Version);
    }
    await tallies.write();
    await change.done;
    return changed;
  });
}

/** A table of a reading: which of its fields had columns when its rows were seen. */
interface ShownTable {
  fields: Readonly<Record<string, string>>;
  rows: readonly { key: string }[];
}

function masksOf(tables: readonly ShownTable[]): Map<string, number> {
  const masks = new Map<string, number>();
  for (const { fields, rows } of tables) {
    const mask = maskOf(Object.keys(fields));
    for (const { key } of rows) masks.set(key, mask);
  }
  return masks;
}

function wasShown({ shown }: LedgerRow, field: TransactionField): boolean {
  return shown === null || isIn(shown, field);
}

/** Fields seen in this look or before; all where either is not known. */
function seenIn(before: number | null, now: number | undefined): number | null {
  return before === null || now === undefined ? null : before | now;
}

/** The portal's newest rows, at most `limit`, oldest first. Damaged rows are put aside. */
export async function rowsOfPortal(db: Database, portal: string, limit: number): Promise<KeyedTransaction[]> {
  return withTrouble(async () => {
    const index = db.transaction('transactions').store.index('by-portal-time');
    const whole = IDBKeyRange.bound([portal], [portal, []]);
    // From the limit's row on all in one: a step at a time would take as many turns as there are rows.
    const newest = await index.openKeyCursor(whole, 'prev');
    const oldest = limit > 1 ? await newest?.advance(limit - 1) : newest;
    const values = await index.getAll(oldest ? IDBKeyRange.bound(oldest.key, [portal, []]) : whole);
    const rows: KeyedTransaction[] = [];
    const damaged: string[] = [];
    for (const value of values.slice(-limit)) {
      const row = KeyedTransaction.safeParse(value);
      if (row.success) rows.push(row.data);
      else damaged.push((value as { key: string }).key);
    }
    for (const key of damaged) await quarantine(db, 'transactions', key, 'not a transaction');
    return rows;
  });
}

/** A remembered row, and whether it is no sample of what is usual. */
export interface SampledRow {
  row: KeyedTransaction;
  isAside: boolean;
}

/** All rows of a portal that has at most so many, in time order; null where it has more. What cannot be read is left out. */
export async function wholePortal(db: Database, portal: string, limit: number): Promise<SampledRow[] | null> {
  return withTrouble(async () => {
    const index = db.transaction('transactions').store.index('by-portal-time');
    const range = IDBKeyRange.bound([portal], [portal, []]);
    const first = await index.openKeyCursor(range);
    if ((limit > 0 ? await first?.advance(limit) : first) != null) return null;
    return (await index.getAll(range)).flatMap((value) => {
      const row = KeyedTransaction.safeParse(value);
      return row.success ? [{ row: row.data, isAside: isAside(value) }] : [];
    });
  });
}

/** Rows of all portals from one wall time to another (`YYYY-MM-DD…`, both included), in no order. Damaged rows are put aside. */
export async function rowsBetween(db: Database, from: string, to: string): Promise<KeyedTransaction[]> {
  const rows: KeyedTransaction[] = [];
  const damaged: string[] = [];
  await eachPortal(db, from, to, async (index, range) => {
    for (const value of await index.getAll(range)) {
      const row = KeyedTransaction.safeParse(value);
      if (row.success) rows.push(row.data);
      else damaged.push((value as { key: string }).key);
    }
  });
  for (const key of damaged) await quarantine(db, 'transactions', key, 'not a transaction');
  return rows;
}

/** How many rows `rowsBetween` gives; cheap. */
export async function countBetween(db: Database, from: string, to: string): Promise<number> {
  let count = 0;
  await eachPortal(db, from, to, async (index, range) => {
    count += await index.count(range);
  });
  return count;
}

type ByTime = IDBPIndex<Schema, ['transactions'], 'transactions', 'by-portal-time', 'readonly'>;

/** Calls with the part of the index that holds one portal's rows between two wall times, portal by portal. */
async function eachPortal(
  db: Database,
  from: string,
  to: string,
  visit: (index: ByTime, range: IDBKeyRange) => Promise<void>,
): Promise<void> {
  await withTrouble(async () => {
    const index = db.transaction('transactions').store.index('by-portal-time');
    let portal = await index.openKeyCursor();
    while (portal) {
      const [name] = portal.key;
      await visit(index, IDBKeyRange.bound([name, from], [name, `${to}~`]));
      // Straight to the next portal, past all rows of this one.
      portal = await portal.continue([name, '\uffff']);
    }
  });
}

/** Whether one of these transactions stands or ever stood between two wall times (both included), as `rowsBetween` counts it. */
export async function wereBetween(db: Database, keys: readonly string[], from: string, to: string): Promise<boolean> {
  return withTrouble(async () => {
    const versions = db.transaction('versions').store;
    for (const key of keys) {
      for (const seen of await versions.getAll(IDBKeyRange.bound([key, 0], [key, Number.MAX_SAFE_INTEGER]))) {
        const version = Version.safeParse(seen);
        const time = version.success ? (version.data.transaction.time?.local ?? '') : from;
        if (time >= from && time <= `${to}~`) return true;
      }
    }
    return false;
  });
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

/** What became of a row after it was first seen. */
export interface RowChange {
  key: string;
  /** every version seen, oldest first; more than one where what the row says has changed */
  versions: Version[];
  /** UTC; when it was no longer among its neighbours in a list that was read whole; null while it is */
  missingSince: string | null;
}

/** Those of the rows that have changed or vanished since they were first seen. */
export async function changesOf(db: Database, keys: readonly string[]): Promise<RowChange[]> {
  const changed = await withTrouble(async () => {
    const { store } = db.transaction('transactions');
    return (await Promise.all(keys.map((key) => store.get(key)))).flatMap((value) => {
      // Nearly all are as they were first seen: there is nothing to read them whole for.
      if (value === undefined || !standingOf(value).isChanged) return [];
      const row = LedgerRow.safeParse(value);
      return row.success ? [row.data] : [];
    });
  });
  return Promise.all(
    changed.map(async ({ key, missingSince }) => ({ key, versions: await versionsOf(db, key), missingSince })),
  );
}

/** Vanished rows beyond so many, or so large a share, are a filter of the page's and not the portal's doing. */
const mostVanished = { count: 5, share: 0.02 };

/**
 * Notes which remembered rows a list that was read whole no longer shows: those of the same portal, merchant numbers and page,
 * strictly between the list's first and last time. Where many are missing the page was filtered, and nothing is noted.
 * @returns keys of the rows now missing
 */
export async function noteVanished(
  db: Database,
  portal: string,
  shown: readonly KeyedTransaction[],
  seen: { at: string; url: string },
): Promise<string[]> {
  const times = shown.flatMap(({ transaction: { time } }) => (time ? [time.local] : [])).sort();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const merchants = new Set(shown.map(({ transaction }) => transaction.merchantNo));
  const keys = new Set(shown.map(({ key }) => key));
  return withTrouble(async () => {
    const change = db.transaction(['transactions', 'tallies', 'cards', 'settings'], 'readwrite');
    const transactions = change.objectStore('transactions');
    const range = IDBKeyRange.bound([portal, first], [portal, last], true, true);
    const missing = (await transactions.index('by-portal-time').getAll(range)).flatMap((value) => {
      const row = LedgerRow.safeParse(value);
      return row.success &&
        !keys.has(row.data.key) &&
        merchants.has(row.data.transaction.merchantNo) &&
        pathOf(row.data.url) === pathOf(seen.url)
        ? [row.data]
        : [];
    });
    const isFiltered = missing.length > mostVanished.count || missing.length > shown.length * mostVanished.share;
    if (!isFiltered) {
      const tallies = await TallyChange.begin(change as never);
      for (const before of missing) {
        const row = { ...before, missingSince: before.missingSince ?? seen.at };
        await tallies.take(portal, before, before);
        await transactions.put(row);
        await tallies.put(portal, row, standingOf(row));
      }
      await tallies.write();
    }
    await change.done;
    return isFiltered ? [] : missing.map(({ key }) => key);
  });
}

/** Address without its query: what tells one list of a portal from another. */
function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? url;
}

/**
 * Deletes transactions of days before `day` (`YYYY-MM-DD`), their versions and their voucher states; rows without a date go by
 * when they were last seen. Returns how many.
 */
export async function deleteRowsBefore(db: Database, day: string): Promise<number> {
  return withTrouble(async () => {
    const change = db.transaction(
      ['transactions', 'versions', 'vouchers', 'tallies', 'cards', 'settings'],
      'readwrite',
    );
    const tallies = await TallyChange.begin(change);
    const versions = change.objectStore('versions');
    let deleted = 0;
    let cursor = await change.objectStore('transactions').openCursor();
    for (; cursor; cursor = await cursor.continue()) {
      const row = LedgerRow.safeParse(cursor.value);
      if (row.success && (row.data.time || row.data.lastSeen) >= day) continue;
      const key = cursor.primaryKey;
      void versions.delete(IDBKeyRange.bound([key, 0], [key, Number.MAX_SAFE_INTEGER]));
      void change.objectStore('vouchers').delete(key);
      if (row.success) await tallies.take(row.data.portal, row.data, row.data);
      await cursor.delete();
      deleted += 1;
    }
    await tallies.write();
    if (deleted > 0) await learnAnew(change as never);
    await change.done;
    return deleted;
  });
}

/** How many transactions are remembered. */
export function countTransactions(db: Database): Promise<number> {
  return withTrouble(() => db.count('transactions'));
}
