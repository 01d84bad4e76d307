// Pages that the server writes itself: the start page and the old system in its frames.
import { stores } from './chain';
import type { DemoData } from './records';
import { decimal, type Language, listOf, recordsOf } from './views';
import { words } from './words';

/** A whole document. */
export function html(language: Language, title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head>${body}</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A plain look for pages without one of their own. */
export const simple =
  '<style>body{font:14px/1.6 "Noto Sans CJK SC","Microsoft YaHei",Arial,sans-serif;margin:24px;color:#1f2329}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px 12px}</style>';

const homeStyle = `<style>*{box-sizing:border-box}body{margin:0;background:#f0f2f5;color:#1f2329;font:14px/1.6 "Noto Sans CJK SC","Microsoft YaHei",Arial,sans-serif}
.bar{display:flex;align-items:center;gap:12px;height:56px;padding:0 24px;background:#0f2747;color:#fff}.bar b{font-size:17px}.bar .who{margin-left:auto}.bar .quiet{font-size:12px;opacity:.6}.bar a{color:#9cc9f5;text-decoration:none}
main{max-width:1040px;margin:24px auto;padding:0 20px}h1{font-size:20px}.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));gap:14px}.card{display:block;padding:18px 20px;background:#fff;border-radius:6px;color:inherit;text-decoration:none}
.card strong{display:block;font-size:24px;font-weight:600}.card.link{color:#125ea8;font-weight:600}.card span{color:#6b7380}.note{margin-top:22px;color:#6b7380;font-size:13px}</style>`;

/** The acquirer's mark. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="6" fill="#1e7fd6"/><path d="M8 20V8h7a4 4 0 0 1 0 8H8m6 0 5 4" fill="none" stroke="#fff" stroke-width="2.4"/></svg>';

/** The start page: today in numbers per store, ways to the three lists, and the till export of the demo's shop. */
export function homePage(data: DemoData, language: Language): string {
  const w = words[language];
  const day = data.records[0]?.time.slice(0, 10) ?? data.today;
  const numbers = stores.map((store) => {
    const today = data.records.filter(
      (record) => record.store === store && record.time.startsWith(day) && record.status !== 'failed',
    );
    const sum = today.reduce((total, record) => total + record.amount, 0);
    return `<div class="card">${escaped(store.name[language])}<strong>${decimal(sum)}</strong><span>${w.day} ${day} · ${w.count(today.length)} · ${w.sum}</span></div>`;
  });
  const links = ['antd', 'element', 'classic'].map(
    (path, i) => `<a class="card link" href="/${path}?lang=${language}">${w.home[i]} →</a>`,
  );
  const other = `<a href="/?lang=${language === 'en' ? 'zh-CN' : 'en'}">${w.other}</a>`;
  return html(
    language,
    `${w.menu[0]} - ${w.acquirer}`,
    `<body><div class="bar"><b>${w.acquirer}</b>${w.product}<span class="who">${w.merchant}</span><span>${w.user}</span><span class="quiet">${w.lastLogin}</span>${other}</div><main><h1>${w.menu[0]}</h1><div class="cards">${numbers.join('')}</div><h1>${w.title}</h1><div class="cards">${links.join('')}</div><p class="note">${w.tillNote} <a href="/till.csv?lang=${language}" download="till.csv">${w.till}</a></p></main></body>`,
    homeStyle,
  );
}

/** The old system: a page whose list is in a frame. */
export function classicShell(language: Language): string {
  const w = words[language];
  const style =
    '<style>body{margin:0;font:12px "SimSun","Noto Sans CJK SC",serif;background:#d6e3f3}.top{background:#1c4f8f;color:#fff;padding:10px 16px;font-size:16px;font-weight:bold}.top span{float:right;font-size:12px;font-weight:normal;line-height:24px}.side{position:absolute;top:42px;left:0;width:150px;bottom:0;background:#e7eef8;border-right:1px solid #9db8d9;padding:8px}.side div{padding:6px 4px;border-bottom:1px dotted #9db8d9}iframe{position:absolute;left:151px;top:42px;border:0;width:calc(100% - 151px);height:calc(100% - 42px);background:#fff}</style>';
  const menu = w.menu.map((item) => `<div>${item}</div>`).join('');
  return html(
    language,
    `${w.acquirer} ${w.home[2]}`,
    `<body><div class="top">${w.acquirer}<span>${w.merchant} | ${w.user} | ${w.lastLogin} | ${w.logOut}</span></div><div class="side">${menu}</div><iframe name="main" src="/classic/list?lang=${language}" title="${w.title}"></iframe></body>`,
    style,
  );
}

/** The list in the old system's frame: plain tables in a layout table, a subtotal after each day, whole card numbers. */
export function classicList(data: DemoData, language: Language): string {
  const w = words[language];
  const { columns, rows } = listOf('classic', data, language);
  const records = recordsOf('classic', data);
  const at = columns.findIndex(({ key }) => key === 'amount');
  const sumRow = (label: string, list: typeof records, colour: string) => {
    const sum = (of: (r: (typeof records)[number]) => number) => decimal(list.reduce((total, r) => total + of(r), 0));
    const cells = [
      `<td colspan="${at}" align="right"><b>${label}</b> ${w.count(list.length)}</td>`,
      `<td align="right">${sum((r) => r.amount)}</td>`,
      `<td align="right">${sum((r) => r.fee)}</td>`,
      `<td align="right">${sum((r) => r.amount - r.fee)}</td>`,
    ];
    return `<tr bgcolor="${colour}">${cells.join('')}<td colspan="${columns.length - at - 3}">&nbsp;</td></tr>`;
  };
  let body = '';
  let day: typeof records = [];
  rows.forEach((row, i) => {
    const record = records[i]!;
    day.push(record);
    body += `<tr bgcolor="${i % 2 ? '#f4f8fd' : '#ffffff'}">${columns.map(({ key }) => `<td${['amount', 'fee', 'net'].includes(key) ? ' align="right"' : ''} nowrap>${escaped(row[key]!) || '&nbsp;'}</td>`).join('')}</tr>`;
    if (records[i + 1]?.time.slice(0, 10) !== record.time.slice(0, 10)) {
      body += sumRow(w.subtotal, day, '#fff3cd');
      day = [];
    }
  });
  body += sumRow(w.grand, records, '#ffe08a');
  const head = `<tr bgcolor="#c9dcf2">${columns.map(({ heading }) => `<td align="center" nowrap><b>${heading}</b></td>`).join('')}</tr>`;
  const inner = `<table border="1" cellspacing="0" cellpadding="3" bordercolor="#9db8d9" style="border-collapse:collapse">${head}${body}</table>`;
  const field = (label: string, value: string) => `${label}: <input size="10" value="${value}"> `;
  const dates = [records.at(-1)!, records[0]!].map((record) => record.time.slice(0, 10));
  const form = `<table width="100%"><tr><td>${field(w.from, dates[0]!)}${field(w.to, dates[1]!)}${field(w.terminal, '')}<button type="button">${w.search}</button> <button type="button">${w.print}</button></td><td align="right">${w.total(rows.length)}</td></tr></table>`;
  return html(
    language,
    w.title,
    `<body style="font:12px SimSun,'Noto Sans CJK SC',serif;margin:8px"><table width="100%" cellspacing="0" cellpadding="4"><tr><td>${form}</td></tr><tr><td>${inner}</td></tr></table></body>`,
  );
}
