// The demo portal's awkward pages: without a list, with lists that are no transactions, with a list that no reader can reach, and with
// one that never stands still.
import { html, simple } from './plain-pages';
import type { Language } from './views';

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
