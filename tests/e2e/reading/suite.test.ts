// Every page of the reading suite, read in real Chromium and held against its truth; then each page changed as portals change.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSuite } from '@/tests/portals/suite/load';
import { type Mutation, mutations } from '@/tests/portals/suite/mutation';
import type { SuitePage } from '@/tests/portals/suite/suite-page';
import { truthOf } from '@/tests/portals/suite/suite-page';
import { type Comparison, compare, faults } from './compare';
import { launchSuite, type SuiteBrowser } from './suite-browser';

const { pages, decoys } = await loadSuite();
let suite: SuiteBrowser;

beforeAll(async () => {
  suite = await launchSuite();
});
afterAll(() => suite.close());

async function readAndCompare(
  name: string,
  page: SuitePage,
  mutation: Mutation,
): Promise<Comparison & { total: number | null }> {
  // A changed page's virtual rows are not scrolled through: what stands in the document must be right.
  const isScrolled = page.isVirtual === true && mutation === 'none';
  const tab = await suite.open(name, mutation, isScrolled ? 'own' : 'shared');
  try {
    const { tables } = await suite.read(tab, isScrolled ? (page.hasVirtualColumns ? 'walk' : 'scroll') : 'read');
    const rows = tables.flatMap((table) => table.rows);
    const truth = truthOf(page, mutation);
    const shown = page.isVirtual && !isScrolled ? Math.min(rows.length, truth.length) : (page.pageSize ?? truth.length);
    return { ...compare(truth.slice(0, shown), rows), total: tables[0]?.total ?? null };
  } finally {
    await tab.close();
  }
}

describe('pages of the suite', () => {
  test('there are at least 20, in at least 8 languages, and at least 8 decoys', () => {
    expect(pages.size).toBeGreaterThanOrEqual(20);
    expect(new Set([...pages.values()].map((page) => page.language.split('-')[0])).size).toBeGreaterThanOrEqual(8);
    expect(decoys.size).toBeGreaterThanOrEqual(8);
  });

  test.concurrent.each([...pages])('%s is read right', async (name, page) => {
    const result = await readAndCompare(name, page, 'none');
    const told = faults(result).join('\n');
    expect(result.found / result.expected, told).toBeGreaterThanOrEqual(0.995);
    expect(result.invented, told).toBe(0);
    for (const [field, { right }] of Object.entries(result.fields))
      expect(right / result.found, `${field}\n${told}`).toBeGreaterThanOrEqual(0.99);
    if (page.saysTotal !== false && (page.pageSize !== undefined || page.isVirtual))
      expect(result.total).toBe(truthOf(page, 'none').length);
  });

  test.each([...decoys])('%s holds no transactions', async (name) => {
    const tab = await suite.open(name);
    const { tables } = await suite.read(tab);
    await tab.close();
    expect(tables).toEqual([]);
  });
});

const changes = mutations.filter((mutation) => mutation !== 'none');
describe.each(changes)('pages changed: %s', (mutation) => {
  test.concurrent.each([...pages])('%s is read right or not at all', async (name, page) => {
    const result = await readAndCompare(name, page, mutation);
    const told = faults(result).join('\n');
    expect(result.invented, told).toBe(0);
    for (const [field, { wrong }] of Object.entries(result.fields)) expect(wrong, `${field}\n${told}`).toBe(0);
  });
});

test('the comparison notices a lost row, an invented row, a wrong value and a missing one', () => {
  const [page] = [...pages.values()];
  const truth = truthOf(page!, 'none').slice(0, 4);
  const read = truth.map((row) => ({ ...row, raw: {} })) as unknown as Parameters<typeof compare>[1];
  expect(faults(compare(truth, read))).toEqual([]);
  expect(compare(truth, read.slice(1))).toMatchObject({ found: 3, expected: 4, invented: 0 });
  expect(compare(truth.slice(1), read)).toMatchObject({ found: 3, invented: 1 });
  const [first, ...rest] = read;
  expect(compare(truth, [{ ...first!, amount: '0.01' }, ...rest]).fields.amount).toMatchObject({ wrong: 1, right: 3 });
  expect(compare(truth, [{ ...first!, amount: null }, ...rest]).fields.amount).toMatchObject({ missing: 1, wrong: 0 });
});

test('what the reader knows of tables names no library', () => {
  const grids = new URL('../../../lib/reading/grids/', import.meta.url);
  const names =
    /ant-table|el-table|ag-|MuiData|vxe|layui|tabulator|vaadin|dataTables|bootstrap-table|arco|ui-jq|x-grid/;
  for (const file of [
    'native-tables',
    'aria-grids',
    'repeated-rows',
    'leaves',
    'join',
    'row-keys',
    'geometry',
    'spans',
  ]) {
    const code = readFileSync(new URL(`${file}.ts`, grids), 'utf8').replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '');
    expect(names.test(code), file).toBe(false);
  }
});
