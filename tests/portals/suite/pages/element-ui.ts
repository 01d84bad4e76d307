// zh-CN, Element UI on Vue 2: each fixed side is a copy of the whole table, in which the other cells are hidden.
import { amount, card, code, masked, money, name, printed, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'CNY', print: (minor: number) => `￥${printed(minor, 'zh-CN', 2)}` };

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'Element UI el-table, fixed columns',
  seed: 19,
  count: 30,
  exponent: 2,
  most: 300,
  columns: [
    code('id', '银商订单号'),
    time('交易成功时间', (t) => t.replace('T', ' ')),
    amount('订单金额', form),
    money('fee', '手续费', form),
    type('交易类型', { sale: '消费', refund: '退款', void: '消费撤销', preauth: '预授权', chargeback: '拒付' }),
    card('卡号', masked),
    code('terminal', '终端号'),
    code('rrn', '检索参考号'),
    name('store', '门店名称', ['一店', '二店', '三店']),
    status('支付状态', { success: '成功', pending: '处理中', failed: '失败', refunded: '已退款', disputed: '争议中' }),
  ],
  async mount(root, list) {
    const [{ default: Vue }, { Table, TableColumn }] = await Promise.all([
      import('vue2/dist/vue.esm.browser.js' as string) as Promise<{ default: typeof import('vue2').default }>,
      import('element-ui'),
      import('element-ui/lib/theme-chalk/index.css'),
    ]);
    const last = list.columns.length - 1;
    const place = document.createElement('div');
    root.append(place);
    root.style.width = '1000px';
    new Vue({
      render: (h) =>
        h(
          Table as never,
          { props: { data: [...list.rows], height: 460 } },
          list.columns.map(({ key, heading }, i) =>
            h(TableColumn as never, {
              props: { label: heading, width: '180', fixed: i === 0 ? 'left' : i === last ? 'right' : false },
              scopedSlots: { default: ({ row }: { row: ListRow }) => h('span', row.texts[key]) },
            }),
          ),
        ),
    }).$mount(place);
    await new Promise((done) => setTimeout(done, 200));
  },
};
