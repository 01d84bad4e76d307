// A case carried to another machine by its master pack: it goes on there, what proved it stays; and a pack that is stopped.
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { checkLog } from '@/lib/model/case-chain';
import { artefactBlob, putArtefact } from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { knownDevices } from '@/lib/storage/device';
import { readJob } from '@/lib/storage/jobs';
import { buildOrderedPack } from '@/lib/worker/build-pack';
import { appendAct } from '@/lib/worker/case-desk';
import { deleteOrphans } from '@/lib/worker/clean-up';
import type { Desk } from '@/lib/worker/desk';
import { importCase } from '@/lib/worker/import-case';
import { cancelPack, finishPack, orderPack } from '@/lib/worker/order-pack';
import { type Sample, samplePack } from '../evidence/sample-pack';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  return { browser: fakeBrowser() };
});

let count = 0;
let db: Database;
const desk: Desk = {
  database: async () => db,
  now: () => new Date('2026-03-05T00:00:00Z'),
  newId: () => `id-0000000${count++}`,
};
let sample: Sample;
let master: Blob;
beforeAll(async () => {
  sample = await samplePack();
  master = (await sample.build({ kind: 'master', number: 1 })).zip;
});
beforeEach(async () => {
  // Node below 21 has none; a capture's and a pack's record names the browser.
  vi.stubGlobal('navigator', { userAgent: 'test', platform: 'test', language: 'zh-CN' });
  db = await openDatabase({ name: `carried-${++count}` });
});
afterEach(() => {
  db.close();
  vi.unstubAllGlobals();
});

const caseId = '20260301-7F3A';
const take = async (zip: Blob, password = '') =>
  importCase(desk, { sha256: await putArtefact(db, zip, '2026-03-05T00:00:00.000Z'), password });

describe('a master pack on another machine', () => {
  it('becomes the case, which goes on in this device’s own chain and in packs of its own', async () => {
    expect(await take(master)).toMatchObject({ ok: true, caseId, isNew: true });
    await appendAct(desk, db, { caseId, request: 'note-12345678', act: { kind: 'note-added', text: '总部接手' } });
    const log = await readLog(db, caseId);
    expect(await checkLog(log, await knownDevices(db))).toEqual([]);
    expect(new Set(log.map(({ body }) => body.device)).size).toBe(2);
    const job = await orderPack(
      desk,
      { jobId: 'job-12345678', caseId, kind: 'master' },
      () => new Promise(() => undefined),
    );
    // The pack that it came by was number 1.
    expect(job.number).toBe(2);
    const built = await buildOrderedPack(desk, job.jobId);
    expect(built).toMatchObject({ state: 'done', trouble: null });
    await finishPack(desk, built, async () => built);
    const source = await openZip(await artefactBlob(db, built.file!.sha256));
    expect((await verifyBag(source)).checks.filter(({ state }) => state === 'broken')).toEqual([]);
    // The old pack's manifests and signature go along.
    const proof = source.paths.find((path) => path.startsWith('data/60-process/imported/'))!;
    expect(proof).toMatch(/-pack-01-proof\.zip$/);
    // Nothing that the case names is cleared away; the pack that it came by is.
    expect(await deleteOrphans({ ...desk, now: () => new Date('2026-03-09T00:00:00Z') })).toBe(0);
  });

  it.each([
    ['a pack for the police', 'police', 'no-master'],
    ['a pack that was changed', 'master', 'broken'],
  ] as const)('%s is refused, and nothing is written', async (_, kind, why) => {
    const bytes = new Uint8Array(await (await sample.build({ kind })).zip.arrayBuffer());
    if (why === 'broken') bytes[Buffer.from(bytes).indexOf('疑似欺诈')]! ^= 1;
    expect(await take(new Blob([bytes]))).toMatchObject({ ok: false, why });
    expect(await readLog(db, caseId)).toEqual([]);
  });

  it('is taken over once: the same pack again changes nothing', async () => {
    await take(master);
    const before = await readLog(db, caseId);
    expect(await take(master)).toMatchObject({ ok: true, isNew: false });
    expect(await readLog(db, caseId)).toEqual(before);
  });
});

describe('a pack that the user stops', () => {
  it('is not written down, and not begun again; a late “done” does not bring it back', async () => {
    await take(master);
    let end: (() => void) | undefined;
    const waiting = () => new Promise<never>((_, reject) => (end = () => reject(new Error('ended'))));
    const job = await orderPack(desk, { jobId: 'job-87654321', caseId, kind: 'bank' }, () =>
      waiting().catch(() => job),
    );
    await cancelPack(desk, job.jobId, waiting, () => undefined);
    expect(await readJob(db, job.jobId)).toMatchObject({ state: 'failed', trouble: 'cancelled' });
    const sha256 = await putArtefact(db, new Blob(['zip']), '2026-03-05T00:00:00.000Z');
    await finishPack(desk, { ...job, state: 'done', file: { sha256, name: 'x.zip', bytes: 3 } }, waiting);
    expect((await readLog(db, caseId)).filter(({ body }) => body.act.kind === 'exported')).toEqual([]);
    end?.();
  });

  it('one that died again and again is given up, and says so', async () => {
    await take(master);
    const job = await orderPack(
      desk,
      { jobId: 'job-11112222', caseId, kind: 'master' },
      () => new Promise(() => undefined),
    );
    await db.put('jobs', { ...job, state: 'running', attempts: 4 });
    expect(await buildOrderedPack(desk, job.jobId)).toMatchObject({ state: 'failed', trouble: 'died' });
  });
});
