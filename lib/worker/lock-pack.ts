// A pack made ready to be sent: locked under a neutral name with a new password, which is given back once and kept nowhere.
import { lockPack, newPassword } from '@/lib/evidence/delivery';
import type { Reply } from '@/lib/messaging/messages';
import { putArtefact, readArtefact } from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import type { Desk } from './desk';

/** Locks one of a case's packs; the locked file is cleared away a day later. Throws where the case has no such pack. */
export async function lockForSending(
  desk: Desk,
  { caseId, sha256 }: { caseId: string; sha256: string },
): Promise<Reply<'pack.lock'>> {
  const db = await desk.database();
  const isOwn = (await readLog(db, caseId)).some(
    ({ body }) => body.act.kind === 'exported' && body.act.file.sha256 === sha256,
  );
  if (!isOwn) throw new Error('the case has no such pack');
  const password = newPassword();
  const locked = await lockPack(await readArtefact(db, sha256), password, desk.now());
  const kept = await putArtefact(db, locked, desk.now().toISOString());
  return { sha256: kept, name: `files-${kept.slice(0, 6)}.zip`, bytes: locked.size, password };
}
