// [an update loses nothing] Every version of the database so far, brought up to date: each record is as it was, or stands beside its new form
// as it was; an upgrade that dies at any of its steps leaves the version before whole; an older build leaves a newer database alone.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { allChecks } from '@/lib/storage/checks';
import { type Database, type Migration, migrations, openDatabase } from '@/lib/storage/database';
import { deleteAll } from '@/lib/storage/everything';
import { rowsOfPortal } from '@/lib/storage/ledger';
import { readStoredLock } from '@/lib/storage/sealing';
import { readSettings, writeSettings } from '@/lib/storage/settings';
import { toldNotices } from '@/lib/storage/told';
import { fillFrozen, frozenVersions } from './frozen-versions';

let count = 0;

/** Opens a database without any code of ours, as it stands. */
function openRaw(
  name: string,
  version?: number,
  upgrade: (db: IDBDatabase, change: IDBTransaction) => void = () => undefined,
): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => upgrade(opening.result, opening.transaction!);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });
}

/** A database of that version, filled and closed. */
async function leftBy(version: number): Promise<string> {
  const name = `upgrade-${++count}`;
  const sample = frozenVersions[version - 1]!;
  const db = await openRaw(name, version, (made, change) => sample.create(made, change));
  await fillFrozen(db, sample);
  db.close();
  return name;
}

/** Every record, as text, by store; and what stores and indexes there are. */
async function contentOf(db: IDBDatabase): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const store of db.objectStoreNames) {
    const reading = db.transaction(store).objectStore(store);
    const asked = reading.getAll();
    const rows = await new Promise<unknown[]>((done) => {
      asked.onsuccess = () => done(asked.result);
    });
    const like = (_: string, value: unknown) => (value instanceof Blob ? `${value.type} ${value.size}` : value);
    found[store] = rows.map((row) => JSON.stringify(row, like));
    found[`${store}: indexes`] = [...reading.indexNames];
  }
  return found;
}

async function content(name: string): Promise<{ version: number; rows: Record<string, string[]> }> {
  const db = await openRaw(name);
  const rows = await contentOf(db);
  const { version } = db;
  db.close();
  return { version, rows };
}

async function withOpened<T>(name: string, use: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ name });
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

const versions = frozenVersions.map((_, i) => i + 1);

describe('an update loses nothing', () => {
  it('there is a frozen sample of every version before this one', () => {
    expect(frozenVersions).toHaveLength(migrations.length - 1);
  });

  it.each(versions)('of version %i: every record is as it was, or kept beside its new form', async (version) => {
    const name = await leftBy(version);
    const before = await content(name);
    await withOpened(name, async (db) => {
      expect(await readSettings(db)).toMatchObject({ merchantName: '望江楼', actor: '店长' });
      expect(await rowsOfPortal(db, 'portal.test', 10)).toHaveLength(1);
      expect(await allChecks(db)).toHaveLength(version >= 2 ? 1 : 0);
      expect([...(await toldNotices(db))]).toHaveLength(version >= 2 ? 1 : 0);
      if (version >= 5) expect(await readStoredLock(db)).toMatchObject({ state: 'on' });
      expect(await db.count('quarantine')).toBe(0);
    });
    const after = await content(name);
    expect(after.version).toBe(migrations.length);
    const kept = (after.rows.former ?? []).map((text) => JSON.stringify((JSON.parse(text) as { row: unknown }).row));
    // A cache, made anew from the logs: what counts is that no case is missing in it.
    const { summaries: _cache, ...records } = before.rows;
    const listed = after.rows.summaries!.map((text) => (JSON.parse(text) as { caseId: string }).caseId);
    for (const text of after.rows.events!) expect(listed).toContain((JSON.parse(text) as { caseId: string }).caseId);
    // An index holds nothing of its own; which there are is the next test's.
    for (const [store, rows] of Object.entries(records).filter(([name]) => !name.endsWith(': indexes')))
      for (const row of rows) expect([...after.rows[store]!, ...kept], `${store} of version ${version}`).toContain(row);
  });

  it.each(versions)('of version %i: it has the stores and indexes that a new one has', async (version) => {
    const shape = async (name: string) => {
      await withOpened(name, async () => undefined);
      return Object.entries((await content(name)).rows)
        .filter(([entry]) => entry.endsWith('indexes'))
        .map(([entry, indexes]) => [entry, [...indexes].sort()])
        .sort();
    };
    expect(await shape(await leftBy(version))).toEqual(await shape(`upgrade-${++count}`));
  });

  it.each(versions)(
    'of version %i: an upgrade that dies after any of its steps changed nothing, and succeeds next time',
    async (version) => {
      const name = await leftBy(version);
      const before = await content(name);
      for (let last = version; last < migrations.length; last++) {
        // After what the step has asked of the store was done, which may be later than the step's own end.
        const dying: Migration = (db, upgrade) => {
          migrations[last]!(db, upgrade);
          void upgrade
            .objectStore('settings')
            .getAllKeys()
            .then(() => upgrade.objectStore('settings').getAllKeys())
            .then(() => upgrade.abort());
        };
        const steps = [...migrations.slice(0, last), dying];
        await expect(openDatabase({ name, steps })).rejects.toMatchObject({ trouble: 'storage-failed' });
        expect(await content(name)).toEqual(before);
      }
      await withOpened(name, async (db) => expect(await readSettings(db)).toMatchObject({ merchantName: '望江楼' }));
      expect((await content(name)).version).toBe(migrations.length);
    },
  );

  it('this build leaves the database of a later one alone: nothing is read, changed or deleted', async () => {
    const name = await leftBy(5);
    const later = migrations.length + 1;
    await withOpened(name, async () => undefined);
    (
      await openRaw(name, later, (db) => db.createObjectStore('later', { autoIncrement: true }).put({ kept: true }))
    ).close();
    const before = await content(name);
    for (let n = 0; n < 3; n++)
      await expect(openDatabase({ name })).rejects.toMatchObject({ trouble: 'storage-failed' });
    expect(await content(name)).toEqual(before);
    expect(before.version).toBe(later);
  });
});

describe('what stood before an upgrade', () => {
  const settings = { name: 'settings', value: { language: 7 } };

  it('is what counts where its new form cannot be read', async () => {
    await withOpened(await leftBy(3), async (db) => {
      await db.put('settings', settings);
      expect(await readSettings(db)).toMatchObject({ merchantName: '望江楼', shifts: [{ name: '晚班' }] });
    });
  });

  it('goes when settings are next written, and when everything is deleted', async () => {
    await withOpened(await leftBy(3), async (db) => {
      expect(await db.count('former')).toBe(1);
      const written = await writeSettings(db, { actor: '张敏' });
      expect(written).toMatchObject({ merchantName: '望江楼', actor: '张敏' });
      expect(await db.count('former')).toBe(0);
    });
    await withOpened(await leftBy(3), async (db) => {
      await deleteAll(db);
      expect(await db.count('former')).toBe(0);
    });
  });
});
