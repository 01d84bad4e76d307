// A master pack from another machine becomes a case here: its log as it is, its files, the public keys of the devices that wrote it,
// and what proved it. This device's own chain goes on behind it. Events in which card numbers were cut stay marked as such: what they were
// is not here, and no pack may say otherwise.
import { Unreadable } from '@/lib/evidence/bag-source';
import { importMaster, NoMaster } from '@/lib/evidence/import-master';
import { proofOfPack, readStream } from '@/lib/evidence/proof-of-pack';
import { openZip } from '@/lib/evidence/zip-source';
import type { Reply } from '@/lib/messaging/messages';
import { ArtefactTrouble, deleteArtefacts, putArtefact, readArtefact } from '@/lib/storage/artefacts';
import { keepPeer } from '@/lib/storage/device';
import { CutForChain, keepEvents, LogsDiffer } from '@/lib/storage/foreign-events';
import { appendAct } from './case-desk';
import { type Desk, languageOf } from './desk';

/**
 * Takes in a pack that a view has put among the artefacts; the pack itself does not stay there. Nothing is written unless all of it
 * was checked.
 */
export async function importCase(
  desk: Desk,
  { sha256, password }: { sha256: string; password: string },
): Promise<Reply<'case.import'>> {
  const db = await desk.database();
  try {
    const source = await openZip(await readArtefact(db, sha256), password === '' ? undefined : password);
    const imported = await importMaster(source);
    const now = desk.now().toISOString();
    for (const { sha256: file, path } of imported.files) {
      const kept = await putArtefact(db, await readStream(source, path), now);
      if (kept !== file) throw new ArtefactTrouble('artefact-damaged', file);
    }
    for (const [id, key] of imported.deviceKeys)
      await keepPeer(db, id, new Uint8Array(await crypto.subtle.exportKey('spki', key)));
    const cut = imported.events.filter((event) => event.cut).length;
    const isNew = (await keepEvents(db, imported.events)) > 0;
    const proof = await proofOfPack(source, desk.now(), cut > 0);
    const proofSha256 = await putArtefact(db, proof, now);
    const { number, signer } = imported;
    const name = `pack-${String(number).padStart(2, '0')}-proof.zip`;
    await appendAct(desk, db, {
      caseId: imported.caseId,
      request: `import-${sha256.slice(0, 40)}`,
      act: {
        kind: 'imported',
        pack: sha256,
        number,
        signer,
        proof: { sha256: proofSha256, name, mime: 'application/zip', bytes: proof.size, title: name },
      },
    });
    await deleteArtefacts(db, [sha256]);
    return { ok: true, caseId: imported.caseId, isNew, absent: imported.absent.length, cut };
  } catch (error) {
    if (error instanceof CutForChain) return { ok: false, why: 'log-cut', detail: '' };
    if (error instanceof LogsDiffer) return { ok: false, why: 'differs', detail: '' };
    if (error instanceof NoMaster) return { ok: false, why: error.report.isValid ? 'no-master' : 'broken', detail: '' };
    if (!(error instanceof Unreadable)) throw error;
    if (error.why === 'verify.why.password') return { ok: false, why: 'password', detail: '' };
    if (error.why === 'verify.why.wrong-password') return { ok: false, why: 'wrong-password', detail: '' };
    return { ok: false, why: 'unreadable', detail: error.worded(await languageOf(db)) };
  }
}
