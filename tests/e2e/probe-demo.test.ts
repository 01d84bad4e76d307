// `npm run probe` over the demo portal's three pages, page by page to the end: every row, every field, every planted incident.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { recordsOf, truthOf, type ViewName } from '@/tests/portals/demo/views';
import { loadSuite } from '@/tests/portals/suite/load';
import { startSuite } from '@/tests/portals/suite/server';
import { truthOf as truthOfPage } from '@/tests/portals/suite/suite-page';
import { buildExtension, projectRoot } from './harness/build-extension';
import type { ProbeResult } from './harness/probe';

const folder = mkdtempSync(join(tmpdir(), 'tillguard-probe-demo-'));
const till = join(folder, 'till.csv');
const views: { view: ViewName; lang: 'zh-CN' | 'en'; withTill: boolean }[] = [
  { view: 'antd', lang: 'zh-CN', withTill: true },
  { view: 'element', lang: 'en', withTill: false },
  { view: 'classic', lang: 'zh-CN', withTill: false },
];
const results = new Map<ViewName, ProbeResult>();
let demo: DemoPortal;

beforeAll(async () => {
  demo = await startDemoPortal();
  writeFileSync(till, await (await fetch(`${demo.origin}/till.csv`)).text());
  await buildExtension('chrome', 'e2e');
  // A walk through the pages is mostly polite waiting: the three wait together.
  await Promise.all(
    views.map(async ({ view, lang, withTill }) => {
      results.set(view, await probe(`${demo.origin}/${view}?lang=${lang}`, ...(withTill ? ['--till', till] : [])));
    }),
  );
}, 360_000);
afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Exactly what a merchant's supporter types. */
async function probe(...args: string[]): Promise<ProbeResult> {
  const { stdout } = await promisify(execFile)(
    join(projectRoot, 'node_modules/.bin/tsx'),
    ['tests/commands/probe.ts', ...args, '--json', '--pages', '100'],
    { cwd: projectRoot, maxBuffer: 256 * 1024 * 1024 },
  );
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as ProbeResult;
}

const keysOfRow = [
  'row',
  'id',
  'orderId',
  'time',
  'amount',
  'currency',
  'type',
  'status',
  'cardLast4',
  'cardMasked',
  'terminal',
  'store',
  'operator',
  'merchantNo',
  'rrn',
  'authCode',
  'trace',
  'batch',
  'entryMode',
  'originalId',
  'issuer',
  'payer',
  'fee',
  'net',
  'settlementDate',
  'raw',
];

describe.each(views)('the page $view in $lang', ({ view, lang, withTill }) => {
  let result: ProbeResult;
  beforeAll(() => {
    result = results.get(view)!;
  });

  it('is read to the last row and field', () => {
    const truths = truthOf(view, demo.data, lang);
    expect(result.tables).toHaveLength(1);
    const { rows } = result.tables[0]!;
    expect(rows.map(({ id }) => id)).toEqual(truths.map(({ id }) => id));
    expect(Object.keys(rows[0]!).sort()).toEqual([...keysOfRow].sort());
    const wrong: string[] = [];
    for (const [i, truth] of truths.entries())
      for (const field of keysOfRow.filter((key) => key !== 'row' && key !== 'raw')) {
        const [is, should] = [rows[i]![field] ?? null, truth[field] ?? null];
        if (is !== should) wrong.push(`${truth.id} ${field}: ${JSON.stringify(is)} for ${JSON.stringify(should)}`);
      }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(result.notRead).toEqual([]);
  });

  it('has every planted incident marked, and at most one in a hundred of the other rows', () => {
    const shown = new Set(recordsOf(view, demo.data).map(({ id }) => id));
    const rows = result.tables[0]!.rows;
    const marked = new Set(
      result.findings.filter(({ severity }) => severity !== 'low').map(({ row }) => String(rows[row]!.id)),
    );
    const there = demo.data.incidents.filter(
      ({ ids, needsTill }) => (withTill || !needsTill) && ids.some((id) => shown.has(id)),
    );
    expect(there.length).toBeGreaterThan(2);
    expect(there.filter(({ ids }) => !ids.some((id) => marked.has(id))).map(({ kind }) => kind)).toEqual([]);
    const planted = new Set(demo.data.incidents.flatMap(({ ids }) => ids));
    const others = [...marked].filter((id) => !planted.has(id));
    expect(others.length, others.join()).toBeLessThanOrEqual(rows.length / 100);
    for (const { reason } of result.findings) expect(reason).not.toMatch(/\{\w+\}|\.reason$/);
  });
});

it('finds nothing on pages that hold no transactions, and the list beside them', async () => {
  const suite = await startSuite();
  try {
    const { decoys, pages } = await loadSuite();
    const names = [...decoys.keys(), 'two-line-cells'];
    const frames = names.map(
      (name) => `<iframe src="${suite.origin}/page/${name}" width="1200" height="500"></iframe>`,
    );
    const file = join(folder, 'decoys.html');
    writeFileSync(file, `<!doctype html><html lang="en"><meta charset="utf-8"><body>${frames.join('')}</body></html>`);
    const { tables } = await probe(file);
    // One table: none of the decoys', and all of the list's, so that frames are known to be read.
    expect(tables.map(({ fields, rows }) => [Object.values(fields), rows.length])).toEqual([
      [expect.any(Array), truthOfPage(pages.get('two-line-cells')!, 'none').length],
    ]);
  } finally {
    await suite.close();
  }
  // Where no file before it has built the suite's pages, that is in this time too.
}, 300_000);

it('prints no full card number, though the page shows them', async () => {
  const { stdout } = await promisify(execFile)(
    join(projectRoot, 'node_modules/.bin/tsx'),
    ['tests/commands/probe.ts', `${demo.origin}/classic`],
    { cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 },
  );
  expect(stdout.split('\n').length).toBeGreaterThan(10);
  expect(demo.data.pans.filter((pan) => stdout.includes(pan))).toEqual([]);
});

it.each([
  [['no-such-file.html'], 'There is no file'],
  [['--pages', '0', 'x.html'], '--pages takes'],
  [[], 'Usage'],
])('answers %j with one plain sentence and a failure', async (args, sentence) => {
  const failed = await promisify(execFile)(
    join(projectRoot, 'node_modules/.bin/tsx'),
    ['tests/commands/probe.ts', ...args],
    {
      cwd: projectRoot,
    },
  ).catch((error: { code: number; stderr: string }) => error);
  expect(failed).toMatchObject({ code: 1 });
  expect(failed.stderr.trim().split('\n')).toHaveLength(1);
  expect(failed.stderr).toContain(sentence);
});
