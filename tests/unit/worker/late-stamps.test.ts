// A pack whose time stamping authority was down, slow or lying when it was made: it leaves all the same, the stamp is asked for again
// until it comes, and it then stands to openssl for the pack that was made before.
import 'fake-indexeddb/auto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { importMaster } from '@/lib/evidence/import-master';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import type { Act, PackKind } from '@/lib/model/case-event';
import type { PackJob } from '@/lib/model/pack-job';
import { blankTransaction } from '@/lib/model/transaction';
import { readArtefact } from '@/lib/storage/artefacts';
import { artefactsOf, readLog } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { readJob } from '@/lib/storage/jobs';
import { writeSettings } from '@/lib/storage/settings';
import { buildOrderedPack } from '@/lib/worker/build-pack';
import { openCase } from '@/lib/worker/case-desk';
import type { Desk } from '@/lib/worker/desk';
import { orderPack } from '@/lib/worker/order-pack';
import { readPage } from '@/lib/worker/read-page';
import { retryStamps, serveStampRetries } from '@/lib/worker/retry-stamps';
import { stampCase } from '@/lib/worker/stamp-case';
import { openFolder } from '@/tests/commands/folder-source';
import { type Behaviour, type LocalTsa, startLocalTsa } from '../evidence/local-tsa';

const { alarms, ringing } = vi.hoisted(() => ({
  alarms: new Map<string, number>(),
  ringing: [] as ((alarm: { name: string }) => void)[],
}));
vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  const browser = fakeBrowser();
  const create = vi.fn(async (name: string, { when }: { when: number }) => void alarms.set(name, when));
  const onAlarm = { addListener: (listener: (alarm: { name: string }) => void) => ringing.push(listener) };
  return { browser: { ...browser, alarms: { ...browser.alarms, create, onAlarm } } };
});

let tsa: LocalTsa;
let db: Database;
let caseId: string;
let count = 0;
const scratch = mkdtempSync(join(tmpdir(), 'tillguard-late-'));
const desk: Desk = { database: async () => db, now: () => new Date(), newId: () => crypto.randomUUID() };
const stampHere = (id: string) => stampCase(desk, id);

beforeAll(async () => {
  vi.stubGlobal('navigator', { userAgent: 'test', platform: 'test' });
  tsa = await startLocalTsa();
  serveStampRetries(desk, stampHere);
});
afterAll(async () => {
  await tsa.close();
  rmSync(scratch, { recursive: true, force: true });
});

beforeEach(async () => {
  alarms.clear();
  db = await openDatabase({ name: `late-stamps-${++count}` });
  const key = 'portal.example.test||id|1|sale';
  const transaction = {
    ...blankTransaction(),
    id: '1',
    type: 'sale' as const,
    status: 'disputed' as const,
    time: { local: '2026-03-01T03:00:00', offset: null },
    amount: { minor: 1_000_000, exponent: 2, currency: 'CNY' },
  };
  const reading = {
    url: 'https://portal.example.test/list',
    title: '',
    language: 'zh-CN',
    tables: [{ fields: { id: '单号' }, shown: 1, total: null, rows: [{ key, transaction }] }],
    notRead: [],
  };
  await readPage(desk, { tabId: 1, frameId: 0 }, { reading, complete: true });
  caseId = await openCase(desk, { request: 'request-12345678', tabId: 1, keys: [key] });
  const roots = readFileSync(tsa.rootFile, 'utf8');
  await writeSettings(db, { stampAuthorities: [{ name: 'local', url: tsa.url, roots }] });
});
afterEach(() => db.close());

async function build(kind: PackKind): Promise<PackJob> {
  const jobId = crypto.randomUUID();
  await orderPack(desk, { jobId, caseId, kind }, (id) => buildOrderedPack(desk, id));
  return vi.waitFor(
    async () => {
      const job = await readJob(db, jobId);
      expect(job?.state, job?.trouble ?? '').toBe('done');
      return job!;
    },
    { timeout: 60_000, interval: 50 },
  );
}

const acts = async () => (await readLog(db, caseId)).map(({ body }) => body.act);
const stamped = async () =>
  (await acts()).filter((act): act is Extract<Act, { kind: 'stamped' }> => act.kind === 'stamped');

/** The pack's folder, unpacked. */
async function unpack({ file }: PackJob): Promise<string> {
  const zip = join(scratch, `${crypto.randomUUID()}.zip`);
  writeFileSync(zip, new Uint8Array(await (await readArtefact(db, file!.sha256)).arrayBuffer()));
  const into = zip.replace(/\.zip$/, '');
  execFileSync('unzip', ['-q', zip, '-d', into]);
  return join(into, file!.name.replace('.zip', ''));
}

/** Runs the command for stamps that the pack's own VERIFY.txt prints. */
function runPrinted(root: string): string {
  const lines = readFileSync(join(root, 'VERIFY.txt'), 'utf8').split('\n');
  const command = lines.map((line) => line.trim()).find((line) => line.startsWith('find . -name'))!;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
  return stdout + stderr;
}

const timesOf = async (root: string) =>
  (await verifyBag(openFolder(root))).checks.filter(({ id }) => id === 'time').map(({ state }) => state);

describe('a time stamp that was missing at export', () => {
  it.each(['down', 'slow', 'wrong-hash'] satisfies Behaviour[])(
    'of an authority that is %s is asked for again, and recorded when it comes',
    async (behaviour) => {
      tsa.behave(behaviour);
      const limit = vi.spyOn(AbortSignal, 'timeout');
      if (behaviour === 'slow') limit.mockImplementation(() => aborting(200));
      const job = await build('master');
      const fault = behaviour === 'wrong-hash' ? 'wrong-hash' : 'no-answer';
      expect(job.stamps).toEqual([{ name: 'local', fault }]);
      expect((await acts()).at(-1)).toMatchObject({ kind: 'exported', stamps: [{ name: 'local', fault }] });
      expect(alarms.get('stamps')).toBeGreaterThan(Date.now());
      const root = await unpack(job);
      expect(await timesOf(root)).toEqual(['not-proved']);

      // Still nothing: it is said how many are missing, and the alarm is set once more.
      alarms.clear();
      expect(await retryStamps(desk, stampHere)).toBe(1);
      expect(await stamped()).toEqual([]);
      expect(alarms.has('stamps')).toBe(true);

      limit.mockRestore();
      tsa.behave('honest');
      for (const ring of ringing) ring({ name: 'stamps' });
      const [act] = await vi.waitFor(async () => {
        const come = await stamped();
        expect(come).toHaveLength(1);
        return come;
      }, 20_000);
      expect(act).toMatchObject({ authority: 'Test TSA', ofPack: { sha256: job.file!.sha256, number: 1 } });
      expect(await retryStamps(desk, stampHere)).toBe(0);
      expect(await stamped()).toHaveLength(1);

      // Beside the pack that was handed out: as its own VERIFY.txt says.
      const token = await (await readArtefact(db, act!.file.sha256)).arrayBuffer();
      writeFileSync(join(root, 'signatures', act!.file.name), new Uint8Array(token));
      expect(runPrinted(root).match(/Verification: OK/g)).toHaveLength(1);
      expect(await timesOf(root)).toEqual(['proved']);
      // And by openssl alone, the bytes that it stands for among the case's files.
      const signature = join(scratch, `${crypto.randomUUID()}.p7s`);
      writeFileSync(
        signature,
        new Uint8Array(await (await readArtefact(db, act!.ofPack!.signature.sha256)).arrayBuffer()),
      );
      const args = ['ts', '-verify', '-data', signature, '-in', join(root, 'signatures', act!.file.name)];
      expect(execFileSync('openssl', [...args, '-CAfile', tsa.rootFile], { stdio: 'pipe' }).toString()).toContain('OK');

      // In the next pack: its log says so, the stamp and the signature it stands for lie in it, and it imports whole.
      const next = await build('master');
      const later = await unpack(next);
      const folder = `data/60-process/stamps/${job.file!.name.replace('.zip', '')}`;
      expect(readFileSync(join(later, folder, act!.file.name)).equals(Buffer.from(token))).toBe(true);
      expect(runPrinted(later).match(/Verification: OK/g)).toHaveLength(2);
      expect(await timesOf(later)).toEqual(['proved', 'proved']);
      const imported = await importMaster(await openZip(await readArtefact(db, next.file!.sha256)));
      expect(imported.absent).toEqual([]);
      // What a log names is never cleared away.
      const named = artefactsOf(await readLog(db, caseId));
      for (const file of [act!.file, act!.ofPack!.signature]) expect(named.has(file.sha256)).toBe(true);
    },
    120_000,
  );

  it('is not asked for where the pack has it, nor of a pack that was made before this was written down', async () => {
    tsa.behave('honest');
    await build('police');
    expect(await retryStamps(desk, stampHere)).toBe(0);
    expect(await stamped()).toEqual([]);
    expect(alarms.has('stamps')).toBe(false);
  }, 60_000);

  it('does not hold up the others: one that does not answer is asked once in a round', async () => {
    tsa.behave('down');
    await build('master');
    await build('police');
    const asked = vi.spyOn(globalThis, 'fetch');
    expect(await stampCase(desk, caseId)).toBe(2);
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  }, 60_000);
});

function aborting(after: number): AbortSignal {
  const end = new AbortController();
  setTimeout(() => end.abort(), after).unref();
  return end.signal;
}
