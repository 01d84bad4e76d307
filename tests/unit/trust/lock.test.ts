// [locked at rest] The lock over cases and files: what lies on the disk while it is on, who opens it, and that turning it on or off can
// die at any step without losing anything.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkLog } from '@/lib/model/case-chain';
import { blankTransaction } from '@/lib/model/transaction';
import { putArtefact, readArtefact } from '@/lib/storage/artefacts';
import { exportBackup, importBackup } from '@/lib/storage/backup';
import { listCases } from '@/lib/storage/case-list';
import { appendCaseEvent, caseIds, caseOfRequest, casesOfKeys, readLog } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { deviceKey, knownDevices } from '@/lib/storage/device';
import { deleteAll } from '@/lib/storage/everything';
import { giveKeyring, type HeldKey } from '@/lib/storage/keyring';
import { remember, rowsOfPortal } from '@/lib/storage/ledger';
import {
  changePassphrase,
  closeLock,
  convert,
  lockState,
  openLock,
  setIdleMinutes,
  touchLock,
  turnOff,
  turnOn,
} from '@/lib/storage/lock';
import { Locked, readStoredLock } from '@/lib/storage/sealing';
import { foldingAt, noon } from '../storage/folding';

const passphrase = '望江楼 上锁 2026';
const caseId = '20260301-7F3A';
const key = 'portal.test||id|1|sale';
const secret = '老板娘的电话打不通';
const text = new TextEncoder();
let count = 0;
let name: string;
let db: Database;
let held: HeldKey | null;

function ring(database: Database): Database {
  giveKeyring(database, {
    read: async () => held,
    write: async (next) => {
      held = next;
    },
  });
  return database;
}
const row = {
  key,
  transaction: { ...blankTransaction(), id: '1', time: { local: '2026-03-01T03:12:41', offset: null } },
};
const note = (n: number) => ({
  caseId,
  at: '2026-03-01T00:00:00.000Z',
  actor: '店长',
  request: `request-${n}`,
  act: { kind: 'note-added' as const, text: `${secret} ${n}` },
});
const summary = (log: Awaited<ReturnType<typeof readLog>>) =>
  ({
    caseId,
    openedAt: log[0]!.body.at,
    isClosed: false,
    atRisk: null,
    recovered: [],
    words: JSON.stringify(log),
  }) as never;
const folding = { ...foldingAt(noon), fold: summary, dueOf: () => 0 };
const file = new Blob([text.encode(`%PNG ${secret}`)], { type: 'image/png' });
let hash: string;
let device: unknown;

beforeEach(async () => {
  name = `lock-${++count}`;
  held = null;
  db = ring(await openDatabase({ name }));
  // Made once: this is not about making keys.
  device ??= await deviceKey(db).then(() => db.get('device', 'key'));
  await db.put('device', device);
  await remember(db, 'portal.test', [row], { at: '2026-03-01T00:00:00.000Z', url: 'https://portal.test/' });
  const act = { kind: 'opened' as const, transactions: [row], findings: [], page: null };
  await appendCaseEvent(db, { ...note(0), act });
  for (let n = 1; n <= 3; n++) await appendCaseEvent(db, note(n));
  hash = await putArtefact(db, file, '2026-03-01T00:00:00.000Z');
});
afterEach(() => {
  db.close();
  vi.restoreAllMocks();
});

/** The browser is closed and opened again: what was only in memory is gone. */
async function restart({ forgets = true } = {}): Promise<void> {
  db.close();
  if (forgets) held = null;
  db = ring(await openDatabase({ name }));
}

/** Everything that lies in the stores, as text; files' bytes included. */
async function onDisk(): Promise<string> {
  let all = '';
  for (const store of [...db.objectStoreNames].filter((one) => one !== 'device'))
    for (const value of await db.getAll(store)) {
      all += JSON.stringify(value, (_, inner: unknown) =>
        inner instanceof Uint8Array ? new TextDecoder().decode(inner) : inner,
      );
      const { blob } = value as { blob?: Blob };
      if (blob) all += await blob.text();
    }
  return all;
}

async function isWhole(notes = 3): Promise<void> {
  const log = await readLog(db, caseId);
  expect(log).toHaveLength(notes + 1);
  expect(await checkLog(log, await knownDevices(db))).toEqual([]);
  const kept = await readArtefact(db, hash);
  expect(await kept.text()).toBe(await file.text());
  expect(kept.type).toBe('image/png');
  expect(await db.count('quarantine')).toBe(0);
}

async function lockUp(): Promise<void> {
  expect(await turnOn(db, { passphrase, idleMinutes: 15 })).toBe(true);
  expect(await convert(db)).toBe(true);
}

describe('locked at rest: what lies on the disk', () => {
  it('says nothing of a case or file once the lock is on, though both are whole for who opened it', async () => {
    expect(await onDisk()).toContain(secret);
    await listCases(db, folding);
    await lockUp();
    await appendCaseEvent(db, note(4));
    await putArtefact(db, new Blob([`more ${secret}`]), '');
    await listCases(db, folding);
    expect(await db.count('summaries')).toBe(1);
    const disk = await onDisk();
    expect(disk).not.toContain(secret);
    expect(disk).not.toContain('店长');
    expect(disk).not.toContain(passphrase);
    expect(disk).not.toContain(held!.key);
    await isWhole(4);
  });

  it('gives each record a nonce of its own and binds it to its place: one put in another’s place is put aside, named', async () => {
    await lockUp();
    const [one, other] = await db.getAll('events');
    expect([...one!.sealed!.iv]).not.toEqual([...other!.sealed!.iv]);
    await db.put('events', { ...one!, sealed: other!.sealed! });
    expect(await readLog(db, caseId)).toHaveLength(3);
    expect(await db.getAll('quarantine')).toEqual([
      expect.objectContaining({ store: 'events', key: JSON.stringify(one!.hash), why: 'its seal is broken' }),
    ]);
  });

  it('seals a long file in pieces: none can be changed, left out or moved', async () => {
    const bytes = new Uint8Array(9 * 1024 * 1024).map((_, i) => i * 13);
    await lockUp();
    const long = await putArtefact(db, new Blob([bytes]), '');
    // Checked against the hash of the whole.
    expect((await readArtefact(db, long)).size).toBe(bytes.length);
    const kept = (await db.get('artefacts', long))!;
    const piece = 4 * 1024 * 1024 + 28;
    const broken: [string, Blob][] = [
      ['cut', kept.blob.slice(0, piece * 2)],
      ['swapped', new Blob([kept.blob.slice(piece, piece * 2), kept.blob.slice(0, piece), kept.blob.slice(piece * 2)])],
      ['changed', new Blob([kept.blob.slice(0, 99), new Uint8Array([7]), kept.blob.slice(100)])],
    ];
    for (const [what, blob] of broken) {
      await db.put('artefacts', { ...kept, blob });
      await expect(readArtefact(db, long), what).rejects.toMatchObject({ trouble: 'artefact-damaged' });
    }
  });
});

describe('locked at rest: while it is closed', () => {
  beforeEach(async () => {
    await lockUp();
    await restart();
  });

  it('nothing of a case is read or written, and nothing is put aside for that', async () => {
    const before = await onDisk();
    await expect(readLog(db, caseId)).rejects.toBeInstanceOf(Locked);
    await expect(appendCaseEvent(db, note(9))).rejects.toBeInstanceOf(Locked);
    await expect(appendCaseEvent(db, note(1))).rejects.toBeInstanceOf(Locked);
    await expect(listCases(db, folding)).rejects.toBeInstanceOf(Locked);
    await expect(readArtefact(db, hash)).rejects.toBeInstanceOf(Locked);
    await expect(putArtefact(db, new Blob(['x']), '')).rejects.toBeInstanceOf(Locked);
    await expect(exportBackup(db, { passphrase, now: new Date(0), artefacts: new Set([hash]) })).rejects.toBeInstanceOf(
      Locked,
    );
    expect(await onDisk()).toBe(before);
  });

  it('pages are read and rows marked with their cases all the same', async () => {
    await remember(db, 'portal.test', [{ ...row, key: `${key}2` }], { at: '2026-03-02T00:00:00.000Z', url: '' });
    expect(await rowsOfPortal(db, 'portal.test', 9)).toHaveLength(2);
    expect(await casesOfKeys(db, [key])).toEqual({ [key]: caseId });
    expect(await caseIds(db)).toEqual([caseId]);
    expect(await caseOfRequest(db, 'request-1')).toBe(caseId);
  });

  it('opens with the passphrase and no other, however it is composed', async () => {
    expect(await openLock(db, `${passphrase}!`)).toBe(false);
    expect(await lockState(db)).toMatchObject({ state: 'on', isOpen: false });
    expect(await openLock(db, passphrase.normalize('NFD'))).toBe(true);
    expect(await lockState(db)).toMatchObject({ state: 'on', isOpen: true });
    await isWhole();
    await closeLock(db);
    await expect(readLog(db, caseId)).rejects.toBeInstanceOf(Locked);
  });

  it('closes by itself after a time without use, and use puts that off', async () => {
    await openLock(db, passphrase);
    await setIdleMinutes(db, 5);
    const start = Date.now();
    const clock = vi.spyOn(Date, 'now');
    clock.mockReturnValue(start + 4 * 60_000);
    await touchLock(db);
    clock.mockReturnValue(start + 8 * 60_000);
    await isWhole();
    clock.mockReturnValue(start + 10 * 60_000);
    // Too late: what is closed is not opened by a touch.
    await touchLock(db);
    await expect(readLog(db, caseId)).rejects.toBeInstanceOf(Locked);
    expect(held).toBeNull();
  });

  it('another passphrase takes the old one’s place without a record being written anew', async () => {
    const records = await db.getAll('events');
    expect(await changePassphrase(db, { before: 'not this one', after: 'new passphrase' })).toBe(false);
    expect(await changePassphrase(db, { before: passphrase, after: 'new passphrase' })).toBe(true);
    expect(await db.getAll('events')).toEqual(records);
    expect(await openLock(db, passphrase)).toBe(false);
    expect(await openLock(db, 'new passphrase')).toBe(true);
    await isWhole();
  });

  it('whoever lost the passphrase can only begin anew, and take a backup in', async () => {
    await openLock(db, passphrase);
    const backup = await exportBackup(db, {
      passphrase: 'of the backup',
      now: new Date(0),
      artefacts: new Set([hash]),
    });
    await restart();
    await deleteAll(db);
    expect(await lockState(db)).toMatchObject({ state: 'off', isOpen: true });
    expect(await importBackup(db, backup, 'of the backup')).toMatchObject({ events: 4, artefacts: 1 });
    await isWhole();
  });

  it('a backup taken in while it is open is sealed as well', async () => {
    await openLock(db, passphrase);
    const backup = await exportBackup(db, {
      passphrase: 'of the backup',
      now: new Date(0),
      artefacts: new Set([hash]),
    });
    const other = ring(await openDatabase({ name: `${name}-other` }));
    held = null;
    await turnOn(other, { passphrase, idleMinutes: 15 });
    await convert(other);
    await importBackup(other, backup, 'of the backup');
    db.close();
    db = other;
    expect(await onDisk()).not.toContain(secret);
    await isWhole();
  });
});

describe('locked at rest: turning it on and off', () => {
  /** Lets the n-th write of a run abort its transaction, as a death would. Returns how many writes there were. */
  async function dyingAt(n: number, action: () => Promise<unknown>): Promise<boolean> {
    let writes = 0;
    let died = false;
    const put = IDBObjectStore.prototype.put;
    const remove = IDBObjectStore.prototype.delete;
    const die = (store: IDBObjectStore) => {
      writes += 1;
      if (writes < n) return;
      died = true;
      store.transaction.abort();
      throw new DOMException('died', 'AbortError');
    };
    const spies = [
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
        die(this);
        return put.apply(this, given);
      }),
      vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, ...given) {
        die(this);
        return remove.apply(this, given);
      }),
    ];
    await action().catch(() => undefined);
    for (const spy of spies) spy.mockRestore();
    return died;
  }

  it('on: killed at any write, it is readable with the passphrase alone and goes on to the end', async () => {
    await turnOn(db, { passphrase, idleMinutes: 15 });
    let deaths = 0;
    for (let n = 1; ; n++) {
      if (!(await dyingAt(n, () => convert(db)))) break;
      deaths += 1;
      await restart();
      expect(await openLock(db, passphrase)).toBe(true);
      await isWhole();
      // An act between the two is neither lost nor left open.
      if (n === 2) await appendCaseEvent(db, note(4)).then(() => db.delete('events', 'none'));
      if (n === 2) break;
    }
    expect(deaths).toBe(2);
    await convert(db);
    expect((await readStoredLock(db))?.state).toBe('on');
    expect(await onDisk()).not.toContain(secret);
    await isWhole(4);
  });

  it('off: killed at every write, nothing is lost, and the wrapped key goes last', async () => {
    await lockUp();
    expect(await turnOff(db, 'not this one')).toBe(false);
    expect(await turnOff(db, passphrase)).toBe(true);
    let deaths = 0;
    for (let n = 1; await dyingAt(n, () => convert(db)); n++) {
      deaths += 1;
      await restart();
      expect(await lockState(db)).toMatchObject({ state: 'turning-off', isOpen: false });
      expect(await openLock(db, passphrase)).toBe(true);
      await isWhole();
      if (deaths > 20) break;
    }
    expect(deaths).toBeGreaterThan(1);
    expect(deaths).toBeLessThanOrEqual(20);
    await restart();
    expect(await lockState(db)).toMatchObject({ state: 'off', isOpen: true });
    expect(await onDisk()).toContain(secret);
    await isWhole();
  });

  it('an act under way when the lock is turned on is sealed, and one when it is turned off is not', async () => {
    const acts = [4, 5, 6].map((n) => appendCaseEvent(db, note(n)));
    await turnOn(db, { passphrase, idleMinutes: 15 });
    await Promise.all([...acts, convert(db)]);
    await convert(db);
    expect(await onDisk()).not.toContain(secret);
    const more = [7, 8].map((n) => appendCaseEvent(db, note(n)));
    await turnOff(db, passphrase);
    await Promise.all([...more, convert(db)]);
    expect((await db.getAll('events')).filter(({ sealed }) => sealed)).toEqual([]);
    expect(await lockState(db)).toMatchObject({ state: 'off' });
    await isWhole(8);
  });

  it('a second lock is not made over the first', async () => {
    await lockUp();
    expect(await turnOn(db, { passphrase: 'another one', idleMinutes: 1 })).toBe(false);
    await isWhole();
  });
});
