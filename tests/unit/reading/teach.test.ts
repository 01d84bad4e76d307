// What the user taught about a site's columns: it wins, survives what a re-deploy changes, and leaves other tables alone.
import { describe, expect, test } from 'vitest';
import type { Role } from '@/lib/model/column-role';
import { filesHost } from '@/lib/model/file-columns';
import { toDecimal } from '@/lib/model/money';
import { parseTaught, printTaught, type TaughtTable } from '@/lib/model/taught';
import { textCell } from '@/lib/reading/cell';
import { interpretGrid } from '@/lib/reading/columns/interpret';
import { rememberSite, rememberTable, taughtRoles } from '@/lib/reading/teach';

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

test('of a cell with several lines, the line that can be what the user says', () => {
  const lines = (...texts: string[]) => ({ ...textCell(texts.join(' ')), lines: texts });
  const own = ['Feld 1', 'Feld 2'];
  const found = interpretGrid(
    {
      headings: own.map((heading) => [heading]),
      rows: [0, 1, 2].map((row) => ({
        row,
        cells: [lines(`K${row}`, `2026-03-0${row + 1} 10:00:00`), lines(`1${row}.00`, `note ${row}`)],
      })),
      total: null,
    },
    { language: '', host, now: '2026-11-24T10:00:00' },
    null,
    rememberTable(null, host, table(own, { 0: 'time', 1: 'amount' })),
  );
  const [first] = found.kind === 'transactions' ? found.rows : [];
  expect(first?.transaction).toMatchObject({ time: { local: '2026-03-01T10:00:00' }, amount: { minor: 1000 } });
});

test('what nobody may keep is not kept, whatever it is said to be', () => {
  const own = ['Datum', 'Betrag', 'CVV'];
  const values = [
    ['2026-03-01 10:00', '12.00', '731'],
    ['2026-03-02 10:00', '13.00', '842'],
  ];
  const found = read(own, values, rememberTable(null, host, table(own, { 0: 'time', 1: 'amount', 2: 'authCode' })));
  expect(found.kind).toBe('transactions');
  expect(JSON.stringify(found)).not.toMatch(/731|842/);
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

  test('a grid that draws only some columns is taught piece by piece', () => {
    const left = rememberTable(null, host, table(['A', 'B', 'C', 'D'], { 0: 'time', 1: 'status' }));
    const both = rememberTable(left, host, table(['B', 'C', 'D', 'E'], { 3: 'amount' }));
    expect(both.tables).toHaveLength(1);
    const roleOf = taughtRoles(both, ['A', 'B', 'C', 'D', 'E']);
    // B was in sight and nothing was said of it any more; A was not.
    expect(['A', 'B', 'E'].map((heading, i) => roleOf?.(heading, i))).toEqual(['time', null, 'amount']);
    // Said of another column now, it is no longer what was said of the one out of sight.
    const moved = rememberTable(both, host, table(['B', 'C', 'D', 'E'], { 2: 'time', 3: 'amount' }));
    expect(taughtRoles(moved, ['A', 'B', 'C', 'D', 'E'])?.('A', 0)).toBeNull();
  });

  test('a file adds to what is known of its site and takes nothing away', () => {
    const other = table(['Datum', 'Summe', 'Kasse'], { 0: 'time' });
    const mine = rememberTable(site, host, other);
    const given = rememberTable(null, host, table(headings, { 1: 'amount' }));
    const both = rememberSite(mine, { ...given, tables: [...given.tables, { ...other, columns: [] }] });
    expect(both.tables).toHaveLength(2);
    expect(taughtRoles(both, headings)?.('Wert B', 1)).toBe('amount');
    expect(taughtRoles(both, other.headings)?.('Datum', 0)).toBe('time');
  });

  test.each([
    'portal.example/path',
    'portal.example@evil.example',
    'PORTAL.example',
    ' portal.example',
    'портал.example',
    'a\u202eb.example',
    '',
    '__proto__ ',
  ])('a file for %j is none', (name) => {
    expect(parseTaught(printTaught({ ...site, host: name }))).toBeNull();
  });

  test('ports and addresses are hosts; a file without columns, with foreign keys or endless ones is safe', () => {
    for (const name of [filesHost, '127.0.0.1:8443', '[::1]:8080', 'portal.example:81'])
      expect(parseTaught(printTaught({ ...site, host: name }))?.host).toBe(name);
    expect(parseTaught(printTaught({ ...site, tables: [] }))).toBeNull();
    expect(parseTaught(printTaught({ ...site, tables: [{ headings, columns: [] }] }))).toBeNull();
    const dressed = printTaught(site).replace('{', '{"__proto__":{"polluted":1},"script":"x",');
    expect(parseTaught(dressed)).toEqual(site);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(parseTaught(`${'['.repeat(90_000)}`)).toBeNull();
    expect(parseTaught(printTaught(site).padEnd(1_000_001))).toBeNull();
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
