// Builds an ordered pack from what is in the store: in Chrome's offscreen document or Firefox's event page, never in Chrome's
// worker, which can load neither zip nor CMS code. What the pack holds is lib/evidence's; that it is done is written by the worker.
import { CardNumberLeft } from '@/lib/evidence/card-scan';
import { createCertificate } from '@/lib/evidence/certificate';
import { ArtefactChanged } from '@/lib/evidence/contents';
import { buildPack, LogBroken } from '@/lib/evidence/pack';
import { NumbersAsked } from '@/lib/evidence/settle-numbers';
import { custody } from '@/lib/i18n/custody';
import { say } from '@/lib/i18n/say';
import type { DeviceKey } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import type { PackJob } from '@/lib/model/pack-job';
import { drawText } from '@/lib/platform/draw-text';
import { bundledFile } from '@/lib/platform/network';
import { slicePicture } from '@/lib/platform/slice-picture';
import { watermarked } from '@/lib/platform/watermark';
import { maskNumbers } from '@/lib/reading/values/personal';
import {
  ArtefactTrouble,
  artefactBlob,
  hasArtefact,
  keepArtefact,
  keepFileHashes,
  readFileHashes,
} from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import {
  deviceKey,
  keepCertificate,
  knownDevices,
  numberDigest,
  readCertificate,
  readHandOvers,
} from '@/lib/storage/device';
import { readJob, saveJob } from '@/lib/storage/jobs';
import { readPlaybookEdits } from '@/lib/storage/kept';
import { Locked } from '@/lib/storage/sealing';
import { readSettings } from '@/lib/storage/settings';
import { type Desk, environmentOf, languageOf } from './desk';
import { FilesElsewhere, gatherChainFiles } from './pack-files';
import { stampCase, stamperOf } from './stamp-case';
import { isStorageFull } from './trouble';

/** How the building is followed, and how it is ended. */
export interface Following {
  /** bytes gone through and in all */
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** A pack whose building was begun so often and never came to an end is not begun again. */
const mostAttempts = 4;

/**
 * Builds the pack of a job, keeps the zip, and returns the job as done or failed; what went wrong is in `trouble`. A job whose
 * zip is already kept (the order came again after a restart) is not built a second time. Throws where there is no such job.
 */
export async function buildOrderedPack(desk: Desk, jobId: string, following: Following = {}): Promise<PackJob> {
  const db = await desk.database();
  const job = await readJob(db, jobId);
  if (!job) throw new Error('there is no such order');
  if (job.state === 'failed') return job;
  if (job.file && (await hasArtefact(db, job.file.sha256))) return { ...job, state: 'done' };
  const attempts = (job.attempts ?? 0) + 1;
  if (attempts > mostAttempts) return { ...job, state: 'failed', trouble: 'died' };
  const begun: PackJob = { ...job, state: 'running', attempts };
  try {
    await saveJob(db, begun);
    const built = await build(desk, db, job, following);
    following.signal?.throwIfAborted();
    const { zip, sha256 } = built;
    await keepArtefact(db, { sha256, blob: zip, addedAt: desk.now().toISOString() });
    const file = { sha256, name: built.name, bytes: zip.size };
    // Kept as running: `done` is the worker's to write, together with the log's line.
    const kept: PackJob = { ...begun, file, heads: built.heads, stamps: built.stamps };
    if ((await readJob(db, jobId))?.trouble !== 'cancelled') await saveJob(db, kept);
    return { ...kept, state: 'done' };
  } catch (error) {
    // Not a failure of the pack: it waits in the store until the lock is open again, and this was no attempt.
    if (error instanceof Locked) {
      await saveJob(db, job);
      throw error;
    }
    const trouble = following.signal?.aborted ? { trouble: 'cancelled' as const, where: '' } : troubleIn(error);
    return { ...begun, state: 'failed', file: null, ...trouble };
  }
}

async function build(desk: Desk, db: Database, job: PackJob, { progress, signal }: Following) {
  const key = await deviceKey(db);
  const { merchantName, stampAuthorities } = await readSettings(db);
  const withheld = await gatherChainFiles(desk, db, job);
  await stampCase(desk, job.caseId, 'captures');
  const log = await readLog(db, job.caseId);
  const language = await languageOf(db);
  const canDraw = typeof OffscreenCanvas !== 'undefined';
  return buildPack({
    kind: job.kind,
    number: job.number,
    log,
    deviceKeys: await devicesOf(db, log),
    merchantName,
    edits: await readPlaybookEdits(db),
    language,
    now: desk.now(),
    environment: await environmentOf(db),
    signer: { key, certificate: await certificateOf(db, key, merchantName, desk.now()) },
    handOvers: await readHandOvers(db),
    readArtefact: (sha256) => artefactBlob(db, sha256),
    hashes: { read: (sha256) => readFileHashes(db, sha256), keep: (hashes) => keepFileHashes(db, hashes) },
    withheld,
    maskNumbers,
    digestOf: (digits) => numberDigest(db, job.caseId, digits),
    ...(job.withIdentity && { withIdentity: true }),
    reportTools: await reportTools(),
    watermark: canDraw
      ? (picture, at) =>
          watermarked(picture, say(custody, language, 'watermark', { day: at.toISOString().slice(0, 10) }))
      : null,
    stampers: stampAuthorities.map(stamperOf),
    ...(progress && { progress }),
    ...(signal && { signal }),
  });
}

/** Public keys of the devices that wrote into the log, this one's among them in any case. */
async function devicesOf(db: Database, log: readonly CaseEvent[]): Promise<Map<string, CryptoKey>> {
  const writers = new Set([(await deviceKey(db)).id, ...log.map(({ body }) => body.device)]);
  return new Map([...(await knownDevices(db))].filter(([id]) => writers.has(id)));
}

/** The font for PDF; drawing what it lacks is a canvas's. Without it reports are HTML only, which every pack has anyway. */
async function reportTools() {
  const font = await bundledFile('/fonts/noto-sans-sc-gb2312.ttf').catch(() => null);
  return font && { font, drawText, slicePicture };
}

/** The device's one certificate, made when the first pack is. */
async function certificateOf(db: Database, key: DeviceKey, owner: string, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  return (await readCertificate(db)) ?? keepCertificate(db, await createCertificate(key, owner, now));
}

function troubleIn(error: unknown): Pick<PackJob, 'trouble' | 'where' | 'numbers'> {
  if (error instanceof NumbersAsked)
    return { trouble: 'card-number-left', where: error.path, numbers: [...error.numbers] };
  if (error instanceof CardNumberLeft) return { trouble: 'card-number-left', where: maskNumbers(error.path) };
  if (error instanceof FilesElsewhere) return { trouble: 'files-elsewhere', where: String(error.count) };
  if (error instanceof LogBroken) return { trouble: 'log-broken', where: error.message };
  if (error instanceof ArtefactChanged) return { trouble: 'artefact-damaged', where: error.sha256 };
  if (error instanceof ArtefactTrouble) return { trouble: error.trouble, where: error.sha256 };
  if (isStorageFull(error)) return { trouble: 'storage-full', where: '' };
  console.error('Tillguard:', error instanceof Error ? (error.stack ?? error.message) : 'unknown error');
  return { trouble: 'unexpected', where: '' };
}
