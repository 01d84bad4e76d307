// The list of cases: a summary of each, kept as a cache, and folded anew where the case's log was written to since (summary-rows.ts).
import * as z from 'zod/mini';
import { headsOf } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import { CaseSummary } from '@/lib/model/case-summary';
import { readLog } from './cases';
import { shopsOfCases } from './chain-cases';
import type { Database } from './database';
import { isStill, openValue, SealBroken, sealNow, sealValue } from './sealing';
import { outdateAll } from './summary-rows';
import { withTrouble } from './trouble';

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

/**
 * Summaries of all cases, newest first. No log is read but those that were written to since the list was last made.
 * @param fold makes a case's summary from its log
 */
export async function listCases(db: Database, fold: (log: CaseEvent[]) => CaseSummary): Promise<CaseSummary[]> {
  const rows = (await withTrouble(() => db.getAll('summaries'))) as Record<string, unknown>[];
  const summaries: CaseSummary[] = [];
  for (const row of rows) {
    const summary = (await summaryIn(db, row)) ?? (await foldAnew(db, String(row.caseId), fold));
    if (summary) summaries.push(summary);
  }
  const shops = await shopsOfCases(db);
  const placed = summaries.map((one) => {
    const shop = shops.get(one.caseId);
    return shop === undefined ? one : { ...one, shop };
  });
  return placed.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

async function foldAnew(
  db: Database,
  caseId: string,
  fold: (log: CaseEvent[]) => CaseSummary,
): Promise<CaseSummary | null> {
  const log = await readLog(db, caseId);
  const summary = log.length === 0 ? null : fold(log);
  await keepSummary(db, { caseId, heads: headsOf(log), summary }, log);
  return summary;
}

/**
 * Keeps a summary, sealed while the lock is on; that of a case of which nothing is left is dropped. Where the log has gone on
 * meanwhile, or the lock was turned, it is left for the next time.
 */
async function keepSummary(
  db: Database,
  row: { caseId: string; heads: Record<string, string>; summary: CaseSummary | null },
  log: readonly CaseEvent[],
): Promise<void> {
  const { caseId } = row;
  const seal = await sealNow(db);
  const kept = seal === 'none' ? row : { caseId, sealed: await sealValue(seal, `summaries/${caseId}`, row) };
  const hashes = log.map(({ hash }) => hash).sort();
  await withTrouble(async () => {
    const change = db.transaction(['summaries', 'events', 'lock'], 'readwrite');
    const now = await change.objectStore('events').index('by-case').getAllKeys(caseId);
    if (now.join() === hashes.join() && isStill(seal, await change.objectStore('lock').get('lock'))) {
      if (row.summary === null) await change.objectStore('summaries').delete(caseId);
      else await change.objectStore('summaries').put(kept);
    }
    await change.done;
  });
}

/** Puts all summaries out of date: what they are folded by has changed. The next list folds every case anew. */
export async function forgetSummaries(db: Database): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction('summaries', 'readwrite');
    await outdateAll(change);
    await change.done;
  });
}
