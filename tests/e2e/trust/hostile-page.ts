// A portal's page that means us harm: texts that would run, turn or count somewhere else, polluted globals, a storm of changes, forged
// events, an element that imitates ours, and a script that looks for us and writes down what it found.

/** What stands in the cells of the rows; each must stay the text that it is, wherever it is shown. */
export const hostileTexts = {
  markup: '<img src=x onerror="globalThis.wasRun=1"><script>globalThis.wasRun=1</script>',
  bidi: 'refund \u202E00.01\u202C',
  hidden: 'Li\u200B\u2060\uFEFFMin',
  formula: '=HYPERLINK("http://evil.test","ok")',
} as const;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The page. Its fourth row is a chargeback, which every page tells by itself. */
export function hostilePage(): string {
  const payers = Object.values(hostileTexts);
  const rows = Array.from({ length: 12 }, (_, n) => {
    const cells = [
      `TX90${String(n).padStart(4, '0')}`,
      `2026-03-01 1${n % 10}:0${n % 6}:21`,
      `¥${(120 + n * 7).toFixed(2)}`,
      'Success',
      n === 3 ? 'Chargeback' : 'Sale',
      payers[n % payers.length]!,
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
<table id="list"><thead><tr><th>Transaction ID</th><th>Time</th><th>Amount</th><th>Status</th><th>Type</th><th>Customer note</th></tr></thead><tbody>${rows}</tbody></table>
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
