/** @jsxImportSource react */
// zh-CN, Arco Design, virtual rows: divs without roles.
import { amount, code, name, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'Arco Table, virtual',
  seed: 18,
  count: 120,
  exponent: 2,
  isVirtual: true,
  saysTotal: false,
  columns: [
    code('id', '支付订单号'),
    code('orderId', '商户单号'),
    time('支付时间', (t) => t.replace('T', ' ')),
    amount('支付金额(元)', { exponent: 2, currency: 'CNY', print: (minor) => (minor / 100).toFixed(2) }),
    type('业务类型', { sale: '支付', refund: '退款', void: '撤销', preauth: '预授权', chargeback: '拒付' }),
    status('订单状态', {
      success: '支付成功',
      pending: '支付中',
      failed: '支付失败',
      refunded: '转入退款',
      disputed: '争议中',
    }),
    name('operator', '操作员', ['李敏', '王强', '赵倩']),
    code('terminal', '设备编号'),
  ],
  async mount(root, list) {
    const [{ createRoot }, { Table }] = await Promise.all([
      import('react-dom/client'),
      import('@arco-design/web-react'),
      import('@arco-design/web-react/dist/css/arco.min.css'),
    ]);
    createRoot(root).render(
      <Table<ListRow>
        virtualized
        rowKey={({ payment }) => payment.id}
        pagination={false}
        scroll={{ y: 400, x: 1400 }}
        data={[...list.rows]}
        columns={list.columns.map(({ key, heading }) => ({
          key,
          title: heading,
          width: 170,
          render: (_: unknown, { texts }: ListRow) => texts[key],
        }))}
      />,
    );
    await new Promise((done) => setTimeout(done, 200));
  },
};
