// zh-CN, vxe-table: header, body and footer in tables of their own, fixed columns drawn again as copies, rows virtual.
import { amount, card, code, currency, masked, money, printed, settlement, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const bare = { exponent: 3, currency: null, print: (minor: number) => printed(minor, 'en-US', 3) };

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'vxe-table',
  seed: 33,
  count: 60,
  exponent: 3,
  isVirtual: true,
  saysTotal: false,
  columns: [
    code('orderId', '商户订单号'),
    code('id', '平台交易号'),
    time('交易时间', (t) => `${t.slice(0, 4)}年${t.slice(5, 7)}月${t.slice(8, 10)}日 ${t.slice(11)}`),
    amount('交易金额', bare, 'KWD'),
    currency('币种', 'KWD'),
    money('fee', '手续费', bare),
    money('net', '结算金额', bare),
    type('交易类型', { sale: '消费', refund: '退款', void: '撤销', preauth: '预授权', chargeback: '拒付' }),
    status('状态', {
      success: '交易成功',
      pending: '处理中',
      failed: '交易失败',
      refunded: '已退款',
      disputed: '争议中',
    }),
    card('交易卡号', masked),
    settlement('清算日期'),
    code('batch', '批次号'),
  ],
  async mount(root, list) {
    const [{ createApp, h }, { VxeTable, VxeColumn }] = await Promise.all([
      import('vue'),
      import('vxe-table'),
      import('vxe-table/lib/style.css'),
    ]);
    createApp({
      render: () =>
        h(
          VxeTable as never,
          {
            data: list.rows.map(({ texts }) => texts),
            height: 460,
            border: true,
            showFooter: true,
            footerMethod: () => [['合计', '', '', '50,221.113']],
            scrollY: { enabled: true, gt: 0 },
            scrollX: { enabled: false },
          },
          () => [
            h(VxeColumn as never, { type: 'seq', width: 60, title: '序号', fixed: 'left' }),
            ...list.columns.map(({ key, heading }, i) =>
              h(VxeColumn as never, {
                field: key,
                title: heading,
                width: 180,
                fixed: i === 0 ? 'left' : i === list.columns.length - 1 ? 'right' : undefined,
                sortable: key === 'time',
              }),
            ),
          ],
        ),
    }).mount(root);
    await new Promise((done) => setTimeout(done, 300));
  },
};
