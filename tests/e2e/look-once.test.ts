// A look at one page without allowing anything: the build that merchants install, which may read no site, and the toolbar button.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { app } from '@/lib/i18n/app';
import { say } from '@/lib/i18n/say';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { truthOf } from '@/tests/portals/demo/views';
import { buildExtension } from './harness/build-extension';
import { launchChromium, type Session } from './harness/chromium';
import { awaitMark, marksOn } from './harness/marks';
import { Merchant } from './harness/merchant';

let demo: DemoPortal;
let session: Session;

beforeAll(async () => {
  demo = await startDemoPortal();
  const folder = await buildExtension('chrome', 'production');
  session = await launchChromium({ language: 'en-US', extension: { folder, isOnline: false } });
});
afterAll(async () => {
  await session?.close();
  await demo?.close();
});

const grantedSites = () =>
  session.context.serviceWorkers()[0]!.evaluate(async () => (await chrome.permissions.getAll()).origins);

it('“look once” reads and marks the page, frames included, grants nothing, and ends with the page', async () => {
  const portal = await session.openPortal(`${demo.origin}/classic?lang=en`);
  // The browser lets us into this tab alone for this press, as the popup that opens needs it.
  await session.pressToolbarButton(portal);
  const merchant = new Merchant(await session.openPanel(portal, 'popup'), 'en');
  await merchant.begin();
  const status = merchant.view.locator('.status').first();
  expect(await status.innerText()).toContain(merchant.words('page.not-allowed'));
  expect(await marksOn(portal)).toEqual([]);

  await status.getByRole('button', { name: merchant.words('allow.once') }).click();
  // The page around the frame may have been read before it.
  await merchant.view.locator('.status-look').waitFor();
  expect(await status.innerText()).toContain(merchant.words('page.once'));
  const rows = truthOf('classic', demo.data, 'en').length;
  expect(await status.innerText()).toContain(merchant.words('page.look.of', { n: rows }));
  expect((await awaitMark(portal, '10000.00')).find(({ row }) => row?.includes('10000.00'))?.severity).toBe('high');
  expect(await grantedSites()).toEqual([]);

  await portal.reload();
  await merchant.view.reload();
  await expect.poll(() => status.innerText()).toContain(merchant.words('page.not-allowed'));
  expect(await marksOn(portal)).toEqual([]);
  expect(await grantedSites()).toEqual([]);
});

it('while cases are locked too, a site can be allowed or looked at once: that needs no case', async () => {
  const portal = session.context.pages().find((page) => page.url().includes('/classic'))!;
  const popup = session.context.pages().find((page) => page.url().includes('popup.html'))!;
  const order = (name: string, payload: unknown) =>
    popup.evaluate((message) => chrome.runtime.sendMessage({ to: 'worker', ...message }), { name, payload });
  expect(await order('lock.on', { passphrase: 'three calm words 2026', idleMinutes: 15 })).toMatchObject({ ok: true });
  await order('lock.close', {});
  const locked = popup.locator('[data-view=locked]');
  await locked
    .getByRole('button', { name: say(app, 'en', 'allow.site', { site: new URL(demo.origin).host }) })
    .waitFor();
  await session.pressToolbarButton(portal);
  await locked.getByRole('button', { name: say(app, 'en', 'allow.once') }).click();
  await awaitMark(portal, '10000.00');
  await locked.locator('.status-look').waitFor();
  expect(await locked.getByRole('button', { name: say(app, 'en', 'row.open-case') }).count()).toBe(0);
  expect(await grantedSites()).toEqual([]);
});
