// Really deleting: a case with the bytes that only it named, old rows of the ledger, and what a death between two steps left behind.
import { deleteArtefacts, listArtefacts } from '@/lib/storage/artefacts';
import { artefactsOf, caseIds, deleteCase, readLog } from '@/lib/storage/cases';
import { dropParts } from '@/lib/storage/chain-files';
import { allChecks } from '@/lib/storage/checks';
import type { Database } from '@/lib/storage/database';
import { allJobs, deleteJobsOf } from '@/lib/storage/jobs';
import { deleteRowsBefore } from '@/lib/storage/ledger';
import { readSettings } from '@/lib/storage/settings';
import { tillFiles } from '@/lib/storage/till';
import { deleteVerdicts } from '@/lib/storage/verdicts';
import type { Desk } from './desk';

/** An artefact that nothing names may belong to an act that is just being written; after a day it does not. ms */
const grace = 86_400_000;

/** Deletes a case: its log, its orders, and every artefact that no other case names. Nothing of it is left. */
export async function deleteWholeCase(desk: Desk, caseId: string): Promise<void> {
  const db = await desk.database();
  const packs = (await allJobs(db)).flatMap((job) => (job.caseId === caseId && job.file ? [job.file.sha256] : []));
  const own = await deleteCase(db, caseId);
  await deleteJobsOf(db, caseId);
  await deleteVerdicts(db, `case/${caseId}/`);
  const named = await namedArtefacts(db);
  await deleteArtefacts(
    db,
    [...own, ...packs].filter((sha256) => !named.has(sha256)),
  );
}

/** Deletes artefacts that nothing names: a capture or pack whose worker died before it was written down. Returns how many. */
export async function deleteOrphans(desk: Desk): Promise<number> {
  const db = await desk.database();
  const named = await namedArtefacts(db);
  const before = new Date(desk.now().getTime() - grace).toISOString();
  const orphans = (await listArtefacts(db)).filter(({ sha256, addedAt }) => !named.has(sha256) && addedAt < before);
  await deleteArtefacts(
    db,
    orphans.map(({ sha256 }) => sha256),
  );
  await dropParts(db, named);
  return orphans.length;
}

/**
 * Deletes transactions, and their versions, older than the user wants them kept: by the transaction's own date, rows without one
 * by when they were last seen. Rows of cases stay in their cases' logs. Returns how many.
 */
export async function applyRetention(desk: Desk): Promise<number> {
  const db = await desk.database();
  const { retentionDays: days = 0 } = await readSettings(db);
  if (days === 0) return 0;
  const before = new Date(desk.now().getTime() - days * 86_400_000).toISOString().slice(0, 10);
  return deleteRowsBefore(db, before);
}

/** Every artefact that a case's log, a till export, an order or a check names. */
export async function namedArtefacts(db: Database): Promise<Set<string>> {
  const named = new Set<string>();
  for (const caseId of await caseIds(db))
    for (const sha256 of artefactsOf(await readLog(db, caseId))) named.add(sha256);
  for (const { sha256 } of await tillFiles(db)) named.add(sha256);
  for (const { file } of await allJobs(db)) if (file) named.add(file.sha256);
  for (const { files } of await allChecks(db)) for (const { sha256 } of files) named.add(sha256);
  return named;
}
