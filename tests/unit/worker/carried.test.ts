// A case carried to another machine by its master pack: it goes on there, what proved it stays; and a pack that is stopped.
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BagSource, readWhole } from '@/lib/evidence/bag-source';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { appendEvent, checkLog, sha256Hex } from '@/lib/model/case-chain';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import { artefactBlob, putArtefact } from '@/lib/storage/artefacts';
import { exportBackup, importBackup } from '@/lib/storage/backup';
import { readLog } from '@/lib/storage/cases';
import { shopOfCase } from '@/lib/storage/chain-cases';
import { writeMember } from '@/lib/storage/chain-member';
import { type Database, openDatabase } from '@/lib/storage/database';
import { knownDevices } from '@/lib/storage/device';
import { readJob } from '@/lib/storage/jobs';
import { buildOrderedPack } from '@/lib/worker/build-pack';
import { appendAct, writeAct } from '@/lib/worker/case-desk';
import { deleteOrphans } from '@/lib/worker/clean-up';
import type { Desk } from '@/lib/worker/desk';
import { importCase } from '@/lib/worker/import-case';
import { cancelPack, finishPack, orderPack } from '@/lib/worker/order-pack';
import { type Sample, samplePack } from '../evidence/sample-pack';
import { shopMember } from '../storage/shop-member';

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

describe('a master pack in whose log a card number was cut', () => {
  const card = '5240912735654530';
  const digestOf = (digits: string) => sha256Hex(new TextEncoder().encode(`key ${digits}`));
  const name = `${card}.txt`;
  let cut: Sample;
  let said: CaseEvent[];
  beforeAll(async () => {
    const bytes = new TextEncoder().encode(`卡 ${card}`) as Uint8Array<ArrayBuffer>;
    cut = await samplePack(undefined, { files: [{ name, mime: 'text/plain', role: 'other', bytes }] });
    said = await then(cut.log, {
      kind: 'numbers-settled',
      numbers: [
        { digest: await digestOf(card), shown: '524091******4530', where: 'data/30-records', answer: 'card-number' },
      ],
    });
  });
  const then = async (log: readonly CaseEvent[], act: Act) => {
    const at = `2026-03-02T00:00:${String(log.length).padStart(2, '0')}.000Z`;
    const next = { caseId, key: cut.key, at, actor: '店长', request: `request-cut-${log.length}`, act };
    return [...log, await appendEvent(log, next)];
  };
  const build = async (log: readonly CaseEvent[], number = 1) =>
    (await cut.build({ kind: 'master', number, log, digestOf })).zip;
  const packOf = async (jobId: string) => {
    const job = await orderPack(desk, { jobId, caseId, kind: 'master' }, () => new Promise(() => undefined));
    const built = await buildOrderedPack(desk, job.jobId);
    expect(built).toMatchObject({ state: 'done', trouble: null });
    await finishPack(desk, built, async () => built);
    const zip = await artefactBlob(db, built.file!.sha256);
    return { zip, source: await openZip(zip) };
  };
  const logChecks = async (source: BagSource) =>
    (await verifyBag(source)).checks
      .filter(({ id }) => id === 'log')
      .map(({ state, message, values }) => [state, message, values.n]);

  it('becomes the case all the same; what is built from it says which events cannot be computed anew', async () => {
    // The note's own copy was cut for the pack, so the file itself is not in it.
    expect(await take(await build(said))).toMatchObject({ ok: true, isNew: true, cut: 1, absent: 1 });
    await writeAct(desk, { caseId, request: 'note-12345678', act: { kind: 'note-added', text: '总部接手' } });
    const { zip, source } = await packOf('job-22345678');
    const { isValid } = await verifyBag(source);
    expect(isValid).toBe(true);
    expect(await logChecks(source)).toEqual([
      ['proved', 'verify.log', said.length + 1],
      ['not-proved', 'verify.log.cut-numbers', 1],
      ['proved', 'verify.log.cut-held', 1],
    ]);
    for (const path of source.paths) {
      expect(path).not.toContain(card);
      expect(Buffer.from(await readWhole(source, path)).includes(card), path).toBe(false);
    }
    const redactions = JSON.parse(new TextDecoder().decode(await readWhole(source, 'data/60-process/redactions.json')));
    expect(redactions.others).toContainEqual(expect.objectContaining({ why: 'cut.withheld' }));
    // And goes on from there on a third machine.
    const other = await openDatabase({ name: `carried-third-${++count}` });
    const there: Desk = { ...desk, database: async () => other };
    const sha256 = await putArtefact(other, zip, '');
    expect(await importCase(there, { sha256, password: '' })).toMatchObject({ ok: true, cut: 1 });
    other.close();
  });

  it('cannot be made to say otherwise of a cut event than the pack it came by', async () => {
    await take(await build(said));
    const row = (await db.getAll('events')).find((one) => one.cut)!;
    const { event } = row;
    const act = event!.body.act as Extract<Act, { kind: 'file-added' }>;
    await db.put('events', { ...row, event: { ...event!, body: { ...event!.body, act: { ...act, note: '别的' } } } });
    const { source } = await packOf('job-32345678');
    expect((await logChecks(source)).filter(([state]) => state === 'broken')).toEqual([
      ['broken', 'verify.log.cut-differs', undefined],
    ]);
  });

  it('the answer that it was cut on is not taken back where the whole number is not; that comes with a later pack', async () => {
    await take(await build(said));
    const event = said.at(-1)!.hash;
    const takeBack = () =>
      writeAct(desk, { caseId, request: 'back-12345678', act: { kind: 'corrected', event, note: '' } });
    await expect(takeBack()).rejects.toThrow('cannot be taken back here');
    const back = await then(said, { kind: 'corrected', event, note: '' });
    const whole = await then(back, {
      kind: 'numbers-settled',
      numbers: [
        { digest: await digestOf(card), shown: '524091******4530', where: 'data/30-records', answer: 'order-number' },
      ],
    });
    // There it turned out to be an order's: the pack of everything that is built now holds it.
    expect(await take(await build(whole, 2))).toMatchObject({ ok: true, isNew: true, cut: 0, absent: 0 });
    const log = await readLog(db, caseId);
    expect(log.filter((one) => one.cut)).toEqual([]);
    expect(await checkLog(log, await knownDevices(db))).toEqual([]);
    // An older pack, opened again, cuts nothing.
    await take(await build(said));
    expect((await readLog(db, caseId)).filter((one) => one.cut)).toEqual([]);
  });

  it('stays out of a chain, whose other computers could not check it', async () => {
    await take(await build(said));
    await writeMember(db, shopMember, { password: 'secret' }, null);
    await writeAct(desk, { caseId, request: 'note-22345678', act: { kind: 'note-added', text: '总部接手' } });
    expect(await shopOfCase(db, caseId)).toBeNull();
    expect(await db.getAll('outbox')).toEqual([]);
  });

  it('is refused where the case is a chain’s, and nothing is written', async () => {
    await db.put('caseShops', { caseId, chain: shopMember.chain, shop: 's1' });
    expect(await take(await build(said))).toMatchObject({ ok: false, why: 'log-cut' });
    expect(await readLog(db, caseId)).toEqual([]);
  });

  it('is carried by a backup as it stands', async () => {
    await take(await build(said));
    const before = await readLog(db, caseId);
    const passphrase = '一个足够长的口令';
    const file = await exportBackup(db, { passphrase, now: desk.now(), artefacts: new Set() });
    const other = await openDatabase({ name: `carried-backup-${++count}` });
    await importBackup(other, file, passphrase);
    expect(await readLog(other, caseId)).toEqual(before);
    expect((await other.getAll('events')).filter((row) => row.cut)).toHaveLength(1);
    other.close();
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
