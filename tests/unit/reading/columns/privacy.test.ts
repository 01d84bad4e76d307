// What may leave the page: secrets and names not at all, phones, mail addresses and identity numbers truncated, card numbers with
// six and four digits at most, wherever they stand; what identifies a payer as the portal masks it.
import { describe, expect, test } from 'vitest';
import type { Transaction } from '@/lib/model/transaction';
import { textCell } from '@/lib/reading/cell';
import { interpretGrid } from '@/lib/reading/columns/interpret';
import { truncatePersonal } from '@/lib/reading/values/personal';

const pan = '4111111111111111';

function read(headings: string[], ...rows: string[][]): Transaction[] {
  const found = interpretGrid(
    {
      headings: headings.map((heading) => [heading]),
      rows: rows.map((cells, row) => ({ row, cells: cells.map(textCell) })),
      total: null,
    },
    { language: 'zh-CN', host: 'portal.example', now: '2026-11-24T10:00:00' },
  );
  return found.kind === 'transactions' ? found.rows.map(({ transaction }) => transaction) : [];
}

const base = ['交易时间', '交易金额', '交易状态'];
const row = ['2026-03-01 10:00:00', '12.00', '成功'];

describe('columns that are dropped', () => {
  test.each([
    ['取引パスワード', 'a1b2c3secret'],
    ['CVV2', '123'],
    ['安全码', '987'],
    ['持卡人姓名', '王小明'],
    ['Customer Name', 'Bob Jones'],
    ['手机号', '13800138000'],
    ['Email', 'bob@example.com'],
    ['身份证号', '110101199003071234'],
    ['收货地址', '人民路1号'],
  ])('%s', (heading, secret) => {
    const [t] = read([...base, heading], [...row, secret], [...row, secret]);
    expect(t).toBeDefined();
    expect(JSON.stringify(t)).not.toContain(secret);
  });
});

describe('what is cut down in texts', () => {
  test.each([
    ['call 13800138000 now', 'call 138****8000 now'],
    ['bob.jones@example.com', 'b***@example.com'],
    ['id 110101199003071234', 'id 110101********1234'],
    ['+44 20 7946 0958', '+4420****0958'],
    ['order 202603010000123', 'order 202603010000123'],
    ['138****8000', '138****8000'],
  ])('%s', (text, kept) => {
    expect(truncatePersonal(text)).toBe(kept);
  });
});

describe('payers', () => {
  test.each([
    ['13800138000', '138****8000'],
    ['138****1234', '138****1234'],
    ['bob@example.com', 'b***@example.com'],
    ['*明(130****3212)', '130****3212'],
    ['oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'oUpF8u****eS6o'],
    ['张三', null],
  ])('%s', (text, kept) => {
    const [t] = read([...base, '买家账号'], [...row, text], [...row, text]);
    expect(t?.payer ?? null).toBe(kept);
    if (kept !== text) expect(JSON.stringify(t)).not.toContain(text);
  });
});

describe('full card numbers', () => {
  test.each(['卡号', '备注', '商品名称', '买家', '订单号', '交易单号', '支付方式', '???', ''])(
    'under %j',
    (heading) => {
      for (const text of [pan, '4111 1111 1111 1111', '4111-1111-1111-1111', '４１１１１１１１１１１１１１１１']) {
        const found = read([...base, heading], [...row, text], [...row, text]);
        expect(found.length).toBe(2);
        const kept = JSON.stringify(found).normalize('NFKC');
        expect(kept, text).not.toMatch(/4111[ -]?11(?:11)?[ -]?\d{4}[ -]?1111/);
      }
    },
  );

  test('one number in ten that passes by chance is an order number, and stays whole', () => {
    const ids = ['4111111111111111', '4111111111111112', '4111111111111113', '4111111111111114'];
    const found = read(['订单号', ...base], ...ids.map((id) => [id, ...row]));
    expect(found.map(({ id, orderId }) => id ?? orderId)).toEqual(ids);
  });
});
