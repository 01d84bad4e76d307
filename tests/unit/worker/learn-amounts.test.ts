// A ledger too large to be read whole: what its amounts are like is learned after a page was marked, marks the pages that come, and goes
// with the rows it was learned from.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { knownRow } from '@/lib/model/known-row';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';
import { type Database, openDatabase } from '@/lib/storage/database';
import { readLearnedAmounts } from '@/lib/storage/learned-amounts';
import { deleteRowsBefore, remember } from '@/lib/storage/ledger';
import { countOn } from '@/lib/storage/tallies';
import { assessRows } from '@/lib/worker/assess-rows';
import type { Desk } from '@/lib/worker/desk';
import { historyOf } from '@/lib/worker/history-of';
import { amountsLearned, learnAmountsLater } from '@/lib/worker/learn-amounts';
import { seeded } from '@/tests/portals/demo/random';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  return { browser: fakeBrowser() };
});

const portal = 'portal.test';
let count = 0;
let db: Database;
const desk: Desk = {
  database: async () => db,
  now: () => new Date('2026-06-01T00:00:00Z'),
  newId: () => 'id-00000000',
};

const row = (i: number, minor: number, card: number): KeyedTransaction => ({
  key: `${portal}|M|id|${i}|sale`,
  transaction: {
    ...blankTransaction(),
    id: String(i),
    time: { local: new Date(Date.UTC(2026, 0, 1) + i * 1_800_000).toISOString().slice(0, 19), offset: null },
    amount: { minor, exponent: 2, currency: 'EUR' },
    type: 'sale',
    status: 'success',
    cardMasked: `520108******${1000 + card}`,
    cardLast4: String(1000 + card),
    merchantNo: 'M',
  },
});
/** Cards that keep close to a level of their own; one payment in two hundred is several times that. */
function ledger(rows: number): KeyedTransaction[] {
  const random = seeded(3);
  return Array.from({ length: rows }, (_, i) => {
    const card = random.int(0, 149);
    const level = 10 * 40 ** (card / 150);
    return row(i, Math.round(100 * level * (0.8 + 0.4 * random.next()) * (random.chance(0.005) ? 8 : 1)), card);
  });
}
const all = ledger(2600);
/** A card that pays ten or so, and now a hundred and twenty: nothing in a shop where others pay hundreds. */
const stolen = row(2600, 12_000, 1);

beforeEach(async () => {
  db = await openDatabase({ name: `amounts-${++count}` });
  while (await countOn(db));
  const seen = { at: '2026-06-01T00:00:00.000Z', url: `https://${portal}/list` };
  for (let from = 0; from < all.length; from += 650) await remember(db, portal, all.slice(from, from + 650), seen);
  await remember(db, portal, [stolen], seen);
}, 60_000);
afterEach(() => db.close());

const usual = all.findLast(({ transaction }) => transaction.amount!.minor < 20_000)!;
const scores = async () => {
  const history = await historyOf(db, portal, [stolen, usual]);
  return [stolen, usual].map((keyed) => history.scoreOf(knownRow(keyed))?.score ?? null) as [number, number];
};

describe('a ledger of thousands of rows', () => {
  it('has scores once it is known how amounts vary there: a card out of its own range stands far above the rest', async () => {
    expect(await scores()).toEqual([null, null]);
    learnAmountsLater(desk, portal, [stolen]);
    await amountsLearned(desk);
    const kept = await readLearnedAmounts(db, portal);
    expect(kept?.rows).toEqual({ 'M|': 2601 });
    expect(kept!.amounts.oddShare).toBeGreaterThan(0);
    const [odd, ordinary] = await scores();
    expect(odd).toBeGreaterThan(0.05);
    expect(ordinary).toBeLessThan(0.001);
    expect((await assessRows(db, portal, [stolen])).findings.map(({ rule }) => rule)).toEqual(['card-out-of-range']);
    expect((await assessRows(db, portal, [usual])).findings).toEqual([]);
  });

  it('is not learned again for each page, and forgets with the rows', async () => {
    learnAmountsLater(desk, portal, [stolen]);
    await amountsLearned(desk);
    await db.put('settings', { name: 'learned-amounts', value: { [portal]: { rows: { 'M|': 2500 } } } });
    learnAmountsLater(desk, portal, [stolen]);
    await amountsLearned(desk);
    // What is damaged is as nothing: it was learned again.
    const kept = await readLearnedAmounts(db, portal);
    expect(kept?.rows).toEqual({ 'M|': 2601 });
    const put = vi.spyOn(db, 'transaction');
    learnAmountsLater(desk, portal, [stolen]);
    await amountsLearned(desk);
    expect(put.mock.calls.filter(([, mode]) => mode === 'readwrite')).toEqual([]);
    put.mockRestore();
    await deleteRowsBefore(db, '2026-01-10');
    expect((await readLearnedAmounts(db, portal))?.rows).toEqual({});
    await deleteRowsBefore(db, '2099-01-01');
    expect(await readLearnedAmounts(db, portal)).toBeNull();
    expect(await db.get('settings', 'learned-amounts')).toBeUndefined();
  });
});
