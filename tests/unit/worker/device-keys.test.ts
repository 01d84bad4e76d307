// Keys of devices: an old one names the new one while it exists, a lost one is written into its cases; packs and the check say so.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { readHandOver } from '@/lib/model/hand-over';
import { artefactBlob, putArtefact } from '@/lib/storage/artefacts';
import { type Database, openDatabase } from '@/lib/storage/database';
import { deviceKey } from '@/lib/storage/device';
import { buildOrderedPack } from '@/lib/worker/build-pack';
import type { Desk } from '@/lib/worker/desk';
import { acceptHandOver, handOverKey, listKeys, recordLostKey } from '@/lib/worker/device-keys';
import { importCase } from '@/lib/worker/import-case';
import { orderPack } from '@/lib/worker/order-pack';
import { samplePack } from '../evidence/sample-pack';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  return { browser: fakeBrowser() };
});

let count = 0;
let db: Database;
const deskOf = (database: Database): Desk => ({
  database: async () => database,
  now: () => new Date('2026-03-05T00:00:00Z'),
  newId: () => `id-0000000${count++}`,
});
beforeEach(async () => {
  vi.stubGlobal('navigator', { userAgent: 'test', platform: 'test', language: 'zh-CN' });
  db = await openDatabase({ name: `keys-${++count}` });
});
afterEach(() => {
  db.close();
  vi.unstubAllGlobals();
});

/** The sample's case on this machine, as it comes with a pack from the old one. */
async function carried() {
  const sample = await samplePack();
  const { zip } = await sample.build();
  const sha256 = await putArtefact(db, zip, '2026-03-05T00:00:00.000Z');
  expect(await importCase(deskOf(db), { sha256, password: '' })).toMatchObject({ ok: true });
  return sample;
}

async function checksOfNewPack(caseId: string) {
  const desk = deskOf(db);
  const order = { jobId: `job-${++count}-12345678`, caseId, kind: 'master' as const };
  const job = await orderPack(desk, order, async (jobId) => buildOrderedPack(desk, jobId));
  const built = await buildOrderedPack(desk, job.jobId);
  expect(built).toMatchObject({ state: 'done', trouble: null });
  const report = await verifyBag(await openZip(await artefactBlob(db, built.file!.sha256)));
  expect(report.checks.filter(({ state }) => state === 'broken')).toEqual([]);
  return report.checks.filter(({ id }) => id === 'keys').map(({ message }) => message);
}

describe('keys of devices', () => {
  it('the old one names the new one; the statement goes into its packs', async () => {
    const old = await openDatabase({ name: `keys-old-${count}` });
    const { id: to } = await deviceKey(db);
    const { text } = await handOverKey(deskOf(old), { request: 'hand-over-1234', to });
    expect((await listKeys(deskOf(old))).own.handedOver).toMatchObject({ to });
    const statement = await readHandOver(text);
    expect(statement).toMatchObject({ from: (await deviceKey(old)).id, to });
    old.close();
    expect(await acceptHandOver(deskOf(db), text)).toEqual({ ok: true });
    const { caseId } = (await carried()).log[0]!.body;
    expect(await checksOfNewPack(caseId)).toEqual(['verify.hand-over']);
  });

  it('a statement that was changed, or names another, is refused', async () => {
    const old = await openDatabase({ name: `keys-other-${count}` });
    const { text } = await handOverKey(deskOf(old), { request: 'hand-over-1234', to: 'a'.repeat(64) });
    old.close();
    expect(await acceptHandOver(deskOf(db), text)).toEqual({ ok: false, why: 'for-another' });
    const { id } = await deviceKey(db);
    expect(await acceptHandOver(deskOf(db), text.replace('a'.repeat(64), id))).toEqual({
      ok: false,
      why: 'unreadable',
    });
    expect(await acceptHandOver(deskOf(db), 'hello')).toEqual({ ok: false, why: 'unreadable' });
  });

  it('a lost one is written into the cases that it wrote into, once; the check says so', async () => {
    const { key, log } = await carried();
    const desk = deskOf(db);
    const order = { request: 'lost-12345678', device: key.id, note: '电脑被盗' };
    expect(await recordLostKey(desk, order)).toEqual({ cases: 1 });
    await recordLostKey(desk, order);
    expect((await listKeys(desk)).others).toEqual([
      { id: key.id, cases: 1, lostAt: '2026-03-05T00:00:00.000Z', handedOver: null },
    ]);
    expect(await checksOfNewPack(log[0]!.body.caseId)).toEqual(['verify.key-lost']);
    const own = (await deviceKey(db)).id;
    await expect(recordLostKey(desk, { ...order, device: own })).rejects.toThrow();
  });
});
