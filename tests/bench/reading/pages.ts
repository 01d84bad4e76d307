// Documents of the reading benchmark: a native table of 10,000 rows and 10 columns, an ARIA grid of 100,000 cells, and a page
// with no table.
import { decimal, makePayments } from '@/tests/portals/suite/records';

const headings = [
  '交易单号',
  '交易时间',
  '交易金额（元）',
  '手续费（元）',
  '交易类型',
  '交易状态',
  '银行卡号',
  '终端号',
  '参考号',
  '商户订单号',
];
const types = { sale: '消费', refund: '退款', void: '消费撤销', preauth: '预授权', chargeback: '拒付' };
const statuses = { success: '交易成功', pending: '处理中', failed: '交易失败', refunded: '已退款', disputed: '争议中' };

function rows(count: number): string[][] {
  return makePayments({ seed: 99, count, exponent: 2 }).map((p) => [
    p.id,
    p.time.replace('T', ' '),
    decimal(p.amount, 2),
    decimal(p.fee, 2),
    types[p.type],
    statuses[p.status],
    `${p.first6}******${p.last4}`,
    p.terminal,
    p.rrn,
    p.orderId,
  ]);
}

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>bench</title></head><body>${body}</body></html>`;

/** `<table>` with thead and tbody; cells carry a class, as most do. */
export function nativePage(count: number): string {
  const body = rows(count).map((cells) => `<tr>${cells.map((text) => `<td class="c">${text}</td>`).join('')}</tr>`);
  return page(
    `<table class="list"><thead><tr>${headings.map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`,
  );
}

/** Divs with roles; each cell's text stands in a span. */
export function ariaPage(count: number): string {
  const body = rows(count).map(
    (cells, i) =>
      `<div role="row" class="r" aria-rowindex="${i + 2}">${cells.map((text, c) => `<div role="gridcell" class="c" aria-colindex="${c + 1}"><span>${text}</span></div>`).join('')}</div>`,
  );
  const style = '<style>.r{display:flex}.c{width:160px}</style>';
  return page(
    `${style}<div role="grid" aria-rowcount="${count + 1}"><div role="row" class="r" aria-rowindex="1">${headings.map((text, c) => `<div role="columnheader" class="c" aria-colindex="${c + 1}">${text}</div>`).join('')}</div>${body.join('')}</div>`,
  );
}

/** An article, a menu and a footer: 3,000 elements, no table. */
export function plainPage(): string {
  const paragraph = (i: number) =>
    `<section><h2>第 ${i} 节</h2><p>商户应当在 <b>${i}</b> 日内<a href="#">核对</a>收款记录。<span>2026 年 3 月 ${1 + (i % 28)} 日</span></p><ul><li><a href="#">一</a></li><li><a href="#">二</a></li></ul></section>`;
  return page(
    `<nav>${'<a href="#">菜单</a>'.repeat(40)}</nav><main>${Array.from({ length: 270 }, (_, i) => paragraph(i)).join('')}</main>`,
  );
}
