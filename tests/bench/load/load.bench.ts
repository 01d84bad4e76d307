// A day in a shop: tabs of a portal with pages of 500 rows, over a full ledger, cases and files. Memory over what the same tabs take
// without access, memory of the worker's process, heap of page and worker after a shift against its beginning, and what runs while
// nothing changes. Small by itself; with `--full` twenty tabs of ten pages, a million rows, 500 cases, 5 GB, 480 readings (one a
// minute for eight hours). Each can be set: LOAD_ROWS, LOAD_CASES, LOAD_GB, LOAD_TABS, LOAD_PAGES a tab, LOAD_SHIFT.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import { alone, type Measure, type Measurement } from '@/tests/bench/measurement';
import { buildExtension } from '@/tests/e2e/harness/build-extension';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { marksOn } from '@/tests/e2e/harness/marks';
import { fill } from './stored-day';

const area = 'load';

interface Day {
  /** transactions in the ledger */
  ledger: number;
  cases: number;
  gigabytes: number;
  tabs: number;
  /** pages of each tab */
  pages: number;
  /** readings of one page, one after the other */
  shift: number;
}

const usual: Day = { ledger: 20_000, cases: 50, gigabytes: 0.1, tabs: 4, pages: 3, shift: 60 };
const full: Day = { ledger: 1_000_000, cases: 500, gigabytes: 5, tabs: 20, pages: 10, shift: 480 };

function dayOf(isFull: boolean): Day {
  const setting = (name: string, size: number) => Number(process.env[`LOAD_${name}`] ?? size);
  const { ledger, cases, gigabytes, tabs, pages, shift } = isFull ? full : usual;
  return {
    ledger: setting('ROWS', ledger),
    cases: setting('CASES', cases),
    gigabytes: setting('GB', gigabytes),
    tabs: setting('TABS', tabs),
    pages: setting('PAGES', pages),
    shift: setting('SHIFT', shift),
  };
}

const rows = 500;
/** The processor is watched for so long, after the browser has tidied up behind the last page for a minute; s. */
const watched = 20;
const settled = 60;
const megabyte = 1024 ** 2;

export const measure: Measure = async function* ({ isFull }) {
  const day = dayOf(isFull);
  const server = createServer((request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(portalPage(Number(new URL(request.url ?? '/', 'http://x').searchParams.get('p') ?? 0))),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const without = await withoutAccess(origin, day);
    yield* withAccess(origin, day, without);
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

interface Taken {
  /** bytes */
  memory: number;
  /** of one core */
  processor: number;
}

/** The same day in a browser whose extension may read no site: what the pages take by themselves. */
async function withoutAccess(origin: string, day: Day): Promise<Taken> {
  const folder = await buildExtension('chrome', 'production');
  const session = await launchChromium({ language: 'zh-CN', extension: { folder, isOnline: false } });
  try {
    for (const page of await openTabs(session, day)) await goThrough(page, origin, day, async () => undefined);
    const memory = await memoryOfPages(session);
    await pause(settled);
    return { memory, processor: await processorShare(session) };
  } finally {
    await session.close();
  }
}

async function* withAccess(origin: string, day: Day, without: Taken): AsyncGenerator<Measurement> {
  const session = await launchChromium({ language: 'zh-CN' });
  try {
    const view = await session.context.newPage();
    await view.goto(`chrome-extension://${session.extensionId}/popup.html?tab=-1`);
    await view.locator('main').waitFor();
    await fill(view, origin, day);
    const { tabs, pages } = day;
    const opened = await openTabs(session, day);
    await view.close();
    const size = `${day.ledger} rows, ${day.cases} cases, ${day.gigabytes} GB; ${tabs} tabs, ${tabs * pages} pages of ${rows} rows`;
    for (const page of opened) await goThrough(page, origin, day, () => isRead(page));
    const memory = await memoryOfPages(session);
    const note = `resident memory of the pages' processes (PSS), after garbage collection; ${size}`;
    yield {
      ...alone({ area, name: 'tab-memory', unit: 'MB', note }, [(memory - without.memory) / tabs / megabyte]),
      peerName: 'the same tab without access',
      peer: without.memory / tabs / megabyte,
      ratio: memory / without.memory,
    };
    yield alone({ area, name: 'worker-memory', unit: 'MB', note: `PSS of its process; ${size}` }, [
      (await memoryOf(session, true)) / megabyte,
    ]);
    await pause(settled);
    const idle = await processorShare(session);
    yield {
      ...alone(
        {
          area,
          name: 'idle-cpu',
          unit: 'share',
          note: `of one core, over ${watched} s, ${settled} s after the last page`,
        },
        [idle],
      ),
      peerName: 'the same tabs without access',
      peer: without.processor,
      ratio: idle / without.processor,
    };
    yield alone(
      {
        area,
        name: 'idle-scripts',
        unit: 'runs',
        note: `of any script of pages or worker, over ${watched} s, as traced`,
      },
      [await scriptsRun(session)],
    );
    yield await heapOverShift(session, opened[0]!, origin, day.shift);
  } finally {
    await session.close();
  }
}

function pause(seconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, seconds * 1000));
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

async function openTabs({ context }: Session, { tabs }: Day): Promise<Page[]> {
  return Promise.all(Array.from({ length: tabs }, () => context.newPage()));
}

/** The tab's pages, one after the other; each is left once it is read. */
async function goThrough(page: Page, origin: string, { pages }: Day, wait: () => Promise<void>): Promise<void> {
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
  const before = await processorTime(session);
  await pause(watched);
  return ((await processorTime(session)) - before) / watched;
}

/** Seconds on a processor of all threads of those processes: the kernel's own count, in nanoseconds. */
async function processorTime(session: Session): Promise<number> {
  let sum = 0;
  for (const { pid } of await processes(session)) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      try {
        sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
      } catch {
        // A thread that ended meanwhile.
      }
    }
  }
  return sum;
}

/** How often the browser calls into any script. */
const calls = new Set(['FunctionCall', 'EvaluateScript', 'TimerFire', 'FireAnimationFrame', 'FireIdleCallback']);

/** Runs of scripts in the pages and in the worker while nothing is done, as the browser's own trace tells them. */
async function scriptsRun(session: Session): Promise<number> {
  // A page whose timer goes each second shows that the trace tells of scripts at all.
  const ticking = await session.context.newPage();
  await ticking.goto('data:text/html,<title>ticks</title>');
  const known = new Set((await processes(session)).map(({ pid }) => pid));
  await ticking.evaluate(() => {
    setInterval(() => console.timeStamp('tick'), 1000);
  });
  await pause(2);
  const cdp = await session.context.browser()!.newBrowserCDPSession();
  const events: { name: string; pid: number; ph: string; args?: { data?: { message?: string } } }[] = [];
  cdp.on('Tracing.dataCollected' as never, ({ value }: { value: typeof events }) => void events.push(...value));
  await cdp.send(
    'Tracing.start' as never,
    {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['devtools.timeline'] },
    } as never,
  );
  await pause(watched);
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete' as never, done));
  await cdp.send('Tracing.end' as never);
  await complete;
  await cdp.detach();
  await ticking.close();
  const runs = events.filter(({ name, pid, ph }) => ph === 'X' && calls.has(name) && known.has(pid));
  const ticker = events.find(({ name, args }) => name === 'TimeStamp' && args?.data?.message === 'tick')?.pid;
  const ticks = runs.filter(({ name, pid }) => name === 'TimerFire' && pid === ticker).length;
  if (ticks < watched / 2) throw new Error('The trace told nothing of a page whose timer goes each second.');
  return runs.filter(({ pid }) => pid !== ticker).length;
}

/** The worker's and the page's heap after garbage collection: after a shift of readings against after the first tenth of it. */
async function heapOverShift(session: Session, page: Page, origin: string, shift: number): Promise<Measurement> {
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
