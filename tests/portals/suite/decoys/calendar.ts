// zh-CN: shifts of the week.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'zh-CN',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['日期', '星期', '班次', '员工', '开始时间', '结束时间'],
      Array.from({ length: 25 }, (_, i) => [
        `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
        '一二三四五六日'[i % 7]!,
        i % 2 === 0 ? '早班' : '晚班',
        ['李敏', '王强'][i % 2]!,
        '09:00',
        '17:00',
      ]),
    ),
};
