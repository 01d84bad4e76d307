// The views in real Chromium over a full store (10,000 findings on the tab, 500 cases): how soon the popup paints after it was
// opened, how soon it says what it is for, and the longest task of any view.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import { alone, type Measurement, median } from '@/tests/bench/measurement';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { fillStore } from './stored';

const area = 'interface';
const findings = 10_000;
const cases = 500;
const runs = 15;
const openings = 3;

export async function* measure(): AsyncGenerator<Measurement> {
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><html lang="zh-CN"><title>交易列表</title><p>商户后台</p>'),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`;
  const session = await launchChromium({ language: 'zh-CN' });
  try {
    const portal = await session.openPortal(url);
    const tabId = await session.tabIdOf(portal);
    const page = await session.context.newPage();
    await goTo(page, session, 'popup.html?tab=-1');
    await page.locator('main').waitFor();
    await page.evaluate(() =>
      chrome.runtime.sendMessage({
        to: 'worker',
        name: 'settings.set',
        payload: { welcomed: true, language: 'zh-CN' },
      }),
    );
    await fillStore(page, { tabId, url, findings, cases });
    yield* popup(session, page, tabId);
    yield await longestTask(session, page, tabId);
  } finally {
    await session.close();
    server.close();
    server.closeAllConnections();
  }
}

async function goTo(page: Page, { extensionId }: Session, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${extensionId}/${path}`);
}

/** Opened again and again; every third time the browser has ended the worker before, as it does after half a minute. */
async function* popup(session: Session, page: Page, tabId: number): AsyncGenerator<Measurement> {
  const paints: number[] = [];
  const contents: number[] = [];
  for (let run = 0; run < runs + 1; run++) {
    if (run % 3 === 0) await session.stopWorker();
    await goTo(page, session, `popup.html?tab=${tabId}`);
    await page.locator('.status-look').waitFor();
    await page.locator('.case-card').first().waitFor();
    const times = await page.evaluate(async () => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const { content } = await new Promise<{ content: number }>((done) =>
        requestAnimationFrame(() => done({ content: performance.now() })),
      );
      return { paint: paint?.startTime ?? Number.NaN, content };
    });
    if (Number.isNaN(times.paint)) throw new Error('Chromium tells of no first paint.');
    // The first of all fills the disk's caches.
    if (run === 0) continue;
    paints.push(times.paint);
    contents.push(times.content);
  }
  const store = `${findings} findings on the tab, ${cases} cases; worker ended before every third`;
  yield alone({ area, name: 'popup-first-paint', unit: 'ms', note: store }, paints);
  yield alone({ area, name: 'popup-rows-and-cases', unit: 'ms', note: `rows and cases shown; ${store}` }, contents);
}

/** What a merchant does in each view before it has settled. */
const views: { name: string; path: (tabId: number) => string; ready: string; act?: (page: Page) => Promise<void> }[] = [
  { name: 'popup', path: (tabId) => `popup.html?tab=${tabId}`, ready: '.case-card' },
  {
    name: 'panel, other rows searched',
    path: (tabId) => `sidepanel.html?tab=${tabId}`,
    ready: '.case-card',
    act: async (page) => {
      for (const fold of await page.locator('main > details.fold > summary').all()) await fold.click();
    },
  },
  { name: 'cases', path: () => 'cases.html#/cases', ready: 'table' },
  { name: 'a case', path: () => 'cases.html#/case/20260301-0000', ready: '[data-step]' },
  { name: 'transactions', path: () => 'cases.html#/records', ready: 'table' },
  { name: 'numbers', path: () => 'cases.html#/numbers', ready: 'canvas' },
  { name: 'till', path: () => 'cases.html#/till', ready: '.till' },
  { name: 'prevention', path: () => 'cases.html#/prevention', ready: 'h2' },
  { name: 'options', path: () => 'options.html#/options', ready: '.counts' },
];

/** Main-thread tasks by Chromium's own trace: the longest of each view, the middle of three openings; the worst view counts. */
async function longestTask(session: Session, page: Page, tabId: number): Promise<Measurement> {
  const worst: { name: string; ms: number }[] = [];
  const browser = await session.context.browser()!.newBrowserCDPSession();
  for (const { name, path, ready, act } of views) {
    const longest: number[] = [];
    for (let opening = 0; opening < openings; opening++) {
      await page.goto('about:blank');
      const tasks = await traced(browser, async () => {
        await page.goto(`chrome-extension://${session.extensionId}/${path(tabId)}`);
        await page.locator(ready).first().waitFor();
        await act?.(page);
        await page.waitForTimeout(1500);
      });
      longest.push(Math.max(...tasks));
    }
    worst.push({ name, ms: median(longest) });
  }
  worst.sort((a, b) => b.ms - a.ms);
  const note = worst.map(({ name, ms }) => `${name} ${ms.toFixed(0)}`).join(', ');
  return { ...alone({ area, name: 'longest-task', unit: 'ms', note }, [worst[0]!.ms]), runs: openings };
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  args?: { name?: string; data?: { url?: string } };
}

/** Durations (ms) of the main thread's tasks in the processes that ran scripts of ours meanwhile. */
async function traced(cdp: CDPSession, run: () => Promise<void>): Promise<number[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect as never);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', '__metadata'], excludedCategories: ['*'] },
  });
  await run();
  const complete = new Promise<void>((done) => cdp.once('Tracing.tracingComplete', () => done()));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect as never);
  const ours = new Set(
    events.filter(({ args }) => args?.data?.url?.startsWith('chrome-extension://')).map(({ pid }) => pid),
  );
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) =>
      (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask') &&
      ph === 'X' &&
      ours.has(pid) &&
      main.has(`${pid}/${tid}`),
  );
  if (tasks.length === 0) throw new Error('The trace holds no task of a view.');
  return tasks.map(({ dur = 0 }) => dur / 1000);
}
