// What the user taught about a site's columns: it wins, survives what a re-deploy changes, and leaves other tables alone.
import { describe, expect, test } from 'vitest';
import type { Role } from '@/lib/model/column-role';
import { toDecimal } from '@/lib/model/money';
import { parseTaught, printTaught, type TaughtTable } from '@/lib/model/taught';
import { textCell } from '@/lib/reading/cell';
import { interpretGrid } from '@/lib/reading/columns/interpret';
import { rememberTable, taughtRoles } from '@/lib/reading/teach';

const host = 'portal.example';
const table = (headings: string[], columns: Record<number, Role>): TaughtTable => ({
  headings,
  columns: Object.entries(columns).map(([index, role]) => ({
    heading: headings[Number(index)]!,
    index: Number(index),
    role,
  })),
});

function read(headings: string[], rows: string[][], taught: ReturnType<typeof rememberTable> | null) {
  return interpretGrid(
    {
      headings: headings.map((heading) => (heading === '' ? [] : [heading])),
      rows: rows.map((cells, row) => ({ row, cells: cells.map(textCell) })),
      total: null,
    },
    { language: '', host, now: '2026-11-24T10:00:00' },
    null,
    taught,
  );
}

const headings = ['Wert A', 'Wert B', 'Wert C', 'Bemerkung'];
const rows = [
  ['2026-03-01', '12.00', '10.00', 'x'],
  ['2026-03-02', '13.00', '11.00', 'y'],
];
const site = rememberTable(null, host, table(headings, { 0: 'time', 1: 'net', 2: 'amount' }));

describe('a table that nobody could understand', () => {
  test('is read as the user said', () => {
    expect(read(headings, rows, null).kind).not.toBe('transactions');
    const found = read(headings, rows, site);
    expect(found.kind).toBe('transactions');
    if (found.kind !== 'transactions') return;
    expect(found.fields).toMatchObject({ time: 'Wert A', amount: 'Wert C', net: 'Wert B' });
    expect(found.rows.map(({ transaction }) => toDecimal(transaction.amount!))).toEqual(['10.00', '11.00']);
  });
});

test('the user’s word wins over a heading that says otherwise', () => {
  const own = ['Date', 'Amount', 'Fee'];
  const values = [
    ['2026-03-01 10:00', '12.00', '10.00'],
    ['2026-03-02 10:00', '13.00', '11.00'],
  ];
  const found = read(own, values, rememberTable(null, host, table(own, { 1: 'fee', 2: 'amount' })));
  expect(found.kind === 'transactions' && found.fields).toMatchObject({ amount: 'Fee', fee: 'Amount' });
});

describe('after a re-deploy', () => {
  test.each<[string, string[], (string | null)[]]>([
    ['the same', headings, ['time', 'net', 'amount', null]],
    ['columns moved', ['Wert C', 'Bemerkung', 'Wert A', 'Wert B'], ['amount', null, 'time', 'net']],
    ['a column more', ['Neu', ...headings], [null, 'time', 'net', 'amount', null]],
    ['a column gone', ['Wert A', 'Wert C', 'Bemerkung'], ['time', 'amount', null]],
    ['other letters and widths', ['WERT A', 'Ｗｅｒｔ B', 'wert c', 'Bemerkung'], ['time', 'net', 'amount', null]],
  ])('%s', (_, now, expected) => {
    const roleOf = taughtRoles(site, now);
    expect(now.map((heading, index) => roleOf?.(heading, index) ?? null)).toEqual(expected);
  });

  test('another table of the site is not touched', () => {
    expect(taughtRoles(site, ['Name', 'Role', 'Last login'])).toBeNull();
    expect(taughtRoles(site, ['Wert A', 'Name', 'Role', 'Last login', 'E-Mail'])).toBeNull();
    expect(taughtRoles(null, headings)).toBeNull();
  });

  test('columns without a heading are known by their place, as long as there are as many', () => {
    const bare = rememberTable(null, host, table(['', '', ''], { 0: 'time', 2: 'amount' }));
    const three = taughtRoles(bare, ['', '', '']);
    expect([0, 1, 2].map((index) => three?.('', index) ?? null)).toEqual(['time', null, 'amount']);
    expect(taughtRoles(bare, ['', '', '', ''])).toBeNull();
  });

  test('of two columns of one heading the place decides', () => {
    const twice = rememberTable(null, host, table(['Betrag', 'Betrag', 'Datum'], { 1: 'amount', 2: 'time' }));
    const roleOf = taughtRoles(twice, ['Betrag', 'Betrag', 'Datum']);
    expect([roleOf?.('Betrag', 0), roleOf?.('Betrag', 1), roleOf?.('Datum', 2)]).toEqual([null, 'amount', 'time']);
  });
});

describe('keeping it', () => {
  test('teaching a table again replaces it, saying nothing forgets it', () => {
    const again = rememberTable(site, host, table(headings, { 1: 'amount' }));
    expect(again.tables).toHaveLength(1);
    expect(taughtRoles(again, headings)?.('Wert B', 1)).toBe('amount');
    expect(rememberTable(again, host, { headings, columns: [] }).tables).toEqual([]);
    expect(rememberTable(site, host, table(['Datum', 'Summe'], { 0: 'time' })).tables).toHaveLength(2);
  });

  test('a file is read back as it was written, and nothing else is taken for one', () => {
    expect(parseTaught(printTaught(site))).toEqual(site);
    for (const text of [
      '',
      '{}',
      '[]',
      'null',
      printTaught(site).replace('"amount"', '"money"'),
      printTaught(site).replace(': 1,', ': 2,'),
    ])
      expect(parseTaught(text), text).toBeNull();
  });

  test('a file names headings and meanings alone', () => {
    expect(printTaught(site)).not.toMatch(/2026|12\.00/);
  });
});
