// 乐刷: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'leshua',
  name: '乐刷',
  hosts: [],
  language: 'zh-CN',
  currency: 'CNY',
  dateOrder: 'ymd',
  headings: {
    交易时间: 'time',
    订单号: 'id',
    商户号: 'merchantNo',
    '费率(万分之一)': 'rate',
    '交易金额(分)': 'amount',
    '手续费(分)': 'fee',
    '结算金额(分)': 'net',
    资金流向: 'text',
    交易类型: 'type',
    支付方式: 'method',
    卡类型: 'funding',
    参考号: 'rrn',
    凭证号: 'trace',
    终端号: 'terminal',
    第三方订单号: 'orderId',
    第三方退款号: 'text',
    支付时间: 'otherDate',
    付款银行: 'issuer',
    消费者标识: 'payer',
  },
  types: {
    消费充正: 'reversal',
    退货中: 'refund',
    退货成功: 'refund',
    退货失败: 'refund',
  },
  sources: [
    { fact: 'headings', seen: 'https://www.kancloud.cn/leshuadocs/saas/1099895' },
    { fact: 'formats', seen: 'https://www.kancloud.cn/leshuadocs/saas/1099895' },
  ],
  tried: false,
};
