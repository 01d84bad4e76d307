// A real Firefox: from the portal's page to marked rows, the popup, a case, and a pack that the stock tools accept.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { app } from '@/lib/i18n/app';
import { say } from '@/lib/i18n/say';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { type FirefoxSession, launchFirefox, shadowTextsOf } from './harness/firefox';

let demo: DemoPortal;
let session: FirefoxSession;
beforeAll(async () => {
  demo = await startDemoPortal();
  session = await launchFirefox('en-US');
});
afterAll(async () => {
  await session?.close();
  await demo?.close();
});

async function markLabels(page: Page): Promise<string[]> {
  return (await shadowTextsOf(session, page, 'tillguard-marks')).filter((label) => label.includes('Tillguard'));
}

it('marks the night charge on the portal’s page and lists it in the popup', async () => {
  const url = `${demo.origin}/antd?lang=en`;
  const portal = await session.openPortal(url);
  await expect
    .poll(() => markLabels(portal), { timeout: 30_000, interval: 500 })
    .toContainEqual(expect.stringContaining('10,000.00'));
  const popup = await session.openView('popup', url);
  await popup.waitForSelector('.status-look', { timeout: 30_000 });
  const text = await popup.evaluate(() => document.body.innerText);
  expect(text).toContain('10,000.00');
  expect(text).toContain('2026-03-01 03:12:41');
  // The case opens from here, and its first step is on screen.
  await popup.click(`button[aria-label^="${say(app, 'en', 'row.open-case')}"][aria-label*="10,000.00"]`);
  await popup.waitForSelector('[data-step=capture]', { timeout: 20_000 });
  expect(await popup.evaluate(() => document.querySelector('.case-head')!.textContent)).toContain('10,000.00');
});
