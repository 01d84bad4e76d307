// Columns that say half: units that name no currency, days without a year. What is beside them settles the rest, or it stays open.
import { describe, expect, test } from 'vitest';
import { textCell } from '@/lib/reading/cell';
import { interpretGrid } from '@/lib/reading/columns/interpret';
import { learnLanguages } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';
import { readTransactionStatus } from '@/lib/reading/values/transaction-status';
import { readTransactionType } from '@/lib/reading/values/transaction-type';

learnLanguages(moreLanguages);

function read(language: string, head: string, rows: readonly string[], dates: string[] = []) {
  const found = interpretGrid(
    {
      headings: head.split('|').map((text) => [text]),
      rows: rows.map((line, row) => ({ row, cells: line.split('|').map(textCell) })),
      total: null,
    },
    { language, host: 'portal.example', now: '2026-11-24T10:00:00', dates: () => dates },
  );
  return found.kind === 'transactions' ? found.rows.map(({ transaction }) => transaction) : found.kind;
}

describe('分 and 万元 say how large the unit is, and its currency only in Chinese', () => {
  const rows = ['2026-03-01 10:00:00|12345|K12345', '2026-03-02 10:00:00|200|K12346'];
  test.each<[language: string, head: string, minor: number, currency: string | null]>([
    ['en', 'Date|Amount (分)|Order ID', 12345, null],
    ['', 'Date|Amount (分)|Order ID', 12345, null],
    ['de', 'Datum|Betrag (分)|Bestellnummer', 12345, null],
    ['ja', '取引日時|金額(分)|注文番号', 12345, null],
    ['zh-CN', 'Date|Amount (分)|Order ID', 12345, 'CNY'],
    ['en', '交易时间|交易金额(分)|订单号', 12345, 'CNY'],
    ['zh-TW', '交易時間|交易金額(分)|訂單號', 12345, 'TWD'],
    ['en', 'Date|Amount (万元)|Order ID', 12_345_000_000, null],
    ['zh-CN', '交易时间|交易金额(万元)|订单号', 12_345_000_000, 'CNY'],
    ['en', 'Date|Amount (人民币分)|Order ID', 12345, 'CNY'],
  ])('%s %s', (language, head, minor, currency) => {
    expect(read(language, head, rows)[0]).toMatchObject({ amount: { minor, exponent: 2, currency } });
  });

  test('what other amounts print is the currency, unless the language speaks against it', () => {
    const withFee = rows.map((row) => `${row}|US$1.00`);
    const amount = (language: string, head: string) => read(language, head, withFee)[0];
    expect(amount('en', 'Date|Amount (分)|Order ID|Fee')).toMatchObject({ amount: { minor: 12345, currency: 'USD' } });
    expect(amount('zh-CN', '交易时间|交易金额(分)|订单号|手续费')).toMatchObject({
      amount: { minor: 12345, currency: null },
    });
    expect(amount('en', 'Date|Amount (万元)|Order ID|Fee')).toMatchObject({ amount: { currency: null } });
  });

  test('a column of currencies wins', () => {
    const named = rows.map((row) => `${row}|USD`);
    expect(read('zh-CN', '交易时间|交易金额(分)|订单号|币种', named)[0]).toMatchObject({ amount: { currency: 'USD' } });
  });
});

describe('days as banks’ messages write them', () => {
  const head = '交易日期|交易时间|交易金额|卡号|系统跟踪号|检索参考号|交易类型';
  const rest = '88.00|622848******1234|000123|012345678901|消费';
  const time = (headings: string, rows: string[], dates: string[] = []) => {
    const found = read('zh-CN', headings, rows, dates);
    return Array.isArray(found) ? found.map((row) => row.time?.local ?? null) : found;
  };

  test('without a year the row is read and its time stays open', () => {
    const rows = [`0301|021405|${rest}`, `0302|131405|${rest}`];
    expect(time(head, rows)).toEqual([null, null]);
    expect(read('zh-CN', head, rows)[0]).toMatchObject({ amount: { minor: 8800 }, cardLast4: '1234', type: 'sale' });
  });

  test.each<[string, string[], (string | null)[]]>([
    ['the range asked for', ['2026-03-01', '2026-03-31'], ['2026-03-01T02:14:05', '2026-03-31T13:14:05']],
    ['one day', ['2026-04-02'], ['2026-03-01T02:14:05', '2026-03-31T13:14:05']],
    ['a range of years', ['2025-01-01', '2026-12-31'], [null, null]],
    ['a range elsewhere', ['2026-05-01', '2026-05-31'], [null, null]],
  ])('%s on the page tells the year', (_, dates, expected) => {
    expect(time(head, [`0301|021405|${rest}`, `0331|131405|${rest}`], dates)).toEqual(expected);
    const whole = head.replace('交易日期|交易时间', '交易传输时间');
    expect(time(whole, [`0301021405|${rest}`, `0331131405|${rest}`], dates)).toEqual(expected);
  });

  test('the row’s settlement tells it first, over New Year too', () => {
    const rows = [`1231|235900|${rest}|20260101`, `0101|000100|${rest}|20260102`];
    expect(time(`${head}|清算日期`, rows, ['2024-01-01', '2024-12-31'])).toEqual([
      '2025-12-31T23:59:00',
      '2026-01-01T00:01:00',
    ]);
  });

  test('four figures under a heading that may name a clock are no day, and sums of days are no transactions', () => {
    expect(time('交易时间|交易金额|卡号|系统跟踪号|检索参考号|交易类型', [`0930|${rest}`, `1015|${rest}`])).toBe(
      'columns-unclear',
    );
    expect(read('zh-CN', '日期|交易笔数|交易金额|手续费', ['0301|12|88.00|0.33', '0302|9|70.00|0.20'])).toBe(
      'not-transactions',
    );
  });
});

describe('Persian', () => {
  test('a list of sales is read', () => {
    const rows = read('fa', 'تاریخ|مبلغ|نوع تراکنش|وضعیت|شماره کارت|شماره پیگیری', [
      '2026-03-01 10:00:00|۱۲۰٬۰۰۰ ریال|خرید|موفق|621986******1234|123456',
      '2026-03-02 10:00:00|۱۳۰٬۰۰۰ ریال|بازگشت وجه|ناموفق|621986******1235|123457',
    ]);
    expect(rows).toMatchObject([
      { time: { local: '2026-03-01T10:00:00' }, type: 'sale', status: 'success', cardLast4: '1234', trace: '123456' },
      { type: 'refund', status: 'failed' },
    ]);
  });

  test.each([
    ['sale', 'خرید|پرداخت قبض'],
    ['void', 'ابطال خرید|لغو'],
    ['reversal', 'برگشت تراکنش|اصلاحیه'],
  ])('%s', (type, words) => {
    expect(words.split('|').filter((word) => readTransactionType(word) !== type)).toEqual([]);
  });

  test.each([
    ['success', 'موفق|انجام شده|تایید شده'],
    ['failed', 'ناموفق|رد شده'],
    ['pending', 'در انتظار پرداخت|در حال پردازش'],
    ['closed', 'لغو شده|منقضی شده'],
  ])('%s', (status, words) => {
    expect(words.split('|').filter((word) => readTransactionStatus(word) !== status)).toEqual([]);
  });
});
