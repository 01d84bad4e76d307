// zh-CN, the shape of EasyUI's datagrid, in a frame: each row stands in two tables, frozen and free, with a header table each.
import { amount, card, code, money, name, status, time, type } from '../columns';
import { decimal } from '../records';
import type { ListRow, SuiteColumn, SuitePage } from '../suite-page';

const form = {
  exponent: 2,
  currency: 'CNY',
  isUnsigned: true,
  print: (minor: number) => decimal(Math.abs(minor), 2),
};

function half(columns: readonly SuiteColumn[], rows: readonly ListRow[], n: 1 | 2): string {
  const cell = (field: string, text: string) =>
    `<td field="${field}"><div class="datagrid-cell datagrid-cell-c1-${field}" style="width:150px;height:auto">${text}</div></td>`;
  const number = (text: string | number) =>
    n === 1 ? `<td class="datagrid-td-rownumber"><div class="datagrid-cell-rownumber">${text}</div></td>` : '';
  const head = `<div class="datagrid-header"><div class="datagrid-header-inner" style="display:block"><table class="datagrid-htable" border="0" cellspacing="0" cellpadding="0"><tbody><tr class="datagrid-header-row">${n === 1 ? '<td rowspan="0"><div class="datagrid-header-rownumber"></div></td>' : ''}${columns.map(({ key, heading }) => `<td field="${key}"><div class="datagrid-cell" style="width:150px"><span>${heading}</span><span class="datagrid-sort-icon">&nbsp;</span></div></td>`).join('')}</tr></tbody></table></div></div>`;
  const body = rows
    .map(
      ({ texts }, i) =>
        `<tr id="datagrid-row-r1-${n}-${i}" datagrid-row-index="${i}" class="datagrid-row">${number(i + 1)}${columns.map(({ key }) => cell(key, texts[key]!)).join('')}</tr>`,
    )
    .join('');
  const foot = `<tr class="datagrid-row" datagrid-row-index="0">${number('')}${columns.map(({ key }) => cell(key, key === 'trace' ? '合计' : key === 'amount' ? '31882.20' : '')).join('')}</tr>`;
  const table = (inner: string) =>
    `<table class="datagrid-${inner === foot ? 'f' : 'b'}table" cellspacing="0" cellpadding="0" border="0"><tbody>${inner}</tbody></table>`;
  return `<div class="datagrid-view${n}" style="float:left">${head}<div class="datagrid-body">${table(body)}</div><div class="datagrid-footer"><div class="datagrid-footer-inner" style="display:block">${table(foot)}</div></div></div>`;
}

export const page: SuitePage = {
  language: 'zh-CN',
  library: 'markup of an EasyUI datagrid, in a frame',
  seed: 38,
  count: 40,
  exponent: 2,
  pageSize: 20,
  columns: [
    code('trace', '凭证号'),
    code('rrn', '检索参考号'),
    time('交易时间', (t) => t.replace('T', ' ')),
    type('交易类型', { sale: '消费', refund: '退货', void: '消费撤销', preauth: '预授权', chargeback: '拒付' }),
    amount('交易金额(元)', form),
    money('fee', '手续费(元)', { ...form, print: (minor) => decimal(minor, 2) }),
    status('交易状态', { success: '成功', pending: '处理中', failed: '失败', refunded: '已退款', disputed: '争议中' }),
    card('卡号', (p) => `${p.first6}******${p.last4}`),
    code('merchantNo', '商户号'),
    name('store', '门店', ['中山路店', '解放路店', '东湖店']),
    code('batch', '批次号'),
  ],
  shell: (inner) =>
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body><div>交易查询</div><iframe src="${inner}" width="1330" height="640"></iframe></body></html>`,
  mount(root, { columns, rows }) {
    const size = 20;
    const pages = Math.ceil(rows.length / size);
    // Pictures alone around a box with the page's number, as EasyUI draws them.
    const picture = (to: number, isOn: boolean) =>
      `<td><a href="javascript:void(0)" class="l-btn ${isOn ? '' : 'l-btn-disabled'}" data-to="${to}" style="display:inline-block;width:24px;height:24px"><span>&nbsp;</span></a></td>`;
    const draw = (at: number) => {
      const shown = rows.slice((at - 1) * size, at * size);
      root.innerHTML = `<div class="datagrid" style="width:2000px"><div class="datagrid-wrap"><div class="datagrid-view" style="overflow:hidden">${half(columns.slice(0, 2), shown, 1)}${half(columns.slice(2), shown, 2)}</div></div><div class="datagrid-pager" style="clear:both"><table cellspacing="0" cellpadding="0" border="0"><tbody><tr><td><select><option>${size}</option></select></td>${picture(1, at > 1)}${picture(at - 1, at > 1)}<td><span>第</span></td><td><input value="${at}" size="2"></td><td><span>共${pages}页</span></td>${picture(at + 1, at < pages)}${picture(pages, at < pages)}${picture(at, true)}</tr></tbody></table><div class="pagination-info">显示${(at - 1) * size + 1}到${(at - 1) * size + shown.length},共${rows.length}记录</div></div></div>`;
      for (const link of root.querySelectorAll<HTMLElement>('a[data-to]'))
        link.onclick = () => {
          if (!link.matches('.l-btn-disabled')) draw(Number(link.dataset.to));
        };
    };
    draw(1);
  },
};
