// zh-CN, layui: seven tables for one list, columns fixed on both sides as full copies, amounts in 分, a row of sums.
import { amount, card, clock, code, date, masked, money, name, status, type } from '../columns';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'CNY', print: (minor: number) => String(minor) };

interface Layui {
  use(modules: string[], then: () => void): void;
  table: { render(options: unknown): void };
}

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'layui table',
  seed: 32,
  count: 44,
  exponent: 2,
  pageSize: 20,
  columns: [
    code('trace', '终端流水号'),
    code('id', '交易单号'),
    date('交易日期', (t) => t.slice(0, 10).replaceAll('-', '')),
    clock('交易时间'),
    amount('交易金额(分)', form),
    money('fee', '手续费金额(分)', form),
    type('交易类型', { sale: '消费', refund: '退货', void: '消费撤销', preauth: '预授权', chargeback: '拒付' }),
    status('交易状态', { success: '成功', pending: '处理中', failed: '失败', refunded: '已退款', disputed: '争议中' }),
    card('卡号', masked),
    name('store', '门店名称', ['南门店', '大学城店', '机场店']),
    name('operator', '操作员', ['0011', '0012', '0027']),
    code('terminal', '终端编号'),
  ],
  async mount(root, list) {
    await Promise.all([import('layui'), import('layui/dist/css/layui.css')]);
    const { layui } = window as unknown as { layui: Layui };
    root.innerHTML = '<table id="list" lay-filter="list"></table>';
    await new Promise<void>((done) => {
      layui.use(['table'], () => {
        layui.table.render({
          elem: '#list',
          height: 480,
          page: true,
          limit: 20,
          limits: [20],
          totalRow: true,
          data: list.rows.map(({ texts }) => texts),
          cols: [
            [
              { type: 'checkbox', fixed: 'left' },
              ...list.columns.map(({ key, heading }, i) => ({
                field: key,
                title: heading,
                width: 170,
                sort: key === 'date',
                fixed: i === 0 ? 'left' : i === list.columns.length - 1 ? 'right' : undefined,
                totalRowText: i === 1 ? '合计：' : key === 'amount' ? '1822931' : '',
              })),
            ],
          ],
          done: () => done(),
        });
      });
    });
  },
};
