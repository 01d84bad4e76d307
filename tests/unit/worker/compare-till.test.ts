// Comparing till and portal in the worker: one comparison after the other, each stopped by the user at any moment without a trace, and a
// large one made in the page for long work while the worker goes on.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { shortReport } from '@/lib/model/till-report';
import { blankTransaction, type KeyedTransaction, type Transaction } from '@/lib/model/transaction';
import { type Database, openDatabase } from '@/lib/storage/database';
import { deleteAll } from '@/lib/storage/everything';
import { remember } from '@/lib/storage/ledger';
import { countVouchers, saveTillFile, tillFiles } from '@/lib/storage/till';
import { readReport, saveReport } from '@/lib/storage/till-report';
import { ComparisonStopped, checkVouchers, stopComparing, summariseTill } from '@/lib/worker/check-vouchers';
import { compareFresh, stopComparisons } from '@/lib/worker/compare-till';
import type { Desk } from '@/lib/worker/desk';
import { type Random, seeded } from '@/tests/portals/demo/random';
import { fakeBrowser } from './fake-browser';

const held = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('@/lib/platform/browser', () => ({ browser: held.browser }));

const row = (n: number): Transaction => ({
  ...blankTransaction(),
  type: 'sale',
  status: 'success',
  time: {
    local: `2026-03-01T${String(8 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00`,
    offset: null,
  },
  amount: { minor: 1000 + 7 * n, exponent: 2, currency: 'CNY' },
});
const records = Array.from({ length: 300 }, (_, n) => row(n));
const keyed = records.map((transaction, n) => ({ key: `portal.test|${n}`, transaction }));
const file = (name: string, count: number) => ({
  sha256: name.repeat(64),
  name: `${name}.csv`,
  addedAt: '2026-03-02T00:00:00.000Z',
  records: records.slice(0, count),
  withoutCharge: [],
});

let db: Database;
let serial = 0;
const desk: Desk = { database: async () => db, now: () => new Date(), newId: () => `id-${++serial}` };
/** What the long work's page was ordered, and how it answers. */
let ordered: { name: string; answer: () => void }[];

beforeEach(async () => {
  Object.assign(held.browser, fakeBrowser().api);
  vi.unstubAllGlobals();
  ordered = [];
  db = await openDatabase({ name: `compare-${++serial}` });
  const seen = { at: '2026-03-02T00:00:00.000Z', url: 'https://portal.test/list' };
  await remember(db, 'portal.test', keyed, seen);
});

/** Chrome's page for long work, which answers when it is told to. */
function withBuilderPage(): void {
  vi.stubGlobal('chrome', { offscreen: { createDocument: async () => undefined, hasDocument: async () => true } });
  const runtime = held.browser.runtime as { sendMessage: (message: { to: string; name: string }) => Promise<unknown> };
  runtime.sendMessage = ({ to, name }) =>
    to === 'builder' ? new Promise((done) => ordered.push({ name, answer: () => done(true) })) : Promise.resolve();
}

describe('a comparison', () => {
  it('stopped in the middle changes nothing, and the next one begins afresh', async () => {
    await saveTillFile(db, file('a', 100));
    await checkVouchers(db);
    const before = await countVouchers(db);
    expect(before.matched).toBe(100);
    await saveTillFile(db, file('b', 300));
    const comparing = checkVouchers(db);
    const waiting = checkVouchers(db);
    stopComparing();
    await expect(comparing).rejects.toBeInstanceOf(ComparisonStopped);
    await expect(waiting).rejects.toBeInstanceOf(ComparisonStopped);
    expect(await countVouchers(db)).toEqual(before);
    // What is shown of it is that of the one before, too.
    expect(await summariseTill(db)).toMatchObject({ records: 100, matched: 100, noVoucher: 200, files: ['a.csv'] });
    await checkVouchers(db);
    expect((await countVouchers(db)).matched).toBe(300);
    expect(await summariseTill(db)).toMatchObject({ records: 300, matched: 300, files: ['a.csv', 'b.csv'] });
  });

  it('is counted off the store where an earlier version made it', async () => {
    await saveTillFile(db, file('a', 100));
    await checkVouchers(db);
    const counted = await summariseTill(db);
    await saveReport(db, { ...(await readReport(db)), summary: null });
    expect(await summariseTill(db)).toEqual(counted);
  });

  it('writes only what it finds otherwise than the one before; a row that cannot be read is set right', async () => {
    await saveTillFile(db, file('a', 100));
    await checkVouchers(db);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const written = () =>
      (put.mock.contexts as IDBObjectStore[]).filter(({ name }) => ['vouchers', 'till'].includes(name)).length;
    await checkVouchers(db);
    expect(written()).toBe(0);
    const [, second] = await db.getAllKeys('vouchers');
    await db.put('vouchers', { key: second!, outcome: 'no-voucher' });
    await db.put('vouchers', { key: 'gone', outcome: 'matched' });
    put.mockClear();
    await checkVouchers(db);
    expect(written()).toBe(1);
    expect((await countVouchers(db)).matched).toBe(100);
    await db.put('vouchers', { key: second!, outcome: 'nonsense' });
    await checkVouchers(db);
    put.mockRestore();
    expect(JSON.stringify(await db.getAll('vouchers'))).not.toContain('nonsense');
    expect((await countVouchers(db)).matched).toBe(100);
  });

  it('is shown in part; what is left out is counted', async () => {
    await saveTillFile(db, {
      ...file('a', 0),
      records: records
        .slice(0, 40)
        .map(({ amount, ...row }) => ({ ...row, amount: { ...amount!, minor: amount!.minor + 5_000_000 } })),
    });
    await checkVouchers(db);
    const report = await readReport(db);
    expect(report.withoutCharge).toHaveLength(40);
    const short = shortReport(report, 25);
    expect(short.withoutCharge).toEqual(report.withoutCharge.slice(0, 25));
    expect(short.more.withoutCharge).toBe(15);
    expect(short.totals).toEqual(report.totals);
  });

  it('of few rows is made at once, of many in the page for long work, once for all that comes meanwhile', async () => {
    withBuilderPage();
    await saveTillFile(db, file('a', 300));
    let compared = 0;
    const fresh = () =>
      compareFresh(desk, db, [keyed[0]!], async () => {
        compared += 1;
      });
    await fresh();
    expect(ordered).toEqual([]);
    expect((await countVouchers(db)).matched).toBe(300);
    // The last comparison was of 50,000 by 50,000.
    const report = await readReport(db);
    const [total] = report.totals;
    const all = { ...total!.charges.all, count: 50_000 };
    await saveReport(db, {
      ...report,
      totals: [{ ...total!, charges: { ...total!.charges, all }, records: { ...total!.records, all } }],
    });
    // Nobody waits for it: the page that is read is answered at once.
    await fresh();
    await fresh();
    await fresh();
    await vi.waitFor(() => expect(ordered).toHaveLength(1));
    expect(compared).toBe(0);
    ordered[0]!.answer();
    // What came while it was under way is compared after it, together.
    await vi.waitFor(() => expect(ordered).toHaveLength(2));
    ordered[1]!.answer();
    await vi.waitFor(() => expect(compared).toBe(2));
    expect(ordered.map(({ name }) => name)).toEqual(['compare-till', 'compare-till']);
    const stopping = stopComparisons();
    await vi.waitFor(() => expect(ordered.at(-1)!.name).toBe('stop-comparing'));
    ordered.at(-1)!.answer();
    await stopping;
    expect((await tillFiles(db)).map(({ name }) => name)).toEqual(['a.csv']);
  });
});

describe('rows that come in', () => {
  /** Rows of ten days, about thirty a day; the till covers the fourth to the sixth. */
  const rowsOf = (random: Random) =>
    Array.from({ length: 300 }, (_, n) => {
      const { key, transaction } = keyed[n]!;
      return {
        key,
        transaction: { ...transaction, time: onDay(1 + Math.floor(n / 30), random), amount: priced(random) },
      };
    });
  const onDay = (day: number, random: Random) => ({
    local: `2026-03-${String(day).padStart(2, '0')}T${String(random.int(8, 22)).padStart(2, '0')}:${random.int(10, 59)}:00`,
    offset: null,
  });
  const priced = (random: Random) => ({ minor: 100 * random.int(10, 60), exponent: 2, currency: 'CNY' });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'seed %i: only those of the days that the till covers are compared, and it comes to what comparing all comes to',
    async (seed) => {
      const random = seeded(seed);
      await deleteAll(db);
      const all = rowsOf(random);
      const till = all
        .filter(({ transaction }) => /-0[456]T/.test(transaction.time.local) && random.chance(0.8))
        .map(({ transaction }) => ({
          ...transaction,
          amount: random.chance(0.9) ? transaction.amount : priced(random),
        }));
      await saveTillFile(db, { ...file('a', 0), records: till });
      const save = vi.spyOn(IDBObjectStore.prototype, 'put');
      let [given, compared] = [0, 0];
      const give = async (rows: readonly KeyedTransaction[], isCompared = true) => {
        const fresh = await remember(db, 'portal.test', rows, { at: '2026-03-12T00:00:00.000Z', url: 'https://p/' });
        if (!isCompared || fresh.length === 0) return;
        save.mockClear();
        await compareFresh(desk, db, fresh, async () => undefined);
        given += 1;
        compared += save.mock.calls.filter(([row]) => row?.name === 'till-report').length;
        const now = [await db.getAll('vouchers'), await readReport(db)];
        await checkVouchers(db);
        expect(now).toEqual([await db.getAll('vouchers'), await readReport(db)]);
      };
      // A page is a day or so; some rows move to another day when they are looked at again, some come without a comparison.
      for (let at = 0; at < all.length; at += 25) await give(all.slice(at, at + 25), random.chance(0.9));
      for (let round = 0; round < 6; round++) {
        const { key, transaction } = random.pick(all);
        await give([{ key, transaction: { ...transaction, time: onDay(random.int(1, 10), random) } }]);
      }
      expect(compared).toBeGreaterThan(0);
      expect(compared).toBeLessThan(given);
      save.mockRestore();
    },
  );
});
