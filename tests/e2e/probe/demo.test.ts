// `npm run probe` on the demo portal against the generator's truth: every row and field of every page, every planted incident,
// and hardly anything else marked. Run through the command itself, as a supporter of a new portal runs it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension, projectRoot } from '@/tests/e2e/harness/build-extension';
import type { ProbeResult } from '@/tests/e2e/harness/probe';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { type Language, recordsOf, truthOf, type ViewName } from '@/tests/portals/demo/views';

const run = promisify(execFile);

let portal: DemoPortal;
let folder: string;
let till: string;

beforeAll(async () => {
  await buildExtension('chrome', 'e2e');
  portal = await startDemoPortal({});
  folder = mkdtempSync(join(tmpdir(), 'tillguard-test-'));
  till = join(folder, 'till.csv');
  writeFileSync(till, Buffer.from(await (await fetch(`${portal.origin}/till.csv`)).arrayBuffer()));
});
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

async function probeWith(...args: string[]): Promise<ProbeResult> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'tests/commands/probe.ts', ...args, '--json'], {
    cwd: projectRoot,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as ProbeResult;
}

/** Every field of the first `count` rows as the generator has it; what the page does not show is null. */
function expectRows(result: ProbeResult, view: ViewName, language: Language, count: number): void {
  const [table] = result.tables;
  const truth = truthOf(view, portal.data, language).slice(0, count);
  expect(result.tables).toHaveLength(1);
  expect(table!.rows).toHaveLength(truth.length);
  const wrong = truth.flatMap((wanted, at) => {
    const { row, raw, ...read } = table!.rows[at]!;
    const facts = wanted as unknown as Record<string, unknown>;
    return Object.entries(read).flatMap(([field, value]) =>
      value === (facts[field] ?? null) ? [] : [`row ${at} ${field}: ${value} instead of ${facts[field] ?? null}`],
    );
  });
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(table!.rows.map(({ row }) => row)).toEqual(truth.map((_, at) => at));
}

/** Portal ids of rows marked at medium or high. */
function markedIds(result: ProbeResult): Set<string> {
  return new Set(
    result.findings
      .filter(({ severity }) => severity !== 'low')
      .map(({ table, row }) => String(result.tables[table]!.rows[row]!.id)),
  );
}

function expectMarks(result: ProbeResult, view: ViewName, hasTill: boolean): void {
  const shown = new Set(recordsOf(view, portal.data).map((record) => record.id));
  const found = markedIds(result);
  const { incidents } = portal.data;
  const missed = incidents.filter(
    ({ ids, needsTill }) =>
      (hasTill || !needsTill) && ids.some((id) => shown.has(id)) && !ids.some((id) => found.has(id)),
  );
  expect(missed.map(({ kind }) => kind)).toEqual([]);
  const planted = new Set(incidents.flatMap(({ ids }) => ids));
  const others = [...found].filter((id) => !planted.has(id));
  expect(others.length, others.join()).toBeLessThanOrEqual(shown.size / 100);
  for (const { reason, score } of result.findings) {
    expect(reason).toMatch(/\S{4}/);
    expect(reason).not.toMatch(/^[a-z-]+\.[a-z.-]+$/);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
  }
}

describe('npm run probe on the demo portal', () => {
  it('reads all pages of the Ant Design list and finds all that was planted, the till at hand', async () => {
    const result = await probeWith(`${portal.origin}/antd`, '--pages', '1000', '--till', till);
    const [table] = result.tables;
    expectRows(result, 'antd', 'zh-CN', Number.POSITIVE_INFINITY);
    expect(table).toMatchObject({ frame: 0, shown: 50, total: table!.rows.length });
    expect(result.notRead).toEqual([]);
    expectMarks(result, 'antd', true);
    const night = portal.data.incidents.find(({ kind }) => kind === 'C3-night-charge')!.ids[0];
    const row = table!.rows.findIndex(({ id }) => id === night);
    expect(result.findings.filter((finding) => finding.row === row)).toContainEqual(
      expect.objectContaining({
        severity: 'high',
        class: 'suspected-fraud',
        reason: expect.stringContaining('10,000.00'),
      }),
    );
  }, 240_000);

  it('reads the framed table of the old system, subtotals left out, card numbers masked', async () => {
    const result = await probeWith(`${portal.origin}/classic`);
    expectRows(result, 'classic', 'zh-CN', Number.POSITIVE_INFINITY);
    expectMarks(result, 'classic', false);
    // A whole card number would be 13 to 19 digits in one piece that is a card's.
    expect(JSON.stringify(result.tables)).not.toMatch(/"cardMasked":"\d{13,19}"/);
  });

  it('reads three pages of the Element Plus list in English, each row once', async () => {
    const result = await probeWith(`${portal.origin}/element?lang=en`, '--pages', '3', '--lang', 'en');
    expectRows(result, 'element', 'en', 60);
    expect(result.tables[0]!.shown).toBe(20);
    for (const { reason } of result.findings) expect(reason).not.toMatch(/[\u4e00-\u9fff]{4}/);
  });

  it.each(['none', 'prices', 'users'])('says of a page without transactions that there are none (%s)', async (name) => {
    const url = `${portal.origin}/${name}`;
    const result = await probeWith(url);
    expect(result).toMatchObject({ target: url, tables: [], findings: [] });
  });

  it('ends with one plain sentence and not 0 where the page or file is not there', async () => {
    for (const args of [['no-such-file.html'], ['http://127.0.0.1:9/'], ['a.html', '--pages', 'x'], []]) {
      const failed = await probeWith(...args).then(
        () => null,
        (error: unknown) => error as { code: number; stderr: string; stdout: string },
      );
      expect(failed).toMatchObject({ code: 1, stdout: '' });
      expect(failed!.stderr.trim().split('\n')).toHaveLength(1);
      expect(failed!.stderr).toMatch(/[.\]]\s*$/);
    }
  });
});
