// 富友: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'fuiou',
  name: '富友',
  hosts: ['fuiou.com'],
  language: 'zh-CN',
  currency: 'CNY',
  dateOrder: 'ymd',
  headings: {
    富友订单号: 'id',
    商户订单号: 'orderId',
  },
  sources: [{ fact: 'headings', seen: 'public code' }],
  tried: false,
};
