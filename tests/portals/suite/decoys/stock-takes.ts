// ja: goods in stock, with unit prices and the day of the count.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'ja',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['商品コード', '商品名', '単価', '在庫数', '更新日時', '状態'],
      Array.from({ length: 25 }, (_, i) => [
        `A-${1000 + i}`,
        `商品${i}`,
        `¥${i * 120 + 300}`,
        String(i * 3),
        `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
        '販売中',
      ]),
    ),
};
