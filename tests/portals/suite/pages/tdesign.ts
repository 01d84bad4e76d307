// zh-CN, TDesign: a header that stays in view is a second table with the same headings; two levels of headings, a pager.
import { amount, card, code, masked, money, name, printed, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'CNY', print: (minor: number) => `${printed(minor, 'zh-CN', 2)}元` };

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'TDesign Table',
  seed: 34,
  count: 48,
  exponent: 2,
  pageSize: 20,
  columns: [
    time('支付时间', (t) => t.replace('T', ' ')),
    code('id', '支付订单号'),
    code('orderId', '第三方订单号'),
    amount('订单金额', form),
    money('fee', '服务费', form),
    type('业务类型', { sale: '消费', refund: '退款', void: '撤销', preauth: '预授权', chargeback: '拒付' }),
    status('支付状态', {
      success: '支付成功',
      pending: '支付中',
      failed: '支付失败',
      refunded: '已退款',
      disputed: '争议中',
    }),
    card('银行卡号', masked),
    name('operator', '收银员', ['王敏', '赵磊', '陈静']),
    code('authCode', '授权码'),
    code('terminal', '设备编号'),
  ],
  async mount(root, list) {
    const [{ createApp, h }, { Table }] = await Promise.all([
      import('vue'),
      import('tdesign-vue-next'),
      import('tdesign-vue-next/dist/tdesign.css'),
    ]);
    const leaf = ({ key, heading }: { key: string; heading: string }) => ({
      colKey: key,
      title: heading,
      width: 170,
      ellipsis: key === 'id',
      cell: (_: unknown, { row }: { row: ListRow }) => row.texts[key] ?? '',
    });
    createApp({
      render: () =>
        h(Table as never, {
          rowKey: 'n',
          data: list.rows.map((row) => ({ ...row, n: row.payment.n })),
          columns: [
            { colKey: 'row-select', type: 'multiple', width: 50 },
            { colKey: 'deal', title: '交易', children: list.columns.slice(0, 4).map(leaf) },
            ...list.columns.slice(4).map(leaf),
          ],
          bordered: true,
          tableContentWidth: '2000px',
          headerAffixedTop: true,
          pagination: { defaultPageSize: 20, pageSizeOptions: [20], total: list.rows.length, defaultCurrent: 1 },
        }),
    }).mount(root);
  },
};
