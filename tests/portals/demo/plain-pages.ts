// Pages that the server writes itself: the start page, the old system in its frames, and pages on which nothing, or nothing
// that is a transaction, can be read.
import type { DemoData } from './generator';
import { decimal, type Language, listOf, recordsOf } from './views';
import { words } from './words';

function html(language: Language, title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>${head}</head>${body}</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const simple =
  '<style>body{font:14px/1.6 "Noto Sans CJK SC","Microsoft YaHei",Arial,sans-serif;margin:24px;color:#1f2329}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px 12px}</style>';

/** The start page, with ways to the three lists. */
export function homePage(language: Language): string {
  const w = words[language];
  const links = ['antd', 'element', 'classic']
    .map((path, i) => `<p><a href="/${path}?lang=${language}">${w.home[i]}</a></p>`)
    .join('');
  return html(
    language,
    w.acquirer,
    `<body><h1>${w.acquirer} · ${w.product}</h1><p>${w.merchant}</p>${links}</body>`,
    simple,
  );
}

/** The old system: a page whose list is in a frame. */
export function classicShell(language: Language): string {
  const w = words[language];
  const style =
    '<style>body{margin:0;font:12px "SimSun","Noto Sans CJK SC",serif;background:#d6e3f3}.top{background:#1c4f8f;color:#fff;padding:10px 16px;font-size:16px;font-weight:bold}.side{position:absolute;top:42px;left:0;width:150px;bottom:0;background:#e7eef8;border-right:1px solid #9db8d9;padding:8px}.side div{padding:6px 4px;border-bottom:1px dotted #9db8d9}iframe{position:absolute;left:151px;top:42px;border:0;width:calc(100% - 151px);height:calc(100% - 42px);background:#fff}</style>';
  const menu = w.menu.map((item) => `<div>${item}</div>`).join('');
  return html(
    language,
    `${w.acquirer} ${w.home[2]}`,
    `<body><div class="top">${w.acquirer}</div><div class="side">${menu}</div><iframe name="main" src="/classic/list?lang=${language}" title="${w.title}"></iframe></body>`,
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
  const form = `<table width="100%"><tr><td>${w.dates}: ${data.today}</td><td align="right">${w.total(rows.length)}</td></tr></table>`;
  return html(
    language,
    w.title,
    `<body style="font:12px SimSun,'Noto Sans CJK SC',serif;margin:8px"><table width="100%" cellspacing="0" cellpadding="4"><tr><td>${form}</td></tr><tr><td>${inner}</td></tr></table></body>`,
  );
}

/** Pages on which there is no list of transactions to be read, and why. */
export function badPage(name: string, language: Language, foreignOrigin: string): string | null {
  const zh = language === 'zh-CN';
  const table = (head: string[], rows: string[][]) =>
    `<table><thead><tr>${head.map((h) => `<th>${h}</th>`).join('')}</tr></thead><tbody>${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
  switch (name) {
    case 'none':
      return html(
        language,
        zh ? '公告' : 'Notices',
        `<body><h1>${zh ? '公告' : 'Notices'}</h1><p>${zh ? '今晚系统维护。' : 'Maintenance tonight.'}</p></body>`,
        simple,
      );
    case 'prices':
      return html(
        language,
        zh ? '菜品价格' : 'Price list',
        `<body><h1>${zh ? '菜品价格' : 'Price list'}</h1>${table(
          zh
            ? ['编号', '菜品', '单价(元)', '库存', '更新时间']
            : ['No.', 'Dish', 'Unit price (CNY)', 'Stock', 'Updated'],
          Array.from({ length: 24 }, (_, i) => [
            `C${100 + i}`,
            zh ? `招牌菜 ${i + 1}` : `Dish ${i + 1}`,
            `${18 + i * 3}.00`,
            String(40 - i),
            `2026-02-${String(1 + i).padStart(2, '0')} 10:00`,
          ]),
        )}</body>`,
        simple,
      );
    case 'users':
      return html(
        language,
        zh ? '用户管理' : 'Users',
        `<body><h1>${zh ? '用户管理' : 'Users'}</h1>${table(
          zh
            ? ['用户名', '姓名', '角色', '手机号', '状态', '最近登录']
            : ['User', 'Name', 'Role', 'Phone', 'Status', 'Last login'],
          Array.from({ length: 16 }, (_, i) => [
            `user${i}`,
            zh ? `员工${i}` : `Person ${i}`,
            zh ? '收银员' : 'Cashier',
            `138****${1000 + i}`,
            zh ? '启用' : 'Active',
            `2026-02-2${i % 9} 09:1${i % 10}:00`,
          ]),
        )}</body>`,
        simple,
      );
    case 'canvas':
      return html(
        language,
        zh ? '交易查询' : 'Transactions',
        `<body><h1>${zh ? '交易查询' : 'Transactions'}</h1><canvas id="grid" width="900" height="420"></canvas><script src="/canvas.js"></script></body>`,
        simple,
      );
    case 'foreign':
      return html(
        language,
        zh ? '交易查询' : 'Transactions',
        `<body><h1>${zh ? '交易查询' : 'Transactions'}</h1><iframe width="1000" height="500" src="${foreignOrigin}/classic/list?lang=${language}" title="list"></iframe></body>`,
        simple,
      );
    case 'restless':
      return html(
        language,
        zh ? '实时交易' : 'Live transactions',
        `<body><h1>${zh ? '实时交易' : 'Live transactions'}</h1><table id="live"><thead><tr>${(zh ? ['交易时间', '交易单号', '交易金额(元)', '交易状态'] : ['Transaction time', 'Transaction ID', 'Amount (CNY)', 'Status']).map((h) => `<th>${h}</th>`).join('')}</tr></thead><tbody></tbody></table><script src="/restless.js"></script></body>`,
        simple,
      );
    default:
      return null;
  }
}

/** Draws a list on a canvas: to a reader a picture. */
export const canvasScript = `const c=document.getElementById('grid').getContext('2d');c.font='14px sans-serif';c.strokeRect(0,0,900,420);for(let i=0;i<14;i++){c.fillText('2026-02-2'+(i%9)+' 12:0'+(i%10)+':00   20260221'+(1000+i)+'   '+(i*37+12)+'.00',20,30+i*28);}`;

/** A list that never stands still. */
export const restlessScript = `let n=0;const b=document.querySelector('#live tbody');function row(i){return '<tr><td>2026-03-01 12:'+String(i%60).padStart(2,'0')+':00</td><td>20260301'+String(100000+i)+'</td><td>'+((i*37)%400+10)+'.00</td><td>${'成功'}</td></tr>';}setInterval(()=>{n++;b.innerHTML=Array.from({length:30},(_,k)=>row(n*7+k)).join('');},40);`;
