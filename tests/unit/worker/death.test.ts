// The worker dies between any two steps and starts anew over the same store: nothing is lost, nothing is there twice. And a store that
// refuses: marking goes on from the page, and the views are told what is wrong.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackJob } from '@/lib/model/pack-job';
import type { FrameReading } from '@/lib/model/reading';
import { blankTransaction } from '@/lib/model/transaction';
import { putArtefact } from '@/lib/storage/artefacts';
import { caseIds, readLog } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { readJob, saveJob, unfinishedJobs } from '@/lib/storage/jobs';
import { countTransactions } from '@/lib/storage/ledger';
import { openCase } from '@/lib/worker/case-desk';
import { deleteOrphans, deleteWholeCase } from '@/lib/worker/clean-up';
import type { Desk } from '@/lib/worker/desk';
import { finishPack, resumePacks } from '@/lib/worker/order-pack';
import { readPage } from '@/lib/worker/read-page';
import { tabState } from '@/lib/worker/tab-state';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  return { browser: fakeBrowser() };
});

let count = 0;
let db: Database;
let name: string;
const desk: Desk = {
  database: async () => db,
  now: () => new Date('2026-03-05T00:00:00Z'),
  newId: () => 'id-00000000',
};
const at = { tabId: 1, frameId: 0 };

beforeEach(async () => {
  name = `death-${++count}`;
  db = await openDatabase({ name });
});
afterEach(() => {
  db.close();
  vi.restoreAllMocks();
});

/** The worker starts anew: all that is left is the store. */
async function restart(): Promise<void> {
  db.close();
  db = await openDatabase({ name });
}

/** Two charges, one of them disputed: which the page tells by itself. */
function reading(): FrameReading {
  const charge = (id: string, time: string, status: 'success' | 'disputed') => ({
    key: `portal.example.test||id|${id}|sale`,
    transaction: {
      ...blankTransaction(),
      id,
      type: 'sale' as const,
      status,
      time: { local: time, offset: null },
      amount: { minor: 16800, exponent: 2, currency: 'CNY' },
      cardMasked: '621483******8058',
      cardLast4: '8058',
      terminal: '60128811',
    },
  });
  const rows = [charge('1', '2026-03-01T12:00:00', 'success'), charge('2', '2026-03-01T18:00:40', 'disputed')];
  return {
    url: 'https://portal.example.test/list',
    title: '',
    language: 'zh-CN',
    tables: [{ fields: { id: '单号' }, shown: 2, total: null, rows }],
    notRead: [],
  };
}
const keys = reading().tables[0]!.rows.map((row) => row.key);

describe('the worker dies', () => {
  it('and a page told again is in the ledger once', async () => {
    const first = await readPage(desk, at, { reading: reading(), complete: true });
    await restart();
    const again = await readPage(desk, at, { reading: reading(), complete: true });
    expect(again.findings).toEqual(first.findings);
    expect(await countTransactions(db)).toBe(2);
  });

  it('and a case ordered again, in another window at the same time even, is one case', async () => {
    await readPage(desk, at, { reading: reading(), complete: true });
    const order = { request: 'request-12345678', tabId: 1, keys };
    const opened = await openCase(desk, order);
    await restart();
    expect(await Promise.all([openCase(desk, order), openCase(desk, order)])).toEqual([opened, opened]);
    expect(await caseIds(db)).toEqual([opened]);
    expect(await readLog(db, opened)).toHaveLength(1);
  });

  it('and two windows that order the same at once get the same case', async () => {
    await readPage(desk, at, { reading: reading(), complete: true });
    const order = { request: 'request-12345678', tabId: 1, keys };
    const [one, other] = await Promise.all([openCase(desk, order), openCase(desk, order)]);
    expect(await caseIds(db)).toHaveLength(1);
    expect(one).toBe(other);
  });

  it('and an ordered pack is taken up again, built by whoever is there, and written down once', async () => {
    await readPage(desk, at, { reading: reading(), complete: true });
    const caseId = await openCase(desk, { request: 'request-12345678', tabId: 1, keys });
    const sha256 = await putArtefact(db, new Blob(['zip']), '2026-03-01T00:00:00.000Z');
    const job: PackJob = {
      jobId: 'job-12345678',
      caseId,
      kind: 'master',
      number: 1,
      state: 'queued',
      file: null,
      trouble: null,
      heads: {},
      where: '',
    };
    await saveJob(db, job);
    await restart();
    const done: PackJob = { ...job, state: 'done', file: { sha256, name: 'POSCASE-1.zip', bytes: 3 } };
    const built: string[] = [];
    await resumePacks(desk, async (jobId) => {
      built.push(jobId);
      return done;
    });
    await vi.waitFor(async () => expect((await readJob(db, job.jobId))?.state).toBe('done'));
    // The message that it is done comes once more: the page that built it did not hear the answer.
    await finishPack(desk, done, async () => done);
    expect(built).toEqual([job.jobId]);
    expect((await readLog(db, caseId)).filter(({ body }) => body.act.kind === 'exported')).toHaveLength(1);
    expect(await unfinishedJobs(db)).toEqual([]);
  });

  it('and what it left half done is cleared away after a day, what is named stays', async () => {
    await putArtefact(db, new Blob(['old']), '2026-03-01T00:00:00.000Z');
    await putArtefact(db, new Blob(['just now']), '2026-03-04T23:59:00.000Z');
    expect(await deleteOrphans(desk)).toBe(1);
    expect(await db.count('artefacts')).toBe(1);
  });
});

describe('deleting a case', () => {
  it('leaves nothing of it, and nothing of another is touched', async () => {
    await readPage(desk, at, { reading: reading(), complete: true });
    const caseId = await openCase(desk, { request: 'request-12345678', tabId: 1, keys: keys.slice(0, 1) });
    const other = await openCase(desk, { request: 'request-87654321', tabId: 1, keys: keys.slice(1) });
    await deleteWholeCase(desk, caseId);
    expect(await caseIds(db)).toEqual([other]);
    expect(
      JSON.stringify([await db.getAll('events'), await db.getAll('caseKeys'), await db.getAll('summaries')]),
    ).not.toContain(caseId);
    expect(await readLog(db, other)).toHaveLength(1);
  });
});

describe('a store that refuses', () => {
  it.each([
    ['has no room left', 'QuotaExceededError', 'storage-full'],
    ['fails', 'UnknownError', 'storage-failed'],
  ])('%s: the page is judged all the same, and the state says so until it is well again', async (_, error, trouble) => {
    const refusing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('', error);
    });
    const answer = await readPage(desk, at, { reading: reading(), complete: true });
    expect(answer.findings.map(({ rule }) => rule)).toContain('dispute');
    const state = await tabState(desk, 1);
    expect(state).toMatchObject({ trouble, reading: 'done' });
    expect(state.findings).toEqual(answer.findings);
    refusing.mockRestore();
    await readPage(desk, at, { reading: reading(), complete: true });
    expect((await tabState(desk, 1)).trouble).toBeNull();
    expect(await countTransactions(db)).toBe(2);
  });

  it('cannot be opened: the page is judged all the same', async () => {
    const shut: Desk = { ...desk, database: () => Promise.reject(new DOMException('', 'UnknownError')) };
    const answer = await readPage(shut, { tabId: 2, frameId: 0 }, { reading: reading(), complete: true });
    expect(answer.findings.length).toBeGreaterThan(0);
    expect(await tabState(shut, 2)).toMatchObject({ trouble: 'storage-failed', reading: 'done' });
  });
});
