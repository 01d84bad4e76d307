// Time stamps over captures, from the authorities that the user chose: asked for at the moment of capture, and again (after it, when
// a pack is made, when the browser starts) for as long as one is missing. What is missing is read off the log: there is no queue
// that could be lost.
import { fromPemAll } from '@/lib/evidence/certificate';
import { type Stamper, stampOnce } from '@/lib/evidence/stamping';
import { StampTrouble } from '@/lib/evidence/timestamp';
import { tellPages } from '@/lib/messaging/send';
import type { StampAuthority } from '@/lib/model/settings';
import { postStampRequest } from '@/lib/platform/network';
import { foldCase } from '@/lib/response/fold';
import { artefactBlob, putArtefact } from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import { readSettings } from '@/lib/storage/settings';
import { appendAct } from './case-desk';
import type { Desk } from './desk';

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
 * Asks for every stamp that a case's captures still lack and writes each that comes into the log. Returns how many are still
 * missing. Never rejects for what an authority does.
 */
export async function stampCaptures(desk: Desk, caseId: string): Promise<number> {
  const db = await desk.database();
  const { stampAuthorities } = await readSettings(db);
  const log = await readLog(db, caseId);
  if (stampAuthorities.length === 0 || log.length === 0) return 0;
  const view = foldCase(log);
  let missing = 0;
  for (const { record } of view.captures) {
    const data = new Uint8Array(await (await artefactBlob(db, record.sha256)).arrayBuffer());
    for (const authority of stampAuthorities) {
      const request = requestOf(record.sha256, authority.name);
      if (log.some(({ body }) => body.request === request)) continue;
      try {
        const token = await stampOnce(data, stamperOf(authority));
        const file = new Blob([token.der], { type: 'application/timestamp-reply' });
        const sha256 = await putArtefact(db, file, desk.now().toISOString());
        const name = `capture.json.${authority.name}.tsr`;
        await appendAct(desk, db, {
          caseId,
          request,
          act: {
            kind: 'stamped',
            of: record.sha256,
            authority: token.authority.slice(0, 200),
            time: token.at,
            file: { sha256, name, mime: file.type, bytes: file.size, title: name },
          },
        });
        tellPages({ changed: 'case', id: caseId });
      } catch (error) {
        if (!(error instanceof StampTrouble)) throw error;
        missing += 1;
      }
    }
  }
  return missing;
}

/** The same stamp is asked for once, whatever is repeated. */
function requestOf(sha256: string, authority: string): string {
  return `stamp-${sha256.slice(0, 24)}-${authority}`;
}
