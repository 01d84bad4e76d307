// 云闪付: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'unionpay-app',
  name: '云闪付',
  hosts: ['95516.com', 'unionpay.com'],
  language: 'zh-CN',
  currency: 'CNY',
  dateOrder: 'ymd',
  headings: {
    交易代码: 'text',
    系统跟踪号: 'trace',
    交易传输时间: 'time',
    帐号: 'card',
    交易金额: 'amount',
    查询流水号: 'id',
    商户订单号: 'orderId',
    支付卡类型: 'funding',
    商户手续费: 'fee',
    结算金额: 'net',
    支付方式: 'method',
    终端号: 'terminal',
  },
  sources: [{ fact: 'headings', seen: 'dromara/dax-pay:UnionReconcileBillDetail.java' }],
  tried: false,
};
