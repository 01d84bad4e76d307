// Events that came by another computer's pack with card numbers cut: whoever goes on from such a pack can no longer show what they were, so
// they must stand as that pack had them. Its signed log lies in the proof that was kept of it (proof-of-pack.ts).
import { canonicalBytes, sha256Hex } from '@/lib/model/case-chain';
import { CaseEvent } from '@/lib/model/case-event';
import { type BagSource, readWhole } from '../bag-source';
import { checkDetached } from '../signature';
import { openZip } from '../zip-source';
import { logPath } from './case-record';
import { type Inspection, parseJson } from './check';
import { signaturePath } from './signature';

const proofs = /^data\/60-process\/imported\/[^/]+-proof\.zip$/;

/** Holds each cut event against the logs of the packs by which the case came. */
export async function checkCutEvents(bag: Inspection, log: readonly CaseEvent[]): Promise<void> {
  const cut = log.filter((event) => event.cut);
  if (cut.length === 0) return;
  for (const file of bag.source.paths.filter((path) => proofs.test(path))) {
    const proof = await openZip(new Blob([await bag.bytes(file)])).catch(() => null);
    const signed = proof && (await signedLog(proof).catch(() => null));
    if (!signed) continue;
    let n = 0;
    for (const event of cut) {
      const before = signed.events.get(event.hash);
      if (!before?.cut) continue;
      if (isFurtherCut(textOf(before), textOf(event))) n += 1;
      else {
        const { seq, device } = event.body;
        bag.add('log', 'broken', 'verify.log.cut-differs', { seq, device: device.slice(0, 16), file });
      }
    }
    if (n > 0) bag.add('log', 'proved', 'verify.log.cut-held', { n, key: signed.key, file });
  }
}

const textOf = (event: CaseEvent) => new TextDecoder().decode(canonicalBytes(event.body));

/** The same text, but for digits that were cut since. */
function isFurtherCut(before: string, now: string): boolean {
  if (before.length !== now.length) return false;
  for (let i = 0; i < now.length; i++)
    if (before[i] !== now[i] && !(/[*x]/.test(now[i]!) && /\p{Nd}/u.test(before[i]!))) return false;
  return true;
}

/** The log in a proof, by hash, and the key that signed it; null where manifests and signature do not hold it. */
async function signedLog(proof: BagSource): Promise<{ key: string; events: Map<string, CaseEvent> } | null> {
  if (!proof.paths.includes(logPath)) return null;
  const tagManifest = await readWhole(proof, 'tagmanifest-sha256.txt');
  const { isValid, deviceId: key } = await checkDetached(await readWhole(proof, signaturePath), tagManifest);
  const manifest = await readWhole(proof, 'manifest-sha256.txt');
  const bytes = await readWhole(proof, logPath);
  const names = async (list: Uint8Array, path: string, content: Uint8Array<ArrayBuffer>) =>
    new TextDecoder()
      .decode(list)
      .split('\n')
      .includes(`${await sha256Hex(content)}  ${path}`);
  if (!isValid || !(await names(tagManifest, 'manifest-sha256.txt', manifest))) return null;
  if (!(await names(manifest, logPath, bytes))) return null;
  const events = new Map<string, CaseEvent>();
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const event = CaseEvent.safeParse(parseJson(line));
    if (event.success) events.set(event.data.hash, event.data);
  }
  return { key, events };
}
