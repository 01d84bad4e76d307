// The one database: its stores, indexes and numbered migrations. What stands in the stores is each file's of this room.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames, unwrap, wrap } from 'idb';
import type { CaseEvent } from '@/lib/model/case-event';
import type { Sealed } from './sealing';
import { withWeeks } from './settings-forms';
import { outdate } from './summary-rows';
import { StorageTrouble, withTrouble } from './trouble';

/** Stored rows are `unknown` where a schema reads them back: a row may have been damaged since it was written. */
export interface Schema extends DBSchema {
  transactions: {
    key: string;
    value: unknown;
    indexes: {
      'by-portal-time': [string, string];
      'by-card': [string, string, string];
      'by-payer': [string, string, string];
      'by-terminal': [string, string, string];
      'by-code': [string, string, string];
      'by-id': [string, string];
      'by-original': [string, string];
    };
  };
  versions: { key: [string, number]; value: unknown };
  events: {
    key: string;
    /** `sealed` in place of `event` while the lock is on */
    value: {
      hash: string;
      caseId: string;
      device: string;
      seq: number;
      request: string;
      event?: CaseEvent;
      sealed?: Sealed;
      /** the event came here with card numbers cut (lib/model/case-event.ts) */
      cut?: true;
    };
    indexes: { 'by-case': string; 'by-request': string; 'by-chain': [string, string, number] };
  };
  /** the list of cases; `isStale`: to be made anew */
  summaries: {
    key: string;
    value: unknown;
    indexes: {
      'by-stale': number;
      'by-due': [closed: number, due: number, age: number];
      'by-shop': [shop: string, closed: number, due: number, age: number];
    };
  };
  /** what the list's rows come to, by shop */
  caseTotals: { key: string; value: object };
  caseKeys: { key: string; value: { key: string; caseId: string }; indexes: { 'by-case': string } };
  artefacts: {
    key: string;
    /** `sealed`: the blob holds sealed pieces of a file of this type */
    value: { sha256: string; blob: Blob; addedAt: string; sealed?: { lock: string; type: string } };
  };
  /** what packs state of large artefacts */
  fileHashes: { key: string; value: unknown };
  lock: { key: string; value: unknown };
  frames: { key: [number, number]; value: unknown; indexes: { 'by-tab': number } };
  jobs: { key: string; value: unknown };
  till: { key: string; value: unknown };
  vouchers: { key: string; value: unknown };
  device: { key: string; value: unknown };
  settings: { key: string; value: unknown };
  checks: { key: string; value: unknown };
  told: { key: string; value: { name: string; at: string } };
  /** what is usual: counts by portal, shop, kind and name */
  tallies: { key: [string, string, string, string]; value: unknown };
  /** each card's rows in brief */
  cards: { key: [portal: string, card: string]; value: unknown };
  verdicts: { key: string; value: unknown };
  /** the membership in a chain of shops, and what is known of its streams; by name */
  chain: { key: string; value: { name: string; value?: unknown; sealed?: Sealed } };
  /** `isDropped`: deleted here alone; what still comes of it is not taken in */
  caseShops: {
    key: string;
    value: { caseId: string; chain: string; shop: string; isDropped?: boolean };
    indexes: { 'by-shop': [chain: string, shop: string] };
  };
  /** in the order in which it happened; `hash`: an event's, `files`: it is sent, the files that it names are still to go */
  outbox: {
    key: number;
    value: { kind: 'event' | 'files'; shop: string; caseId: string; hash: string };
    indexes: { 'by-shop': [kind: string, shop: string]; 'by-hash': [shop: string, hash: string]; 'by-case': string };
  };
  /** parts of files that are on their way here */
  fileParts: {
    key: [sha256: string, number: number];
    value: { sha256: string; number: number; blob: Blob; sealed?: { lock: string; type: string } };
  };
  /** what was found on this shop's pages and is told to its chain's head office; `unsent`: 1 until it went */
  foundHere: {
    key: [key: string, rule: string];
    value: object;
    indexes: { 'by-unsent': number; 'by-id': string; 'by-found': string };
  };
  /** at the head office: what its shops have told */
  shopFindings: { key: [shop: string, id: string]; value: object; indexes: { 'by-found': string } };
  /** records as they stood before an upgrade gave them another form */
  former: { key: [store: string, key: string]; value: { store: string; key: string; row: unknown } };
  quarantine: { key: number; value: { store: string; key: string; why: string; row: unknown } };
}

export type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

export const databaseName = 'tillguard';

/** Migration n brings version n to n + 1; never edited once released. */
export const migrations: readonly ((db: Database, upgrade: Upgrade) => unknown)[] = [
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
  (db) => {
    db.createObjectStore('checks', { keyPath: 'id' });
    db.createObjectStore('told', { keyPath: 'name' });
  },
  (db, upgrade) => {
    const transactions = upgrade.objectStore('transactions');
    // A row that lacks one of an index's fields (null is no key) simply does not stand in it.
    transactions.createIndex('by-card', ['portal', 'transaction.cardMasked', 'time']);
    transactions.createIndex('by-payer', ['portal', 'transaction.payer', 'time']);
    transactions.createIndex('by-terminal', ['portal', 'transaction.terminal', 'time']);
    (transactions as unknown as IDBObjectStore).createIndex('by-operator', ['portal', 'transaction.operator', 'time']);
    (transactions as unknown as IDBObjectStore).createIndex('by-auth-code', ['portal', 'transaction.authCode']);
    transactions.createIndex('by-id', ['portal', 'transaction.id']);
    transactions.createIndex('by-original', ['portal', 'transaction.originalId']);
    db.createObjectStore('tallies', { keyPath: ['portal', 'shop', 'kind', 'name'] });
    db.createObjectStore('verdicts', { keyPath: 'id' });
  },
  // Business hours and quiet hours become a week's, each day with its own.
  (db, upgrade) => {
    const former = formerStore(db, upgrade);
    const settings = upgrade.objectStore('settings');
    void settings.get('settings').then((row: unknown) => {
      const { value } = (row ?? {}) as { value?: unknown };
      if (value === undefined) return;
      void former.put({ store: 'settings', key: 'settings', row });
      void settings.put({ name: 'settings', value: withWeeks(value) });
    });
  },
  (db) => {
    db.createObjectStore('lock', { keyPath: 'name' });
  },
  formerStore,
  // A chain of shops. What other devices wrote may carry any request: only this device's own are each other's repeats.
  (db, upgrade) => {
    db.createObjectStore('chain', { keyPath: 'name' });
    db.createObjectStore('caseShops', { keyPath: 'caseId' }).createIndex('by-shop', ['chain', 'shop']);
    const outbox = db.createObjectStore('outbox', { autoIncrement: true });
    outbox.createIndex('by-shop', ['kind', 'shop']);
    outbox.createIndex('by-hash', ['shop', 'hash'], { unique: true });
    outbox.createIndex('by-case', 'caseId');
    db.createObjectStore('fileParts', { keyPath: ['sha256', 'number'] });
    const events = upgrade.objectStore('events');
    events.deleteIndex('by-request');
    events.createIndex('by-request', 'request');
  },
  // Every case has a row of its own in the list, out of date until it is folded.
  (_db, upgrade) => {
    const summaries = upgrade.objectStore('summaries');
    void summaries.clear();
    const listed = async () => {
      const cases = upgrade.objectStore('events').index('by-case');
      let cursor = await cases.openKeyCursor(null, 'nextunique');
      for (; cursor; cursor = await cursor.continue()) void summaries.put({ caseId: cursor.key });
    };
    void listed();
  },
  // A card's rows stand together in brief; nobody asks for an operator's rows, and for a code only on its own terminal.
  (db, upgrade) => {
    db.createObjectStore('cards', { keyPath: ['portal', 'card'] });
    const transactions = upgrade.objectStore('transactions');
    for (const name of ['by-operator', 'by-auth-code']) transactions.deleteIndex(name);
    transactions.createIndex('by-code', ['portal', 'transaction.terminal', 'transaction.authCode']);
  },
  (db) => {
    db.createObjectStore('fileHashes', { keyPath: 'sha256' });
  },
  // A chain's findings: a shop's own on their way, and at the head office all shops'.
  (db) => {
    const here = db.createObjectStore('foundHere', { keyPath: ['key', 'rule'] });
    here.createIndex('by-unsent', 'unsent');
    here.createIndex('by-id', 'id');
    here.createIndex('by-found', 'foundAt');
    db.createObjectStore('shopFindings', { keyPath: ['shop', 'id'] }).createIndex('by-found', 'foundAt');
  },
  // The list of cases can be asked for its part: rows from before are made anew with the first list, which finds them in no index.
  (db, upgrade) => {
    db.createObjectStore('caseTotals', { keyPath: 'shop' });
    const summaries = upgrade.objectStore('summaries');
    summaries.createIndex('by-stale', 'isStale');
    summaries.createIndex('by-due', ['closed', 'due', 'age']);
    summaries.createIndex('by-shop', ['shop', 'closed', 'due', 'age']);
  },
];

/**
 * Where a migration that gives records another form first keeps them as they stood, in the same transaction: either both are there or
 * neither. Nothing else needs a copy: an upgrade that does not come to its end leaves the database as it was. A kept record is
 * dropped when the one in its place is next written.
 */
function formerStore(db: Database, upgrade: Upgrade) {
  return db.objectStoreNames.contains('former')
    ? upgrade.objectStore('former')
    : db.createObjectStore('former', { keyPath: ['store', 'key'] });
}

/** Another window that will not give way to a migration is waited for so long; ms. */
const blockedWait = 3000;

/** One step of bringing the database up to date. */
export type Migration = (typeof migrations)[number];

export interface OpenOptions {
  name?: string;
  /** called once this connection is no longer good: given up for a newer build's window, or ended by the browser */
  onClosed?: () => void;
  /** for tests of later versions */
  steps?: readonly Migration[];
}

/**
 * Opens the database, bringing an older one up to date. A newer one, left by a newer build, is not touched: that and every
 * other failure to open, an old window that does not give way included, is StorageTrouble.
 */
export async function openDatabase(options: OpenOptions = {}): Promise<Database> {
  const { name = databaseName, onClosed = () => undefined, steps = migrations } = options;
  return withTrouble(
    () =>
      new Promise<Database>((resolve, reject) => {
        let hasGivenUp = false;
        openDB<Schema>(name, steps.length, {
          upgrade(opened, from, _to, upgrade) {
            // A step that fails is told by opening itself.
            upgrade.done.catch(() => undefined);
            for (const migrate of steps.slice(from)) migrate(opened, upgrade);
          },
          blocked() {
            setTimeout(() => {
              hasGivenUp = true;
              reject(new StorageTrouble('storage-failed', 'blocked by another window'));
            }, blockedWait);
          },
          blocking(_current, _next, event) {
            // Another window of a newer build waits to migrate: give way, this one reopens at its next use.
            (event.target as IDBDatabase).close();
            onClosed();
          },
          terminated: onClosed,
        }).then((db) => {
          if (hasGivenUp) db.close();
          else resolve(withQuietEnds(db));
        }, reject);
      }),
  );
}

/**
 * A transaction that fails is told by the request that failed in it; that its `done` fails as well is then nobody's to hear, and must
 * not count as an error that nobody caught.
 */
function withQuietEnds(db: Database): Database {
  const raw = unwrap(db) as unknown as IDBDatabase;
  const begin = raw.transaction.bind(raw);
  raw.transaction = (...given) => {
    const begun = begin(...given);
    void wrap(begun).done.catch(() => undefined);
    return begun;
  };
  return db;
}

/** Puts a row that could not be understood aside, named, so that nothing is lost and nothing else breaks. */
export async function quarantine(
  db: Database,
  store: StoreNames<Schema>,
  key: IDBValidKey,
  why: string,
): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction([store, 'quarantine', 'summaries'], 'readwrite');
    const rows = change.objectStore(store);
    const row: unknown = await rows.get(key as never);
    if (row !== undefined) {
      await change.objectStore('quarantine').add({ store, key: JSON.stringify(key), why, row });
      await rows.delete(key as never);
      const { caseId } = row as { caseId?: unknown };
      if (store === 'events' && typeof caseId === 'string') await outdate(change, caseId);
    }
    await change.done;
  });
}
