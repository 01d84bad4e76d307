// Tables that show amounts and dates but no transactions are left alone; small tables of transactions are not.
import { describe, expect, test } from 'vitest';
import { textCell } from '@/lib/reading/cell';
import { interpretGrid } from '@/lib/reading/columns/interpret';
import { learnLanguages } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';

learnLanguages(moreLanguages);

function read(language: string, rows: readonly string[]) {
  const [head = [], ...body] = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  return interpretGrid(
    {
      headings: head.map((text) => [text]),
      rows: body.map((cells, row) => ({ row, cells: cells.map(textCell) })),
      total: null,
    },
    { language, host: 'portal.example', now: '2026-11-24T10:00:00' },
  );
}

const decoys: Record<string, readonly [language: string, ...rows: string[]]> = {
  'price list': [
    'en',
    'SKU|Product|Price|Updated',
    'A1|Coffee|$3.50|2026-03-01',
    'A2|Tea|$2.50|2026-03-02',
    'A3|Cake|$4.50|2026-03-02',
  ],
  价目表: [
    'zh-CN',
    '编号|商品名称|规格|单价(元)|更新时间',
    '1|咖啡|大|28.00|2026-03-01 10:00:00',
    '2|茶|中|18.00|2026-03-01 10:00:00',
  ],
  users: [
    'en',
    'Name|Email|Role|Last login|Status',
    'Ann|ann@example.com|Admin|2026-03-01 10:00|Active',
    'Bob|bob@example.com|Cashier|2026-03-02 10:00|Active',
  ],
  用户: [
    'zh-CN',
    '用户名|手机号|角色|注册时间|状态',
    '张三|13800138000|店长|2026-01-01 10:00:00|正常',
    '李四|13800138001|收银员|2026-01-02 10:00:00|正常',
  ],
  'exchange rates': [
    'de',
    'Währung|Datum|Kurs|Ankauf|Verkauf',
    'USD|24.11.2026|1,0812|1,07|1,09',
    'GBP|24.11.2026|0,8412|0,83|0,85',
  ],
  外汇牌价: [
    'zh-CN',
    '货币名称|现汇买入价|现钞买入价|现汇卖出价|中行折算价|发布时间',
    '美元|717.45|711.62|720.47|718.33|2026-03-01 10:30:00',
    '欧元|780.12|755.11|785.33|781.02|2026-03-01 10:30:00',
  ],
  stock: [
    'fr',
    'Référence|Produit|Quantité|Prix unitaire|Mis à jour',
    'R1|Café|12|3,50 €|01/03/2026',
    'R2|Thé|5|2,50 €|02/03/2026',
  ],
  在庫: [
    'ja',
    '商品コード|商品名|在庫数|単価|更新日時',
    '001|コーヒー|12|350円|2026/03/01 10:00',
    '002|紅茶|7|300円|2026/03/01 10:00',
  ],
  calendar: [
    'en',
    'Date|Event name|Attendees|Organizer',
    '2026-03-01|Meeting|12|Ann',
    '2026-03-02|Training|8|Bob',
    '2026-03-03|Audit|4|Ann',
  ],
  shifts: ['en', 'Date|Employee|Start|End|Hours', '2026-03-01|Ann|09:00|17:00|8.0', '2026-03-02|Bob|09:00|17:00|8.0'],
  settings: [
    'en',
    'Setting|Value|Default value|Changed',
    'Daily limit|5000.00|1000.00|2026-03-01',
    'Tip screen|on|off|2026-03-02',
  ],
  shares: [
    'en',
    'Symbol|Last price|Chg|Volume|Market cap|Time',
    'ACME|12.50|+0.20|120000|1.2B|2026-03-01 16:00',
    'ABC|5.10|-0.10|9000|200M|2026-03-01 16:00',
  ],
  'sales by day': [
    'en',
    'Date|Transactions|Gross sales|Average|Visits',
    '2026-03-01|120|1,200.00|10.00|300',
    '2026-03-02|80|900.00|11.25|250',
    '2026-03-03|95|1,000.00|10.53|270',
  ],
  每日汇总: [
    'zh-CN',
    '日期|交易笔数|交易金额|客单价|退款笔数',
    '2026-03-01|120|1200.00|10.00|2',
    '2026-03-02|80|900.00|11.25|1',
    '2026-03-03|95|1000.00|10.53|0',
  ],
  invoices: ['de', 'Artikel|Menge|Einzelpreis|Lieferdatum', 'Kaffee|3|3,50 €|24.11.2026', 'Tee|2|2,50 €|24.11.2026'],
  flights: [
    'en',
    'Flight|Departure|Arrival|Gate|Price',
    'LH1|2026-03-01 10:00|2026-03-01 12:00|A1|€120.00',
    'LH2|2026-03-01 11:00|2026-03-01 13:00|A2|€99.00',
  ],
};

describe('tables without transactions', () => {
  test.each(Object.entries(decoys))('%s', (_, [language, ...rows]) => {
    expect(read(language, rows).kind).toBe('not-transactions');
  });
});

describe('tables of transactions that say little', () => {
  test.each([
    [
      'zh-CN',
      '交易时间|交易类型|金额(元)|状态',
      '2026-03-01 10:00:00|消费|28.00|成功',
      '2026-03-01 11:00:00|退款|18.00|成功',
    ],
    [
      'en',
      'Date|Description|Amount|Status',
      'Mar 1, 2026|Coffee|$28.00|Succeeded',
      'Mar 2, 2026|Coffee|$18.00|Refunded',
    ],
    [
      'ja',
      '利用日|カード番号|利用金額|承認番号',
      '2026/03/01|358443******6834|1,200|123456',
      '2026/03/02|358443******6835|900|123457',
    ],
    [
      'de',
      'Datum|Betrag|Zahlungsart|Status',
      '01.03.2026|28,00 €|Visa •••• 4242|Bezahlt',
      '02.03.2026|18,00 €|EC|Bezahlt',
    ],
    [
      'pt-BR',
      'Data da venda|Bandeira|Valor bruto|Taxa MDR|Valor líquido',
      '01/03/2026|Visa|R$ 28,00|R$ 0,70|R$ 27,30',
      '02/03/2026|Elo|R$ 18,00|R$ 0,45|R$ 17,55',
    ],
    ['en', 'Transaction ID|Date|Amount', 'TX1001|2026-03-01 10:00|28.00', 'TX1002|2026-03-01 11:00|18.00'],
  ])('%s %s', (language, ...rows) => {
    const found = read(language, rows);
    expect(found.kind).toBe('transactions');
    if (found.kind !== 'transactions') return;
    expect(found.rows.length).toBe(rows.length - 1);
    for (const { transaction } of found.rows) {
      expect(transaction.amount).not.toBeNull();
      expect(transaction.time?.local.slice(0, 7)).toBe('2026-03');
    }
  });
});
