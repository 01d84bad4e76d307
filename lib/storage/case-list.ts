// The list of cases: a summary of each, kept as a cache, and folded anew where the case's log was written to since (summary-rows.ts).
// The whole of it, or the part that is shown, asked of indexes: that costs what is shown, however many cases there are.
import * as z from 'zod/mini';
import { headsOf } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import { CaseSummary, type CaseTotals, type ShopTotals } from '@/lib/model/case-summary';
import { addMoney, type Money } from '@/lib/model/money';
import { readLog } from './cases';
import { shopsOfCases } from './chain-cases';
import type { Database } from './database';
import { isStill, openValue, SealBroken, sealNow, sealValue } from './sealing';
import { areSumsOf, isByClock, outdateAll, putRow, type ShopSums, setClock, sumsOfShops } from './summary-rows';
import { withTrouble } from './trouble';

/** How a case becomes its line in the list. */
export interface Folding {
  /** makes the line from the case's log */
  fold(log: CaseEvent[]): CaseSummary;
  /** when the earliest of its reminders is due, UTC ms by this clock; a number beyond all dates where there is none */
  dueOf(summary: CaseSummary): number;
  /** the clock's offset from the wall clock, ms: by another one, days end at other instants */
  offset: number;
}

const StoredSummary = z.object({
  caseId: z.string(),
  /** of the events that it was folded from */
  heads: z.record(z.string(), z.string()),
  summary: CaseSummary,
});

/**
 * A row's summary, the seal taken off; null where it is out of date, damaged, or its seal is broken: then it is made anew. Throws Locked.
 */
async function summaryIn(db: Database, row: Record<string, unknown>): Promise<CaseSummary | null> {
  const { caseId, sealed } = row;
  let value: unknown = row;
  if (sealed !== undefined)
    value = await openValue(db, `summaries/${String(caseId)}`, sealed).catch((error: unknown) => {
      if (error instanceof SealBroken) return null;
      throw error;
    });
  else if (row.summary === undefined) return null;
  const one = StoredSummary.safeParse(value);
  return one.success && one.data.caseId === caseId ? one.data.summary : null;
}

/** Summaries of all cases, newest first. No log is read but those that were written to since the list was last made. Throws Locked. */
export async function listCases(db: Database, folding: Folding): Promise<CaseSummary[]> {
  const seal = await sealNow(db);
  await goBy(db, folding);
  const { rows, areCounted } = await withTrouble(() => rowsAndSums(db));
  const isSound = areCounted || seal !== 'none';
  if (!isSound) await forgetSummaries(db);
  const summaries: CaseSummary[] = [];
  const stale: string[] = [];
  for (const row of rows) {
    const kept = isSound ? await summaryIn(db, row) : null;
    // A row from before rows could be asked for by when they are due is made anew as well.
    if (kept !== null && (seal !== 'none' || row.counted !== undefined)) summaries.push(kept);
    else stale.push(String(row.caseId));
  }
  summaries.push(...(await foldAnew(db, stale, folding)));
  if (stale.length > 0) await walkStale(db);
  const shops = await shopsOfCases(db);
  const placed = summaries.map((one) => withShop(one, shops.get(one.caseId)));
  return placed.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

/** All rows, and whether the sums are what they come to. */
async function rowsAndSums(db: Database): Promise<{ rows: Record<string, unknown>[]; areCounted: boolean }> {
  const read = db.transaction(['summaries', 'caseTotals']);
  const [rows, sums] = await Promise.all([
    read.objectStore('summaries').getAll() as Promise<Record<string, unknown>[]>,
    sumsOfShops(read),
  ]);
  await read.done;
  return { rows, areCounted: sums !== null && areSumsOf(sums, rows) };
}

function withShop(one: CaseSummary, shop: string | undefined): CaseSummary {
  return shop === undefined || shop === '' ? one : { ...one, shop };
}

/** Which cases of the list are asked for. */
export interface PartAsked {
  /** of all shops where empty */
  shop: string;
  /** open ones, of these those due by some instant alone, closed ones, or all */
  which: 'open' | { dueUntil: number } | 'closed' | 'all';
  /** null: all of them */
  limit: number | null;
  /** UTC ms: what is due by then is overdue; what is due before the end of the day is due today */
  now: number;
  endOfDay: number;
}

/** The first cases that were asked for, the earliest due first and closed ones last; how many there are; what all come to. */
export interface PartFound {
  rows: CaseSummary[];
  found: number;
  totals: CaseTotals;
  shops: ShopTotals[];
}

/**
 * Part of the list, asked of indexes. Null where they cannot be asked: cases are locked, are written to all the while, or a row is not
 * as it should be; then the whole list is to be made, which puts it right. What is wrong out of sight is found when the whole list is next made.
 */
export async function partOfCases(db: Database, folding: Folding, asked: PartAsked): Promise<PartFound | null> {
  // Asked at once, since each answer takes its time: what the indexes say is dropped where the lock or the clock says otherwise.
  const [seal, isInStep, first] = await Promise.all([
    sealNow(db),
    withTrouble(() => isByClock(db.transaction('caseTotals'), folding.offset)),
    withTrouble(() => askIndexes(db, asked)),
  ]);
  if (seal !== 'none') return null;
  let found = first;
  if (!isInStep) {
    await goBy(db, folding);
    found = await withTrouble(() => askIndexes(db, asked));
  }
  if ('stale' in found) {
    await foldAnew(db, found.stale, folding);
    if (found.stale.length >= foldedAtOnce) await walkStale(db);
    found = await withTrouble(() => askIndexes(db, asked));
  }
  if ('stale' in found || 'damaged' in found) return null;
  const rows = await Promise.all(
    found.rows.map(async (row) => {
      const summary = await summaryIn(db, row);
      return summary && withShop(summary, String(row.shop));
    }),
  );
  return rows.every((one) => one !== null) ? { ...found, rows } : null;
}

async function askIndexes(
  db: Database,
  { shop, which, limit, now, endOfDay }: PartAsked,
): Promise<(Omit<PartFound, 'rows'> & { rows: Record<string, unknown>[] }) | { stale: string[] } | { damaged: true }> {
  const read = db.transaction(['summaries', 'caseTotals']);
  const summaries = read.objectStore('summaries');
  const [all, stale, sums] = await Promise.all([
    summaries.count(),
    summaries.index('by-stale').getAllKeys(),
    sumsOfShops(read),
  ]);
  if (stale.length > 0) return { stale };
  const counted = sums?.reduce((sum, { open, closed }) => sum + open + closed, 0);
  // Rows from before there were sums, and such as stand in none.
  if (sums === null || counted !== all) return { damaged: true };
  const [byDue, byShop] = [summaries.index('by-due'), summaries.index('by-shop')];
  /** cases of a shop, or of all, between two places of the order: closed or not, when due, how new */
  const between = (of: string | null, from: unknown[], to: unknown[], isOpenEnd = false) =>
    of === null
      ? { index: byDue, range: IDBKeyRange.bound(from, to, false, isOpenEnd) }
      : { index: byShop, range: IDBKeyRange.bound([of, ...from], [of, ...to], false, isOpenEnd) };
  // In the order of keys any list stands behind any number.
  const ends = { open: [0, []], closed: [1, []], all: [1, []] };
  const part = between(
    shop === '' ? null : shop,
    [which === 'closed' ? 1 : 0],
    typeof which === 'string' ? ends[which] : [0, which.dueUntil, []],
  );
  // A count walks what it counts: what is due is counted so, each case once; how many there are stands in the sums.
  const withDues = async (sum: ShopSums) => {
    const overdue = between(sum.shop, [0], [0, now, []]);
    const today = between(sum.shop, [0, now, []], [0, endOfDay], true);
    const [late, soon] = await Promise.all([overdue.index.count(overdue.range), today.index.count(today.range)]);
    return { ...sum, overdue: late, today: soon };
  };
  const [rows, due, shops] = await Promise.all([
    part.index.getAll(part.range, limit ?? undefined) as Promise<Record<string, unknown>[]>,
    typeof which === 'string' ? 0 : part.index.count(part.range),
    Promise.all(sums.map(withDues)),
  ]);
  await read.done;
  const totals = totalOf(shop === '' ? shops : shops.filter((one) => one.shop === shop));
  const found = { open: totals.open, closed: totals.closed, all: totals.open + totals.closed };
  return {
    rows,
    found: typeof which === 'string' ? found[which] : due,
    totals,
    shops: shops.filter((one) => one.shop !== ''),
  };
}

function totalOf(shops: readonly ShopTotals[]): CaseTotals {
  const count = (of: 'open' | 'closed' | 'overdue' | 'today') => shops.reduce((sum, one) => sum + one[of], 0);
  const money = (of: 'atRisk' | 'recovered') => shops.flatMap((one) => one[of]).reduce<Money[]>(addMoney, []);
  return {
    open: count('open'),
    overdue: count('overdue'),
    today: count('today'),
    closed: count('closed'),
    atRisk: money('atRisk'),
    recovered: money('recovered'),
  };
}

/** Sees to it that all rows go by the folding's clock. */
async function goBy(db: Database, { offset }: Folding): Promise<void> {
  await withTrouble(async () => {
    const isSame = await isByClock(db.transaction('caseTotals'), offset);
    if (isSame) return;
    const change = db.transaction(['summaries', 'caseTotals'], 'readwrite');
    await outdateAll(change);
    await setClock(change, offset);
    await change.done;
  });
}

/** Folded and written at once. */
const foldedAtOnce = 50;

/** Makes the lines of cases from their logs, and keeps them; of a case of which nothing is left there is none. */
async function foldAnew(db: Database, caseIds: readonly string[], folding: Folding): Promise<CaseSummary[]> {
  const summaries: CaseSummary[] = [];
  for (let i = 0; i < caseIds.length; i += foldedAtOnce) {
    const folded = await Promise.all(
      caseIds.slice(i, i + foldedAtOnce).map(async (caseId) => {
        const log = await readLog(db, caseId);
        const summary = log.length === 0 ? null : folding.fold(log);
        return { caseId, heads: headsOf(log), summary, hashes: log.map(({ hash }) => hash).sort() };
      }),
    );
    await keepSummaries(db, folded, folding);
    summaries.push(...folded.flatMap(({ summary }) => summary ?? []));
  }
  return summaries;
}

/** Chromium leaves an index's entries of before where they are until someone who may write walks over them: else every list would. */
async function walkStale(db: Database): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction('summaries', 'readwrite');
    for (let cursor = await change.store.index('by-stale').openKeyCursor(); cursor; cursor = await cursor.continue());
    await change.done;
  });
}

interface Folded {
  caseId: string;
  heads: Record<string, string>;
  summary: CaseSummary | null;
  /** of the events that it was folded from, sorted */
  hashes: readonly string[];
}

/**
 * Keeps summaries, sealed while the lock is on; that of a case of which nothing is left is dropped. Where a log has gone on meanwhile,
 * or the lock was turned, it is left for the next time.
 */
async function keepSummaries(db: Database, folded: readonly Folded[], folding: Folding): Promise<void> {
  const seal = await sealNow(db);
  const rows = await Promise.all(
    folded.map(async ({ hashes, ...kept }) => {
      const { caseId } = kept;
      const isSealed = seal !== 'none' && kept.summary !== null;
      return { kept, hashes, sealed: isSealed && (await sealValue(seal, `summaries/${caseId}`, kept)) };
    }),
  );
  await withTrouble(async () => {
    const change = db.transaction(['summaries', 'caseTotals', 'caseShops', 'events', 'lock'], 'readwrite');
    const isTheSame =
      isStill(seal, await change.objectStore('lock').get('lock')) && (await isByClock(change, folding.offset));
    for (const { kept, hashes, sealed } of isTheSame ? rows : []) {
      const { caseId, summary } = kept;
      const now = await change.objectStore('events').index('by-case').getAllKeys(caseId);
      if (now.join() !== hashes.join()) continue;
      const shop = (await change.objectStore('caseShops').get(caseId))?.shop ?? '';
      const row = sealed ? { caseId, sealed } : summary && { ...kept, ...placed(summary, shop, folding) };
      await putRow(change, caseId, row);
    }
    await change.done;
  });
}

/** What a row can be asked by, and what it is counted as. */
function placed(summary: CaseSummary, shop: string, { dueOf }: Folding) {
  const { isClosed, atRisk, recovered, openedAt } = summary;
  return {
    shop,
    closed: isClosed ? 1 : 0,
    due: dueOf(summary),
    // The newest first.
    age: -(Date.parse(openedAt) || 0),
    counted: { shop, isClosed, atRisk, recovered },
  };
}

/** Puts all summaries out of date: what they are folded by has changed. The next list folds every case anew. */
export async function forgetSummaries(db: Database): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction(['summaries', 'caseTotals'], 'readwrite');
    await outdateAll(change);
    await change.done;
  });
}
