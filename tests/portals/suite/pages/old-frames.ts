// zh-CN, an old system: a list in a frame, in tables that lay out the page, with a subtotal for each day.
import { amount, clock, code, date, money, status, type } from '../columns';
import { decimal } from '../records';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'CNY', print: (minor: number) => decimal(minor, 2) };

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'layout tables in a frame',
  seed: 21,
  count: 50,
  exponent: 2,
  columns: [
    date('交易日期', (t) => t.slice(0, 10).replaceAll('-', '')),
    clock('交易时间'),
    code('merchantNo', '商户号'),
    code('terminal', '终端号'),
    code('batch', '批次号'),
    code('trace', '凭证号'),
    code('rrn', '参考号'),
    type('交易类型', { sale: '消费', refund: '退货', void: '消费撤销', preauth: '预授权', chargeback: '拒付' }),
    amount('交易金额(元)', form),
    money('fee', '手续费(元)', form),
    status('状态', { success: '成功', pending: '处理中', failed: '失败', refunded: '已退款', disputed: '争议中' }),
  ],
  shell: (inner) =>
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>商户服务</title></head><frameset cols="160,*"><frame src="about:blank"><frame src="${inner}" name="main"></frameset></html>`,
  mount(root, { columns, rows }) {
    const at = Math.max(
      0,
      columns.findIndex(({ key }) => key === 'amount'),
    );
    const body: string[] = [];
    let day = '';
    for (const { texts, payment } of rows) {
      const today = payment.time.slice(0, 10);
      if (day !== '' && day !== today)
        body.push(
          `<tr bgcolor="#eef"><td colspan="${at}">小计</td><td>100.00</td><td colspan="${columns.length - at - 1}">&nbsp;</td></tr>`,
        );
      day = today;
      body.push(`<tr>${columns.map(({ key }) => `<td>${texts[key]}</td>`).join('')}</tr>`);
    }
    root.innerHTML = `<table width="100%"><tr><td colspan="2"><b>商户服务平台</b></td></tr><tr><td><table><tr><td>起始日期</td><td><input value="2026-03-01"></td></tr></table></td><td><table><tr><td>当前位置：交易查询</td></tr></table></td></tr><tr><td colspan="2"><table border="1"><tr>${columns.map(({ heading }) => `<td><b>${heading}</b></td>`).join('')}</tr>${body.join('')}<tr><td colspan="${columns.length}">合计 ${rows.length} 笔</td></tr></table></td></tr></table>`;
  },
};
