import { test } from 'vitest';
import { fillCases } from '@/tests/bench/interface/stored';
import { launchChromium } from '@/tests/e2e/harness/chromium';
test('count', async () => {
  const session = await launchChromium({ language: 'zh-CN' });
  const page = await session.context.newPage();
  await page.goto(`chrome-extension://${session.extensionId}/popup.html?tab=-1`);
  await page.locator('main').waitFor();
  await fillCases(page, Number(process.env.N ?? 10_000), 50);
  const p2 = await session.context.newPage();
  await p2.goto(`chrome-extension://${session.extensionId}/cases.html#/cases`);
  await p2.locator('.cases-table tbody tr').first().waitFor({ timeout: 300_000 });
  for (let i = 0; i < 6; i++) {
  console.log(await p2.evaluate(async () => {
    const out: Record<string, number> = {};
    for (const name of ['lock.state', 'case.page', 'playbook.edits', 'data.room']) {
    const t = performance.now();
    await chrome.runtime.sendMessage({to:'worker', name, payload: name === 'case.page' ? {filter:'open',shop:'',words:'',limit:50} : {}});
    out[name] = performance.now() - t; }
    const db = await new Promise<IDBDatabase>((d) => { const r = indexedDB.open('tillguard'); r.onsuccess = () => d(r.result); });
    const ask = (r: IDBRequest) => new Promise<any>((d) => { r.onsuccess = () => d(r.result); });

    const now = Date.now(), end = now + 3600e3;
    for (const [n, parts] of [['all', 'csrda'], ['count', 'c'], ['stale', 's'], ['rows', 'r'], ['late', 'd'], ['today', 'a'], ['none', '']] as const) {
      const t = performance.now();
      const read = db.transaction(['summaries', 'caseTotals']);
      const s = read.objectStore('summaries');
      const sums = await ask(read.objectStore('caseTotals').getAll());
      const x = s.index('by-shop');
      const jobs: Promise<any>[] = [];
      if (parts.includes('c')) jobs.push(ask(s.count()));
      if (parts.includes('s')) jobs.push(ask(s.index('by-stale').count()));
      if (parts.includes('r')) jobs.push(ask(s.index('by-due').getAll(IDBKeyRange.bound([0], [0, []]), 50)));
      for (const { shop } of sums) {
        if (parts.includes('d')) jobs.push(ask(x.count(IDBKeyRange.bound([shop, 0], [shop, 0, now, []]))));
        if (parts.includes('a')) jobs.push(ask(x.count(IDBKeyRange.bound([shop, 0, now, []], [shop, 0, end], false, true))));
      }
      await Promise.all(jobs);
      out[n] = performance.now() - t;
    }
    return JSON.stringify(out); }));
  }
  await session.close();
}, 600_000);
