// The rows of the list of cases, and what they come to per shop. Whatever writes to a case's log puts its row out of date in the very
// transaction that writes, so that a list need not look at the logs. A row that is not sealed can be asked for by when its case is due,
// and is counted in its shop's sums; while cases are locked neither is kept, since both would tell what the lock is to hide.
import type { IDBPTransaction } from 'idb';
import * as z from 'zod/mini';
import { addMoney, Money, toDecimal } from '@/lib/model/money';
import type { Schema } from './database';

type RowsChange = IDBPTransaction<Schema, ['summaries', 'caseTotals'], 'readwrite' | 'versionchange'>;

/** A transaction over any stores, `summaries` among them, and where it says so `caseTotals`: its type does not say so by itself. */
const spanning = (change: { db: unknown }) => change as unknown as RowsChange;

/** What a row adds to the sums of its shop; the shop is empty where the case is in no chain. */
export const Counted = z.object({
  shop: z.string(),
  isClosed: z.boolean(),
  atRisk: z.nullable(Money),
  recovered: z.array(Money),
});
export type Counted = z.infer<typeof Counted>;

/** Sums of one shop's cases. */
export const ShopSums = z.object({
  shop: z.string(),
  open: z.int(),
  closed: z.int(),
  atRisk: z.array(Money),
  recovered: z.array(Money),
});
export type ShopSums = z.infer<typeof ShopSums>;

/** Under this name stands by which clock the rows say when they are due; no shop can have it. */
const clockName = '#clock';

/** Puts a case's row out of date, within a transaction over `summaries` among others. What it was counted as stays until it is made anew. */
export async function outdate(given: { db: unknown }, caseId: string): Promise<void> {
  const change = spanning(given);
  const counted = await countedAs(change, caseId);
  await change.objectStore('summaries').put({ caseId, isStale: 1, ...(counted && { counted }) });
}

/** Puts all rows out of date, and all sums at nothing; within a transaction over `summaries` and `caseTotals`. */
export async function outdateAll(given: { db: unknown }): Promise<void> {
  const change = spanning(given);
  await change.objectStore('caseTotals').clear();
  const summaries = change.objectStore('summaries');
  for (const caseId of await summaries.getAllKeys()) await summaries.put({ caseId, isStale: 1 });
}

/** Puts a row in the place of the one before, and into the sums; null: the case is gone. Within a transaction over both stores. */
export async function putRow(
  given: { db: unknown },
  caseId: string,
  row: { caseId: string; counted?: Counted } | null,
): Promise<void> {
  const change = spanning(given);
  const summaries = change.objectStore('summaries');
  const before = await countedAs(change, caseId);
  if (before) await add(change, before, -1);
  if (row?.counted) await add(change, row.counted, 1);
  if (row === null) await summaries.delete(caseId);
  else await summaries.put(row);
}

/** What a case's row was last counted as; null where it was not. */
async function countedAs(change: RowsChange, caseId: string): Promise<Counted | null> {
  const row = (await change.objectStore('summaries').get(caseId)) as { counted?: unknown } | undefined;
  const counted = Counted.safeParse(row?.counted);
  return counted.success ? counted.data : null;
}

async function add(change: RowsChange, counted: Counted, times: 1 | -1): Promise<void> {
  const totals = change.objectStore('caseTotals');
  const kept = await totals.get(counted.shop);
  const sums = ShopSums.safeParse(kept ?? noCases(counted.shop));
  // Damaged ones are found where they are read, and all are made anew.
  if (sums.success) await totals.put(withCase(sums.data, counted, times));
}

function noCases(shop: string): ShopSums {
  return { shop, open: 0, closed: 0, atRisk: [], recovered: [] };
}

function withCase(sums: ShopSums, { isClosed, atRisk, recovered }: Counted, times: 1 | -1): ShopSums {
  const plus = (to: readonly Money[], money: readonly Money[]) =>
    money
      .reduce((all, { minor, ...rest }) => addMoney(all, { minor: minor * times, ...rest }), to)
      .filter(({ minor }) => minor !== 0);
  return {
    shop: sums.shop,
    open: sums.open + (isClosed ? 0 : times),
    closed: sums.closed + (isClosed ? times : 0),
    atRisk: plus(sums.atRisk, atRisk ? [atRisk] : []),
    recovered: plus(sums.recovered, recovered),
  };
}

/** True where the sums are what the rows were counted as; a row that was not counted, or not as it should be, counts for nothing. */
export function areSumsOf(sums: readonly ShopSums[], rows: readonly { counted?: unknown }[]): boolean {
  const counts = new Map<string, ShopSums>();
  for (const row of rows) {
    const counted = Counted.safeParse(row.counted);
    if (!counted.success) continue;
    const { shop } = counted.data;
    counts.set(shop, withCase(counts.get(shop) ?? noCases(shop), counted.data, 1));
  }
  const money = (sum: readonly Money[]) => sum.map((one) => `${toDecimal(one)} ${one.currency}`).sort();
  const told = ({ shop, open, closed, atRisk, recovered }: ShopSums) =>
    JSON.stringify([shop, open, closed, money(atRisk), money(recovered)]);
  const all = (of: Iterable<ShopSums>) => [...of].map(told).sort().join();
  return all(sums) === all(counts.values());
}

/** The sums of each shop, read within a transaction over `caseTotals`; null where they are damaged. */
export async function sumsOfShops(given: { db: unknown }): Promise<ShopSums[] | null> {
  const rows = await spanning(given).objectStore('caseTotals').getAll();
  const sums = z.array(ShopSums).safeParse(rows.filter((row) => (row as { shop?: unknown }).shop !== clockName));
  if (!sums.success) return null;
  return sums.data.filter(({ open, closed }) => open + closed > 0);
}

/** True where the rows say by this clock when they are due; its offset from the wall clock in ms. Within a transaction over `caseTotals`. */
export async function isByClock(given: { db: unknown }, offset: number): Promise<boolean> {
  const row = (await spanning(given).objectStore('caseTotals').get(clockName)) as { offset?: unknown } | undefined;
  return row?.offset === offset;
}

/** Notes by which clock the rows are made from now on; those before are to be put out of date. */
export async function setClock(given: { db: unknown }, offset: number): Promise<void> {
  await spanning(given).objectStore('caseTotals').put({ shop: clockName, offset });
}
