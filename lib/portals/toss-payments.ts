// 토스페이먼츠: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'toss-payments',
  name: '토스페이먼츠',
  hosts: ['tosspayments.com'],
  language: 'ko',
  currency: 'KRW',
  dateOrder: 'ymd',
  headings: {},
  statuses: {
    DONE: 'success',
    CANCELED: 'closed',
    PARTIAL_CANCELED: 'refunded',
    WAITING_FOR_DEPOSIT: 'pending',
    ABORTED: 'failed',
    EXPIRED: 'closed',
  },
  sources: [
    { fact: 'formats', seen: 'https://docs.tosspayments.com/guides/apis/transactions' },
    { fact: 'words', seen: 'https://docs.tosspayments.com/guides/apis/transactions' },
  ],
  tried: false,
};
