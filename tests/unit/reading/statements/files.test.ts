// Files as they come: workbooks, encodings with and without a mark, every delimiter, quoting, and tables under tables.
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { printMoment } from '@/lib/model/moment';
import { toDecimal } from '@/lib/model/money';
import { readStatement, readStatementStream } from '@/lib/reading/statement';
import { encode } from './encode';

const options = { name: 'export', now: '2026-05-02T10:00:00', language: '' };
const head = ['交易时间', '商户订单号', '交易类型', '交易金额(元)', '状态', '备注'];
const rows = [
  ['2026-03-01 02:14:00', '0012345678', '消费', '10000.00', '交易成功', '台,3号'],
  ['2026-03-01 09:00:05', '0012345679', '退货', '28.50', '交易成功', '"急"'],
  ['2026-03-02 12:30:00', '0012345680', '消费', '8.00', '交易失败', ''],
];
const wanted = [
  ['2026-03-01T02:14:00', '0012345678', '10000.00', 'sale', 'success'],
  ['2026-03-01T09:00:05', '0012345679', '-28.50', 'refund', 'success'],
  ['2026-03-02T12:30:00', '0012345680', '8.00', 'sale', 'failed'],
];

async function facts(bytes: Uint8Array): Promise<unknown[]> {
  const { rows: found, notRead } = await readStatement(bytes, options);
  expect(notRead).toBeNull();
  return found.map(({ transaction: t }) => [
    t.time && printMoment(t.time),
    t.orderId,
    t.amount && toDecimal(t.amount),
    t.type,
    t.status,
  ]);
}

const quoted = (by: string, cells: readonly string[]) =>
  cells.map((cell) => (/[",;|^~\t\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(by);

describe('encodings', () => {
  test.each(['utf-8', 'utf-8-bom', 'gbk', 'utf-16le', 'utf-16le-bom', 'utf-16be', 'utf-16be-bom'])(
    '%s',
    async (encoding) => {
      const text = [head, ...rows].map((row) => quoted(',', row)).join('\r\n');
      expect(await facts(encode(text, encoding))).toEqual(wanted);
    },
  );
});

describe('delimiters and line ends', () => {
  test.each([',', ';', '\t', '|', '^', '~'])('%j', async (by) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = [head, ...rows].map((row) => quoted(by, row)).join(end);
      expect(await facts(encode(text, 'utf-8'))).toEqual(wanted);
    }
  });

  test('cut into pieces anywhere, in the midst of a character or of a quoted cell', async () => {
    const bytes = encode([head, ...rows].map((row) => quoted(',', row)).join('\r\n'), 'gbk');
    for (const size of [1, 7, 64]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      let n = 0;
      for await (const batch of readStatementStream(pieces, options)) n += batch.rows.length;
      expect(n).toBe(3);
    }
  });
});

describe('what stands around the table', () => {
  test('lines above, totals between and below, the header again, empty lines', async () => {
    const table = [
      head,
      rows[0]!,
      ['小计', '', '', '10000.00', '', ''],
      rows[1]!,
      head,
      ['', '', '', '', '', ''],
      rows[2]!,
      ['合计', '', '', '10036.50', '', ''],
    ];
    const text = `商户名称：人民路饭店\n期间：2026-03-01 至 2026-03-31\n\n${table.map((row) => quoted(',', row)).join('\n')}\n以上数据仅供参考\n`;
    expect(await facts(encode(text, 'gbk'))).toEqual(wanted);
  });

  test('a backtick, a tab, an apostrophe or an Excel formula around values', async () => {
    for (const wrap of [
      (v: string) => `\`${v}`,
      (v: string) => `\t${v}\t`,
      (v: string) => `'${v}`,
      (v: string) => `="${v.replace(/"/g, '')}"`,
    ]) {
      const text = [
        head,
        ...rows.map((row) =>
          row
            .slice(0, 5)
            .map((v) => (v === '' ? v : wrap(v)))
            .concat(['']),
        ),
      ]
        .map((row) => row.join(','))
        .join('\n');
      expect(await facts(encode(text, 'utf-8'))).toEqual(wanted);
    }
  });
});

test('a workbook: numbers as numbers, times as dates, a title above, order numbers with their zeros', async () => {
  const cell = (value: string) => ({ value, type: String });
  const sheet = [
    [cell('交易明细')],
    head.map(cell),
    ...rows.map(([time, order, type, amount, status, note]) => [
      { value: new Date(`${time!.replace(' ', 'T')}Z`), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
      cell(order!),
      cell(type!),
      { value: Number(amount), type: Number },
      cell(status!),
      cell(note!),
    ]),
  ];
  const file = await writeXlsxFile(sheet as never, {} as never);
  const bytes = new Uint8Array(await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer());
  expect(await facts(bytes)).toEqual(wanted);
});

test('an HTML table by the name of .xls', async () => {
  const html = `<html><meta charset="gbk"><table>${[head, ...rows].map((row) => `<tr>${row.map((v) => `<td>${v.replace(/"/g, '&quot;')}</td>`).join('')}</tr>`).join('')}</table></html>`;
  expect(await facts(encode(html, 'gbk'))).toEqual(wanted);
});

describe('files that hold no transactions', () => {
  test.each([
    ['', 'no-table'],
    ['only a sentence', 'no-table'],
    ['Name,Role,Last login\nAnn,Admin,2026-03-01\nBob,Cashier,2026-03-02\n', 'not-transactions'],
  ])('%j', async (text, why) => {
    const { rows: found, notRead } = await readStatement(encode(text, 'utf-8'), options);
    expect(found).toEqual([]);
    expect(notRead).toBe(why);
  });

  test('an old binary workbook is named as such, and damaged bytes are not read', async () => {
    expect((await readStatement(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), options)).notRead).toBe('old-excel');
    expect((await readStatement(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), options)).notRead).toBe('unreadable');
  });
});
