/** @jsxImportSource react */
// zh-CN, Ant Design: a table with rows that open to details, a summary row, tags, buttons in cells and a pager.
import { amount, card, code, masked, money, name, other, printed, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = {
  exponent: 2,
  currency: 'CNY',
  print: (minor: number) => printed(minor, 'zh-CN', 2),
};

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'antd Table, expandable',
  seed: 1,
  count: 57,
  exponent: 2,
  pageSize: 20,
  columns: [
    time('交易时间', (t) => t.replace('T', ' ')),
    code('id', '平台交易号'),
    code('orderId', '商户订单号'),
    amount('交易金额（元）', form),
    money('fee', '手续费（元）', form),
    type('交易类型', { sale: '消费', refund: '退款', void: '消费撤销', preauth: '预授权', chargeback: '拒付' }),
    status('交易状态', {
      success: '交易成功',
      pending: '处理中',
      failed: '交易失败',
      refunded: '已退款',
      disputed: '争议中',
    }),
    card('银行卡号', masked),
    name('store', '门店', ['人民路店', '滨河店', '夜市店']),
    code('terminal', '终端号'),
    code('rrn', '参考号'),
    other('method', '支付方式', (p) => (p.n % 3 === 0 ? '微信支付' : '银行卡')),
  ],
  async mount(root, list) {
    const [{ Button, Table, Tag, Tooltip }, { createRoot }] = await Promise.all([
      import('antd'),
      import('react-dom/client'),
    ]);
    const columns = list.columns.map(({ key, heading }) => ({
      key,
      title: heading,
      width: 160,
      sorter: key === 'time' ? () => 0 : undefined,
      ellipsis: key === 'orderId',
      render: (_: unknown, { texts }: ListRow) =>
        key === 'status' ? (
          <Tag color="green">{texts[key]}</Tag>
        ) : key === 'id' ? (
          <Tooltip title="点击复制">
            <a href="#id">{texts[key]}</a>
            <Button size="small" type="text">
              复制
            </Button>
          </Tooltip>
        ) : (
          texts[key]
        ),
    }));
    createRoot(root).render(
      <Table<ListRow>
        rowKey={({ payment }) => payment.id}
        rowSelection={{}}
        dataSource={[...list.rows]}
        columns={[
          ...columns,
          { key: 'do', title: '操作', width: 120, render: () => <Button type="link">详情</Button> },
        ]}
        pagination={{ pageSize: 20, showTotal: (n) => `共 ${n} 条` }}
        expandable={{
          defaultExpandedRowKeys: list.rows.slice(2, 4).map(({ payment }) => payment.id),
          expandedRowRender: ({ payment }) => (
            <Table
              size="small"
              pagination={false}
              rowKey="sku"
              columns={[
                { title: '商品名称', dataIndex: 'name' },
                { title: '单价', dataIndex: 'price' },
                { title: '数量', dataIndex: 'count' },
              ]}
              dataSource={[
                { sku: `${payment.id}a`, name: '宫保鸡丁', price: '¥38.00', count: 1 },
                { sku: `${payment.id}b`, name: '米饭', price: '¥3.00', count: 2 },
              ]}
            />
          ),
        }}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={4}>
              本页合计
            </Table.Summary.Cell>
            <Table.Summary.Cell index={4} colSpan={11}>
              12,345.60
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )}
      />,
    );
  },
};
