/** @jsxImportSource react */
// zh-TW, Ant Design: virtual rows (divs without roles) under a header table, columns fixed on both sides.
import { amount, card, code, money, printed, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = {
  exponent: 0,
  decimals: 2,
  currency: 'TWD',
  print: (minor: number) => `NT$${printed(minor, 'zh-TW', 0)}`,
};

export const page: SuitePage = {
  language: 'zh-TW',
  library: 'antd Table, virtual',
  seed: 2,
  count: 180,
  exponent: 0,
  isVirtual: true,
  saysTotal: false,
  columns: [
    code('id', '交易編號'),
    time('交易時間', (t) => t.replaceAll('-', '/').replace('T', ' ')),
    type('交易類型', { sale: '消費', refund: '退款', void: '取消', preauth: '預授權', chargeback: '拒付' }),
    amount('交易金額', form),
    money('fee', '手續費', form),
    status('交易狀態', { success: '成功', pending: '處理中', failed: '失敗', refunded: '已退款', disputed: '爭議中' }),
    card('卡號', (p) => `**** **** **** ${p.last4}`),
    code('terminal', '終端號'),
    code('authCode', '授權碼'),
    code('merchantNo', '商店代號'),
  ],
  async mount(root, list) {
    const [{ Table }, { createRoot }] = await Promise.all([import('antd'), import('react-dom/client')]);
    const last = list.columns.length - 1;
    createRoot(root).render(
      <Table<ListRow>
        virtual
        rowKey={({ payment }) => payment.id}
        pagination={false}
        scroll={{ x: 1800, y: 420 }}
        dataSource={[...list.rows]}
        columns={list.columns.map(({ key, heading }, i) => ({
          key,
          title: heading,
          width: 180,
          fixed: i === 0 ? ('left' as const) : i === last ? ('right' as const) : undefined,
          render: (_: unknown, { texts }: ListRow) => texts[key],
        }))}
      />,
    );
  },
};
