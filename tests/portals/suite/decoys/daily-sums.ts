// zh-CN: what each day's payments come to. Sums are no transactions.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'zh-CN',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['日期', '交易笔数', '交易金额', '退款笔数', '退款金额', '手续费', '净额'],
      Array.from({ length: 20 }, (_, i) => [
        `2026-03-${String(1 + i).padStart(2, '0')}`,
        String(40 + i),
        `${i + 1},234.00`,
        '1',
        '12.00',
        '3.20',
        `${i + 1},218.80`,
      ]),
    ),
};
