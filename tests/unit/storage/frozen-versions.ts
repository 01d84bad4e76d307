// Databases as each version made them, written down by hand and frozen: never to be changed with the code. A later version must open
// each and lose nothing. A new version adds one more at the end, of the version before it.
import { firstVersion } from './first-version';
import { thirdVersion } from './third-version';

type Rows = Record<string, unknown[]>;

/** One version: its stores, and rows in those that it brought or gave another form. */
export interface FrozenVersion {
  create(db: IDBDatabase, upgrade: IDBTransaction): void;
  rows: Rows;
}

const hash = 'b'.repeat(64);
const at = '2026-03-02T00:00:00.000Z';
const everyDay = (from: string, to: string) => Array.from({ length: 7 }, () => [{ from, to }]);

const secondRows: Rows = {
  checks: [
    {
      id: 'check-00000001',
      kind: 'inspection',
      subject: '60128802',
      at,
      day: '2026-03-02',
      actor: '店长',
      result: 'in-order',
      serial: 'SN-1',
      note: '封条完好',
      files: [],
    },
  ],
  told: [{ name: 'deadline/20260301-7F3A', at }],
  summaries: [{ caseId: '20260301-7F3A', head: hash }],
  caseKeys: [{ key: 'portal.test||id|1001|sale', caseId: '20260301-7F3A' }],
  vouchers: [{ key: 'portal.test||id|1001|sale', voucher: 'missing' }],
};
const thirdRows: Rows = {
  ...secondRows,
  tallies: [{ portal: 'portal.test', shop: '', kind: 'portal', name: '', tally: { rows: 1 } }],
  verdicts: [{ id: 'row/1001', key: 'portal.test||id|1001|sale', verdict: 'wrong', at }],
  settings: [
    { name: 'settings', value: thirdVersion.settings },
    { name: 'shop', value: { name: '望江楼' } },
  ],
};
const fourthSettings = {
  ...thirdVersion.settings,
  quietHours: everyDay('23:00', '07:30'),
  openHours: [[], ...everyDay('17:00', '02:00').slice(1)],
};
const fourthRows: Rows = {
  ...thirdRows,
  settings: [
    { name: 'settings', value: fourthSettings },
    { name: 'last-backup', value: at },
  ],
};
const fifthRows: Rows = {
  ...fourthRows,
  lock: [
    {
      name: 'lock',
      id: 'lock-00000001',
      state: 'on',
      kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: 600000, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' },
      wrapped: { iv: 'AAAAAAAAAAAAAAAA', key: 'AAAA' },
      idleMinutes: 15,
    },
  ],
  events: [
    {
      hash,
      caseId: '20260301-7F3A',
      device: hash,
      seq: 2,
      request: 'request-2',
      sealed: { lock: 'lock-00000001', iv: new Uint8Array(12), bytes: new Uint8Array(40) },
    },
  ],
  artefacts: [
    {
      sha256: hash,
      blob: new Blob(['sealed']),
      addedAt: at,
      sealed: { lock: 'lock-00000001', type: 'image/png' },
    },
  ],
};

const seventhRows: Rows = {
  ...fifthRows,
  caseShops: [{ caseId: '20260301-7F3A', chain: 'teahouses', shop: 'S1' }],
  outbox: [{ kind: 'event', shop: 'S1', caseId: '20260301-7F3A', hash }],
};

const ninthRows: Rows = {
  ...seventhRows,
  cards: [{ portal: 'portal.test', card: '622848******0018', rows: [] }],
};

function createSeventh(db: IDBDatabase, upgrade: IDBTransaction): void {
  thirdVersion.create(db, upgrade);
  db.createObjectStore('lock', { keyPath: 'name' });
  db.createObjectStore('former', { keyPath: ['store', 'key'] });
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
}

function createNinth(db: IDBDatabase, upgrade: IDBTransaction): void {
  createSeventh(db, upgrade);
  db.createObjectStore('cards', { keyPath: ['portal', 'card'] });
  const transactions = upgrade.objectStore('transactions');
  for (const name of ['by-operator', 'by-auth-code']) transactions.deleteIndex(name);
  transactions.createIndex('by-code', ['portal', 'transaction.terminal', 'transaction.authCode']);
}

function createTenth(db: IDBDatabase, upgrade: IDBTransaction): void {
  createNinth(db, upgrade);
  db.createObjectStore('fileHashes', { keyPath: 'sha256' });
}

function createEleventh(db: IDBDatabase, upgrade: IDBTransaction): void {
  createTenth(db, upgrade);
  const here = db.createObjectStore('foundHere', { keyPath: ['key', 'rule'] });
  here.createIndex('by-unsent', 'unsent');
  here.createIndex('by-id', 'id');
  here.createIndex('by-found', 'foundAt');
  db.createObjectStore('shopFindings', { keyPath: ['shop', 'id'] }).createIndex('by-found', 'foundAt');
}

const tenthRows = { ...ninthRows, fileHashes: [{ sha256: hash, md5: 'AAAA', check: 'AAAA' }] };

/** In order: the first stands for version 1. */
export const frozenVersions: readonly FrozenVersion[] = [
  { create: (db) => firstVersion.create(db), rows: {} },
  {
    create(db) {
      firstVersion.create(db);
      db.createObjectStore('checks', { keyPath: 'id' });
      db.createObjectStore('told', { keyPath: 'name' });
    },
    rows: secondRows,
  },
  { create: (db, upgrade) => thirdVersion.create(db, upgrade), rows: thirdRows },
  { create: (db, upgrade) => thirdVersion.create(db, upgrade), rows: fourthRows },
  {
    create(db, upgrade) {
      thirdVersion.create(db, upgrade);
      db.createObjectStore('lock', { keyPath: 'name' });
    },
    rows: fifthRows,
  },
  {
    create(db, upgrade) {
      thirdVersion.create(db, upgrade);
      db.createObjectStore('lock', { keyPath: 'name' });
      db.createObjectStore('former', { keyPath: ['store', 'key'] });
    },
    rows: {
      ...fifthRows,
      former: [{ store: 'settings', key: 'settings', row: thirdRows.settings![0] }],
    },
  },
  { create: createSeventh, rows: seventhRows },
  // The list of cases is out of date until each is folded.
  { create: createSeventh, rows: { ...seventhRows, summaries: [{ caseId: '20260301-7F3A' }] } },
  {
    create: createNinth,
    rows: ninthRows,
  },
  {
    create: createTenth,
    rows: tenthRows,
  },
  {
    create: createEleventh,
    rows: {
      ...tenthRows,
      foundHere: [
        { key: 'portal.test|T1', rule: 'off-hours', foundAt: '2026-03-01T10:00:00.000Z', id: 'f1', unsent: 1 },
      ],
      shopFindings: [{ shop: 's1', id: 'f1', foundAt: '2026-03-01T10:00:00.000Z' }],
    },
  },
];

/** Fills a frozen version with the first version's rows and its own. */
export async function fillFrozen(db: IDBDatabase, { rows }: FrozenVersion): Promise<void> {
  await firstVersion.fill(db);
  const change = db.transaction([...db.objectStoreNames], 'readwrite');
  for (const [store, values] of Object.entries(rows)) for (const value of values) change.objectStore(store).put(value);
  await new Promise<void>((done, fail) => {
    change.oncomplete = () => done();
    change.onerror = () => fail(change.error);
  });
}
