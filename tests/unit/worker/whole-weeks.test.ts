// Rules that look at whole weeks of a shop speak, and keep still, on a large ledger and in a statement as it goes by as they do where
// every row is held.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { StreamAssessor } from '@/lib/detection/stream';
import { wallSeconds } from '@/lib/model/moment';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { type Database, openDatabase } from '@/lib/storage/database';
import { remember } from '@/lib/storage/ledger';
import { countOn } from '@/lib/storage/tallies';
import { historyOf } from '@/lib/worker/history-of';
import type { Example } from '../detection/example-shop';
import { examples } from '../detection/examples';

const streamed = ['refund-share', 'operator-refunds', 'approval-collapse', 'volume-jump', 'dormant-terminal'];
const onLedger = [...streamed, 'bin-burst', 'open-preauth'];
const listed = (rules: readonly string[], of: 'speaks' | 'isStill') =>
  rules.flatMap((rule) => examples[rule]![of].map((example: Example) => [rule, example.what, example.rows] as const));

const timeOf = ({ transaction: { time } }: KeyedTransaction) => (time === null ? 0 : wallSeconds(time));
const inOrder = (rows: readonly KeyedTransaction[]) =>
  [...rows].sort((a, b) => timeOf(a) - timeOf(b) || (a.key < b.key ? -1 : 1));

let count = 0;
let open: Database | null = null;
afterEach(() => open?.close());

/** Rows of which a rule speaks on a page of 60 rows around the row in question, of a ledger that is asked by its indexes. */
async function onPage(rule: string, rows: readonly KeyedTransaction[]): Promise<string[]> {
  open = await openDatabase({ name: `weeks-${++count}` });
  while (await countOn(open));
  const seen = { at: '2026-04-01T00:00:00.000Z', url: 'https://portal.test/list' };
  await remember(open, 'portal.test', rows, seen);
  const line = inOrder(rows);
  const at = line.findIndex(({ key }) => key === 'x');
  const page = line.slice(Math.max(0, at - 50), at + 10);
  const { findings } = assess(page, await historyOf(open, 'portal.test', page, { small: 0 }), {});
  return findings.filter((finding) => finding.rule === rule).map(({ key }) => key);
}

function inStream(rule: string, rows: readonly KeyedTransaction[]): string[] {
  const assessor = new StreamAssessor();
  return inOrder(rows)
    .flatMap((row) => assessor.push(row).findings)
    .filter((finding) => finding.rule === rule)
    .map(({ key }) => key);
}

describe('on a large ledger', () => {
  it.each(listed(onLedger, 'speaks'))('%s speaks: %s', async (rule, _, rows) => {
    expect((await onPage(rule, rows)).length).toBeGreaterThanOrEqual(1);
  });
  it.each(listed(onLedger, 'isStill'))('%s keeps still: %s', async (rule, _, rows) => {
    expect(await onPage(rule, rows)).not.toContain('x');
  });
});

describe('in a statement as it goes by', () => {
  it.each(listed(streamed, 'speaks'))('%s speaks once: %s', (rule, _, rows) => {
    expect(inStream(rule, rows)).toHaveLength(1);
  });
  it.each(listed(streamed, 'isStill'))('%s keeps still: %s', (rule, _, rows) => {
    expect(inStream(rule, rows)).not.toContain('x');
  });
});
