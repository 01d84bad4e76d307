// ja, Element Plus table-v2: divs with roles, virtual rows, the body before the header in the document.
import { amount, card, code, printed, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'ja',
  library: 'Element Plus ElTableV2',
  seed: 4,
  count: 150,
  exponent: 0,
  isVirtual: true,
  saysTotal: false,
  columns: [
    time('取引日時', (t) => t.replaceAll('-', '/').replace('T', ' ')),
    code('id', '取引ID'),
    type('取引種別', { sale: '売上', refund: '返品', void: '取消', preauth: '仮売上', chargeback: 'チャージバック' }),
    amount('売上金額', { exponent: 0, currency: 'JPY', print: (minor) => `${printed(minor, 'ja-JP', 0)}円` }),
    status('ステータス', {
      success: '成功',
      pending: '処理中',
      failed: '失敗',
      refunded: '返金済み',
      disputed: '異議申し立て中',
    }),
    card('カード番号', (p) => `${p.first6}******${p.last4}`),
    code('authCode', '承認番号'),
    code('trace', '伝票番号'),
    code('terminal', '端末番号'),
  ],
  async mount(root, list) {
    const [{ createApp, h }, { ElTableV2 }] = await Promise.all([
      import('vue'),
      import('element-plus'),
      import('element-plus/dist/index.css'),
    ]);
    const columns = list.columns.map(({ key, heading }, i) => ({
      key,
      dataKey: key,
      title: heading,
      width: 170,
      fixed: i === 0 ? ('left' as const) : undefined,
      cellRenderer: ({ rowData }: { rowData: ListRow }) => h('span', rowData.texts[key]),
    }));
    const data = list.rows.map((row) => ({ ...row, id: row.payment.id }));
    createApp({
      render: () => h(ElTableV2 as never, { columns, data, width: 1100, height: 420, fixed: true, rowKey: 'id' }),
    }).mount(root);
  },
};
