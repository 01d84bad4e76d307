// A statement file looked through, over a real (fake) database: what is found in it, what a case from it holds, that nothing is
// remembered unless asked for, and that it can be stopped.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { putArtefact } from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { countTransactions } from '@/lib/storage/ledger';
import { portalsOfLedger } from '@/lib/storage/ledger-search';
import { openCaseOn } from '@/lib/worker/case-desk';
import type { Desk } from '@/lib/worker/desk';
import { cancelStatement, judgeStatement, keepStatement } from '@/lib/worker/judge-statement';
import { shopKinds } from '@/tests/portals/visits/shops';
import { statementOf } from '@/tests/portals/visits/statement';
import { visitOf } from '@/tests/portals/visits/visit';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  return { browser: fakeBrowser() };
});

let count = 0;
let db: Database;
const desk: Desk = {
  database: async () => db,
  now: () => new Date('2026-03-30T00:00:00Z'),
  newId: () => 'id-00000000',
};
const restaurant = shopKinds.find(({ name }) => name === 'restaurant')!;
const visit = visitOf(restaurant, 7, 120, ['night amount', 'refund to another card']);

async function put(text: string): Promise<{ sha256: string; name: string }> {
  return { sha256: await putArtefact(db, new Blob([text]), '2026-03-30T00:00:00.000Z'), name: 'march.csv' };
}

beforeEach(async () => {
  db = await openDatabase({ name: `statement-${++count}` });
});
afterEach(() => db.close());

describe('a statement file', () => {
  it('is judged as on a page: what was planted is found, with reasons, and nothing is remembered', async () => {
    const judged = await judgeStatement(desk, await put(statementOf(visit)));
    if (!judged.ok) throw new Error(judged.why);
    expect(judged.rows).toBe(visit.rows.length);
    expect(judged.counts.high + judged.counts.medium).toBe(judged.found.length);
    const found = new Set(judged.found.map(({ transaction }) => transaction.id));
    for (const { kind, keys } of visit.planted)
      expect(
        visit.rows.some(({ key, transaction }) => keys.includes(key) && found.has(transaction.id)),
        kind,
      ).toBe(true);
    expect(judged.found.every(({ findings }) => findings.length > 0)).toBe(true);
    expect(await countTransactions(db)).toBe(0);
  });

  it('gives a case its row with the reasons, once however often it is asked', async () => {
    const judged = await judgeStatement(desk, await put(statementOf(visit)));
    if (!judged.ok) throw new Error(judged.why);
    const { key, transaction, findings } = judged.found[0]!;
    const order = { request: 'request-12345678', rows: [{ key, transaction, findings }] };
    const caseId = await openCaseOn(desk, order);
    expect(await openCaseOn(desk, order)).toBe(caseId);
    const [opened] = await readLog(db, caseId);
    expect(opened!.body.act).toMatchObject({ kind: 'opened', transactions: [{ key }], findings, page: null });
    const again = await judgeStatement(desk, await put(statementOf(visit)));
    expect(again.ok && again.found.find((row) => row.key === key)?.caseId).toBe(caseId);
  });

  it('is remembered under its own name where the user asks for it, the same file once', async () => {
    const file = await put(statementOf(visit));
    expect(await keepStatement(desk, file)).toEqual({ ok: true, rows: visit.rows.length });
    await keepStatement(desk, file);
    expect(await portalsOfLedger(db)).toEqual([{ portal: 'statement:march.csv', rows: visit.rows.length }]);
  });

  it('says what is wrong with a file that holds no transactions', async () => {
    expect(await judgeStatement(desk, await put('name,colour\nrose,red\n'))).toMatchObject({ ok: false });
  });

  it('can be stopped', async () => {
    const file = await put(statementOf(visit));
    const under = judgeStatement(desk, file);
    // Cancelled once it has begun: a look at what is known takes a turn or more.
    const stop = setInterval(() => cancelStatement(file.sha256));
    const answer = await under;
    clearInterval(stop);
    expect(answer).toEqual({ ok: false, why: 'cancelled' });
  });
});
