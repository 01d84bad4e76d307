// A portal's page that means us harm: texts that would run, turn or count somewhere else, polluted globals, a storm of changes, forged
// events, an element that imitates ours, and a script that looks for us and writes down what it found.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in the cells of the rows; each must stay the text that it is, wherever it is shown. */
export const hostileTexts = {
  markup: '<img src=x onerror="globalThis.wasRun=1"><script>globalThis.wasRun=1</script>',
  bidi: 'refund \u202E00.01\u202C',
  hidden: 'Li\u200B\u2060\uFEFFMin',
  formula: '=HYPERLINK("http://evil.test","ok")',
} as const;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page. Its fourth row is a chargeback, which every page tells by itself; markup is in it. */
export function hostilePage(): string {
  const operators = Object.values(hostileTexts);
  const rows = Array.from({ length: 12 }, (_, n) => {
    const cells = [
      `TX90${String(n).padStart(4, '0')}`,
      `2026-03-01 1${n % 10}:0${n % 6}:21`,
      `¥${(120 + n * 7).toFixed(2)}`,
      'Success',
      n === 3 ? 'Chargeback' : 'Sale',
      operators[(n + 1) % operators.length]!,
    ];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  }).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Transactions</title>
<script>
  // Whoever takes the page's own built-ins for its own is lost here.
  for (const name of ['toString', 'then', 'key', 'transaction', 'ok']) Object.defineProperty(Object.prototype, name, { get() { globalThis.wasAsked = name; return undefined; }, set() {}, configurable: true });
  // Not those that the debugger's own look into the page needs.
  Array.prototype.flatMap = function () { globalThis.wasAsked = 'flatMap'; return []; };
  globalThis.JSON.parse = () => { globalThis.wasAsked = 'parse'; return {}; };
  Element.prototype.attachShadow = function () { globalThis.wasAsked = 'attachShadow'; throw new Error('no'); };
</script>
<h1>Transactions</h1>
<table id="list"><thead><tr><th>Transaction ID</th><th>Time</th><th>Amount</th><th>Status</th><th>Type</th><th>Operator</th></tr></thead><tbody>${rows}</tbody></table>
<tillguard-marks id="fake"></tillguard-marks>
<p id="storm"></p>
<script>
  let n = 0;
  const storm = setInterval(() => {
    for (let i = 0; i < 200; i++) document.getElementById('storm').append(document.createElement('i'));
    document.getElementById('storm').textContent = String(n++);
    if (n > 60) clearInterval(storm);
  }, 16);
  // Forged: what frameworks, drivers and earlier builds of extensions listen to.
  for (const name of ['wxt:content-script-started', 'tillguard', 'message', 'click', 'visibilitychange'])
    dispatchEvent(new CustomEvent(name, { detail: { to: 'worker', name: 'data.delete-all', payload: {} } }));
  postMessage({ type: 'wxt:content-script-started', contentScriptName: 'portal' }, '*');
  postMessage({ to: 'worker', name: 'data.delete-all', payload: {} }, '*');
  // What it can find out: that an element of ours exists, never what it says.
  globalThis.learned = () => [...document.querySelectorAll('tillguard-marks')].filter((one) => one.id !== 'fake').map((one) => ({
    says: one.textContent + one.innerHTML,
    root: one.shadowRoot === null,
    attributes: one.getAttributeNames(),
  }));
</script></html>`;
}

/** A page that would keep us busy: more elements than can be read, among them a table like that of a portal; and one cell of 10 MB. */
export function hugePage(kind: 'elements' | 'cell', elements = 360_000): string {
  const rows = Array.from(
    { length: 12 },
    (_, n) =>
      `<tr><td>TX91${String(n).padStart(4, '0')}</td><td>2026-03-01 1${n % 10}:0${n % 6}:21</td><td>¥${120 + n * 7}.00</td><td>Success</td><td>${n === 3 ? 'Chargeback' : 'Sale'}</td><td id="note${n}"></td></tr>`,
  ).join('');
  const more =
    kind === 'cell'
      ? "document.getElementById('note5').textContent = '4111111111111111 1,234.50 '.repeat(400_000);"
      : `document.getElementById('more').innerHTML = '<p><b>Lee</b><i>12.50</i><u>c</u></p>'.repeat(${elements / 4});`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Transactions</title>
<style>td { max-width: 200px; overflow: hidden; white-space: nowrap; }</style>
<table><thead><tr><th>Transaction ID</th><th>Time</th><th>Amount</th><th>Status</th><th>Type</th><th>Customer note</th></tr></thead><tbody>${rows}</tbody></table>
<div id="more" hidden></div><script>${more}</script></html>`;
}

/** The pages of this file on this machine's loopback: the hostile one, and the huge ones at `/elements` and `/cell`. */
export interface HostilePages {
  origin: string;
  close(): void;
}

/** Serves them. */
export async function servePages(): Promise<HostilePages> {
  const server = createServer(({ url }, response) => {
    const page = url === '/cell' || url === '/elements' ? hugePage(url.slice(1) as 'cell' | 'elements') : hostilePage();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What the page got of us; to be run in it. A driver's own script may have asked the polluted built-ins; ours live in another world. */
export function whatItGot(): { wasRun: number | null; learned: unknown[] } {
  const page = globalThis as unknown as { wasRun?: number; learned(): unknown[] };
  return { wasRun: page.wasRun ?? null, learned: page.learned() };
}

/** That when it got nothing but that one element of ours is there. */
export const nothing = { wasRun: null, learned: [{ says: '', root: true }] };

/** Presses, points at and focuses all it can find of ours, as a script does; to be run in the page. */
export function forgePresses(): void {
  const inits = { bubbles: true, composed: true, cancelable: true };
  for (const target of [document, document.body, ...document.querySelectorAll('tillguard-marks')]) {
    for (const name of ['pointerover', 'pointerenter', 'pointerdown', 'pointerup', 'mouseover', 'mousedown', 'click'])
      target.dispatchEvent(new PointerEvent(name, { ...inits, clientX: 8, clientY: 8, pointerType: 'mouse' }));
    for (const key of ['Tab', 'Enter', ' ', 'Escape'])
      target.dispatchEvent(new KeyboardEvent('keydown', { ...inits, key }));
    target.dispatchEvent(new FocusEvent('focusin', inits));
    if (target instanceof HTMLElement) {
      target.focus();
      target.click();
    }
  }
}
