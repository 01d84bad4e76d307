// [no act is lost or doubled] Every message that writes, killed at each of its writes in turn: the worker dies, another begins over the
// same store, and the same order is given again. What stood there before is still there, and what is there in the end is what one
// undisturbed order leaves; given once more it changes nothing. The table below must name every message: the compiler sees to that.
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RateLimit } from '@/lib/messaging/limits';
import { type MessageName, messages } from '@/lib/messaging/messages';
import { answerAsWorker, type Handlers } from '@/lib/messaging/receive';
import { sha256Hex } from '@/lib/model/case-chain';
import { signHandOver } from '@/lib/model/hand-over';
import type { PackJob } from '@/lib/model/pack-job';
import { blankShop } from '@/lib/model/shop';
import { blankTransaction } from '@/lib/model/transaction';
import type { Origin } from '@/lib/platform/runtime';
import { putArtefact, readArtefact } from '@/lib/storage/artefacts';
import { exportBackup } from '@/lib/storage/backup';
import { caseIds, readLog } from '@/lib/storage/cases';
import { readSecret } from '@/lib/storage/chain-member';
import { type Database, openDatabase } from '@/lib/storage/database';
import { deviceKey, keepPeer, readHandOvers } from '@/lib/storage/device';
import { saveJob } from '@/lib/storage/jobs';
import { convert, lockState, openLock, turnOn } from '@/lib/storage/lock';
import { namedArtefacts } from '@/lib/worker/clean-up';
import type { Desk } from '@/lib/worker/desk';
import { workerHandlers } from '@/lib/worker/handlers';
import { doLongWork } from '@/lib/worker/long-work';
import { readTill } from '@/lib/worker/read-till';
import { troubleOf } from '@/lib/worker/trouble';
import { samplePack } from '../evidence/sample-pack';

const page = { url: 'https://portal.example.test/list', title: '交易', portal: 'portal.example.test' };
const view = { width: 800, height: 600, scrollX: 0, scrollY: 0, pixelRatio: 1 };
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  const browser = fakeBrowser();
  // A frame that can be captured; everything else that is asked of frames is not answered.
  browser.tabs.sendMessage.mockImplementation((async (_tab: number, message: { name: string }) => {
    if (message.name === 'content.end-capture' || message.name === 'content.ping') return { ok: true, value: {} };
    if (message.name !== 'content.prepare-capture') throw new Error('no such frame');
    const preparation = {
      page,
      text: '交易',
      snapshot: null,
      view,
      timeZone: 'Asia/Shanghai',
      deviceTime: '2026-03-05T08:00:00+08:00',
      online: true,
      masked: 0,
      covered: 0,
      hidden: 0,
      isPlaced: true,
    };
    return { ok: true, value: preparation };
  }) as never);
  browser.tabs.captureVisibleTab.mockImplementation((async () => `data:image/png;base64,${pixel}`) as never);
  return { browser };
});

const caseId = '20260301-7F3A';
const request = 'request-00000001';
const passphrase = '一个足够长的口令';
const newPassphrase = `${passphrase}，新的`;
const frame: Origin = { kind: 'content', tabId: 1, frameId: 0 };
const ownPage: Origin = { kind: 'page' };
const offscreen: Origin = { kind: 'offscreen' };

const row = (id: string, status: 'success' | 'disputed' | 'refunded' = 'success') => ({
  key: `portal.example.test||id|${id}|sale`,
  transaction: {
    ...blankTransaction(),
    id,
    type: 'sale' as const,
    status,
    time: { local: `2026-03-01T12:00:0${id}`, offset: null },
    amount: { minor: 16800, exponent: 2, currency: 'CNY' },
    cardMasked: '621483******8058',
    cardLast4: '8058',
    terminal: '60128811',
  },
});
const reading = (...rows: ReturnType<typeof row>[]) => ({
  url: page.url,
  title: '',
  language: 'zh-CN',
  tables: [{ fields: { id: '单号' }, shown: rows.length, total: null, rows }],
  notRead: [],
});
const till = new Blob(['单号,时间,金额\n1,2026-03-01 12:00:01,168.00\n2,2026-03-01 12:00:02,168.00\n']);
const check = {
  id: 'check-00000001',
  kind: 'inspection' as const,
  subject: '60128811',
  at: '2026-03-05T00:00:00.000Z',
  day: '2026-03-05',
  actor: '',
  result: 'in-order' as const,
  serial: '',
  note: '',
  files: [],
};
const taught = { headings: ['单号', '金额'], columns: [{ heading: '单号', index: 0, role: 'id' as const }] };
const contact = {
  id: 'contact-00000001',
  party: 'acquirer' as const,
  organisation: '通联',
  person: '',
  phone: '95193',
  note: '',
};
const job: PackJob = {
  jobId: 'job-00000001',
  caseId,
  kind: 'master',
  number: 1,
  state: 'running',
  file: null,
  trouble: null,
  heads: {},
  where: '',
};

let count = 0;
let db: Database;
/** What the store holds before each order; made once. */
let prepared: Dump;
const preparedLocks = {} as Record<'locked' | 'turning-on', Dump>;
/** every case's log before any order */
const logs: Record<string, unknown[]> = {};
const hashes = { till: '', pack: '', backup: '', master: '', peer: '', handOver: '' };
let master: Blob;
let backup: Blob;

const desk: Desk = {
  database: async () => db,
  now: () => new Date('2026-03-05T00:00:00Z'),
  newId: () => `id-${'0'.repeat(8)}`,
};

function freshHandlers(): Handlers {
  return workerHandlers(desk, {
    // Another context's, which dies for itself: what the worker does is to keep the order.
    buildHere: () => new Promise(() => undefined),
    readTillHere: (order) => readTill(desk, order),
    stampHere: async () => 0,
    // The chain's connection is held by another context.
    workHere: async (order) => order.name.startsWith('chain-') || doLongWork(desk, order),
    cancelHere: () => undefined,
  });
}

async function say(name: MessageName, origin: Origin, payload: unknown) {
  return answerAsWorker(freshHandlers(), troubleOf, { to: 'worker', name, payload }, origin, new RateLimit());
}

interface Order {
  from?: Origin;
  payload: unknown;
  /** over a store that holds nothing yet but the file; locked; or where the lock had just been turned on */
  over?: 'file' | 'locked' | 'turning-on';
  /** who gives it has opened the lock before, in each life of the browser: with its end the key is forgotten */
  isOpened?: boolean;
  /** what must hold in the end, whenever it was killed */
  ends?: () => Promise<void>;
}

/** Answers a question and keeps nothing; or does so in this process's memory alone. */
const asks = 'asks';
/** Changes the browser's permissions and scripts, not the store. */
const sites = 'sites';

/** Every case's log and every file that is named can be read, as they were before. */
async function isWhole(): Promise<void> {
  for (const [id, log] of Object.entries(logs)) expect((await readLog(db, id)).slice(0, log.length)).toEqual(log);
  for (const sha256 of await namedArtefacts(db))
    expect(await sha256Hex(await (await readArtefact(db, sha256)).arrayBuffer())).toBe(sha256);
  expect(await db.count('quarantine')).toBe(0);
}

async function isSealedAndWhole(): Promise<void> {
  expect(await lockState(db)).toMatchObject({ state: 'on', isOpen: true });
  for (const row of [...(await db.getAll('events')), ...(await db.getAll('artefacts'))])
    expect(row.sealed).toBeDefined();
  await isWhole();
}

/** What each message does to the store. */
const orders: Record<MessageName, Order | typeof asks | typeof sites> = {
  'page.wake': sites,
  'page.read': {
    from: frame,
    payload: { reading: reading(row('1', 'refunded'), row('2'), row('3')), complete: true },
  },
  'page.part': asks,
  'page.changed': { from: frame, payload: { rows: [row('2', 'refunded')] } },
  'page.known': asks,
  'page.teach': { from: frame, payload: { host: 'portal.example.test', table: taught } },
  'page.open-case': { from: frame, payload: { key: row('2').key, request } },
  'page.judge': { from: frame, payload: { key: row('2').key, verdict: 'wrong' } },
  'tab.state': asks,
  'tab.glance': asks,
  'tab.rows': asks,
  'tab.scan-once': sites,
  'tab.walk': asks,
  'tab.stop-walk': asks,
  'tab.reveal': asks,
  'tab.teach': sites,
  'site.allowed': sites,
  'site.forget': sites,
  'site.list': asks,
  'site.portal': asks,
  'case.open': { payload: { request, tabId: 1, keys: [row('1').key, row('2').key] } },
  'case.page': asks,
  'case.get': asks,
  'case.act': { payload: { request, caseId, act: { kind: 'classified', outcome: 'suspected-fraud', reason: '' } } },
  'case.delete': { payload: { caseId } },
  'capture.take': { payload: { request, caseId, tabId: 1 } },
  'capture.progress': asks,
  'capture.stop': asks,
  'pack.build': { payload: { jobId: 'job-00000002', caseId, kind: 'master' } },
  'pack.job': asks,
  'pack.cancel': { payload: { jobId: job.jobId } },
  'pack.progress': asks,
  'pack.settle': {
    payload: {
      request,
      jobId: 'job-00000008',
      answers: [{ digest: 'd'.repeat(64), answer: 'order-number' }],
    },
  },
  'pack.lock': {
    payload: {
      caseId,
      get sha256() {
        return hashes.pack;
      },
    },
  },
  'pack.finished': {
    from: offscreen,
    payload: {
      ...job,
      state: 'done',
      get file() {
        return { sha256: hashes.master, name: 'POSCASE-1.zip', bytes: 3 };
      },
    },
  },
  'case.import': {
    over: 'file',
    payload: {
      password: '',
      get sha256() {
        return hashes.master;
      },
    },
  },
  'stamp.test': asks,
  'data.room': asks,
  'data.counts': asks,
  'data.delete-all': { payload: {} },
  'till.import': {
    payload: {
      name: 'till.csv',
      get sha256() {
        return hashes.till;
      },
    },
  },
  'statement.judge': asks,
  'statement.columns': asks,
  'statement.teach': { payload: taught },
  'statement.cancel': asks,
  'statement.keep': {
    payload: {
      name: 'till.csv',
      get sha256() {
        return hashes.till;
      },
    },
  },
  'statement.open-case': { payload: { request, rows: [{ ...row('2'), findings: [] }] } },
  'till.vouchers': asks,
  'till.summary': asks,
  'till.report': asks,
  'till.stop': asks,
  'till.settle': { payload: { records: [], charges: [row('1').key] } },
  'records.portals': asks,
  'records.search': asks,
  'records.versions': asks,
  'notice.read': asks,
  'contact.list': asks,
  'contact.save': { payload: contact },
  'contact.delete': { payload: { id: 'contact-00000009' } },
  'backup.export': { payload: { passphrase } },
  'backup.import': {
    payload: {
      passphrase,
      get sha256() {
        return hashes.backup;
      },
    },
  },
  'taught.list': asks,
  'taught.import': { payload: { format: 'tillguard-columns', version: 1, host: 'other.test', tables: [taught] } },
  'taught.forget': { payload: { host: 'taught.test' } },
  'numbers.days': asks,
  'shop.get': asks,
  'shop.set': { payload: { ...blankShop(), name: '望江楼' } },
  'playbook.edits': asks,
  'playbook.edit': { payload: { steps: [{ step: 'capture', title: '先拍照' }], added: [] } },
  'prevention.get': asks,
  'prevention.unlisted': asks,
  'prevention.plan': { payload: { terminals: [], stores: ['人民路店'], everyDays: {} } },
  'prevention.check': { payload: check },
  'keys.list': asks,
  'keys.hand-over': {
    payload: {
      request,
      get to() {
        return hashes.peer;
      },
    },
  },
  'keys.accept': {
    payload: {
      get text() {
        return hashes.handOver;
      },
    },
    ends: async () => expect(await readHandOvers(db)).toEqual([hashes.handOver]),
  },
  'keys.lost': {
    payload: {
      request,
      note: '',
      get device() {
        return hashes.peer;
      },
    },
  },
  'learned.list': asks,
  'learned.remove': { payload: { id: 'case/none' } },
  'detection.get': asks,
  'detection.set': { payload: { preset: 'eager', off: [], parameters: {} } },
  'detection.rates': asks,
  'settings.get': asks,
  'settings.set': { payload: { actor: '店长', region: 'uk' } },
  'lock.state': asks,
  'lock.on': { payload: { passphrase, idleMinutes: 15 }, isOpened: true, ends: isSealedAndWhole },
  'lock.open': { over: 'turning-on', payload: { passphrase }, ends: isSealedAndWhole },
  'lock.close': asks,
  'lock.touch': asks,
  'lock.change': {
    over: 'locked',
    payload: { before: passphrase, after: newPassphrase },
    isOpened: true,
    ends: async () => {
      expect(await openLock(db, passphrase)).toBe(false);
      expect(await openLock(db, newPassphrase)).toBe(true);
      await isWhole();
    },
  },
  'lock.idle': {
    over: 'locked',
    payload: { minutes: 60 },
    isOpened: true,
    ends: async () => expect(await lockState(db)).toMatchObject({ state: 'on', idleMinutes: 60 }),
  },
  'lock.off': {
    over: 'locked',
    payload: { passphrase },
    ends: async () => {
      expect(await lockState(db)).toMatchObject({ state: 'off' });
      await isWhole();
    },
  },
  'lock.key': asks,
  'chain.state': asks,
  'chain.join': {
    payload: {
      file: {
        tillguardChain: 1,
        chain: 'trial',
        servers: ['wss://chain.example.test'],
        role: 'shop',
        shops: ['s1'],
        user: 'till',
        password: 'secret',
        defaults: { people: [{ name: '赵倩', role: '收银员' }], contacts: [contact] },
      },
    },
    ends: async () => {
      expect(await readSecret(db)).toEqual({ password: 'secret' });
      expect((await db.getAll('caseShops')).map((one) => one.caseId).sort()).toEqual((await caseIds(db)).sort());
    },
  },
  'chain.leave': { payload: {} },
  'chain.files': asks,
  'chain.pack': asks,
  'chain.signs': asks,
  'chain.aside': { payload: { id: 'a'.repeat(64), state: '2026-03-01 2 3' } },
  // The deletion itself is ordered and kept where the connection is held: tests/unit/worker/chain-deletions.test.ts.
  'chain.delete': asks,
  'chain.deleted': asks,
  'chain.arrived': asks,
};

type Dump = Map<string, { key: IDBValidKey; value: unknown }[]>;

async function dump(): Promise<Dump> {
  const all: Dump = new Map();
  for (const store of db.objectStoreNames) {
    const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
    all.set(
      store,
      keys.map((key, i) => ({ key, value: values[i] })),
    );
  }
  return all;
}

/** A store of its own with what a dump holds. */
async function storeOf(kept: Dump): Promise<string> {
  const name = `every-death-${++count}`;
  db = await openDatabase({ name });
  const change = db.transaction([...db.objectStoreNames], 'readwrite');
  for (const [store, rows] of kept)
    for (const { key, value } of rows) {
      const target = change.objectStore(store as 'events');
      void (target.keyPath === null ? target.put(value as never, key as never) : target.put(value as never));
    }
  await change.done;
  return name;
}

/** What counts of a store, in a form in which two runs of the same order are alike: new ids and hashes are no difference. */
async function essence(): Promise<Record<string, string[]>> {
  const named = await namedArtefacts(db);
  const like = (value: unknown) =>
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Blob ? inner.size : inner instanceof Uint8Array ? inner.length : inner,
    )
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{20,21}/g, 'LOCK')
      .replace(/"(salt|iv|key)":"[A-Za-z0-9+/]{16,}=*"/g, '"$1"')
      .replace(/[0-9a-f]{40,64}/g, 'HASH')
      .replace(/\d{8}-[0-9A-F]{4,8}/g, 'CASE')
      .replace(/"addedAt":"[^"]*"/g, '"addedAt"')
      .replace(/"signature":"[^"]*"/g, '"signature"');
  const found: Record<string, string[]> = {};
  for (const [store, rows] of await dump()) {
    // Caches, made anew when they are asked for.
    if (store === 'summaries' || store === 'caseTotals') continue;
    const counted = rows.filter(({ key }) => store !== 'artefacts' || named.has(String(key)));
    found[store] = counted.map(({ key, value }) => (store === 'device' ? String(key) : like(value))).sort();
  }
  return found;
}

/** Which events there are: each is named by the hash of all that it says. */
const eventKeys = async () => (await db.getAllKeys('events')).sort();

/** The n-th write of a life is its last: the transaction is undone, and nothing more can be done with that connection. */
const life = { writes: 0, last: Number.POSITIVE_INFINITY, isOver: false, activity: 0, computing: 0 };
const ways: [object, string][] = [
  [IDBObjectStore.prototype, 'put'],
  [IDBObjectStore.prototype, 'add'],
  [IDBObjectStore.prototype, 'delete'],
  [IDBObjectStore.prototype, 'clear'],
  [IDBCursor.prototype, 'update'],
  [IDBCursor.prototype, 'delete'],
];
for (const [holder, way] of ways) {
  const original = (holder as Record<string, (...given: unknown[]) => IDBRequest>)[way]!;
  Object.assign(holder, {
    [way](this: IDBObjectStore & IDBCursor, ...given: unknown[]) {
      life.activity += 1;
      life.writes += 1;
      if (life.writes < life.last) return original.apply(this, given);
      life.isOver = true;
      const { transaction } = this.source ? (this.source as IDBObjectStore) : this;
      try {
        transaction.abort();
      } catch {
        // Undone already by the write before it.
      }
      throw new DOMException('the worker has died', 'AbortError');
    },
  });
}
// The passphrase's key is made more cheaply here: how dear it is to guess is not what is tried out.
const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
crypto.subtle.deriveKey = (way, ...given) =>
  derive({ ...(way as Pbkdf2Params), iterations: Math.min((way as Pbkdf2Params).iterations, 100) }, ...given);
// Encrypting and hashing go on outside of this thread: while they do, nothing is settled, however long a loaded machine takes.
const ciphers: Record<string, (...given: unknown[]) => Promise<unknown>> = Object(crypto.subtle);
for (const way of [
  'encrypt',
  'decrypt',
  'digest',
  'deriveKey',
  'importKey',
  'generateKey',
  'wrapKey',
  'unwrapKey',
  'sign',
  'verify',
]) {
  const original = ciphers[way]!.bind(crypto.subtle);
  ciphers[way] = async (...given) => {
    life.computing += 1;
    try {
      return await original(...given);
    } finally {
      life.computing -= 1;
      life.activity += 1;
    }
  };
}
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given) {
  life.activity += 1;
  if (life.isOver) throw new DOMException('the worker has died', 'InvalidStateError');
  return begin.apply(this, given);
};

/** Waits until nothing is done with the store any more: some work is not waited for by the answer. */
async function settled(): Promise<void> {
  for (let calm = 0, before = -1; calm < 5; ) {
    await new Promise((resume) => setTimeout(resume, 4));
    calm = life.activity === before && life.computing === 0 ? calm + 1 : 0;
    before = life.activity;
  }
}

function begins(last: number): void {
  Object.assign(life, { writes: 0, last, isOver: false });
}

// What a dead worker had still asked of the store fails without anyone to hear it; anything else that nobody hears is a fault.
const unheard: unknown[] = [];
const listeners = process.listeners('unhandledRejection');
beforeAll(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof DOMException) || !['AbortError', 'InvalidStateError'].includes(error.name))
      unheard.push(error);
  });
});
afterAll(async () => {
  await settled();
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
  expect(unheard).toEqual([]);
});

beforeAll(async () => {
  vi.stubGlobal('navigator', { userAgent: 'test', platform: 'test' });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  begins(Number.POSITIVE_INFINITY);
  const sample = await samplePack();
  master = (await sample.build()).zip;
  db = await openDatabase({ name: 'every-death' });
  hashes.peer = sample.key.id;
  hashes.master = await sha256Hex(await master.arrayBuffer());
  await keepPeer(db, sample.key.id, new Uint8Array(await crypto.subtle.exportKey('spki', sample.key.publicKey)));
  const at = '2026-03-04T23:00:00.000Z';
  await putArtefact(db, master, at);
  const must = async (name: MessageName, origin: Origin, payload: unknown) =>
    expect(await say(name, origin, payload), name).toMatchObject({ ok: true });
  await must('case.import', ownPage, { sha256: hashes.master, password: '' });
  await must('page.read', frame, { reading: reading(row('1'), row('2')), complete: true });
  await must('contact.save', ownPage, { ...contact, id: 'contact-00000009' });
  await must('taught.import', ownPage, {
    format: 'tillguard-columns',
    version: 1,
    host: 'taught.test',
    tables: [taught],
  });
  await must('page.judge', frame, { key: row('1').key, verdict: 'wrong' });
  // The master itself, as the pack that it is, written down as exported.
  hashes.pack = await putArtefact(db, master, at);
  const { file: _file, ...order } = job;
  const file = { sha256: hashes.pack, name: 'POSCASE-2.zip', bytes: master.size };
  await must('pack.finished', offscreen, { ...order, jobId: 'job-00000009', number: 2, state: 'done', file });
  await saveJob(db, job);
  // One that waits for what the user says of a number.
  const asked = { digest: 'd'.repeat(64), shown: '400005******5556', where: 'note.txt', isNamed: false, canCut: true };
  await saveJob(db, { ...job, jobId: 'job-00000008', state: 'failed', trouble: 'card-number-left', numbers: [asked] });
  const own = (await deviceKey(db)).id;
  hashes.handOver = await signHandOver(sample.key, own, at, '望江楼');
  hashes.till = await putArtefact(db, till, at);
  const named = await namedArtefacts(db);
  backup = await exportBackup(db, { passphrase, now: desk.now(), artefacts: named });
  hashes.backup = await putArtefact(db, backup, at);
  await settled();
  prepared = await dump();
  for (const id of await caseIds(db)) logs[id] = await readLog(db, id);
  await turnOn(db, { passphrase, idleMinutes: 15 });
  preparedLocks['turning-on'] = await dump();
  await convert(db);
  preparedLocks.locked = await dump();
  db.close();
});
afterEach(() => db.close());

const all = Object.entries(orders) as [MessageName, Order | string][];
const writing = all.filter((entry): entry is [MessageName, Order] => typeof entry[1] === 'object');
const asking = all.filter(([, order]) => order === asks).map(([name]) => name);
let deaths = 0;

async function startOver(order: Order): Promise<string> {
  begins(Number.POSITIVE_INFINITY);
  if (order.over === 'locked' || order.over === 'turning-on') return storeOf(preparedLocks[order.over]);
  if (order.over !== 'file') return storeOf(prepared);
  const kept = prepared.get('artefacts')!.filter(({ key }) => key === hashes.master);
  return storeOf(
    new Map([
      ['device', prepared.get('device')!],
      ['artefacts', kept],
    ]),
  );
}

/** What the user does first in each life of the browser. */
async function opens(order: Order): Promise<void> {
  if (!order.isOpened) return;
  const tried = [];
  for (const one of [passphrase, newPassphrase]) tried.push(await say('lock.open', ownPage, { passphrase: one }));
  expect(tried).toContainEqual({ ok: true, value: { ok: true } });
  await settled();
}

describe('no act is lost or doubled: a worker killed at each write of', () => {
  it.each(writing)('%s', async (name, order) => {
    const origin = order.from ?? ownPage;
    const payload = JSON.parse(JSON.stringify(order.payload)) as unknown;
    expect(messages[name].payload.safeParse(payload).success, 'the order is of its form').toBe(true);
    await startOver(order);
    await opens(order);
    begins(Number.POSITIVE_INFINITY);
    expect(await say(name, origin, payload)).toMatchObject({ ok: true });
    await settled();
    const writes = life.writes;
    const wanted = await essence();
    expect(writes, 'it writes').toBeGreaterThan(0);
    await say(name, origin, payload);
    await settled();
    expect(await essence(), 'given again').toEqual(wanted);
    await order.ends?.();
    const destroys = name === 'case.delete' || name === 'data.delete-all';
    for (let last = 1; last <= writes; last++) {
      const store = await startOver(order);
      await opens(order);
      const before = await eventKeys();
      begins(last);
      await say(name, origin, payload);
      await settled();
      const hasDied = life.isOver;
      db.close();
      begins(Number.POSITIVE_INFINITY);
      db = await openDatabase({ name: store });
      if (hasDied) deaths += 1;
      if (!destroys)
        expect(await eventKeys(), `killed at write ${last}: what stood there`).toEqual(expect.arrayContaining(before));
      await opens(order);
      await say(name, origin, payload);
      await settled();
      expect(await essence(), `killed at write ${last}, then given again`).toEqual(wanted);
      await order.ends?.();
      db.close();
    }
  });

  it('was killed more often than there are orders', () => {
    console.log(`${writing.length} messages that write, ${deaths} deaths`);
    expect(deaths).toBeGreaterThan(writing.length);
  });
});

describe('no act is lost or doubled: what only asks writes nothing', () => {
  /** Of every question's form: each takes what it needs. */
  const question = {
    tabId: 1,
    key: row('1').key,
    keys: [row('1').key],
    caseId,
    jobId: 'job-00000009',
    name: 'part-00000001',
    table: 0,
    rows: [],
    host: 'portal.example.test',
    languages: false,
    part: 'others',
    words: '',
    filter: 'all',
    shop: '',
    limit: 10,
    pages: 1,
    scroll: false,
    done: 1,
    total: 2,
    origin: 'https://portal.example.test',
    portal: '',
    from: '2026-03-01',
    to: '2026-03-05',
    after: '',
    currency: '',
    text: '',
    today: '2026-03-05',
    passphrase,
    preset: 'balanced',
    off: [],
    parameters: {},
    caseIds: [],
    isOnlyCounted: true,
    reason: '',
    most: 25,
    get sha256() {
      return hashes.till;
    },
  };

  it.each(asking)('%s', async (name) => {
    await startOver({ payload: {} });
    const before = await essence();
    const payload = name === 'stamp.test' ? { name: 'tsa', url: 'https://tsa.test/', roots: '' } : question;
    expect(messages[name].payload.safeParse(payload).success).toBe(true);
    const from = messages[name].from[0];
    await say(name, from === 'content' ? frame : from === 'offscreen' ? offscreen : ownPage, payload);
    await settled();
    expect(await essence()).toEqual(before);
  });
});
