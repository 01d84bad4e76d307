// Opens a master pack as a case on another machine: its log with every device's public key, and its files by their hash. What was
// proved stays proved: events are taken as they are, the new device's own chain begins after them.
import { deviceId } from '@/lib/model/case-chain';
import { CaseEvent } from '@/lib/model/case-event';
import { filesOf, foldCase } from '@/lib/response/fold';
import { type BagSource, readWhole, Unreadable } from './bag-source';
import { fromPem } from './certificate';
import { logPath } from './checks/case-record';
import { parseJson } from './checks/check';
import { signaturePath } from './checks/signature';
import { checkDetached } from './signature';
import { ThirdPartyList, thirdPartyListPath } from './third-party';
import { type VerifyReport, verifyBag } from './verify';

export interface ImportedCase {
  caseId: string;
  /** the pack's number within its case */
  number: number;
  /** id of the device that signed the pack */
  signer: string;
  /** its log; events of it in which card numbers were cut are marked, and stay so on whatever machine the case goes on */
  events: CaseEvent[];
  /** device id → public key, extractable so that it can be kept */
  deviceKeys: Map<string, CryptoKey>;
  /** every file that the log names and the pack holds: its hash and where it lies */
  files: { sha256: string; path: string }[];
  /** files that the log names and the pack does not hold: earlier packs are none of a master's content */
  absent: string[];
}

/** It is whole, but no master: `report` says what it is. */
export class NoMaster extends Error {
  constructor(readonly report: VerifyReport) {
    super('not a master pack, or a broken one');
  }
}

/**
 * Checks the pack and reads its case. Throws NoMaster where it is broken or another kind of pack (those leave things out), and
 * Unreadable as `verifyBag` does.
 */
export async function importMaster(source: BagSource): Promise<ImportedCase> {
  const report = await verifyBag(source);
  const info = new TextDecoder().decode(await readWhole(source, 'bag-info.txt').catch(() => new Uint8Array()));
  if (!report.isValid || !/^Pack-Kind: master$/m.test(info)) throw new NoMaster(report);
  const lines = new TextDecoder().decode(await readWhole(source, logPath)).split('\n');
  const events = lines.filter((line) => line !== '').map((line) => CaseEvent.parse(parseJson(line)));
  const deviceKeys = await readKeys(source);
  const tagManifest = await readWhole(source, 'tagmanifest-sha256.txt');
  const { deviceId: signer } = await checkDetached(await readWhole(source, signaturePath), tagManifest);
  // Hashes to places: what index.json says of each file was held against the file itself by the check.
  const index = parseJson(new TextDecoder().decode(await readWhole(source, 'data/index.json'))) as {
    path: string;
    sha256: string;
  }[];
  const places = new Map(index.map(({ path, sha256 }) => [sha256, path]));
  // Third parties' files lie outside the manifests; the list of them is inside, and importing holds each against its hash.
  if (source.paths.includes(thirdPartyListPath)) {
    const list = ThirdPartyList.safeParse(
      parseJson(new TextDecoder().decode(await readWhole(source, thirdPartyListPath))),
    );
    for (const { path, sha256 } of list.data ?? []) if (source.paths.includes(path)) places.set(sha256, path);
  }
  const named = [...new Set(filesOf(foldCase(events)).map(({ sha256 }) => sha256))];
  return {
    caseId: events[0]!.body.caseId,
    number: Number(/^Pack-Number: (\d+)$/m.exec(info)?.[1] ?? 0),
    signer,
    events,
    deviceKeys,
    files: named.flatMap((sha256) => (places.has(sha256) ? [{ sha256, path: places.get(sha256)! }] : [])),
    absent: named.filter((sha256) => !places.has(sha256)),
  };
}

async function readKeys(source: BagSource): Promise<Map<string, CryptoKey>> {
  const keys = new Map<string, CryptoKey>();
  for (const path of source.paths) {
    const id = /^data\/60-process\/devices\/([0-9a-f]{64})\.pem$/.exec(path)?.[1];
    const der = id ? fromPem(new TextDecoder().decode(await readWhole(source, path))) : null;
    if (!id || !der) continue;
    const key = await crypto.subtle.importKey('spki', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, [
      'verify',
    ]);
    if ((await deviceId(key)) !== id) throw new Unreadable('verify.why.damaged', path);
    keys.set(id, key);
  }
  return keys;
}
