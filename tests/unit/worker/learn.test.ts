// One press on a mark, and a case's end, over a real (fake) database: what the next page shows, what the options list, and that
// removing it brings the mark back.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usualChoice } from '@/lib/model/detection-choice';
import type { FrameReading } from '@/lib/model/reading';
import { type Database, openDatabase } from '@/lib/storage/database';
import { writeDetectionChoice } from '@/lib/storage/detection-choice';
import { openCase, writeAct } from '@/lib/worker/case-desk';
import { deleteWholeCase } from '@/lib/worker/clean-up';
import { ledgerCounted } from '@/lib/worker/count-ledger';
import type { Desk } from '@/lib/worker/desk';
import { forgetLearned, judgeRow, learnedItems, learnFromCase } from '@/lib/worker/learn';
import { readPage } from '@/lib/worker/read-page';
import { ruleRates } from '@/lib/worker/rule-rates';
import { generateDemo } from '@/tests/portals/demo/generator';
import { transactionsOf } from '@/tests/portals/demo/transactions';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  return { browser: fakeBrowser() };
});

let count = 0;
let db: Database;
const desk: Desk = {
  database: async () => db,
  now: () => new Date('2026-03-06T00:00:00Z'),
  newId: () => 'id-00000000',
};
const at = { tabId: 1, frameId: 0 };
const data = generateDemo({ seed: 20260301 });
const rows = transactionsOf('antd', data).slice(0, 300);
const reading: FrameReading = {
  url: 'https://portal.example.test/list',
  title: '',
  language: 'zh-CN',
  tables: [{ fields: {}, shown: rows.length, total: rows.length, rows }],
  notRead: [],
};
const night = rows.find(({ transaction }) => transaction.amount?.minor === 1_000_000)!;

beforeEach(async () => {
  db = await openDatabase({ name: `learn-${++count}` });
});
afterEach(async () => {
  await ledgerCounted(desk);
  db.close();
  vi.restoreAllMocks();
});

const marksOfNight = async () =>
  (await readPage(desk, at, { reading, complete: true })).findings
    .filter(({ key }) => key === night.key)
    .map(({ rule }) => rule);

describe('a press on a mark', () => {
  it('takes the mark away, is listed, and comes back when it is removed', async () => {
    const before = await marksOfNight();
    expect(before).toContain('amount-out-of-range');
    const { findings } = await judgeRow(desk, at, { key: night.key, verdict: 'fine' });
    expect(findings.filter(({ key }) => key === night.key)).toEqual([]);
    expect(await marksOfNight()).toEqual([]);
    for (const { id } of await learnedItems(db)) await forgetLearned(desk, id);
    expect(await learnedItems(db)).toEqual([]);
    expect(await marksOfNight()).toEqual(before);
  });

  it('is taken back whole', async () => {
    const before = await marksOfNight();
    await judgeRow(desk, at, { key: night.key, verdict: 'wrong' });
    expect((await learnedItems(db)).map(({ kind }) => kind)).toContain('card');
    await judgeRow(desk, at, { key: night.key, verdict: 'take-back' });
    expect(await learnedItems(db)).toEqual([]);
    expect(await marksOfNight()).toEqual(before);
  });

  it('counts only for a row that the frame shows', async () => {
    await marksOfNight();
    await expect(judgeRow(desk, at, { key: 'elsewhere', verdict: 'fine' })).rejects.toThrow();
    expect(await learnedItems(db)).toEqual([]);
  });
});

it('a case teaches what was decided in it, a changed mind in place of the first, and nothing once it is deleted', async () => {
  await marksOfNight();
  const caseId = await openCase(desk, { request: 'request-12345678', tabId: 1, keys: [night.key] });
  const decide = async (request: string, outcome: 'normal' | 'suspected-fraud') => {
    await writeAct(desk, { request, caseId, act: { kind: 'classified', outcome, reason: '' } });
    await learnFromCase(desk, db, caseId);
    return new Set((await learnedItems(db)).map(({ kind }) => kind));
  };
  expect(await decide('request-00000001', 'suspected-fraud')).toEqual(new Set(['card', 'terminal']));
  expect(await decide('request-00000002', 'normal')).toEqual(new Set(['fine']));
  expect(await marksOfNight()).toEqual([]);
  await deleteWholeCase(desk, caseId);
  expect(await learnedItems(db)).toEqual([]);
});

it('tells of each rule how often it would have spoken, switched off or not, and a choice is what the next page is judged by', async () => {
  const before = await marksOfNight();
  const rateOf = async (choice: typeof usualChoice, rule: string) =>
    (await ruleRates(db, choice)).rules.find((one) => one.rule === rule)!;
  const usual = await rateOf(usualChoice, 'amount-out-of-range');
  expect(usual.notable).toBeGreaterThan(0);
  expect(usual.examples.map(({ key }) => key)).toContain(night.key);
  const off = { ...usualChoice, off: ['amount-out-of-range'] };
  expect(await rateOf(off, 'amount-out-of-range')).toEqual({ ...usual, isOff: true });
  const stern = { ...usualChoice, parameters: { 'amount-out-of-range': { spread: 10 } } };
  expect((await rateOf(stern, 'amount-out-of-range')).marked).toBeLessThanOrEqual(usual.marked);
  await writeDetectionChoice(db, off);
  expect(await marksOfNight()).toEqual(before.filter((rule) => rule !== 'amount-out-of-range'));
});
