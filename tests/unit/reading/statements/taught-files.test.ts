// [till exports of any column names] A file whose headings say nothing to the reader: its columns are shown, the user says what each
// is, and the file, and the next one with the same headings, is read by that.
import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/model/column-role';
import { filesHost } from '@/lib/model/file-columns';
import type { TaughtSite } from '@/lib/model/taught';
import { readStatement } from '@/lib/reading/statement';
import { readFileColumns } from '@/lib/reading/statements/file-columns';
import { rememberTable } from '@/lib/reading/teach';

const options = {
  name: 'till.csv',
  now: '2026-03-05T12:00:00',
  language: 'zh-CN',
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

function say(site: TaughtSite | null, headings: readonly string[], ...said: (Role | null)[]): TaughtSite {
  const columns = said.flatMap((role, index) => (role ? [{ heading: headings[index] ?? '', index, role }] : []));
  return rememberTable(site, filesHost, { headings: [...headings], columns });
}

const strange = [
  '某餐厅收银日结',
  '甲栏,乙栏,丙栏,丁栏',
  '168.00,桌07,2026-03-01 12:00:01,A9001',
  '59.50,桌03,2026-03-01 12:31:40,A9002',
  '1280.00,桌11,2026-03-01 19:05:12,A9003',
];

describe('a till export of unknown columns', () => {
  it('is not read by guessing, and shows its headings, rows and how many columns there are', async () => {
    const bytes = bytesOf(strange.join('\n'));
    expect((await readStatement(bytes, options)).notRead).not.toBeNull();
    const columns = await readFileColumns(bytes, options);
    expect(columns?.headings).toEqual(['甲栏', '乙栏', '丙栏', '丁栏']);
    expect(columns?.rows[0]).toEqual(['168.00', '桌07', '2026-03-01 12:00:01', 'A9001']);
    expect(columns?.rows).toHaveLength(3);
    expect(columns?.taught).toEqual([null, null, null, null]);
  });

  it('is read once the user has said what they are, and so is the next day with columns moved', async () => {
    const taught = say(null, ['甲栏', '乙栏', '丙栏', '丁栏'], 'amount', null, 'time', 'orderId');
    const read = await readStatement(bytesOf(strange.join('\n')), {
      ...options,
      taught,
    });
    expect(read.notRead).toBeNull();
    expect(
      read.rows.map(({ transaction: { amount, time, orderId } }) => [amount?.minor, time?.local, orderId]),
    ).toEqual([
      [16800, '2026-03-01T12:00:01', 'A9001'],
      [5950, '2026-03-01T12:31:40', 'A9002'],
      [128000, '2026-03-01T19:05:12', 'A9003'],
    ]);
    const next = [
      '丁栏,甲栏,丙栏,乙栏',
      'A9100,42.00,2026-03-02 08:00:00,桌01',
      'A9101,43.00,2026-03-02 08:05:00,桌02',
    ];
    const moved = await readStatement(bytesOf(next.join('\n')), {
      ...options,
      taught,
    });
    expect(moved.rows.map(({ transaction }) => [transaction.amount?.minor, transaction.orderId])).toEqual([
      [4200, 'A9100'],
      [4300, 'A9101'],
    ]);
    expect((await readFileColumns(bytesOf(next.join('\n')), { ...options, taught }))?.taught).toEqual([
      'orderId',
      'amount',
      'time',
      null,
    ]);
  });

  it.each([
    ['two columns', ['p;q', '9,90;01.03.2026 12:00', '4,50;01.03.2026 12:10', '7,00;01.03.2026 12:20'], 'de'],
    [
      'no headings',
      ['9.90,2026-03-01 12:00:00,x1', '4.50,2026-03-01 12:10:00,x2', '7.00,2026-03-01 12:20:00,x3'],
      'en',
    ],
  ])('%s', async (_, lines, language) => {
    const bytes = bytesOf(lines.join('\n'));
    const columns = await readFileColumns(bytes, { ...options, language });
    const taught = say(null, columns?.headings ?? [], 'amount', 'time');
    const read = await readStatement(bytes, { ...options, language, taught });
    expect(read.rows.map(({ transaction }) => transaction.amount?.minor)).toEqual([990, 450, 700]);
  });

  it('what is remembered for one set of headings does not touch another, and is forgotten by itself', async () => {
    const first = say(null, ['甲栏', '乙栏', '丙栏', '丁栏'], 'amount', null, 'time', 'orderId');
    const both = say(first, ['p', 'q', 'r'], 'time', 'amount', null);
    expect(both.tables).toHaveLength(2);
    const forgotten = say(both, ['甲栏', '乙栏', '丙栏', '丁栏']);
    expect(forgotten.tables.map(({ headings }) => headings)).toEqual([['p', 'q', 'r']]);
    const known = bytesOf('交易时间,交易金额,交易单号\n2026-03-01 12:00:00,9.90,1001\n2026-03-01 12:01:00,8.80,1002');
    const with_ = await readStatement(known, { ...options, taught: both });
    expect(with_.rows).toEqual((await readStatement(known, options)).rows);
  });

  it('shows no whole card number and no whole phone number', async () => {
    const rows = ['甲栏,乙栏,丙栏', '6214830012348057,13812345678,x', '4111111111111111,13912345678,y'];
    const shown = JSON.stringify((await readFileColumns(bytesOf(rows.join('\n')), options))?.rows);
    expect(shown).not.toMatch(/6214830012348057|4111111111111111|13812345678/);
    expect(shown).toContain('8057');
  });

  it('of a file without a table there is nothing to show', async () => {
    expect(await readFileColumns(bytesOf('just a sentence'), options)).toBeNull();
    expect(await readFileColumns(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]), options)).toBeNull();
  });
});
