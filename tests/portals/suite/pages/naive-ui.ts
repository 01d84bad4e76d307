// zh-CN, Naive UI: a table whose header is a table of its own, rows under two levels of headings.
import { amount, card, code, masked, money, printed, settlement, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'CNY', print: (minor: number) => `¥${printed(minor, 'zh-CN', 2)}` };

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'Naive UI NDataTable',
  seed: 17,
  count: 36,
  exponent: 2,
  most: 600,
  columns: [
    code('rrn', '系统参考号'),
    code('trace', '凭证号'),
    time('交易时间', (t) => t.replaceAll('-', '/').replace('T', ' ')),
    amount('交易金额', form),
    money('fee', '手续费', form),
    money('net', '结算金额', form),
    settlement('清算日期', (day) => day.replaceAll('-', '')),
    type('交易类型', { sale: '消费', refund: '退货', void: '消费撤销', preauth: '预授权', chargeback: '拒付' }),
    status('交易状态', { success: '成功', pending: '处理中', failed: '失败', refunded: '已退款', disputed: '争议中' }),
    card('卡号', masked),
    code('merchantNo', '商户编号'),
  ],
  async mount(root, list) {
    const [{ createApp, h }, { NDataTable }] = await Promise.all([import('vue'), import('naive-ui')]);
    const leaf = ({ key, heading }: { key: string; heading: string }) => ({ key, title: heading, width: 150 });
    const half = Math.ceil(list.columns.length / 2);
    createApp({
      render: () =>
        h(NDataTable as never, {
          rowKey: (row: { rowKey: number }) => row.rowKey,
          data: list.rows.map(({ texts, payment }) => ({ ...texts, rowKey: payment.n })),
          columns: [
            { type: 'selection' },
            { title: '交易信息', key: 'a', children: list.columns.slice(0, half).map(leaf) },
            { title: '其他信息', key: 'b', children: list.columns.slice(half).map(leaf) },
          ],
          maxHeight: 420,
          scrollX: 1700,
        }),
    }).mount(root);
  },
};
