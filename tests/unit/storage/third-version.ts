// A database as the third version made it, written down by hand and frozen: never to be changed with the code. Its business hours and
// quiet hours are one stretch for every day.
import { firstVersion } from './first-version';

export const thirdVersion = {
  create(db: IDBDatabase, upgrade: IDBTransaction): void {
    firstVersion.create(db);
    db.createObjectStore('checks', { keyPath: 'id' });
    db.createObjectStore('told', { keyPath: 'name' });
    const transactions = upgrade.objectStore('transactions');
    transactions.createIndex('by-card', ['portal', 'transaction.cardMasked', 'time']);
    transactions.createIndex('by-payer', ['portal', 'transaction.payer', 'time']);
    transactions.createIndex('by-terminal', ['portal', 'transaction.terminal', 'time']);
    transactions.createIndex('by-operator', ['portal', 'transaction.operator', 'time']);
    transactions.createIndex('by-auth-code', ['portal', 'transaction.authCode']);
    transactions.createIndex('by-id', ['portal', 'transaction.id']);
    transactions.createIndex('by-original', ['portal', 'transaction.originalId']);
    db.createObjectStore('tallies', { keyPath: ['portal', 'shop', 'kind', 'name'] });
    db.createObjectStore('verdicts', { keyPath: 'id' });
  },

  /** what stood under the name `settings` in the store of that name */
  settings: {
    language: 'zh-CN',
    merchantName: '望江楼',
    actor: '店长',
    welcomed: true,
    stampAuthorities: [],
    region: 'cn',
    quietHours: { from: '23:00', to: '07:30' },
    openHours: { from: '17:00', to: '02:00' },
    shifts: [{ name: '晚班', from: '16:00', to: '02:00' }],
    people: [{ name: '赵倩', role: '收银员' }],
  },
};
