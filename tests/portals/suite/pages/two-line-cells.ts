// zh-CN, a wallet's order list: several values in one cell, shortened numbers with the whole in a title, texts for screen
// readers only.
import { amount, code, other, printed, status, time } from '../columns';
import type { SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'own markup, several lines in a cell',
  seed: 22,
  count: 40,
  exponent: 2,
  columns: [
    time('创建时间', (t) => t.replace('T', ' ')),
    other('goods', '商品名称', (p) => `扫码点餐 ${p.n + 1} 号桌`),
    code('orderId', '商户订单号'),
    code('id', '交易号'),
    amount('订单金额(元)', { exponent: 2, currency: 'CNY', print: (minor) => printed(minor, 'zh-CN', 2) }),
    status('状态', { success: '成功', pending: '进行中', failed: '失败', refunded: '已退款', disputed: '争议中' }),
    code('terminal', '终端号'),
  ],
  mount(root, { columns, rows }) {
    const style = document.createElement('style');
    style.textContent =
      '.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}td{padding:6px;vertical-align:top}.gone{display:none}';
    const has = (key: string) => columns.some((column) => column.key === key);
    const headingOf = (key: string) => columns.find((column) => column.key === key)?.heading ?? '';
    const order = columns.map(({ key }) => key).filter((key) => key !== 'orderId' && key !== 'id');
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const key of order) {
      const th = document.createElement('th');
      th.innerHTML = `<span class="quiet">按此列排序</span>${key === 'goods' ? '商品名称' : headingOf(key)}`;
      head.append(th);
    }
    const body = table.createTBody();
    for (const { texts } of rows) {
      const line = body.insertRow();
      for (const key of order) {
        const cell = line.insertCell();
        if (key === 'goods') {
          const short = (text: string) => `${text.slice(0, 8)}…${text.slice(-4)}`;
          cell.innerHTML = [
            `<div>${texts.goods}</div>`,
            has('orderId') ? `<div>${headingOf('orderId')}：${texts.orderId}</div>` : '',
            has('id') ? `<div>${headingOf('id')}：<span title="${texts.id}">${short(texts.id!)}</span></div>` : '',
          ].join('');
        } else cell.innerHTML = `<span class="quiet">选择</span>${texts[key]}<span class="gone">9,999.99</span>`;
      }
    }
    root.append(style, table);
  },
};
