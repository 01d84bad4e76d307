// What a case must have here before its pack is built: files that other computers of the chain added are fetched; those that this computer
// is never given, by the chain or by the pack that the case came by, are named, so that the pack says so instead of failing.
import type { PackKind } from '@/lib/model/case-event';
import { hasArtefact } from '@/lib/storage/artefacts';
import { artefactsOf, readLog } from '@/lib/storage/cases';
import { shopOfCase } from '@/lib/storage/chain-cases';
import { readMember } from '@/lib/storage/chain-member';
import type { Database } from '@/lib/storage/database';
import { deviceKey } from '@/lib/storage/device';
import type { Desk } from './desk';

/** Files of the case have not come yet: built now, the pack would lack them. */
export class FilesElsewhere extends Error {
  constructor(readonly count: number) {
    super(`${count} files of the case are not here`);
  }
}

/**
 * Hashes of the case's files that this computer is not given: identity papers where the chain has not named it for them, and, once it has
 * left the chain, whatever had not come; of a case that came by a pack, what that did not hold. Throws FilesElsewhere; not for the urgent page, which holds no files.
 */
export async function gatherChainFiles(
  desk: Desk,
  db: Database,
  { caseId, kind }: { caseId: string; kind: PackKind },
): Promise<ReadonlySet<string>> {
  if ((await shopOfCase(db, caseId)) === null) return notInPack(db, caseId);
  const member = await readMember(db);
  const { travellersOf } = await import('@/lib/chain/parts');
  if (member !== null) {
    const { fetchFilesOf } = await import('./chain-line');
    const { waits, damaged } = await fetchFilesOf(desk, caseId);
    if (kind !== 'urgent' && waits + damaged > 0) throw new FilesElsewhere(waits + damaged);
  }
  const withheld = new Set<string>();
  for (const { file } of travellersOf(await readLog(db, caseId), true))
    if (!(await hasArtefact(db, file.sha256))) withheld.add(file.sha256);
  return withheld;
}

/** Files that other computers' events name, in a case that came here by a pack, and that are not here. */
async function notInPack(db: Database, caseId: string): Promise<Set<string>> {
  const log = await readLog(db, caseId);
  const absent = new Set<string>();
  if (!log.some(({ body }) => body.act.kind === 'imported')) return absent;
  const { id } = await deviceKey(db);
  for (const sha256 of artefactsOf(log.filter(({ body }) => body.device !== id)))
    if (!(await hasArtefact(db, sha256))) absent.add(sha256);
  return absent;
}
