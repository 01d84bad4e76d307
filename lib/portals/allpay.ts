// 歐付寶 allPay: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'allpay',
  name: '歐付寶 allPay',
  hosts: ['allpay.com.tw', 'ecpay.com.tw'],
  language: 'zh-TW',
  currency: 'TWD',
  dateOrder: 'ymd',
  headings: {
    訂單日期: 'time',
    廠商訂單編號: 'orderId',
    歐付寶訂單編號: 'id',
    平台名稱: 'store',
    付款方式: 'method',
    '費率(每筆)': 'rate',
    信用卡授權單號: 'authCode',
    信用卡卡號末4碼: 'card',
    '超商資訊/ATM繳款帳號': 'text',
    付款狀態: 'status',
    交易金額: 'amount',
    退款日期: 'otherDate',
    退款金額: 'refundAmount',
    交易手續費: 'fee',
    平台手續費: 'otherMoney',
    '應收款項(淨額)': 'net',
    撥款狀態: 'otherState',
    買家備註: 'text',
    廠商備註: 'text',
  },
  sources: [
    { fact: 'headings', seen: 'public code' },
    { fact: 'formats', seen: 'public code' },
  ],
  tried: false,
};
