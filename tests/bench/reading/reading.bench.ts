// Reading in real Chromium: whole tables beside a bare walk and beside SheetJS, the longest task, one changed row, a page
// without tables; and the size of the content script.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { bundle } from '@/tests/bench/bundle';
import { alone, beside, type Measurement } from '@/tests/bench/measurement';
import { buildExtension } from '@/tests/e2e/harness/build-extension';
import { chromiumPath } from '@/tests/e2e/harness/system-browser';
import { ariaPage, nativePage, plainPage } from './pages';

const area = 'reading';
const rows = 10_000;
const runs = 9;

export async function* measure(): AsyncGenerator<Measurement> {
  const code = await bundle(new URL('in-page.ts', import.meta.url));
  const frameCode = await bundle(new URL('frame-in-page.ts', import.meta.url));
  const pages: Record<string, string> = { '/native': nativePage(rows), '/aria': ariaPage(rows), '/plain': plainPage() };
  const server = createServer((request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages[request.url ?? ''] ?? ''),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const open = async (path: string, script = code): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    await page.goto(origin + path);
    // Content scripts come to a page that was laid out and painted: that time is the page's own.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.evaluate(script);
    return page;
  };
  try {
    yield* whole(await open('/native'), 'td,th', 'native-10k-read');
    yield await sheet(await open('/native'));
    yield* whole(await open('/aria'), '[role="gridcell"],[role="columnheader"]', 'aria-100k-read');
    yield await longestTask(open);
    yield await frameTasks((path) => open(path, frameCode));
    yield await oneRow(await open('/native'));
    yield await withoutTable(open);
    yield await timersLeft(await open('/plain', frameCode));
    yield* contentScripts(await buildExtension('chrome', 'production'));
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

async function* whole(page: Page, selector: string, name: string): AsyncGenerator<Measurement> {
  const read = await page.evaluate(() => window.readingBench.rowsRead());
  if (read !== rows) throw new Error(`${name} read ${read} of ${rows} rows.`);
  const { ours, peer } = await page.evaluate(([n, cells]) => window.readingBench.againstWalk(n, cells), [
    runs,
    selector,
  ] as const);
  yield beside({ area, name, unit: 'ms', peerName: 'bare textContent walk', note: 'find, read and map' }, ours, peer);
  await page.close();
}

async function sheet(page: Page): Promise<Measurement> {
  const { ours, peer } = await page.evaluate((n) => window.readingBench.againstSheet(n), runs);
  await page.close();
  return beside({ area, name: 'native-10k-sheetjs', unit: 'ms', peerName: 'SheetJS table_to_sheet' }, ours, peer);
}

async function longestTask(open: (path: string) => Promise<Page>): Promise<Measurement> {
  const longest: number[] = [];
  for (const path of ['/native', '/aria', '/native', '/aria', '/native', '/aria']) {
    const page = await open(path);
    const slices = await page.evaluate(() => window.readingBench.slices());
    if (slices.rows !== rows) throw new Error(`${path} in slices read ${slices.rows} of ${rows} rows.`);
    longest.push(slices.longest);
    await page.close();
  }
  // The worst of all readings counts, each of them the first of its page.
  const note = 'worst of first readings in slices, native and ARIA in turn';
  return { ...alone({ area, name: 'longest-task', unit: 'ms', note }, [Math.max(...longest)]), runs: longest.length };
}

async function frameTasks(open: (path: string) => Promise<Page>): Promise<Measurement> {
  const longest: number[] = [];
  for (const path of ['/native', '/aria', '/native', '/aria']) {
    const page = await open(path);
    const seen = await page.evaluate(() => window.frameBench.longestTask());
    if (seen.rows !== rows || !seen.isMarked) throw new Error(`${path} in a frame told ${seen.rows} of ${rows} rows.`);
    longest.push(seen.longest);
    await page.close();
  }
  const note = 'worst of reading, keying, telling and marking whole pages; 0 where the browser saw none over 50 ms';
  return {
    ...alone({ area, name: 'frame-longest-task', unit: 'ms', note }, [Math.max(...longest)]),
    runs: longest.length,
  };
}

async function timersLeft(page: Page): Promise<Measurement> {
  const asked = await page.evaluate(() => window.frameBench.timersLeft());
  await page.close();
  return alone(
    { area, name: 'page-without-table-timers', unit: 'timers', note: 'asked for in two seconds after it was read' },
    [asked],
  );
}

async function oneRow(page: Page): Promise<Measurement> {
  const result = await page.evaluate(() => window.readingBench.changes(30, 'td:nth-child(3)'));
  await page.close();
  if (!result.right) throw new Error('A changed row was not read right.');
  return beside({ area, name: 'one-row-change', unit: 'ms', peerName: 'first read' }, result.ours, result.peer);
}

async function withoutTable(open: (path: string) => Promise<Page>): Promise<Measurement> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const page = await open('/plain');
    times.push(await page.evaluate(() => window.readingBench.look()));
    await page.close();
  }
  return alone(
    { area, name: 'page-without-table', unit: 'ms', note: 'first look at a fresh page, 3,000 elements' },
    times,
  );
}

function* contentScripts(folder: string): Generator<Measurement> {
  const sizeOf = (script: string) => gzipSync(readFileSync(join(folder, script)), { level: 9 }).length;
  const door = sizeOf('content-scripts/portal.js');
  const reader = sizeOf('reader.js');
  const size = (name: string, bytes: number, note: string) => alone({ area, name, unit: 'bytes', note }, [bytes]);
  yield size(
    'content-script-gzip',
    door,
    'what every page of an allowed site is given; all that a page without tables is',
  );
  yield size('content-script-with-table-gzip', door + reader, 'with the reader, where anything could be a table');
  yield size(
    'content-script-further-languages-gzip',
    door + reader + sizeOf('words.js'),
    'and with the words of further languages, where the page is in one',
  );
}
