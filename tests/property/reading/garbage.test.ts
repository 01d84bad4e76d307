// Whatever a page holds: no reader throws, none makes up a number, and none takes longer than the text is long.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDecimal } from '@/lib/model/money';
import { Transaction } from '@/lib/model/transaction';
import { textCell } from '@/lib/reading/cell';
import { readHeading } from '@/lib/reading/columns/heading';
import { interpretGrid } from '@/lib/reading/columns/interpret';
import { isTotalWord } from '@/lib/reading/columns/row-words';
import { learnLanguages } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';
import { readHtmlTables } from '@/lib/reading/statements/html-table';
import { cleanCell, makeRecordSplitter } from '@/lib/reading/statements/records';
import { calendarWords } from '@/lib/reading/values/calendar-words';
import { maskCardCell, maskCardNumbers, readCard } from '@/lib/reading/values/card';
import { currenciesOf } from '@/lib/reading/values/currency';
import { foldText } from '@/lib/reading/values/fold';
import { finishMoment } from '@/lib/reading/values/moment';
import { scanMoment } from '@/lib/reading/values/moment-scan';
import { finishMoney } from '@/lib/reading/values/money';
import { keepPayer, truncatePersonal } from '@/lib/reading/values/personal';
import { findMoney } from '@/lib/reading/values/price';
import { readTransactionStatus } from '@/lib/reading/values/transaction-status';
import { readTransactionType } from '@/lib/reading/values/transaction-type';

learnLanguages(moreLanguages);

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    ...'0 1 9 12 2026 1234 , . - ( ) / : % $ € ¥ ￥ kr R$ 元 分 万 月 日 年 AM 下午 Jan today ٣ ３ ٫ ٬ − * • x X № "'.split(
      ' ',
    ),
    ' ',
    '\u00a0',
    '\u202f',
  ),
);
const garbage = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));

const readers: Record<string, (text: string) => unknown> = {
  findMoney: (text) => findMoney(text, 'de'),
  scanMoment: (text) => scanMoment(text, () => calendarWords('fr')),
  readCard,
  maskCardNumbers,
  maskCardCell,
  truncatePersonal,
  keepPayer,
  readHeading,
  isTotalWord,
  readTransactionType,
  readTransactionStatus,
  currenciesOf: (text) => currenciesOf(text, 'en'),
  readHtmlTables,
  cleanCell,
  records: (text) => {
    const splitter = makeRecordSplitter(',');
    return [...splitter.push(text), ...splitter.end()];
  },
};

describe.each(Object.entries(readers))('%s', (_, read) => {
  test('never throws', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        read(text);
      }),
      { numRuns: 600 },
    );
  });

  test('takes a long text in its stride', () => {
    // Doubling the text must not take more than about twice as long. The bound is a hang's, not a measurement's: a reader that
    // looks back over the text at every character would need minutes here.
    const unit = fc.constantFrom(
      '1',
      ' ',
      '1 ',
      '1,',
      '1.',
      "1'",
      '-',
      '- ',
      '(',
      ')',
      '*',
      '*1',
      'x',
      '1x',
      '•',
      ':',
      '1:',
      '/',
      '1/',
      'a',
      'a ',
      'a@',
      '@a',
      '.a',
      '+1',
      '1-',
      '0 1',
      '١',
      '１ ',
      '年',
      '月1',
      '日',
      '分',
      '元',
      '¥',
      '$1',
      '<',
      '<td',
      '<table>',
      '<tr><td>',
      '&',
      '&#',
      '"',
      '""',
      '",',
      '="',
      '\n',
      '\r',
      '\t',
      '\u00a0',
      '\u202f',
      '\u200b',
      '4111 ',
      '138',
      '2026-',
      'am ',
      'de ',
      '#',
      '_',
      '一',
      'あ',
      '한',
      'ا',
    );
    const long = fc
      .tuple(fc.array(unit, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '!', '1', 'z', '"', ')'))
      .map(([units, end]) => units.join('').repeat(Math.ceil(40_000 / units.join('').length)) + end);
    const start = performance.now();
    fc.assert(
      fc.property(long, (text) => {
        read(text);
      }),
      { numRuns: 15 },
    );
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('an amount’s digits stand in the text', () => {
  let found = 0;
  fc.assert(
    fc.property(garbage, (text) => {
      const scan = findMoney(text, 'de');
      if (!scan) return;
      for (const decimal of ['.', ',', null] as const) {
        const money = finishMoney(scan, { currency: null, scale: 0, decimal });
        if (!money) continue;
        found++;
        const digits = toDecimal(money)
          .replace(/\D/g, '')
          .replace(/^0+|0+$/g, '');
        expect(foldText(text).replace(/\D/g, ''), text).toContain(digits);
      }
    }),
    { numRuns: 8000 },
  );
  expect(found).toBeGreaterThan(300);
});

test('a date’s year and day stand in the text', () => {
  let found = 0;
  const dateLike = fc
    .array(
      fc.constantFrom(
        '1',
        '3',
        '12',
        '24',
        '31',
        '2026',
        '26',
        '/',
        '-',
        '.',
        ' ',
        '年',
        '月',
        '日',
        'Mar',
        'mars',
        ':',
        '14',
        '05',
        'pm',
        ',',
        'Thu',
        'x',
        '%',
        '(',
      ),
      { minLength: 3, maxLength: 9 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(dateLike, (text) => {
      const scan = scanMoment(text, () => calendarWords('fr'));
      const moment = scan && finishMoment(scan, { order: 'dmy', offset: null, today: '2026-11-24' });
      if (!moment || scan.relative !== null) return;
      found++;
      const figures = foldText(text).match(/\d+/g) ?? [];
      const day = Number(moment.local.slice(8, 10));
      expect(
        figures.some((figure) => figure.includes(String(day))),
        `${text} → ${moment.local}`,
      ).toBe(true);
    }),
    { numRuns: 8000 },
  );
  expect(found).toBeGreaterThan(50);
});

test('a table of garbage gives valid transactions or none, and no full card number', () => {
  const headings = fc.constantFrom(
    'Date',
    'Amount',
    '交易金额',
    '卡号',
    'Status',
    '状态',
    '',
    'CVV',
    'Name',
    '金額',
    'x',
    '取引パスワード',
    'ID',
    '备注',
  );
  const cell = fc.oneof(
    garbage,
    fc.constantFrom(
      '2026-03-01 02:14:00',
      '12.50',
      '-3,000.00',
      '4111111111111111',
      '4111 1111 1111 1111',
      '成功',
      'refund',
      '13800138000',
      'bob@example.com',
      '',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(headings, { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 9 }), { maxLength: 8 }),
      (names, rows) => {
        const read = interpretGrid(
          {
            headings: names.map((name) => [name]),
            rows: rows.map((cells, row) => ({ row, cells: cells.map(textCell) })),
            total: null,
          },
          { language: '', host: 'portal.example', now: '2026-11-24T10:00:00' },
        );
        if (read.kind !== 'transactions') return;
        for (const { transaction } of read.rows) {
          expect(Transaction.safeParse(transaction).error).toBeUndefined();
          const kept = JSON.stringify({ ...transaction, raw: { ...transaction.raw, ID: '' }, id: null });
          expect(kept).not.toMatch(/4111 ?1111 ?1111 ?1111/);
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test('a full card number among hundreds of dates and amounts is masked, whatever its column was taken for', () => {
  const rows = Array.from({ length: 400 }, (_, row) => [
    `2026-03-${String(1 + (row % 28)).padStart(2, '0')} 02:14:00`,
    '12.50',
    'Sale',
    'Approved',
  ]);
  rows[1] = ['4111111111111111', '12.50', 'Sale', 'Approved'];
  rows[2] = ['2026-03-03 02:14:00', '4111 1111 1111 1111', 'Sale', 'Approved'];
  const read = interpretGrid(
    {
      headings: [['Date'], ['Amount'], ['Type'], ['Status']],
      rows: rows.map((cells, row) => ({ row, cells: cells.map(textCell) })),
      total: null,
    },
    { language: 'en', host: 'portal.example', now: '2026-11-24T10:00:00' },
  );
  if (read.kind !== 'transactions') throw new Error(read.kind);
  expect(JSON.stringify(read.rows)).not.toMatch(/4111 ?1111 ?1111 ?1111/);
  expect(JSON.stringify(read.rows)).toContain('411111******1111');
});
