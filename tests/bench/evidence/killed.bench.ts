// The worker, the page that builds, or both are ended at 20 random moments while a pack of 20 MB is exported: what comes of each.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import type { PackJob } from '@/lib/model/pack-job';
import { type CaseInBrowser, openCaseInBrowser } from './case-in-browser';
import { writeRandom } from './random-file';

const moments = 20;
const seed = 20261124;
/** A pack that takes longer after a death is counted as hanging; ms. */
const patience = 120_000;

interface Outcome {
  came: 'right' | 'restart' | 'broken';
  /** it had ended before the death came */
  isLate: boolean;
  /** until it had ended, without the look at it; ms */
  took: number;
}

/** Measures. */
export async function* measure() {
  const scratch = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  const it = await openCaseInBrowser();
  try {
    await it.addFiles([writeRandom(join(scratch, 'clip.mp4'), 20 * 1024 ** 2)]);
    // How long one takes undisturbed: the moments are spread over that. The first makes the certificate as well.
    await exportOnce(it, null);
    const { took: whole } = await exportOnce(it, null);
    const random = randomFrom(seed);
    const count = { right: 0, restart: 0, broken: 0 };
    let late = 0;
    for (let i = 0; i < moments; i++) {
      const what = (['worker', 'builder', 'both'] as const)[i % 3]!;
      const part = random();
      const { came, isLate, took } = await exportOnce(it, { at: part * whole, what });
      count[came] += 1;
      if (isLate) late += 1;
      const when = `${what} at ${Math.round(part * 100)} %${isLate ? ', after its end' : ''}`;
      process.stderr.write(`killed ${i + 1}/${moments} (${when}): ${came} in ${(took / 1000).toFixed(1)} s\n`);
    }
    yield {
      area: 'evidence',
      name: 'pack-20mb-killed',
      ours: count.right,
      unit: `right of ${moments}`,
      peerName: null,
      peer: null,
      ratio: null,
      runs: moments,
      note: `${count.restart} said that they must be begun anew, ${count.broken} broken files presented as done; ${late} had ended before; ${(whole / 1000).toFixed(1)} s undisturbed; seed ${seed}; Chromium`,
    };
  } finally {
    await it.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Orders a pack, ends something meanwhile, and looks at what comes. */
async function exportOnce(
  it: CaseInBrowser,
  death: { at: number; what: 'worker' | 'builder' | 'both' } | null,
): Promise<Outcome> {
  const jobId = crypto.randomUUID();
  const started = performance.now();
  await it.ask('pack.build', { jobId, caseId: it.caseId, kind: 'master' });
  let isLate = false;
  if (death) {
    await new Promise((resume) => setTimeout(resume, death.at));
    isLate = /done|failed/.test((await it.ask<PackJob>('pack.job', { jobId })).state);
    if (death.what !== 'builder') await it.session.stopWorker();
    if (death.what !== 'worker') await closeBuilder(it);
  }
  const job = await it.ended(jobId, patience);
  const took = performance.now() - started;
  const told = { isLate, took };
  if (job.state === 'failed' || !job.file) return { came: 'restart', ...told };
  const bytes = await bytesOf(it, job.file.sha256);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== job.file.sha256)
    return { came: 'broken', ...told };
  const { isValid } = await verifyBag(await openZip(new Blob([bytes])));
  return { came: isValid ? 'right' : 'broken', ...told };
}

async function closeBuilder({ session }: CaseInBrowser): Promise<void> {
  const cdp = await session.context.browser()!.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  for (const { targetId, url } of targetInfos)
    if (url.includes('/offscreen.html')) await cdp.send('Target.closeTarget', { targetId });
  await cdp.detach();
}

/** The kept file, saved to the disk as the merchant saves it: 20 MB through the driver take longer than to build them. Null where it is gone. */
async function bytesOf({ panel }: CaseInBrowser, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const link = await panel.evaluateHandle(async (name) => {
    const open = indexedDB.open('tillguard');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const read = db.transaction('artefacts').objectStore('artefacts').get(name);
    const row = await new Promise<{ blob: Blob } | undefined>((resolve, reject) => {
      read.onsuccess = () => resolve(read.result);
      read.onerror = () => reject(read.error);
    });
    db.close();
    if (!row) return null;
    return Object.assign(document.createElement('a'), { href: URL.createObjectURL(row.blob), download: 'pack.zip' });
  }, sha256);
  const element = link.asElement();
  if (element === null) return null;
  const [download] = await Promise.all([
    panel.waitForEvent('download', { timeout: patience }),
    element.evaluate((one) => (one as unknown as HTMLAnchorElement).click()),
  ]);
  const bytes = new Uint8Array(await readFile(await download.path()));
  await element.evaluate((one) => URL.revokeObjectURL((one as unknown as HTMLAnchorElement).href));
  await download.delete();
  return bytes;
}

/** mulberry32: the same moments in every run. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
