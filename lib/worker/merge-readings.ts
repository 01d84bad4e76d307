// Readings of one list's pages or scroll positions, one after the other, as one reading: each row once, by its ledger key.
import { completeTransaction } from '@/lib/model/complete-transaction';
import type { FrameReading, TableReading } from '@/lib/model/reading';
import type { KeyedTransaction } from '@/lib/model/transaction';

/** So many rows are held together at most; beyond, a walk ends. All are in the ledger anyway. */
export const mostRowsTogether = 20_000;

/**
 * `now`, with the rows of `before` in those of its tables that go on with one of before's (much the same headings).
 * @param isWalking false: only where `now` shows nothing that `before` had not; otherwise the user has gone elsewhere
 * @returns null where no table goes on
 */
export function mergeReadings(before: FrameReading, now: FrameReading, isWalking: boolean): FrameReading | null {
  if (pageOf(before.url) !== pageOf(now.url)) return null;
  let hasMerged = false;
  const tables = now.tables.map((table) => {
    const earlier = before.tables.find((other) => isSameList(other, table));
    if (!earlier) return table;
    const rows = new Map(earlier.rows.map((row) => [row.key, row]));
    if (!isWalking && table.rows.some((row) => !rows.has(row.key))) return table;
    for (const row of table.rows) {
      const known = rows.get(row.key);
      rows.set(row.key, known ? completed(known, row) : row);
    }
    hasMerged = true;
    return {
      ...table,
      fields: { ...earlier.fields, ...table.fields },
      total: table.total ?? earlier.total,
      rows: [...rows.values()],
    };
  });
  return hasMerged ? { ...now, tables } : null;
}

/** A row seen again: columns that are out of sight now keep what they said. */
function completed(before: KeyedTransaction, now: KeyedTransaction): KeyedTransaction {
  return { key: now.key, transaction: completeTransaction(before.transaction, now.transaction).transaction };
}

/** Address without what pagers put into it. */
function pageOf(url: string): string {
  try {
    const { origin, pathname } = new URL(url);
    // `/list/2` and `/list/3`, `page1.html` and `page2.html` are one list's pages.
    return origin + pathname.replace(/\d+/g, '#');
  } catch {
    return url;
  }
}

/** The same headings, a few aside: what one page leaves open (a column without values) the next may tell. */
function isSameList(a: TableReading, b: TableReading): boolean {
  const [one, other] = [new Set(Object.values(a.fields)), new Set(Object.values(b.fields))];
  const shared = [...one].filter((heading) => other.has(heading)).length;
  return shared > 0 && shared >= 0.6 * Math.min(one.size, other.size);
}
