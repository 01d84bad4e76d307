// 收钱吧: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'shouqianba',
  name: '收钱吧',
  hosts: ['shouqianba.com'],
  language: 'zh-CN',
  currency: 'CNY',
  dateOrder: 'ymd',
  headings: {},
  sources: [{ fact: 'words', seen: 'public code' }],
  tried: false,
};
