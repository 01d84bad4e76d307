// 汇付天下: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'huifu',
  name: '汇付天下',
  hosts: ['huifu.com'],
  language: 'zh-CN',
  currency: 'CNY',
  dateOrder: 'ymd',
  headings: {
    汇付全局流水号: 'id',
  },
  sources: [{ fact: 'headings', seen: 'public code' }],
  tried: false,
};
