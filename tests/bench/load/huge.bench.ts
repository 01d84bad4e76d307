// Pages that no portal shows: a million elements, a cell of 10 MB. How long the longest task of the page is once it stands, against
// the same page in a browser whose extension may not read it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { alone, type Measurement } from '@/tests/bench/measurement';
import { buildExtension } from '@/tests/e2e/harness/build-extension';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { hugePage } from '@/tests/e2e/trust/hostile-page';

const pages = { 'million-elements': 'elements', 'cell-10mb': 'cell' } as const;
/** What the page does is watched for so long after it stands; s. */
const watched = 15;

export async function* measure(): AsyncGenerator<Measurement> {
  const server = createServer(({ url }, response) => {
    const page = hugePage(url === '/cell' ? 'cell' : 'elements', 1_000_000);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const without = await longestTasks(origin, await buildExtension('chrome', 'production'));
    const ours = await longestTasks(origin);
    for (const [i, name] of Object.keys(pages).entries())
      yield {
        ...alone({ area: 'load', name: `${name}-longest-task`, unit: 'ms', note: `in ${watched} s after it stands` }, [
          ours[i]!,
        ]),
        peerName: 'the same page without access',
        peer: without[i]!,
      };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function longestTasks(origin: string, folder?: string): Promise<number[]> {
  const session: Session = await launchChromium({
    language: 'en-US',
    ...(folder !== undefined && { extension: { folder, isOnline: false } }),
  });
  try {
    const longest: number[] = [];
    for (const path of Object.values(pages)) {
      const page = await session.context.newPage();
      await page.goto(`${origin}/${path}`, { waitUntil: 'load', timeout: 120_000 });
      longest.push(await longestTask(page));
      await page.close();
    }
    return longest;
  } finally {
    await session.close();
  }
}

/** Tasks under 50 ms are not told by the browser: then 0. */
function longestTask(page: Page): Promise<number> {
  return page.evaluate(async (seconds) => {
    let most = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) most = Math.max(most, duration);
    });
    observer.observe({ type: 'longtask' });
    await new Promise((resume) => setTimeout(resume, seconds * 1000));
    observer.disconnect();
    return most;
  }, watched);
}
