// A day in a shop: twenty tabs of a portal, ten pages of 500 rows in each, over a full ledger, cases and files. Memory over what the
// same tabs take without access, memory of the worker's process, heap of the worker after a shift against its beginning, and the
// processor's time while nothing changes. How much there is of each can be set: LOAD_ROWS (a million), LOAD_CASES (500), LOAD_GB of
// artefacts (1), LOAD_TABS (20), LOAD_PAGES a tab (10), LOAD_SHIFT readings of one page (480: one a minute for eight hours).
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import { fillStore } from '@/tests/bench/interface/stored';
import { alone, type Measurement } from '@/tests/bench/measurement';
import { buildExtension } from '@/tests/e2e/harness/build-extension';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { marksOn } from '@/tests/e2e/harness/marks';

const area = 'load';
const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);
const rowsInLedger = setting('LOAD_ROWS', 1_000_000);
const cases = setting('LOAD_CASES', 500);
const gigabytes = setting('LOAD_GB', 1);
const tabs = setting('LOAD_TABS', 20);
const pages = setting('LOAD_PAGES', 10);
const shift = setting('LOAD_SHIFT', 480);
const rows = 500;
/** The processor is watched for so long; s. */
const watched = 20;
const megabyte = 1024 ** 2;

export async function* measure(): AsyncGenerator<Measurement> {
  const server = createServer((request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(portalPage(Number(new URL(request.url ?? '/', 'http://x').searchParams.get('p') ?? 0))),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const without = await withoutAccess(origin);
    yield* withAccess(origin, without);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** The same day in a browser whose extension may read no site: what the pages take by themselves. */
async function withoutAccess(origin: string): Promise<{ memory: number; processor: number }> {
  const folder = await buildExtension('chrome', 'production');
  const session = await launchChromium({ language: 'zh-CN', extension: { folder, isOnline: false } });
  try {
    for (const page of await openTabs(session)) await goThrough(page, origin, async () => undefined);
    return { memory: await memoryOfPages(session), processor: await processorShare(session) };
  } finally {
    await session.close();
  }
}

async function* withAccess(
  origin: string,
  without: { memory: number; processor: number },
): AsyncGenerator<Measurement> {
  const session = await launchChromium({ language: 'zh-CN' });
  try {
    const view = await session.context.newPage();
    await view.goto(`chrome-extension://${session.extensionId}/popup.html?tab=-1`);
    await view.locator('main').waitFor();
    await fill(view, origin);
    await view.close();
    const day = `${rowsInLedger} rows, ${cases} cases, ${gigabytes} GB; ${tabs} tabs, ${tabs * pages} pages of ${rows} rows`;
    const opened = await openTabs(session);
    for (const page of opened) await goThrough(page, origin, () => isRead(page));
    const memory = await memoryOfPages(session);
    const note = `resident memory of the pages' processes (PSS), after garbage collection; ${day}`;
    yield {
      ...alone({ area, name: 'tab-memory', unit: 'MB', note }, [(memory - without.memory) / tabs / megabyte]),
      peerName: 'the same tab without access',
      peer: without.memory / tabs / megabyte,
      ratio: memory / without.memory,
    };
    yield alone({ area, name: 'worker-memory', unit: 'MB', note: `PSS of its process; ${day}` }, [
      (await memoryOf(session, true)) / megabyte,
    ]);
    const idle = (await processorShare(session)) - without.processor;
    yield alone(
      {
        area,
        name: 'idle-cpu',
        unit: 'share',
        note: `of one core, over ${watched} s, less the pages' own; ${tabs} tabs`,
      },
      [Math.max(0, idle)],
    );
    yield await heapOverShift(session, opened[0]!, origin);
  } finally {
    await session.close();
  }
}

/** A list of charges; each page has its own rows, in a table that the next page replaces. */
function portalPage(p: number): string {
  const cells = Array.from({ length: rows }, (_, n) => {
    const at = new Date(Date.UTC(2026, 2, 1) + (p * rows + n) * 60_000).toISOString().slice(0, 19).replace('T', ' ');
    const id = `LD${String(p * rows + n).padStart(9, '0')}`;
    return `<tr><td>${id}</td><td>${at}</td><td>¥${(20 + ((n * 37) % 400)).toFixed(2)}</td><td>成功</td><td>${n === 7 ? '拒付' : '消费'}</td><td>6012880${n % 6}</td></tr>`;
  }).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>交易查询</title><table><thead><tr><th>交易单号</th><th>交易时间</th><th>交易金额</th><th>交易状态</th><th>交易类型</th><th>终端号</th></tr></thead><tbody>${cells}</tbody></table></html>`;
}

async function openTabs({ context }: Session): Promise<Page[]> {
  return Promise.all(Array.from({ length: tabs }, () => context.newPage()));
}

/** The tab's pages, one after the other; each is left once it is read. */
async function goThrough(page: Page, origin: string, wait: () => Promise<void>): Promise<void> {
  const first = page.context().pages().indexOf(page) * pages;
  for (let p = 0; p < pages; p++) {
    await page.goto(`${origin}/?p=${first + p}`);
    await wait();
  }
}

/** Waits until the page's chargeback is marked. */
async function isRead(page: Page): Promise<void> {
  for (const end = Date.now() + 60_000; (await marksOn(page)).length === 0; ) {
    if (Date.now() > end) throw new Error('The page was not marked within a minute.');
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** Ledger, cases and files, written by a page of ours straight into the store. */
async function fill(view: Page, origin: string): Promise<void> {
  const url = `${origin}/`;
  await fillStore(view, { tabId: 999_999, url, findings: 1000, cases });
  await view.evaluate(
    async ({ portal, count, files }) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('tillguard');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const [sample] = await new Promise<{ key: string; transaction: Record<string, unknown> }[]>((done, fail) => {
        const request = db.transaction('transactions').objectStore('transactions').getAll(null, 1);
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      for (let from = 0; from < count; from += 5000) {
        const change = db.transaction('transactions', 'readwrite');
        const store = change.objectStore('transactions');
        for (let n = from; n < Math.min(count, from + 5000); n++) {
          const local = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString().slice(0, 19);
          const transaction = {
            ...sample!.transaction,
            id: `F${n}`,
            time: { local, offset: null },
            cardMasked: `621483******${String(n % 10_000).padStart(4, '0')}`,
          };
          store.put({ ...sample, key: `${portal}||id|F${n}|sale`, portal, time: local, transaction });
        }
        await new Promise<void>((done, fail) => {
          change.oncomplete = () => done();
          change.onabort = () => fail(change.error);
        });
      }
      for (let n = 0; n < files; n++) {
        const bytes = new Uint8Array(64 * 1024 ** 2);
        for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        const change = db.transaction('artefacts', 'readwrite');
        const sha256 = n.toString(16).padStart(64, '0');
        change.objectStore('artefacts').put({ sha256, blob: new Blob([bytes]), addedAt: new Date().toISOString() });
        await new Promise<void>((done, fail) => {
          change.oncomplete = () => done();
          change.onabort = () => fail(change.error);
        });
      }
      db.close();
    },
    { portal: new URL(url).host, count: rowsInLedger, files: Math.round(gigabytes * 16) },
  );
}

interface Process {
  pid: number;
  isOurs: boolean;
}

/** Processes that draw pages: those of sites, and those of the extension. */
async function processes(session: Session): Promise<Process[]> {
  const cdp = await session.context.browser()!.newBrowserCDPSession();
  const { processInfo } = (await cdp.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  await cdp.detach();
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => ({
      pid: id,
      isOurs: readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process'),
    }));
}

async function memoryOfPages(session: Session): Promise<number> {
  for (const page of session.context.pages()) {
    if (!page.url().startsWith('http')) continue;
    const cdp = await session.context.newCDPSession(page);
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.detach();
  }
  return memoryOf(session, false);
}

/** Proportional set size of the extension's processes, or of all others that draw pages; bytes. */
async function memoryOf(session: Session, isOurs: boolean): Promise<number> {
  const own = (await processes(session)).filter((one) => one.isOurs === isOurs);
  const sizes = own.map(({ pid }) => /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
  return sizes.reduce((sum, size) => sum + Number(size ?? 0) * 1024, 0);
}

/** Share of one core that the processes which draw pages took while nothing was done. */
async function processorShare(session: Session): Promise<number> {
  // What was begun by the last page comes to its end.
  await new Promise((resume) => setTimeout(resume, 5000));
  const before = await ticks(session);
  await new Promise((resume) => setTimeout(resume, watched * 1000));
  return ((await ticks(session)) - before) / 100 / watched;
}

async function ticks(session: Session): Promise<number> {
  return (await processes(session)).reduce((sum, { pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return sum + Number(fields[11]) + Number(fields[12]);
  }, 0);
}

/** The worker's and the page's heap after garbage collection: after a shift of readings against after the first tenth of it. */
async function heapOverShift(session: Session, page: Page, origin: string): Promise<Measurement> {
  const ownPage = await session.context.newCDPSession(page);
  const worker = await attachToWorker(session);
  const heap = async () => (await usedBy(ownPage)) + (await worker.used());
  const read = async (times: number) => {
    for (let n = 0; n < times; n++) {
      await page.goto(`${origin}/?p=${n % 10}`);
      await isRead(page);
    }
  };
  await read(Math.ceil(shift / 10));
  const start = await heap();
  await read(shift - Math.ceil(shift / 10));
  const end = await heap();
  await worker.end();
  const sizes = `${(start / megabyte).toFixed(1)} MB, then ${(end / megabyte).toFixed(1)} MB`;
  const note = `heaps of page and worker after garbage collection, after a tenth of the shift and at its end: ${sizes}; ${shift} readings of ${rows} rows, the worker kept alive`;
  return alone({ area, name: 'shift-heap-growth', unit: 'ratio', note }, [end / start]);
}

async function usedBy(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  return ((await cdp.send('Runtime.getHeapUsage')) as { usedSize: number }).usedSize;
}

/** The driver speaks to pages alone: messages to the worker go through the browser's own session. */
async function attachToWorker(session: Session): Promise<{ used(): Promise<number>; end(): Promise<void> }> {
  const cdp = await session.context.browser()!.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(session.extensionId));
  if (!target) throw new Error('The worker is not running.');
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  let last = 0;
  const waiting = new Map<number, (result: unknown) => void>();
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    waiting.get(id)?.(result);
  });
  const send = async (method: string) => {
    last += 1;
    const id = last;
    const answered = new Promise<unknown>((done) => waiting.set(id, done));
    await cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return answered;
  };
  return {
    async used() {
      await send('HeapProfiler.collectGarbage');
      return ((await send('Runtime.getHeapUsage')) as { usedSize: number }).usedSize;
    },
    end: () => cdp.detach(),
  };
}
