// Pages and moments that are not as they should be: each gets a plain sentence in the view, and nothing that was kept is lost. Also
// the pages that sort, turn over and filter: marks stay on the right rows.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { buildExtension } from './harness/build-extension';
import { launchChromium, type Session } from './harness/chromium';
import { awaitMark, marksOn, type SeenMark } from './harness/marks';
import { Merchant } from './harness/merchant';

const folder = mkdtempSync(join(tmpdir(), 'tillguard-awkward-'));
let demo: DemoPortal;
let session: Session;
let hasBegun = false;

/** The e2e build with access to one site instead of two. */
async function narrowBuild(): Promise<string> {
  const copy = join(folder, 'extension');
  cpSync(await buildExtension('chrome', 'e2e'), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions = ['http://127.0.0.1/*'];
  writeFileSync(path, JSON.stringify(manifest));
  return copy;
}

beforeAll(async () => {
  demo = await startDemoPortal();
  session = await launchChromium({ language: 'en-US', extension: { folder: await narrowBuild(), isOnline: false } });
});
afterAll(async () => {
  await session?.close();
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openBoth(path: string): Promise<{ portal: Page; merchant: Merchant; end(): Promise<void> }> {
  const portal = await session.openPortal(`${demo.origin}${path}`);
  const merchant = new Merchant(await session.openPanel(portal), 'en');
  if (!hasBegun) await merchant.begin();
  hasBegun = true;
  await merchant.home();
  return {
    portal,
    merchant,
    async end() {
      await merchant.view.close();
      await portal.close();
    },
  };
}

describe('a page that cannot be read says why', () => {
  it.each([
    ['/none?lang=en', 'no-table'],
    ['/prices?lang=en', 'not-transactions'],
    ['/users?lang=en', 'not-transactions'],
    ['/canvas?lang=en', 'canvas'],
    ['/foreign?lang=en', 'cross-origin-frame'],
  ] as const)('%s: %s', async (path, why) => {
    const { portal, merchant, end } = await openBoth(path);
    const sentence = merchant.words(`notRead.${why}`, { what: demo.foreignOrigin.replace('http://', '') });
    await expect
      .poll(() => merchant.view.locator('.status').first().innerText(), { timeout: 60_000 })
      .toContain(sentence);
    expect(await marksOn(portal)).toEqual([]);
    await end();
  });
});

it('a list that never stands still is read as it stood at one moment, or the view says why not', async () => {
  const { merchant, end } = await openBoth('/restless?lang=en');
  const line = await merchant.pageLine();
  const sentences = [merchant.words('page.clear', { n: 30 }), merchant.words('notRead.changed-while-reading')];
  expect(
    sentences.some((sentence) => line.includes(sentence)),
    line,
  ).toBe(true);
  await end();
});

it('frames that the page writes itself, without an address of their own, are read and marked', async () => {
  const list = await (await fetch(`${demo.origin}/classic/list?lang=en`)).text();
  const table = list.slice(list.indexOf('<table'), list.lastIndexOf('</table>') + '</table>'.length);
  const quoted = table.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  await session.context.route(`${demo.origin}/written`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><body><h1>Transactions</h1><iframe width="1200" height="600" srcdoc="${quoted}"></iframe></body></html>`,
    }),
  );
  const { portal, merchant, end } = await openBoth('/written');
  expect((await awaitMark(portal, '10000.00')).find(({ row }) => row?.includes('10000.00'))?.severity).toBe('high');
  expect(await merchant.pageLine()).toMatch(/^\d+ rows to look at/);
  await end();
});

it('a row that changes in place is read alone; another view and another tab of the application are read anew', async () => {
  const line = (name: string, state: string) =>
    `<tr><td>${name}</td><td>2026-03-01 10:0${name.at(-1)}:00</td><td>$${name.at(-1)}2.00</td><td>${state}</td></tr>`;
  const list = (id: string, names: string[]) =>
    `<table id="${id}"><thead><tr><th>Transaction ID</th><th>Time</th><th>Amount</th><th>Status</th></tr></thead><tbody>${names.map((name) => line(name, 'Success')).join('')}</tbody></table>`;
  await session.context.route(`${demo.origin}/live`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><title>Sales</title>${list('sales', ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'])}<div id="other" style="display:none">${list('payouts', ['C1', 'C2'])}</div></html>`,
    }),
  );
  const { portal, merchant, end } = await openBoth('/live');
  const tabId = await session.tabIdOf(portal);
  const rows = async () => {
    const answer = await merchant.view.evaluate(
      (id) => chrome.runtime.sendMessage({ to: 'worker', name: 'tab.state', payload: { tabId: id } }),
      tabId,
    );
    const { frames } = (answer as { value: TabState }).value;
    return frames.flatMap(({ reading }) => reading.tables.flatMap((table) => table.rows));
  };
  const within = { timeout: 30_000 };
  const ids = async () => (await rows()).map(({ transaction }) => transaction.id);
  await expect.poll(ids, within).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6']);
  const before = await rows();
  // What the page tells the worker reaches the view as well.
  await merchant.view.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    chrome.runtime.onMessage.addListener((message: { name?: string }) => void heard.push(message.name ?? ''));
  });
  await portal.evaluate(() => {
    const cell = document.querySelector('#sales tr:nth-child(2) td:nth-child(4)')!;
    (cell.firstChild as Text).data = 'Refunded';
  });
  const second = async () => {
    const [, row] = await rows();
    return { key: row?.key, status: row?.transaction.status };
  };
  await expect.poll(second, within).toEqual({ key: before[1]!.key, status: 'refunded' });
  const heard = () => merchant.view.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(heard, within).toContain('page.changed');
  expect((await rows()).filter((_, i) => i !== 1)).toEqual(before.filter((_, i) => i !== 1));

  // Another view of the application, at another address without a new document.
  await portal.evaluate(
    (html) => {
      history.pushState({}, '', '/live/refunds');
      document.querySelector('#sales tbody')!.innerHTML = html;
    },
    `${line('B1', 'Success')}${line('B2', 'Failed')}`,
  );
  await expect.poll(ids, within).toEqual(['B1', 'B2']);
  // Another tab: its list stood there all the time and is shown now.
  await portal.evaluate(() => {
    document.getElementById('sales')!.style.display = 'none';
    document.getElementById('other')!.style.display = '';
  });
  await expect.poll(ids, within).toEqual(['C1', 'C2']);
  await end();
});

describe('marks stay on the right rows of the demo portal', () => {
  /** Every mark stands on a row, and the amount that it speaks of is that row's. */
  const misplaced = (marks: SeenMark[]) =>
    marks.filter(({ row, label }) => {
      const amount = label.match(/¥([\d,]+\.\d\d)/)?.[1];
      return row === null || (amount !== undefined && !row.includes(amount));
    });

  /** Marks that are in the wrong place once the page has had a moment to settle. */
  const settledMisplaced = async (portal: Page) => {
    await portal.waitForTimeout(1200);
    return misplaced(await marksOn(portal));
  };

  it('when the list is sorted, turned over and filtered', async () => {
    const { portal, end } = await openBoth('/antd?lang=en');
    expect(misplaced(await awaitMark(portal, '10,000.00'))).toEqual([]);
    // By time, oldest first; then the next page, back again, and the newest first.
    const heading = portal.locator('th', { hasText: 'Transaction time' }).first();
    const first = portal.locator('tr[data-row-key]').first();
    await heading.click();
    await expect.poll(() => first.innerText()).not.toContain('2026-03-01');
    expect(await settledMisplaced(portal)).toEqual([]);
    await portal.locator('.ant-pagination-next button').click();
    expect(await settledMisplaced(portal)).toEqual([]);
    await portal.locator('.ant-pagination-prev button').click();
    await heading.click();
    expect(misplaced(await awaitMark(portal, '10,000.00'))).toEqual([]);
    await portal.getByLabel('Status').first().click();
    await portal.locator('.ant-select-item-option', { hasText: 'Disputed' }).click();
    await portal.getByRole('button', { name: 'Search' }).click();
    await expect.poll(async () => (await marksOn(portal)).length, { timeout: 45_000 }).toBeGreaterThan(0);
    expect(misplaced(await marksOn(portal))).toEqual([]);
    await end();
  });

  it('in the old system’s frame', async () => {
    const { portal, end } = await openBoth('/classic?lang=en');
    const mark = (await awaitMark(portal, '10000.00')).find(({ row }) => row?.includes('10000.00'))!;
    expect(mark.severity).toBe('high');
    await end();
  });
});

/** Lets the worker's store answer as a full disk does, until the worker is started anew. */
async function fillDisk(): Promise<void> {
  const [worker] = session.context.serviceWorkers();
  await worker!.evaluate(() => {
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = full;
    IDBObjectStore.prototype.add = full;
  });
}

describe('what goes wrong on the way loses nothing', () => {
  it('a full disk: the capture and the pack say so, and work once there is room', async () => {
    const { portal, merchant, end } = await openBoth('/classic?lang=en');
    await awaitMark(portal, '10000.00');
    await session.pressToolbarButton(portal);
    const caseId = await merchant.openCase('10,000.00');
    await fillDisk();
    const card = await merchant.awaitStep('capture');
    await card.getByRole('button', { name: merchant.words('capture.take') }).click();
    const said = card.getByRole('alert').filter({ hasText: 'disk is full' });
    await said.waitFor();
    // Room again: a new worker has the browser's own store.
    await session.stopWorker();
    await session.pressToolbarButton(portal);
    await card.getByRole('button', { name: merchant.words('capture.take') }).click();
    await merchant.confirmFacts('nobody');
    await merchant.answerVoucher('no-voucher');
    await fillDisk();
    await expect(merchant.exportAnotherPack('master', 4000)).rejects.toThrow();
    expect(await merchant.view.locator('main').innerText()).toMatch(/disk is full/i);
    await session.stopWorker();
    const download = await merchant.exportAnotherPack('master');
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    expect((await merchant.timeline()).length).toBeGreaterThanOrEqual(10);
    expect(await merchant.caseNumber()).toBe(caseId);
    await end();
  });

  it('access taken back: the view says so, and the cases are still there', async () => {
    const { portal, merchant, end } = await openBoth('/antd?lang=en');
    const browser = await session.context.newPage();
    await browser.goto('chrome://extensions');
    await browser.evaluate(async (extensionId) => {
      const api = (
        chrome as unknown as {
          developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
        }
      ).developerPrivate;
      await api.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
    }, session.extensionId);
    await browser.close();
    await portal.bringToFront();
    await portal.reload();
    await merchant.view.reload();
    const state = merchant.view.locator('.status').first();
    const expected = [merchant.words('page.not-allowed'), merchant.words('page.site-unknown')];
    await expect
      .poll(async () => {
        const text = await state.innerText();
        return expected.some((sentence) => text.includes(sentence));
      })
      .toBe(true);
    expect(await marksOn(portal)).toEqual([]);
    expect(await merchant.view.locator('main').innerText()).toMatch(/\d{8}-[0-9A-F]{8}/);
    await end();
  });
});
