// What is due, as the browser shows it: the toolbar button's number follows the clock and a case that is closed; on a tab whose rows want
// a look it gives way to theirs; notifications keep still in quiet hours and come at their end.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import type { Act } from '@/lib/model/case-event';
import { everyDay } from '@/lib/model/week-hours';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { launchChromium, type Session } from './harness/chromium';
import { awaitMark } from './harness/marks';
import { clockIn, dayIn, lookThroughAt, noonIn } from './harness/moved-clock';
import { askWorker } from './harness/own-page';

let demo: DemoPortal;
let session: Session;
let view: Page;
let tabId: number;
let keys: string[];
/** a list in which nothing is marked */
let calm: { url: string; close(): void };

beforeAll(async () => {
  demo = await startDemoPortal();
  calm = await serveCalmList();
  session = await launchChromium({ language: 'en-US' });
  const portal = await session.openPortal(`${demo.origin}/antd?lang=en`);
  await awaitMark(portal, '10,000.00');
  view = await session.openPanel(portal);
  tabId = await session.tabIdOf(portal);
  await ask('settings.set', {
    language: 'en',
    welcomed: true,
    quietHours: null,
  });
  const state = (await ask('tab.state', { tabId })) as TabState;
  keys = state.frames.flatMap(({ reading }) => reading.tables.flatMap(({ rows }) => rows.map(({ key }) => key)));
});

afterAll(async () => {
  await session?.close();
  await demo?.close();
  calm?.close();
});

async function serveCalmList() {
  const rows = [12, 18, 25, 31, 44].map(
    (amount, i) => `<tr><td>2026-03-0${i + 1} 12:1${i}:07</td><td>${amount}.00</td><td>A100${i}</td><td>Paid</td></tr>`,
  );
  const head = '<tr><th>Time</th><th>Amount</th><th>Order number</th><th>Status</th></tr>';
  const html = `<!doctype html><html lang="en"><title>Payments</title><table>${head}${rows.join('')}</table>`;
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/payments`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const ask = <T>(name: string, payload: unknown) => askWorker<T>(view, name, payload);

/** A case on one of the page's rows, whose answer was promised by the day after tomorrow. */
async function openAwaiting(row: number): Promise<string> {
  const request = () => crypto.randomUUID();
  const { caseId } = (await ask('case.open', {
    request: request(),
    tabId,
    keys: [keys[row]!],
  })) as { caseId: string };
  const act: Act = {
    kind: 'call-logged',
    party: 'acquirer',
    channel: 'phone',
    who: '',
    ticket: `T-${row}`,
    answer: 'The day after tomorrow.',
    promisedBy: dayIn(2),
  };
  await ask('case.act', { request: request(), caseId, act });
  return caseId;
}

const close = (caseId: string) =>
  ask('case.act', {
    request: crypto.randomUUID(),
    caseId,
    act: { kind: 'closed', outcome: 'normal', note: '' } satisfies Act,
  });

const at = (moment: Date) => lookThroughAt(session.context, view, moment);

it('the button’s number follows the clock and closed cases, and gives way to the rows of a tab', async () => {
  const [first, second] = [await openAwaiting(0), await openAwaiting(1)];
  expect(await at(noonIn(1))).toMatchObject({ badge: '', title: 'Tillguard' });
  expect(await at(noonIn(2))).toMatchObject({
    badge: '2',
    title: 'Tillguard: 0 overdue, 2 due today',
  });
  const late = await at(noonIn(3));
  // By a mark, not by the colour alone.
  expect(late).toMatchObject({
    badge: '2!',
    title: 'Tillguard: 2 overdue, 0 due today',
  });
  expect(late.shown.filter((id) => id.startsWith('due/')).length).toBe(2);
  await close(first);
  const after = await at(noonIn(3));
  expect(after).toMatchObject({ badge: '1!', title: 'Tillguard: 1 overdue, 0 due today' });
  // What was told of it is taken away.
  expect(after.shown.filter((id) => id.includes(first))).toEqual([]);
  expect(after.shown.some((id) => id.includes(second))).toBe(true);

  // The portal's tab has marked rows: their number stands there, and the tooltip says what it counts.
  const onTab = () =>
    view.evaluate(
      async (id) => [await chrome.action.getBadgeText({ tabId: id }), await chrome.action.getTitle({ tabId: id })],
      tabId,
    );
  const [rows, said] = await onTab();
  expect(Number(rows)).toBeGreaterThan(0);
  expect(said).toBe(`Tillguard: ${rows} on this page to look at`);
  // A list in which nothing is marked shows what is due, like every other tab.
  const page = await session.openPortal(calm.url);
  const pageId = await session.tabIdOf(page);
  await expect.poll(async () => ((await ask('tab.state', { tabId: pageId })) as TabState).frames.length).toBe(1);
  expect(((await ask('tab.state', { tabId: pageId })) as TabState).findings).toEqual([]);
  expect(await view.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), pageId)).toBe('1!');
  await page.close();

  await close(second);
  expect(await at(noonIn(3))).toMatchObject({ badge: '', title: 'Tillguard' });
});

it('notifications keep still in quiet hours, come at their end, and once', async () => {
  await ask('settings.set', {
    quietHours: everyDay({ from: '21:00', to: '07:00' }),
  });
  const caseId = await openAwaiting(2);
  const about = (shown: string[]) => shown.filter((id) => id.includes(caseId)).length;
  const night = await at(clockIn(2, '23:30'));
  expect(about(night.shown)).toBe(0);
  // The number is there for whoever looks.
  expect(night.badge).toBe('1');
  // It looks again when the quiet hours end, or at midnight, when the number changes.
  expect(new Date(night.next!).getTime()).toBeLessThanOrEqual(clockIn(3, '07:00').getTime());
  expect(about((await at(clockIn(3, '06:59'))).shown)).toBe(0);
  expect(about((await at(clockIn(3, '07:01'))).shown)).toBe(1);
  await view.evaluate(
    () =>
      new Promise<void>((done) =>
        chrome.notifications.getAll((all) => {
          for (const id of Object.keys(all)) chrome.notifications.clear(id);
          done();
        }),
      ),
  );
  expect(about((await at(clockIn(3, '07:05'))).shown)).toBe(0);
});
