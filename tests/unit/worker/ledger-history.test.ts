// What is usual, kept as counts beside the ledger: the same in whatever order pages were visited, however often, and after a count
// anew; and rows of a large ledger judged by its indexes like those of one that is read whole.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { type History, MemoryHistory } from '@/lib/detection/history';
import type { Finding } from '@/lib/model/finding';
import { knownRow } from '@/lib/model/known-row';
import { tallyVersion } from '@/lib/model/tally';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';
import { type Database, openDatabase } from '@/lib/storage/database';
import { deleteRowsBefore, remember } from '@/lib/storage/ledger';
import { countOn, forgetTallies, hasAllTallies } from '@/lib/storage/tallies';
import { historyOf } from '@/lib/worker/history-of';
import { generateDemo } from '@/tests/portals/demo/generator';
import { transactionsOf } from '@/tests/portals/demo/transactions';

let count = 0;
let open: Database[] = [];
afterEach(() => {
  for (const db of open) db.close();
  open = [];
});
async function opened(): Promise<Database> {
  const db = await openDatabase({ name: `history-${++count}` });
  while (await countOn(db));
  open.push(db);
  return db;
}

const portal = 'portal.test';
const data = generateDemo({ seed: 42 });
const all = transactionsOf('antd', data);
const pagesOf = (rows: readonly KeyedTransaction[], size: number) =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
const seen = { at: '2026-03-06T00:00:00.000Z', url: 'https://portal.test/list' };
async function visit(db: Database, pages: readonly (readonly KeyedTransaction[])[]): Promise<void> {
  for (const page of pages) await remember(db, portal, page, seen);
}
const tallies = (db: Database) => db.getAll('tallies');
const cards = (db: Database) => db.getAll('cards');

describe('what is usual', () => {
  const some = all.slice(0, 240);

  it('is the same whatever order pages are visited in, how often, and counted anew', async () => {
    const [one, other] = [await opened(), await opened()];
    await visit(one, pagesOf(some, 20));
    const backwards = [...some].reverse();
    await visit(other, [...pagesOf(backwards, 50), ...pagesOf(some, 80)]);
    const kept = await tallies(one);
    expect(kept.length).toBeGreaterThan(50);
    expect(await tallies(other)).toEqual(kept);
    const filed = await cards(one);
    expect(filed.length).toBeGreaterThan(20);
    expect(await cards(other)).toEqual(filed);
    await forgetTallies(other);
    expect([...(await tallies(other)), ...(await cards(other))]).toEqual([]);
    while (await countOn(other, 70));
    expect(await tallies(other)).toEqual(kept);
    expect(await cards(other)).toEqual(filed);
  });

  it('counts rows that come while the ledger is being counted exactly once', async () => {
    const [one, other] = [await opened(), await opened()];
    await visit(one, [some]);
    await visit(other, [some.slice(0, 120)]);
    await forgetTallies(other);
    await countOn(other, 50);
    await visit(other, [some.slice(100)]);
    while (await countOn(other, 50));
    expect(await tallies(other)).toEqual(await tallies(one));
  });

  it('counts anew what an earlier build counted in another way', async () => {
    const [one, other] = [await opened(), await opened()];
    await visit(one, [some]);
    await visit(other, [some]);
    await other.put('tallies', { portal, shop: 'M|', kind: 'terminal', name: '60128801', tally: { rows: 3 } });
    await other.put('settings', { name: 'tallies', value: { version: tallyVersion - 1, upTo: null } });
    expect(await hasAllTallies(other)).toBe(false);
    while (await countOn(other, 90));
    expect(await tallies(other)).toEqual(await tallies(one));
    expect(await cards(other)).toEqual(await cards(one));
  });

  it('forgets what has changed and what was deleted', async () => {
    const db = await opened();
    const [first, second] = [some[0]!, some[1]!];
    await visit(db, [[first]]);
    const before = await tallies(db);
    const failed = { ...second, transaction: { ...second.transaction, time: null } };
    await visit(db, [[failed]]);
    await visit(db, [[{ ...failed, transaction: { ...failed.transaction, status: 'failed' as const } }]]);
    expect(await tallies(db)).not.toEqual(before);
    await deleteRowsBefore(db, '2099-01-01');
    expect([...(await tallies(db)), ...(await cards(db))]).toEqual([]);
  });

  it('keeps no number of a card whose many rows were deleted', async () => {
    const db = await opened();
    const first = some.find(({ transaction: { cardMasked } }) => cardMasked !== null)!;
    const rows = Array.from({ length: 80 }, (_, i) => {
      const time = { local: `2026-03-0${1 + (i % 5)}T10:00:${10 + (i % 50)}`, offset: null };
      return { key: `${first.key}|${i}`, transaction: { ...first.transaction, time } };
    });
    await visit(db, [rows]);
    expect(await cards(db)).toMatchObject([{ isMany: true, rows: [] }]);
    await deleteRowsBefore(db, '2026-03-03');
    expect(await cards(db)).toHaveLength(1);
    await deleteRowsBefore(db, '2099-01-01');
    expect([...(await tallies(db)), ...(await cards(db))]).toEqual([]);
  });

  it('is not learned from a part of a list that is sorted by amount, until its rows are seen elsewhere', async () => {
    const [one, other] = [await opened(), await opened()];
    await visit(one, [some]);
    await remember(other, portal, some, { ...seen, aside: new Set(some.slice(0, 100).map(({ key }) => key)) });
    expect(await tallies(other)).not.toEqual(await tallies(one));
    await visit(other, [some.slice(0, 100)]);
    expect(await tallies(other)).toEqual(await tallies(one));
  });
});

describe('a page of a large ledger', () => {
  const notable = (findings: readonly Finding[]) =>
    new Set(findings.filter(({ severity }) => severity !== 'low').map(({ key }) => key));

  it('is judged by the indexes as by the whole ledger: every planted incident, at most 1 % of other rows', async () => {
    const db = await opened();
    await visit(db, pagesOf(all, 500));
    const found = new Set<string>();
    for (const page of pagesOf(all, 100)) {
      const history = await historyOf(db, portal, page, { small: 0 });
      for (const key of notable(assess(page, history, {}).findings)) found.add(key);
    }
    const ids = new Set(all.filter(({ key }) => found.has(key)).map(({ transaction }) => transaction.id));
    const missed = data.incidents.filter(({ needsTill, ids: rows }) => !needsTill && !rows.some((id) => ids.has(id)));
    expect(missed.map(({ kind }) => kind)).toEqual([]);
    const planted = new Set(data.incidents.flatMap((incident) => incident.ids));
    const others = [...ids].filter((id) => id !== null && !planted.has(id));
    expect(others.length, others.join()).toBeLessThanOrEqual(all.length / 100);
  });
});

describe('what bears on a row of a large ledger', () => {
  const sale = (i: number): KeyedTransaction => {
    const transaction = {
      ...blankTransaction(),
      id: `S${String(i).padStart(4, '0')}`,
      time: {
        local: `2026-03-${String(1 + Math.floor(i / 50)).padStart(2, '0')}T10:${String(i % 50).padStart(2, '0')}:00`,
        offset: null,
      },
      amount: { minor: 1000 + i, exponent: 2, currency: 'CNY' },
      type: 'sale' as const,
      status: 'success' as const,
      cardMasked: `621483******${String(i).padStart(4, '0')}`,
      authCode: String(i % 100),
      merchantNo: 'M',
    };
    return { key: `${portal}|M|id|${transaction.id}|sale`, transaction };
  };
  const refund = ({ transaction }: KeyedTransaction, n = 0): KeyedTransaction => ({
    key: `${portal}|M|id|R${transaction.id}${n}|refund`,
    transaction: {
      ...transaction,
      id: `R${transaction.id}${n}`,
      originalId: transaction.id,
      type: 'refund',
      amount: { ...transaction.amount!, minor: -transaction.amount!.minor },
      // A refund onto another card is found by the sale that it names alone.
      cardMasked: '622200******0000',
      authCode: null,
    },
  });
  const sales = Array.from({ length: 200 }, (_, i) => sale(i));
  const page = sales.filter((_, i) => i % 2 === 0);

  it.each([
    ['hardly any refund', sales.filter((_, i) => i % 40 === 0).map((row) => refund(row))],
    ['a refund of every sale', sales.map((row) => refund(row))],
    ['twelve refunds of one sale', Array.from({ length: 12 }, (_, n) => refund(sales[10]!, n))],
  ])('finds what takes it back: %s', async (_, refunds) => {
    const db = await opened();
    await visit(db, [[...sales, ...refunds]]);
    const [near, whole] = [await historyOf(db, portal, page, { small: 0 }), new MemoryHistory([...sales, ...refunds])];
    for (const row of page.map(knownRow)) {
      const keys = (history: History) =>
        history
          .correctionsOf(row)
          .map(({ key }) => key)
          .sort();
      // Of more than eight the first eight stand for all.
      expect(keys(near)).toEqual(keys(whole).slice(0, 8));
    }
  });

  it('finds the other row of an approval code, and what changed about its own', async () => {
    const db = await opened();
    await visit(db, [sales]);
    const changed = page.map((row, i) =>
      i % 10 === 0 ? { ...row, transaction: { ...row.transaction, status: 'pending' as const } } : row,
    );
    await visit(db, [changed]);
    const history = await historyOf(db, portal, changed, { small: 0 });
    for (const [i, { key, transaction }] of changed.entries()) {
      expect(history.changeOf(key) !== null).toBe(i % 10 === 0);
      const other = sales.find((row) => row.key !== key && row.transaction.authCode === transaction.authCode)!;
      expect(history.ofCard('M|', other.transaction.cardMasked!).map((row) => row.key)).toEqual([other.key]);
    }
  });

  it('asks the store no more often where the ledger holds more', async () => {
    const asked = async (rows: readonly KeyedTransaction[]) => {
      const db = await opened();
      await visit(db, [rows]);
      const spies = (['getAll', 'getAllKeys', 'get'] as const).flatMap((name) => [
        vi.spyOn(IDBIndex.prototype, name),
        vi.spyOn(IDBObjectStore.prototype, name),
      ]);
      await historyOf(db, portal, page.slice(0, 20), { small: 0 });
      const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return count;
    };
    const few = await asked(sales.slice(0, 50));
    // One question a card, and few for all the rest: counts, what takes a sale of the page back, how often edge amounts were paid.
    expect(few).toBeLessThan(20 * 3);
    expect(await asked(sales)).toBeLessThanOrEqual(few);
  });

  it('finds all rows of a card however many it has', async () => {
    const db = await opened();
    const regular = sales.map((row) => ({
      ...row,
      transaction: { ...row.transaction, cardMasked: '622200******1111' },
    }));
    await visit(db, pagesOf(regular.slice(0, 64), 10));
    const known = async () => {
      const history = await historyOf(db, portal, [regular[199]!], { small: 0 });
      return history.ofCard('M|', '622200******1111').map(({ key }) => key);
    };
    expect(await known()).toEqual([...regular.slice(0, 64), regular[199]!].map(({ key }) => key));
    await visit(db, pagesOf(regular, 10));
    // Then the first and those of about a day around.
    const keys = await known();
    expect(keys).toEqual(expect.arrayContaining(regular.slice(0, 24).map(({ key }) => key)));
    expect(keys).toEqual(expect.arrayContaining(regular.slice(150).map(({ key }) => key)));
  });

  it.each([
    [10, 'medium'],
    [150, 'low'],
  ])('weighs a code that comes again by the %i charges between', async (between, severity) => {
    const db = await opened();
    const onTerminal = (i: number, authCode: string): KeyedTransaction => ({
      ...sales[i]!,
      transaction: { ...sales[i]!.transaction, terminal: 'T1', authCode },
    });
    const line = sales.slice(0, between + 2).map((_, i) => onTerminal(i, `7${i}`));
    const [first, again] = [onTerminal(0, '445566'), onTerminal(between + 1, '445566')];
    await visit(db, [[first, ...line.slice(1, -1), again]]);
    const history = await historyOf(db, portal, [again], { small: 0 });
    const said = assess([again], history, {}).findings.find(({ rule }) => rule === 'reused-auth-code');
    expect(said).toMatchObject({ severity, related: [first.key] });
  });

  it('knows a row of a card as it now stands: changed, vanished, deleted', async () => {
    const db = await opened();
    const card = sales[0]!.transaction.cardMasked!;
    const second = { ...sales[1]!, transaction: { ...sales[1]!.transaction, cardMasked: card } };
    await visit(db, [[sales[0]!, second]]);
    const ofCard = async () => {
      const history = await historyOf(db, portal, [sales[0]!], { small: 0 });
      return history.ofCard('M|', card).map(({ key, transaction: { status } }) => [key, status]);
    };
    expect(await ofCard()).toEqual([sales[0]!, second].map(({ key }) => [key, 'success']));
    await visit(db, [[{ ...second, transaction: { ...second.transaction, status: 'refunded' } }]]);
    expect((await ofCard())[1]).toEqual([second.key, 'refunded']);
    const history = await historyOf(db, portal, [second], { small: 0 });
    expect(history.changeOf(second.key)?.before.map(({ status }) => status)).toEqual(['success']);
    await visit(db, [[{ ...second, transaction: { ...second.transaction, cardMasked: '622200******2222' } }]]);
    expect(await ofCard()).toEqual([[sales[0]!.key, 'success']]);
  });
});
