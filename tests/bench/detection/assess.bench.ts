// How long a worker takes to assess a page of 100 rows against a ledger of a million, and of a tenth of that: in real Chromium, over
// its own IndexedDB, warm.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bundle } from '@/tests/bench/bundle';
import { alone, beside, type Measurement } from '@/tests/bench/measurement';
import { chromiumPath } from '@/tests/e2e/harness/system-browser';

const area = 'detection';
const rows = 1_000_000;
const runs = 15;

export async function* measure(): AsyncGenerator<Measurement> {
  const code = await bundle(new URL('in-worker.ts', import.meta.url));
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js';
    const type = isScript ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(isScript ? code : '<!doctype html>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // On disk, as a merchant's is: without a profile of its own the browser would hold the whole ledger in memory.
  const profile = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const timesOf = async (size: number) => {
      console.error(`detection: a ledger of ${size.toLocaleString('en')} rows is being filled; this takes minutes.`);
      const told = await page.evaluate(
        (order) =>
          new Promise<{ times?: number[]; error?: string }>((done) => {
            const worker = new Worker('/worker.js');
            worker.onmessage = ({ data }) => {
              worker.terminate();
              done(data);
            };
            worker.postMessage(order);
          }),
        { rows: size, runs },
      );
      if (!told.times) throw new Error(`A ledger of ${size} rows could not be measured: ${told.error}`);
      return told.times;
    };
    const [large, small] = [await timesOf(rows), await timesOf(rows / 10)];
    const note = 'in a worker of Chromium, warm, over IndexedDB';
    yield alone({ area, name: 'assess-100-of-1m', unit: 'ms', note }, large);
    yield beside(
      { area, name: 'assess-growth-10x', unit: 'ms', peerName: 'the same on a tenth of the ledger', note },
      large,
      small,
    );
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
    server.close();
    server.closeAllConnections();
  }
}
