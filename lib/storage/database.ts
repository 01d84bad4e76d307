// The one database: its stores, indexes and numbered migrations. What stands in the stores is each file's of this room.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { CaseEvent } from '@/lib/model/case-event';
import { StorageTrouble, withTrouble } from './trouble';

/** Stored rows are `unknown` where a schema reads them back: a row may have been damaged since it was written. */
export interface Schema extends DBSchema {
  transactions: { key: string; value: unknown; indexes: { 'by-portal-time': [string, string] } };
  versions: { key: [string, number]; value: unknown };
  events: {
    key: string;
    value: { hash: string; caseId: string; device: string; seq: number; request: string; event: CaseEvent };
    indexes: { 'by-case': string; 'by-request': string; 'by-chain': [string, string, number] };
  };
  summaries: { key: string; value: unknown };
  caseKeys: { key: string; value: { key: string; caseId: string }; indexes: { 'by-case': string } };
  artefacts: { key: string; value: { sha256: string; blob: Blob; addedAt: string } };
  frames: { key: [number, number]; value: unknown; indexes: { 'by-tab': number } };
  jobs: { key: string; value: unknown };
  till: { key: string; value: unknown };
  vouchers: { key: string; value: unknown };
  device: { key: string; value: unknown };
  settings: { key: string; value: unknown };
  quarantine: { key: number; value: { store: string; key: string; why: string; row: unknown } };
}

export type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

export const databaseName = 'tillguard';

/** Migration n brings version n to n + 1; never edited once released. */
const migrations: readonly ((db: Database, upgrade: Upgrade) => void)[] = [
  (db) => {
    db.createObjectStore('transactions', { keyPath: 'key' }).createIndex('by-portal-time', ['portal', 'time']);
    db.createObjectStore('versions', { keyPath: ['key', 'version'] });
    const events = db.createObjectStore('events', { keyPath: 'hash' });
    events.createIndex('by-case', 'caseId');
    events.createIndex('by-request', 'request', { unique: true });
    // Two windows that append at once: the second finds its place in the chain taken and tries again.
    events.createIndex('by-chain', ['caseId', 'device', 'seq'], { unique: true });
    db.createObjectStore('summaries', { keyPath: 'caseId' });
    db.createObjectStore('caseKeys', { keyPath: 'key' }).createIndex('by-case', 'caseId');
    db.createObjectStore('artefacts', { keyPath: 'sha256' });
    db.createObjectStore('frames', { keyPath: ['tabId', 'frameId'] }).createIndex('by-tab', 'tabId');
    db.createObjectStore('jobs', { keyPath: 'jobId' });
    db.createObjectStore('till', { keyPath: 'sha256' });
    db.createObjectStore('vouchers', { keyPath: 'key' });
    db.createObjectStore('device', { keyPath: 'name' });
    db.createObjectStore('settings', { keyPath: 'name' });
    db.createObjectStore('quarantine', { autoIncrement: true });
  },
];

/**
 * Opens the database, bringing an older one up to date. A newer one, left by a newer build, is not touched: that and every
 * other failure to open is StorageTrouble.
 */
export async function openDatabase(name: string = databaseName): Promise<Database> {
  return withTrouble(async () => {
    let blocked = false;
    const db = await openDB<Schema>(name, migrations.length, {
      upgrade(opened, from, _to, upgrade) {
        for (const migrate of migrations.slice(from)) migrate(opened, upgrade);
      },
      blocked() {
        blocked = true;
      },
      blocking(_current, _next, event) {
        // Another window of a newer build waits to migrate: give way, this one reopens at its next use.
        (event.target as IDBDatabase).close();
      },
    });
    if (blocked) throw new StorageTrouble('storage-failed', 'blocked by another window');
    return db;
  });
}

/** Puts a row that could not be understood aside, named, so that nothing is lost and nothing else breaks. */
export async function quarantine(
  db: Database,
  store: StoreNames<Schema>,
  key: IDBValidKey,
  why: string,
): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction([store, 'quarantine'], 'readwrite');
    const rows = change.objectStore(store);
    const row: unknown = await rows.get(key as never);
    if (row !== undefined) {
      await change.objectStore('quarantine').add({ store, key: JSON.stringify(key), why, row });
      await rows.delete(key as never);
    }
    await change.done;
  });
}
