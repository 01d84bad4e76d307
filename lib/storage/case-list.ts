// The list of cases: a summary of each, kept as a cache, and folded anew where the case's log has changed since.
import * as z from 'zod/mini';
import { headsOf } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import { CaseSummary } from '@/lib/model/case-summary';
import { caseIds, readLog } from './cases';
import { shopsOfCases } from './chain-cases';
import type { Database } from './database';
import { isStill, openValue, SealBroken, sealNow, sealValue } from './sealing';
import { withTrouble } from './trouble';

const StoredSummary = z.object({
  caseId: z.string(),
  heads: z.record(z.string(), z.string()),
  /** the first eight digits of every event's hash, in the hashes' order: what the summary was folded from, event by event */
  marks: z._default(z.string(), ''),
  summary: CaseSummary,
});

/** Stored summaries, the seal taken off; one that cannot be read is left out, it is made anew. Throws Locked. */
async function openedSummaries(db: Database, rows: readonly unknown[]): Promise<z.infer<typeof StoredSummary>[]> {
  const all = await Promise.all(
    rows.map(async (row) => {
      const { caseId, sealed } = row as { caseId?: unknown; sealed?: unknown };
      if (sealed === undefined) return row;
      return openValue(db, `summaries/${String(caseId)}`, sealed).catch((error: unknown) => {
        if (error instanceof SealBroken) return null;
        throw error;
      });
    }),
  );
  return all.flatMap((row) => {
    const one = StoredSummary.safeParse(row);
    return one.success ? [one.data] : [];
  });
}

/** Keeps a summary, sealed while the lock is on. One that cannot be kept as it has to be is left for the next time. */
async function keepSummary(db: Database, row: z.infer<typeof StoredSummary>): Promise<void> {
  const { caseId } = row;
  const seal = await sealNow(db);
  const kept = seal === 'none' ? row : { caseId, sealed: await sealValue(seal, `summaries/${caseId}`, row) };
  await withTrouble(async () => {
    const change = db.transaction(['summaries', 'lock'], 'readwrite');
    if (isStill(seal, await change.objectStore('lock').get('lock'))) await change.objectStore('summaries').put(kept);
    await change.done;
  });
}

/**
 * Summaries of all cases, newest first. A summary is a cache: it carries the events that it was folded from, and where they
 * differ from the log's it is folded again. Where none does, no log is read.
 * @param fold makes a case's summary from its log
 */
export async function listCases(db: Database, fold: (log: CaseEvent[]) => CaseSummary): Promise<CaseSummary[]> {
  const [rows, hashes] = await withTrouble(() => {
    const read = db.transaction(['summaries', 'events']);
    // Keys of the index come by case, and by hash within one: as `marks` are kept.
    return Promise.all([
      read.objectStore('summaries').getAll(),
      read.objectStore('events').index('by-case').getAllKeys(),
    ]);
  });
  const stored = new Map((await openedSummaries(db, rows)).map((one) => [one.caseId, one] as const));
  const kept = [...stored.values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const areAllFresh = kept.map(({ marks }) => marks).join('') === marksOf(hashes) && kept.every(({ marks }) => marks);
  const summaries: CaseSummary[] = [];
  if (areAllFresh) summaries.push(...kept.map(({ summary }) => summary));
  else
    for (const caseId of await caseIds(db)) {
      const summary = await freshSummary(db, caseId, stored.get(caseId), fold);
      if (summary) summaries.push(summary);
    }
  const shops = await shopsOfCases(db);
  const placed = summaries.map((one) => {
    const shop = shops.get(one.caseId);
    return shop === undefined ? one : { ...one, shop };
  });
  return placed.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

async function freshSummary(
  db: Database,
  caseId: string,
  stored: z.infer<typeof StoredSummary> | undefined,
  fold: (log: CaseEvent[]) => CaseSummary,
): Promise<CaseSummary | null> {
  const hashes = await withTrouble(() => db.getAllKeysFromIndex('events', 'by-case', caseId));
  if (stored?.marks && stored.marks === marksOf(hashes)) return stored.summary;
  const log = await readLog(db, caseId);
  if (log.length === 0) return null;
  const summary = fold(log);
  const marks = marksOf(log.map(({ hash }) => hash).sort());
  await keepSummary(db, { caseId, heads: headsOf(log), marks, summary });
  return summary;
}

function marksOf(hashes: readonly string[]): string {
  return hashes.map((hash) => hash.slice(0, 8)).join('');
}

/** Forgets all summaries: what they are folded by has changed. The next list folds every case anew. */
export async function forgetSummaries(db: Database): Promise<void> {
  await withTrouble(() => db.clear('summaries'));
}
