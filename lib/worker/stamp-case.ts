// Time stamps over captures and packs, from the authorities that the user chose: asked for at the moment of capture and at export, and
// again for as long as one is missing (missing-stamps.ts says which).
import { readWhole } from '@/lib/evidence/bag-source';
import { fromPemAll } from '@/lib/evidence/certificate';
import { signaturePath } from '@/lib/evidence/checks/signature';
import { type Stamper, stampOnce, type Token } from '@/lib/evidence/stamping';
import { StampTrouble } from '@/lib/evidence/timestamp';
import { openZip } from '@/lib/evidence/zip-source';
import { tellPages } from '@/lib/messaging/send';
import type { Act, FileReference } from '@/lib/model/case-event';
import type { StampAuthority } from '@/lib/model/settings';
import { postStampRequest } from '@/lib/platform/network';
import { ArtefactTrouble, artefactBlob, putArtefact } from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { deviceKey } from '@/lib/storage/device';
import { readSettings } from '@/lib/storage/settings';
import { appendAct } from './case-desk';
import type { Desk } from './desk';
import { type MissingStamp, missingStamps } from './missing-stamps';

/** An authority that has not answered after so long is asked again another time; ms. */
const patience = 6000;

/** What an authority is to the evidence room: who carries requests there. */
export function stamperOf({ name, url, roots }: StampAuthority): Stamper {
  return {
    name,
    roots: fromPemAll(roots),
    send: (request, signal) => postStampRequest(url, request, patience, signal),
  };
}

/**
 * Asks for every stamp that a case still lacks and writes each that comes into the log. Returns how many are still missing. Never
 * rejects for what an authority does; one that did not answer is asked nothing more this time.
 * @param what `captures`: those alone, before a pack of them is built
 */
export async function stampCase(desk: Desk, caseId: string, what: 'captures' | 'all' = 'all'): Promise<number> {
  const db = await desk.database();
  const { stampAuthorities } = await readSettings(db);
  if (stampAuthorities.length === 0) return 0;
  const { id } = await deviceKey(db);
  const wanted = missingStamps(await readLog(db, caseId), stampAuthorities, id);
  const silent = new Set<string>();
  let missing = 0;
  for (const stamp of wanted) {
    if (what === 'captures' && stamp.over.kind !== 'capture') continue;
    const authority = stampAuthorities.find(({ name }) => name === stamp.authority)!;
    if (silent.has(authority.name)) {
      missing += 1;
      continue;
    }
    const data = await bytesOf(db, stamp);
    if (data === null) continue;
    try {
      await keepStamp(desk, db, caseId, stamp, data, await stampOnce(data, stamperOf(authority)));
      tellPages({ changed: 'case', id: caseId });
    } catch (error) {
      if (!(error instanceof StampTrouble)) throw error;
      if (error.fault === 'no-answer') silent.add(authority.name);
      missing += 1;
    }
  }
  return missing;
}

/** What is to be stamped; null for a pack whose zip is no longer here. */
async function bytesOf(db: Database, { over }: MissingStamp): Promise<Uint8Array<ArrayBuffer> | null> {
  if (over.kind === 'capture') return new Uint8Array(await (await artefactBlob(db, over.record.sha256)).arrayBuffer());
  try {
    return await readWhole(await openZip(await artefactBlob(db, over.file.sha256)), signaturePath);
  } catch (error) {
    if (error instanceof ArtefactTrouble && error.trouble === 'artefact-missing') return null;
    throw error;
  }
}

async function keepStamp(
  desk: Desk,
  db: Database,
  caseId: string,
  { over, request, authority }: MissingStamp,
  data: Uint8Array<ArrayBuffer>,
  token: Token,
): Promise<void> {
  const keep = async (name: string, mime: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileReference> => {
    const sha256 = await putArtefact(db, new Blob([bytes], { type: mime }), desk.now().toISOString());
    return { sha256, name, mime, bytes: bytes.byteLength, title: name };
  };
  // Under the name that it has beside what it stands for.
  const stamped = over.kind === 'pack' ? signaturePath.replace(/^.*\//, '') : 'capture.json';
  const act = {
    kind: 'stamped',
    authority: token.authority.slice(0, 200),
    time: token.at,
    file: await keep(`${stamped}.${authority}.tsr`, 'application/timestamp-reply', token.der),
  } as const;
  let whole: Act;
  if (over.kind === 'pack') {
    const signature = await keep(stamped, 'application/pkcs7-signature', data);
    whole = { ...act, of: signature.sha256, ofPack: { sha256: over.file.sha256, number: over.number, signature } };
  } else whole = { ...act, of: over.record.sha256 };
  await appendAct(desk, db, { caseId, request, act: whole });
}
