// Teaching in real Chromium: a table that nobody could understand is pointed at, read as the user said, still so after a reload
// with other class names and columns moved, and forgotten when they say so.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { app } from '@/lib/i18n/app';
import { say } from '@/lib/i18n/say';
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { askWorker } from '@/tests/e2e/harness/own-page';
import { list } from './list';

/** The list in a closed shadow root of a frame, of whose cells the page alone knows where they stand. */
const hidden = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>frame</title><body><portal-list></portal-list><script>
customElements.define('portal-list', class extends HTMLElement {
  constructor() {
    super();
    const root = this.attachShadow({ mode: 'closed' });
    root.innerHTML = new DOMParser().parseFromString(${JSON.stringify(list(false).replace(/<script>.*?<\/script>/s, ''))}, 'text/html').querySelector('table').outerHTML
      + '<style>td,th{padding:8px 24px}</style>';
    globalThis.placeOf = (text) => {
      const { x, y } = [...root.querySelectorAll('td')].find((cell) => cell.textContent === text).getBoundingClientRect();
      return { x: x + 4, y: y + 4 };
    };
  }
});
</script></html>`;
const around = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>portal</title>
<iframe src="/hidden" style="border:0;width:1200px;height:700px"></iframe></html>`;

let server: Server;
let origin: string;
let session: Session;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const other = { '/hidden': hidden, '/around': around }[request.url ?? ''];
    response.end(other ?? list(request.url === '/new'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  session = await launchChromium({});
});
afterAll(async () => {
  await session?.close();
  server?.close();
  server?.closeAllConnections();
});

const stateOf = (own: Page, tabId: number) => askWorker<TabState>(own, 'tab.state', { tabId });

/** Headings by field, once the page's reading has them or lacks them. */
async function fieldsWhen(own: Page, tabId: number, isRead: boolean): Promise<Record<string, string>> {
  for (let i = 0; i < 100; i++) {
    const { frames } = await stateOf(own, tabId);
    const table = frames[0]?.reading.tables[0];
    if (frames.length > 0 && (table !== undefined) === isRead) return table?.fields ?? {};
    await own.waitForTimeout(100);
  }
  throw new Error(isRead ? 'the table was not read' : 'the table is still read');
}

/** Points at a cell and goes down its column's list of meanings by the keyboard: amount is the first, time the second. */
async function explain(portal: Page, cell: string, downTo: number): Promise<void> {
  await portal.getByText(cell, { exact: true }).click();
  for (let i = 0; i < downTo; i++) await portal.keyboard.press('ArrowDown');
}

test('columns that the user points at are read as they say, and stay so', async () => {
  const portal = await session.openPortal(`${origin}/old`);
  const tabId = await session.tabIdOf(portal);
  const popup = await session.openPanel(portal, 'popup');
  // Not the first run any more. A window that opens on a busy machine may not have been told yet which language its browser has.
  await askWorker(popup, 'settings.set', { welcomed: true, language: 'zh-CN' });
  await popup.reload();
  await fieldsWhen(popup, tabId, false);

  const start = popup.getByRole('button', { name: say(app, 'zh-CN', 'teach.start') });
  await start.click();
  await popup.getByText(say(app, 'zh-CN', 'teach.opened')).waitFor();
  await portal.bringToFront();
  await portal.locator('tillguard-teach').waitFor({ state: 'attached' });
  await explain(portal, '2026-03-01', 2);
  await explain(portal, '10.00', 1);
  expect(await portal.title(), 'the page must not hear of presses that were meant for the panel').toBe('list');
  // From the third column's list: over the fourth's to the button that keeps it.
  await portal.keyboard.press('Tab');
  await portal.keyboard.press('Tab');
  await portal.keyboard.press('Enter');
  expect(await fieldsWhen(popup, tabId, true)).toEqual({ time: 'Feld 1', amount: 'Feld 3' });
  const { frames } = await stateOf(popup, tabId);
  expect(frames[0]?.reading.tables[0]?.rows.map(({ transaction }) => transaction.amount?.minor)).toEqual([
    1000, 1100, 1200,
  ]);
  await portal.locator('tillguard-teach').waitFor({ state: 'detached' });

  await portal.goto(`${origin}/new`, { waitUntil: 'load' });
  await popup.waitForTimeout(500);
  expect(await fieldsWhen(popup, tabId, true)).toEqual({ time: 'Feld 1', amount: 'Feld 3' });

  await start.click();
  await portal.bringToFront();
  await portal.locator('tillguard-teach').waitFor({ state: 'attached' });
  await portal.keyboard.press('Escape');
  await portal.locator('tillguard-teach').waitFor({ state: 'detached' });

  await start.click();
  await portal.bringToFront();
  await portal.locator('tillguard-teach').waitFor({ state: 'attached' });
  // Four columns, the button that keeps, the button that forgets.
  for (let i = 0; i < 6; i++) await portal.keyboard.press('Tab');
  await portal.keyboard.press('Enter');
  await fieldsWhen(popup, tabId, false);
});

test('a list in a closed shadow root of a frame is pointed at too, and only there a panel opens', async () => {
  const portal = await session.openPortal(`${origin}/around`);
  const tabId = await session.tabIdOf(portal);
  const popup = await session.openPanel(portal, 'popup');
  await popup.getByRole('button', { name: say(app, 'zh-CN', 'teach.start') }).click();
  await portal.bringToFront();
  const frame = portal.frames()[1]!;
  await frame.locator('tillguard-teach').waitFor({ state: 'attached' });
  expect(await portal.locator('tillguard-teach').count()).toBe(0);
  const { x: left, y: top } = (await portal.locator('iframe').boundingBox())!;
  for (const [cell, downTo] of [
    ['2026-03-01', 2],
    ['10.00', 1],
  ] as const) {
    const { x, y } = await frame.evaluate(
      (text) => (globalThis as unknown as { placeOf(text: string): { x: number; y: number } }).placeOf(text),
      cell,
    );
    await portal.mouse.click(left + x, top + y);
    for (let i = 0; i < downTo; i++) await portal.keyboard.press('ArrowDown');
  }
  await portal.keyboard.press('Tab');
  await portal.keyboard.press('Tab');
  await portal.keyboard.press('Enter');
  await expect
    .poll(async () => {
      const { frames } = await stateOf(popup, tabId);
      return frames.flatMap(({ reading }) => reading.tables.map(({ fields }) => fields));
    })
    .toEqual([{ time: 'Feld 1', amount: 'Feld 3' }]);
});
