// The database across versions and troubles: a frozen sample of the first version still opens and says what it said, a newer one is
// left alone, a window that blocks is told, a row that is damaged is put aside.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';
import { everyDay } from '@/lib/model/week-hours';
import { type Database, type Migration, openDatabase } from '@/lib/storage/database';
import { changesOf, deleteRowsBefore, noteVanished, remember, rowsBetween, rowsOfPortal } from '@/lib/storage/ledger';
import { readSettings } from '@/lib/storage/settings';
import { tillFiles } from '@/lib/storage/till';
import { StorageTrouble } from '@/lib/storage/trouble';
import { firstVersion } from './first-version';
import { thirdVersion } from './third-version';

let count = 0;
let open: Database[] = [];
const fresh = () => `test-${++count}`;
async function opened(name: string, steps?: readonly Migration[], onClosed?: () => void): Promise<Database> {
  const db = await openDatabase({ name, ...(steps ? { steps } : {}), ...(onClosed ? { onClosed } : {}) });
  open.push(db);
  return db;
}
afterEach(() => {
  for (const db of open) db.close();
  open = [];
});

/** Opens a database without any code of ours. */
function raw(
  name: string,
  version: number,
  upgrade: (db: IDBDatabase, change: IDBTransaction) => void,
): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => upgrade(opening.result, opening.transaction!);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });
}

const row = (id: string, local: string, minor = 1000) => ({
  key: `portal.test||id|${id}|sale`,
  transaction: {
    ...blankTransaction(),
    id,
    type: 'sale' as const,
    time: { local, offset: null },
    amount: { minor, exponent: 2, currency: 'CNY' },
  },
});
const seen = { at: '2026-03-01T00:00:00.000Z', url: 'https://portal.test/list?page=1' };

describe('opening', () => {
  it('brings a database of the first version up to date and loses nothing', async () => {
    const name = fresh();
    const before = await raw(name, 1, (db) => firstVersion.create(db));
    await firstVersion.fill(before);
    before.close();
    const db = await opened(name);
    expect((await rowsOfPortal(db, 'portal.test', 10)).map(({ key }) => key)).toEqual(['portal.test||id|1001|sale']);
    expect(await readSettings(db)).toMatchObject({ merchantName: '望江楼', language: 'zh-CN' });
    expect((await tillFiles(db)).map((file) => file.name)).toEqual(['till.csv']);
    expect(await db.count('events')).toBe(1);
    expect(await db.count('artefacts')).toBe(1);
    expect(await db.count('quarantine')).toBe(0);
  });

  it('makes the hours of the third version a week’s, in the store and in what a backup brings back', async () => {
    const name = fresh();
    const before = await raw(name, 3, (db, change) => thirdVersion.create(db, change));
    const change = before.transaction('settings', 'readwrite');
    change.objectStore('settings').put({ name: 'settings', value: thirdVersion.settings });
    await new Promise<void>((done) => {
      change.oncomplete = () => done();
    });
    before.close();
    const now = {
      ...thirdVersion.settings,
      quietHours: everyDay({ from: '23:00', to: '07:30' }),
      openHours: everyDay({ from: '17:00', to: '02:00' }),
    };
    const db = await opened(name);
    expect(await db.get('settings', 'settings')).toEqual({ name: 'settings', value: now });
    expect(await readSettings(db)).toEqual(now);
    await db.put('settings', { name: 'settings', value: thirdVersion.settings });
    expect(await readSettings(db)).toEqual(now);
    // The same time twice was never quiet.
    const value = { ...thirdVersion.settings, quietHours: { from: '12:00', to: '12:00' } };
    await db.put('settings', { name: 'settings', value });
    expect((await readSettings(db)).quietHours).toBeNull();
  });

  it('makes the same stores anew as the frozen sample brought up to date has', async () => {
    const name = fresh();
    (await raw(name, 1, (db) => firstVersion.create(db))).close();
    const shape = (db: Database) =>
      [...db.objectStoreNames].map((store) => [store, [...db.transaction(store).store.indexNames].sort()]);
    expect(shape(await opened(name))).toEqual(shape(await opened(fresh())));
  });

  it('leaves a newer database alone', async () => {
    const name = fresh();
    const newer = await raw(name, 99, (db) => db.createObjectStore('later').put('kept', 'key'));
    newer.close();
    await expect(openDatabase({ name })).rejects.toMatchObject({ trouble: 'storage-failed' });
    await expect(openDatabase({ name })).rejects.toBeInstanceOf(StorageTrouble);
    const again = await raw(name, 99, () => undefined);
    expect([...again.objectStoreNames]).toEqual(['later']);
    again.close();
  });

  it('gives way to a newer build’s window, and says so to whoever held it', async () => {
    const name = fresh();
    let isClosed = false;
    await opened(name, undefined, () => {
      isClosed = true;
    });
    const later: Migration[] = Array.from({ length: 40 }, () => () => undefined);
    const first = (await import('@/lib/storage/database')).migrations;
    await opened(name, [...first, ...later]);
    expect(isClosed).toBe(true);
  });

  it('fails in time where an old window does not give way', async () => {
    const name = fresh();
    const stubborn = await raw(name, 1, (db) => firstVersion.create(db));
    const first = (await import('@/lib/storage/database')).migrations;
    const started = Date.now();
    await expect(openDatabase({ name, steps: [...first, () => undefined] })).rejects.toMatchObject({
      trouble: 'storage-failed',
    });
    expect(Date.now() - started).toBeLessThan(10_000);
    stubborn.close();
  });

  it('undoes a step that fails, whole', async () => {
    const name = fresh();
    (await opened(name)).close();
    const first = (await import('@/lib/storage/database')).migrations;
    const failing: Migration = (db) => {
      db.createObjectStore('half' as never);
      throw new DOMException('full', 'QuotaExceededError');
    };
    await expect(openDatabase({ name, steps: [...first, failing] })).rejects.toBeDefined();
    expect([...(await opened(name)).objectStoreNames]).not.toContain('half');
  });
});

describe('a damaged row', () => {
  it('is put aside, named, and the others are there', async () => {
    const db = await opened(fresh());
    await remember(db, 'portal.test', [row('1', '2026-03-01T10:00:00'), row('2', '2026-03-01T11:00:00')], seen);
    await db.put('transactions', { key: 'bad', portal: 'portal.test', time: '2026-03-01T12:00:00', transaction: 7 });
    expect((await rowsOfPortal(db, 'portal.test', 10)).map(({ transaction }) => transaction.id)).toEqual(['1', '2']);
    expect(await db.getAll('quarantine')).toEqual([expect.objectContaining({ store: 'transactions', key: '"bad"' })]);
    expect(await db.get('transactions', 'bad')).toBeUndefined();
  });
});

describe('the ledger', () => {
  it('keeps a row once and every version that was seen of it', async () => {
    const db = await opened(fresh());
    const first = row('1', '2026-03-01T10:00:00', 100000);
    await remember(db, 'portal.test', [first, row('2', '2026-03-01T11:00:00')], seen);
    expect(await remember(db, 'portal.test', [first], seen)).toEqual([]);
    const changed = { ...first, transaction: { ...first.transaction, status: 'refunded' as const } };
    expect(await remember(db, 'portal.test', [changed], { ...seen, at: '2026-03-02T00:00:00.000Z' })).toEqual([
      changed,
    ]);
    expect(await db.count('transactions')).toBe(2);
    const [change, ...others] = await changesOf(db, [first.key, row('2', '').key, 'unknown']);
    expect(others).toEqual([]);
    expect(change!.versions.map(({ transaction, seenAt }) => [transaction.status, seenAt])).toEqual([
      [null, seen.at],
      ['refunded', '2026-03-02T00:00:00.000Z'],
    ]);
  });

  it('does not take another column of the page for a change', async () => {
    const db = await opened(fresh());
    const first = row('1', '2026-03-01T10:00:00');
    await remember(db, 'portal.test', [first], seen);
    const wider = { ...first, transaction: { ...first.transaction, raw: { 备注: 'x' } } };
    expect(await remember(db, 'portal.test', [wider], seen)).toEqual([]);
  });

  it('completes a row by columns that come into sight later, without a change of it', async () => {
    const db = await opened(fresh());
    const table = (fields: string[], rows: KeyedTransaction[]) => [
      { fields: Object.fromEntries(fields.map((field) => [field, field])), rows },
    ];
    const narrow = row('1', '2026-03-01T10:00:00');
    await remember(db, 'portal.test', [narrow], { ...seen, tables: table(['id', 'time', 'amount'], [narrow]) });
    const wide = {
      ...narrow,
      transaction: { ...narrow.transaction, status: 'refunded' as const, terminal: 'T1', raw: { 状态: '已退款' } },
    };
    const fields = ['id', 'time', 'amount', 'status', 'terminal', 'operator'];
    expect(await remember(db, 'portal.test', [wide], { ...seen, tables: table(fields, [wide]) })).toEqual([wide]);
    expect(await changesOf(db, [narrow.key])).toEqual([]);
    // Out of sight again: nothing is forgotten, nothing has changed.
    expect(await remember(db, 'portal.test', [narrow], { ...seen, tables: table(['id'], [narrow]) })).toEqual([]);
    expect(await rowsOfPortal(db, 'portal.test', 10)).toEqual([wide]);
    // What stood empty in a column that was shown, and is filled now, is a change.
    const signed = { ...wide, transaction: { ...wide.transaction, operator: '07' } };
    await remember(db, 'portal.test', [signed], { ...seen, tables: table(fields, [signed]) });
    expect(await changesOf(db, [narrow.key])).toHaveLength(1);
  });

  it('notes a row that vanished from among its neighbours, and that it is back', async () => {
    const db = await opened(fresh());
    const rows = Array.from({ length: 60 }, (_, i) => row(String(i), `2026-03-01T10:${String(i).padStart(2, '0')}:00`));
    await remember(db, 'portal.test', rows, seen);
    const without = rows.filter((_, i) => i !== 30);
    const later = { at: '2026-03-02T00:00:00.000Z', url: 'https://portal.test/list?page=2' };
    expect(await noteVanished(db, 'portal.test', without, later)).toEqual([rows[30]!.key]);
    expect(await changesOf(db, [rows[30]!.key])).toMatchObject([{ missingSince: later.at }]);
    await remember(db, 'portal.test', [rows[30]!], later);
    expect(await changesOf(db, [rows[30]!.key])).toEqual([]);
  });

  it.each([
    ['the first and last row, where a list may just begin elsewhere', (i: number) => i !== 0 && i !== 59],
    ['a filtered list', (i: number) => i % 2 === 0],
  ])('does not take for vanished: %s', async (_, isShown) => {
    const db = await opened(fresh());
    const rows = Array.from({ length: 60 }, (_, i) => row(String(i), `2026-03-01T10:${String(i).padStart(2, '0')}:00`));
    await remember(db, 'portal.test', rows, seen);
    expect(
      await noteVanished(
        db,
        'portal.test',
        rows.filter((_, i) => isShown(i)),
        seen,
      ),
    ).toEqual([]);
  });

  it('finds the rows of some days over all portals', async () => {
    const db = await opened(fresh());
    await remember(db, 'a.test', [row('1', '2026-03-01T23:59:59'), row('2', '2026-03-02T00:00:00')], seen);
    await remember(
      db,
      'b.test',
      [
        { ...row('3', '2026-03-02'), key: 'b' },
        { ...row('4', '2026-03-03'), key: 'c' },
      ],
      seen,
    );
    const found = await rowsBetween(db, '2026-03-02', '2026-03-02');
    expect(found.map(({ transaction }) => transaction.id).sort()).toEqual(['2', '3']);
  });

  it('deletes old rows with their versions, and nothing newer', async () => {
    const db = await opened(fresh());
    await remember(db, 'portal.test', [row('1', '2026-01-01T10:00:00'), row('2', '2026-03-01T11:00:00')], seen);
    expect(await deleteRowsBefore(db, '2026-02-01')).toBe(1);
    expect(await db.count('transactions')).toBe(1);
    expect(await db.count('versions')).toBe(1);
  });
});
