// 三井住友カード stera: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'smcc',
  name: '三井住友カード stera',
  hosts: ['smbc-card.com'],
  language: 'ja',
  currency: 'JPY',
  dateOrder: 'ymd',
  headings: {
    利用加盟店番号: 'merchantNo',
    送付日: 'otherDate',
    取扱区分: 'type',
    取扱区分２: 'text',
    利用会員番号: 'card',
    利用日: 'time',
    金額符号: 'sign',
    請求金額: 'amount',
    利用元金額: 'otherMoney',
    承認番号: 'authCode',
    'CAT(POS)端末番号': 'terminal',
    屋号: 'store',
    ブランド名称: 'brand',
    端末処理通番: 'trace',
    サマリ件数: 'count',
    代表加盟店番号: 'text',
  },
  sources: [
    { fact: 'headings', seen: 'public code' },
    { fact: 'formats', seen: 'public code' },
  ],
  tried: false,
};
