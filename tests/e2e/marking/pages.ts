// Pages of the marking tests: an own small portal with everything that makes marks slip, served under a policy that forbids
// whatever a policy can forbid.

const count = 400;
const rowsScript = `
const rows = Array.from({ length: ${count} }, (_, i) => ({
  id: 'T2026030' + String(1000 + i),
  time: '2026-03-' + String(1 + (i % 28)).padStart(2, '0') + ' ' + String(8 + (i % 14)).padStart(2, '0') + ':' + String(i % 60).padStart(2, '0') + ':00',
  amount: (((i * 7919) % 90000) / 100 + 10).toFixed(2),
  type: i % 9 === 5 ? '退款' : '消费',
  card: '621483******' + String(1000 + i),
}));
const columns = ['id', 'time', 'amount', 'type', 'card'];
const titles = { id: '交易单号', time: '交易时间', amount: '交易金额(元)', type: '交易类型', card: '银行卡号' };
`;

const nested = `${rowsScript}
const body = document.querySelector('tbody');
let shown = rows.slice(0, 120);
const draw = () => body.replaceChildren(...shown.map((row) => {
  const tr = document.createElement('tr');
  tr.append(...columns.map((c) => { const td = document.createElement('td'); td.textContent = row[c]; return td; }));
  return tr;
}));
draw();
window.portal = {
  sort() { shown = [...shown].sort((a, b) => Number(b.amount) - Number(a.amount)); draw(); },
  // As frameworks without keys do: the elements stay, their texts move on.
  sortInPlace() {
    shown = [...shown].reverse();
    [...body.rows].forEach((tr, i) => [...tr.cells].forEach((td, j) => { td.firstChild.data = shown[i][columns[j]]; }));
  },
  page(n) { shown = rows.slice(n * 120, n * 120 + 120); draw(); },
  redraw: draw,
  moveElements() { body.append(...[...body.rows].reverse()); },
};
`;

const virtual = `${rowsScript}
const height = 36, visible = 16;
const scroller = document.querySelector('.scroller'), pool = document.querySelector('.pool');
pool.style.height = rows.length * height + 'px';
const slots = Array.from({ length: visible + 2 }, () => {
  const row = document.createElement('div');
  row.setAttribute('role', 'row');
  row.append(...columns.map(() => { const cell = document.createElement('div'); cell.setAttribute('role', 'gridcell'); cell.append(''); return cell; }));
  pool.append(row);
  return row;
});
const fill = () => {
  const first = Math.floor(scroller.scrollTop / height);
  // Recycling: row n always lives in slot n modulo the number of slots.
  for (let n = first; n < Math.min(first + slots.length, rows.length); n++) {
    const slot = slots[n % slots.length];
    slot.style.transform = 'translateY(' + n * height + 'px)';
    slot.setAttribute('aria-rowindex', n + 2);
    [...slot.children].forEach((cell, j) => { if (cell.textContent !== rows[n][columns[j]]) cell.firstChild ? cell.firstChild.data = rows[n][columns[j]] : cell.append(rows[n][columns[j]]); });
  }
};
scroller.addEventListener('scroll', fill);
fill();
window.portal = { scrollTo(n) { scroller.scrollTop = n * height; } };
`;

const style = `
body { margin: 0; font: 14px sans-serif; } header { position: sticky; top: 0; height: 48px; background: #eee; z-index: 5; }
main { padding: 24px 40px; } .outer { height: 520px; overflow: auto; border: 1px solid #ccc; }
.inner { width: 1500px; padding: 12px; } table { border-collapse: collapse; width: 100%; } td, th { padding: 9px 12px; text-align: left; border-bottom: 1px solid #ddd; white-space: nowrap; }
thead th { position: sticky; top: 0; background: #f5f5f5; z-index: 2; } .spacer { height: 1200px; }
.dark, .dark thead th { background: #141a22; color: #e6e6e6; } .dark td, .dark th { border-color: #333; }
[role=grid] { border: 1px solid #ccc; width: 900px; } .scroller { height: 576px; overflow: auto; } .pool { position: relative; }
.head, .pool [role=row] { display: grid; grid-template-columns: 180px 190px 140px 90px 1fr; height: 36px; align-items: center; }
.pool [role=row] { position: absolute; left: 0; right: 0; top: 0; border-bottom: 1px solid #eee; }
[role=columnheader], [role=gridcell] { padding: 0 10px; } .cards td:last-child span { font-weight: bold; }
`;

const head = ['交易单号', '交易时间', '交易金额(元)', '交易类型', '银行卡号'];
const nestedBody = `<header>收单商户平台</header><main><h1>交易查询</h1><div class="outer"><div class="inner"><table><thead><tr>${head.map((h) => `<th>${h}</th>`).join('')}</tr></thead><tbody></tbody></table></div></div><div class="spacer"></div></main>`;
const virtualBody = `<header>收单商户平台</header><main><div role="grid" aria-rowcount="${count + 1}"><div class="head" role="row">${head.map((h) => `<div role="columnheader">${h}</div>`).join('')}</div><div class="scroller"><div class="pool" role="rowgroup"></div></div></div></main>`;
// Test numbers of the schemes' own documentation, Luhn-valid: whole, in groups, cut into elements, in full-width digits.
const cardsBody = `<main><table class="cards"><thead><tr><th>交易单号</th><th>交易时间</th><th>交易金额(元)</th><th>银行卡号</th></tr></thead><tbody>
<tr><td>A1</td><td>2026-03-01 10:00:00</td><td>10.00</td><td>4111111111111111</td></tr>
<tr><td>A2</td><td>2026-03-01 10:01:00</td><td>11.00</td><td>5555 5555 5555 4444</td></tr>
<tr><td>A3</td><td>2026-03-01 10:02:00</td><td>12.00</td><td><span>3782</span> <span>822463</span> <span>10005</span></td></tr>
<tr><td>A4</td><td>2026-03-01 10:03:00</td><td>13.00</td><td>４０１２８８８８８８８８１８８１</td></tr>
<tr><td>202603011004001234567890123456</td><td>2026-03-01 10:04:00</td><td>14.00</td><td>621483******1234</td></tr>
</tbody></table><p><input value="4242424242424242" size="30"></p><div class="spacer"></div><p>6011111111111117</p></main>`;

/** Path → its page; scripts are files of their own, since the policy forbids inline ones. */
export const pages: Record<string, { body: string; script: string; className?: string }> = {
  '/nested': { body: nestedBody, script: nested },
  '/nested-dark': { body: nestedBody, script: nested, className: 'dark' },
  '/virtual': { body: virtualBody, script: virtual },
  '/cards': { body: cardsBody, script: '' },
  '/empty': { body: '<main><p>Nothing here.</p></main>', script: '' },
};
export const pageStyle = style;
