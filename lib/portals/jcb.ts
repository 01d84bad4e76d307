// JCB 加盟店: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'jcb',
  name: 'JCB 加盟店',
  hosts: ['jcb.co.jp'],
  language: 'ja',
  currency: 'JPY',
  dateOrder: 'ymd',
  headings: {
    売上年月日: 'time',
    加盟店番号: 'merchantNo',
    加盟店名: 'store',
    利用明細書表示名: 'text',
    ブランド区分: 'text',
    ブランド名: 'brand',
    支払区分: 'text',
    支払区分名: 'method',
    売上金額: 'amount',
    カード番号: 'card',
    売上票照会コード: 'rrn',
    端末識別番号: 'terminal',
    承認番号: 'authCode',
    伝票番号: 'trace',
    登録方法: 'entryMode',
    支払先番号: 'text',
    振込年月日: 'settlementDate',
    ステータス: 'status',
  },
  sources: [
    { fact: 'headings', seen: 'public code' },
    { fact: 'formats', seen: 'public code' },
  ],
  tried: false,
};
