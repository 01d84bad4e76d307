// The list of cases: each summary folded once, and again only where the case's log has changed since.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '@/lib/model/case-event';
import { toDecimal } from '@/lib/model/money';
import { type Folding, forgetSummaries, listCases, type PartAsked, partOfCases } from '@/lib/storage/case-list';
import { appendCaseEvent, deleteCase } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { convert, turnOn } from '@/lib/storage/lock';
import { call, classified, opened } from '../response/case-log';
import { foldingAt, noon } from './folding';

let db: Database;
let serial = 0;
const folded: string[] = [];
const folding: Folding = {
  ...foldingAt(noon),
  fold: (log) => {
    folded.push(log[0]!.body.caseId);
    return foldingAt(noon).fold(log);
  },
};
const ids = ['20260301-0001', '20260302-0002', '20260303-0003'] as const;

async function write(caseId: string, act: Act): Promise<void> {
  serial += 1;
  const at = `${caseId.slice(0, 4)}-${caseId.slice(4, 6)}-${caseId.slice(6, 8)}T10:00:${String(serial % 60).padStart(2, '0')}.000Z`;
  await appendCaseEvent(db, { caseId, at, actor: '', request: `request-${serial}`, act });
}

/** What a list folds, and what it says. */
async function list(): Promise<{ folded: string[]; outcomes: (string | null)[] }> {
  folded.length = 0;
  const cases = await listCases(db, folding);
  return { folded: [...folded].sort(), outcomes: cases.map(({ outcome }) => outcome) };
}

beforeEach(async () => {
  db = await openDatabase({ name: `list-${Math.random()}` });
  for (const caseId of ids) await write(caseId, opened());
  expect((await list()).folded).toEqual([...ids]);
});

describe('the list of cases', () => {
  it('folds nothing while nothing has changed', async () => {
    expect(await list()).toEqual({ folded: [], outcomes: [null, null, null] });
  });

  it('folds the one case that was written to', async () => {
    await write(ids[1], classified('normal'));
    expect(await list()).toEqual({ folded: [ids[1]], outcomes: [null, 'normal', null] });
    expect((await list()).folded).toEqual([]);
  });

  it('leaves out a case that was deleted, and reads no other', async () => {
    await deleteCase(db, ids[2]);
    expect(await list()).toEqual({ folded: [], outcomes: [null, null] });
  });

  it('folds a case whose kept summary is damaged or of an earlier form', async () => {
    await db.put('summaries', { ...((await db.get('summaries', ids[0])) as object), summary: { caseId: 7 } });
    expect((await list()).folded).toEqual([ids[0]]);
    await db.put('summaries', { ...((await db.get('summaries', ids[1])) as object), heads: 7 });
    expect((await list()).folded).toEqual([ids[1]]);
  });

  it('folds all anew where what they are folded by has changed', async () => {
    await forgetSummaries(db);
    expect((await list()).folded).toEqual([...ids]);
  });
});

describe('a part of the list', () => {
  const now = Date.parse(noon.instant);
  const endOfDay = Date.parse('2026-03-02T00:00:00.000Z');
  const asked = { shop: '', which: 'open' as const, limit: 50, now, endOfDay };
  const part = async (given: Partial<PartAsked> = {}) => {
    folded.length = 0;
    const found = await partOfCases(db, folding, { ...asked, ...given });
    return found && { ...found, rows: found.rows.map(({ caseId }) => caseId) };
  };
  const promised = (on: string) => call({ party: 'acquirer', promisedBy: on });
  const closed: Act = { kind: 'closed', outcome: 'normal', note: '' };

  it('costs no folding, and says how many there are and what they come to', async () => {
    const found = (await part({ limit: 2 }))!;
    expect(found.rows).toEqual([ids[2], ids[1]]);
    expect(found).toMatchObject({ found: 3, totals: { open: 3, closed: 0, overdue: 0, today: 0 }, shops: [] });
    expect(found.totals.atRisk.map(toDecimal)).toEqual(['30000.00']);
    expect(folded).toEqual([]);
  });

  it('folds the one case that was written to, and counts it once, as it is now', async () => {
    await write(ids[1], closed);
    const found = (await part())!;
    expect(folded).toEqual([ids[1]]);
    expect(found).toMatchObject({ rows: [ids[2], ids[0]], found: 2, totals: { open: 2, closed: 1 } });
    expect(found.totals.atRisk.map(toDecimal)).toEqual(['20000.00']);
    expect((await part({ which: 'closed' }))!.rows).toEqual([ids[1]]);
    expect((await part({ which: 'all' }))!.rows).toEqual([ids[2], ids[0], ids[1]]);
    expect(folded).toEqual([]);
  });

  it('has what is due first, and counts what is overdue and due today', async () => {
    await write(ids[0], classified('suspected-fraud'));
    await write(ids[0], promised('2026-02-28'));
    await write(ids[1], classified('mis-operation'));
    await write(ids[1], promised('2026-03-01'));
    const found = (await part())!;
    expect(found.rows.slice(0, 2)).toEqual([ids[0], ids[1]]);
    expect(found.totals).toMatchObject({ overdue: 1, today: 1 });
    expect(await part({ which: { dueUntil: now } })).toMatchObject({ rows: [ids[0]], found: 1 });
  });

  it('leaves out a deleted case and what it came to', async () => {
    await deleteCase(db, ids[2]);
    const found = (await part())!;
    expect(found).toMatchObject({ found: 2, totals: { open: 2 } });
    expect(found.totals.atRisk.map(toDecimal)).toEqual(['20000.00']);
  });

  it('is a shop’s own where one is named', async () => {
    await db.put('caseShops', { caseId: ids[0], chain: 'wjl', shop: 's1' });
    await db.put('caseShops', { caseId: ids[1], chain: 'wjl', shop: 's2' });
    await forgetSummaries(db);
    expect(await part({ shop: 's2' })).toMatchObject({ rows: [ids[1]], found: 1, totals: { open: 1 } });
    expect((await part())!.shops.map(({ shop, open }) => [shop, open])).toEqual([
      ['s1', 1],
      ['s2', 1],
    ]);
  });

  it('is made anew by a clock of another zone: days end at other instants', async () => {
    const elsewhere = { instant: noon.instant, local: '2026-03-01T20:00:00' };
    await partOfCases(db, { ...folding, ...foldingAt(elsewhere), fold: folding.fold }, asked);
    expect([...new Set(folded)].sort()).toEqual([...ids]);
  });

  it('cannot be had where a row or a sum is damaged; the whole list puts them right', async () => {
    const row = (await db.get('summaries', ids[2])) as { summary: object };
    await db.put('summaries', { ...row, summary: { caseId: 7 } });
    expect(await part()).toBeNull();
    await list();
    expect((await part())!.found).toBe(3);
    await db.put('caseTotals', { shop: '', open: 'many' });
    expect(await part()).toBeNull();
    await list();
    expect((await part())!.found).toBe(3);
  });

  it('is put right by the whole list where a row fell out of the indexes, or the sums say something else', async () => {
    await db.put('summaries', { caseId: ids[0], heads: {}, summary: { caseId: 7 } });
    expect((await part())!.rows).toEqual([ids[2], ids[1]]);
    expect((await list()).outcomes).toEqual([null, null, null]);
    expect(await part()).toMatchObject({ rows: [ids[2], ids[1], ids[0]], found: 3 });
    await db.put('caseTotals', { shop: '', open: 7, closed: 0, atRisk: [], recovered: [] });
    expect((await list()).folded).toEqual([...ids]);
    expect(await part()).toMatchObject({ found: 3, totals: { open: 3, atRisk: [{ minor: 3_000_000 }] } });
    expect((await list()).folded).toEqual([]);
  });

  it('tells nothing of cases while the store is locked: no day, no sum stands there', async () => {
    await turnOn(db, { passphrase: 'a long enough passphrase', idleMinutes: 10 });
    await convert(db);
    await list();
    expect(await part()).toBeNull();
    expect((await db.getAll('summaries')).map((row) => Object.keys(row as object).sort())).toEqual(
      ids.map(() => ['caseId', 'sealed']),
    );
    expect((await db.getAllKeys('caseTotals')).filter((shop) => shop !== '#clock')).toEqual([]);
  });
});
