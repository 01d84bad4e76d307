// A database as the first version made it, written down by hand and frozen: never to be changed with the code. A later version must
// open it and lose nothing.
const transaction = {
  id: '1001',
  orderId: null,
  time: { local: '2026-03-01T03:12:41', offset: null },
  amount: { minor: 1000000, exponent: 2, currency: 'CNY' },
  type: 'sale',
  status: 'success',
  cardLast4: '4696',
  cardMasked: '436742******4696',
  terminal: '60128802',
  store: null,
  operator: null,
  merchantNo: '',
  rrn: '260301324075',
  authCode: null,
  trace: null,
  batch: null,
  entryMode: null,
  originalId: null,
  issuer: null,
  payer: null,
  fee: null,
  net: null,
  settlementDate: null,
  raw: { 交易时间: '2026-03-01 03:12:41' },
};
const key = 'portal.test||id|1001|sale';
const hash = 'a'.repeat(64);

export const firstVersion = {
  create(db: IDBDatabase): void {
    db.createObjectStore('transactions', { keyPath: 'key' }).createIndex('by-portal-time', ['portal', 'time']);
    db.createObjectStore('versions', { keyPath: ['key', 'version'] });
    const events = db.createObjectStore('events', { keyPath: 'hash' });
    events.createIndex('by-case', 'caseId');
    events.createIndex('by-request', 'request', { unique: true });
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

  fill(db: IDBDatabase): Promise<void> {
    const change = db.transaction([...db.objectStoreNames], 'readwrite');
    const put = (store: string, value: unknown) => change.objectStore(store).put(value);
    const at = '2026-03-01T00:00:00.000Z';
    put('transactions', {
      key,
      transaction,
      portal: 'portal.test',
      time: '2026-03-01T03:12:41',
      firstSeen: at,
      lastSeen: at,
      url: 'https://portal.test/list',
      versions: 1,
    });
    put('versions', { key, transaction, version: 1, seenAt: at });
    put('events', { hash, caseId: '20260301-7F3A', device: hash, seq: 1, request: 'request-1', event: { hash } });
    put('artefacts', { sha256: hash, blob: new Blob(['x']), addedAt: at });
    put('till', { sha256: hash, name: 'till.csv', addedAt: at, records: [transaction] });
    put('settings', {
      name: 'settings',
      value: { language: 'zh-CN', merchantName: '望江楼', actor: '店长', welcomed: true },
    });
    return new Promise((done, fail) => {
      change.oncomplete = () => done();
      change.onerror = () => fail(change.error);
    });
  },
};
