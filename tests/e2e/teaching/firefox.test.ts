// Teaching in real Firefox: a table that nobody could understand is pointed at, and read as the user said.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { app } from '@/lib/i18n/app';
import { say } from '@/lib/i18n/say';
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import { type FirefoxSession, launchFirefox, order } from '../harness/firefox';
import { list } from './list';

let server: Server;
let session: FirefoxSession;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(list(false));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  session = await launchFirefox('en-US');
});
afterAll(async () => {
  await session?.close();
  server?.closeAllConnections();
  server?.close();
});

it('columns that the user points at are read as they say; the page hears nothing of it', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const portal = await session.openPortal(url);
  const popup = await session.openView('popup', url);
  await order(popup, 'settings.set', { language: 'en', welcomed: true });
  const tabId = await popup.evaluate(() => Number(new URLSearchParams(location.search).get('tab')));
  const fields = async () => {
    const { frames } = (await order(popup, 'tab.state', { tabId })).value as TabState;
    return frames.length === 0 ? null : frames.flatMap(({ reading }) => reading.tables.map((table) => table.fields));
  };
  const start = await popup.waitForSelector(`::-p-aria([name="${say(app, 'en', 'teach.start')}"][role="button"])`);
  // A page behind another is left for later.
  await portal.bringToFront();
  await expect.poll(fields, { timeout: 30_000 }).toEqual([]);
  await popup.bringToFront();
  await start!.click();
  await portal.waitForSelector('tillguard-teach');
  await portal.bringToFront();
  for (const [cell, downTo] of [
    ['2026-03-01', 2],
    ['10.00', 1],
  ] as const) {
    await portal.click(`::-p-xpath(//td[.="${cell}"])`);
    for (let i = 0; i < downTo; i++) await portal.keyboard.press('ArrowDown');
  }
  expect(await portal.title()).toBe('list');
  // From the third column's list: over the fourth's to the button that keeps it.
  for (const key of ['Tab', 'Tab', 'Enter'] as const) await portal.keyboard.press(key);
  await expect.poll(fields, { timeout: 30_000 }).toEqual([{ time: 'Feld 1', amount: 'Feld 3' }]);
});
