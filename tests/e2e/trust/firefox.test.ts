// Trust, in a real Firefox: a hostile page, every view, the extension updated under an open page, and the browser killed while it writes.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { app } from '@/lib/i18n/app';
import { say } from '@/lib/i18n/say';
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import { type CasesAtSteps, everyView, faultsOf, openCases, whenWhole } from '@/tests/e2e/views/every-view';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { buildExtension, changeManifest } from '../harness/build-extension';
import { eventually } from '../harness/built-pack';
import { addonId, consoleErrors, type FirefoxSession, launchFirefox, order, shadowTextsOf } from '../harness/firefox';
import { notesIn } from '../harness/notes';
import { forgePresses, type HostilePages, nothing, servePages, whatItGot } from './hostile-page';

const scratch = mkdtempSync(join(tmpdir(), 'tillguard-trust-firefox-'));
const profile = join(scratch, 'profile');
const extension = join(scratch, 'extension');
const secret = 'the night porter saw a grey van';
let pages: HostilePages;
let demo: DemoPortal;
let session: FirefoxSession;
let portal: Page;
let view: Page;
let tabId: number;
let caseId: string;

beforeAll(async () => {
  [pages, demo] = await Promise.all([servePages(), startDemoPortal()]);
  // A copy, which a test may update; it may reach this machine's sites, as a user allows them one by one, and not all there are.
  cpSync(await buildExtension('firefox'), extension, { recursive: true });
  changeManifest(extension, { host_permissions: ['http://127.0.0.1/*', 'http://localhost/*'] });
  mkdirSync(profile);
  session = await launch();
});
afterAll(async () => {
  await session?.close();
  pages?.close();
  await demo?.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
});

function launch(): Promise<FirefoxSession> {
  // What Firefox has for those who try their add-ons out: an add-on that is taken away leaves its address and its data for the next.
  const kept = {
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.keepStorageOnUninstall': true,
  };
  return launchFirefox('en-US', kept, { profile, extension });
}

async function ask<T>(name: string, payload: unknown): Promise<T> {
  const { ok, value, trouble } = await order(view, name, payload);
  if (!ok) throw new Error(`${name}: ${trouble}`);
  return value as T;
}

const texts = () => shadowTextsOf(session, portal, 'tillguard-marks');
const notes = async () => notesIn(await order(view, 'case.get', { caseId }));

/** How many elements of ours hold marks on the page. */
const ours = () => portal.evaluate(() => document.querySelectorAll('tillguard-marks:not(#fake)').length);

/** The badge's name on the row of the chargeback; only ours, since the page's own element of our name has no shadow. */
function marked(): Promise<string> {
  return eventually(async () => (await texts()).find((text) => text.includes('141.00')) ?? null, 60_000);
}

describe('a hostile page', () => {
  it('is read and marked, runs nothing, learns nothing but that we are there; what it forges presses nothing', async () => {
    portal = await session.openPortal(pages.origin);
    await marked();
    const before = await texts();
    expect(await portal.evaluate(whatItGot)).toMatchObject(nothing);
    await portal.evaluate(forgePresses);
    await new Promise((done) => setTimeout(done, 1000));
    expect(await texts()).toEqual(before);
    expect(await portal.evaluate(whatItGot)).toMatchObject(nothing);
  });

  it('its texts are texts in the panel and in the case, and its messages delete nothing', async () => {
    view = await session.openView('sidepanel', `${pages.origin}/`);
    await ask('settings.set', { language: 'en', welcomed: true });
    const open = `button[aria-label^="${say(app, 'en', 'row.open-case')}"]`;
    await view.waitForSelector(open, { timeout: 30_000 });
    await view.click(open);
    await view.waitForSelector('.case-head', { timeout: 30_000 });
    caseId = await view.$eval('.case-head', (head) => /\d{8}-[0-9A-F]{8}/.exec(head.textContent ?? '')![0]);
    await whenWhole(view);
    expect(await view.$$eval('img[src=x], main script', (all) => all.length)).toBe(0);
    expect(await view.evaluate(() => document.body.innerText)).toContain('<img src=x onerror=');
    expect(await view.evaluate(() => (globalThis as { wasRun?: number }).wasRun ?? null)).toBeNull();
    await ask('case.act', { request: 'note-00000000', caseId, act: { kind: 'note-added', text: secret } });
    await portal.bringToFront();
    await portal.reload();
    await marked();
    expect(await notes()).toEqual([secret]);
  });
});

describe('an update of the extension', () => {
  it('under an open page takes the old marks down, reads the page anew by itself, and loses nothing', async () => {
    await portal.bringToFront();
    const before = await portal.evaluateHandle(() => document.querySelector('tillguard-marks:not(#fake)')!);
    changeManifest(extension, { version: '9.9.9' });
    await session.browser.installExtension(extension);
    await expect.poll(() => before.evaluate((host) => host.isConnected), { timeout: 30_000 }).toBe(false);
    await marked();
    expect(await ours()).toBe(1);
    view = await session.openOwnPage('popup.html?tab=-1');
    expect(await view.evaluate(async () => (await (await fetch('manifest.json')).json()).version)).toBe('9.9.9');
    expect(await notes()).toEqual([secret]);
  });

  it('leaves no mark where the row says something else by then, though Firefox lets no old script tidy up', async () => {
    await portal.bringToFront();
    await session.browser.uninstallExtension(addonId);
    await portal.evaluate(() => {
      const { cells } = document.querySelectorAll('tr')[4] as HTMLTableRowElement;
      cells[4]!.textContent = 'Sale';
      document.documentElement.append(document.createElement('tillguard-teach'));
    });
    expect(await ours()).toBe(1);
    await session.browser.installExtension(extension);
    await expect.poll(ours, { timeout: 30_000 }).toBe(0);
    expect(await portal.$('tillguard-teach')).toBeNull();
    view = await session.openOwnPage('popup.html?tab=-1');
    expect(await notes()).toEqual([secret]);
  });
});

describe('every view', () => {
  let cases: CasesAtSteps;

  beforeAll(async () => {
    const url = `${demo.origin}/antd`;
    portal = await session.openPortal(url);
    await eventually(async () => (await texts()).find((text) => text.includes('10,000.00')) ?? null);
    view = await session.openView('sidepanel', url);
    tabId = await view.evaluate(() => Number(new URLSearchParams(location.search).get('tab')));
    const state = await ask<TabState>('tab.state', { tabId });
    const rows = state.frames.flatMap(({ reading }) => reading.tables.flatMap((table) => table.rows));
    cases = await openCases(
      ask,
      tabId,
      rows.map(({ key }) => key),
    );
  });

  it('is looked at with open ears: what it throws or does not catch is heard', async () => {
    await consoleErrors(session);
    await view.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown');
      }, 0);
      void Promise.reject(new Error('refused'));
    });
    const heard: string[] = [];
    await expect
      .poll(async () => heard.push(...(await consoleErrors(session))) && heard.sort().join(' '))
      .toMatch(/refused.* thrown/);
  });

  it.each(['en', 'zh-CN'] as const)(
    'opens in %s with its heading, without an error on its console',
    async (language) => {
      await ask('settings.set', { language });
      // The steps of a case are shown at one address: its first will do.
      const shown = new Map(everyView.map(({ name, path }) => [path({ tabId, cases }), name]));
      for (const [path, name] of shown.set('verify.html', 'checking a pack')) {
        await session.goTo(view, path);
        await whenWhole(view);
        expect(await view.evaluate(() => document.documentElement.lang)).toBe(language);
        expect(await view.$$eval('h1', (all) => all.map((one) => one.textContent)), name).toEqual([
          expect.stringMatching(/./),
        ]);
        if (language === 'en') expect(await faultsOf(view), name).toEqual([]);
        expect(await consoleErrors(session), name).toEqual([]);
      }
    },
  );
});

describe('the browser is killed', () => {
  it('in the middle of writing: what was acknowledged is there once, the rest at most once, and the case opens', async () => {
    const texts = Array.from({ length: 40 }, (_, n) => `note ${n}`);
    const write = (text: string) =>
      order(view, 'case.act', {
        request: `request-of-${text}`.replace(' ', '-'),
        caseId,
        act: { kind: 'note-added', text },
      });
    const acknowledged: string[] = [];
    await new Promise<void>((enough) => {
      for (const text of texts) {
        void write(text).then(
          ({ ok }) => {
            if (ok && acknowledged.push(text) === 5) enough();
          },
          () => undefined,
        );
      }
    });
    await session.kill();
    expect(acknowledged.length).toBeLessThan(texts.length);
    session = await launch();
    view = await session.openOwnPage(`cases.html#/case/${caseId}`);
    await view.waitForSelector('.case-head', { timeout: 30_000 });
    const kept = await notes();
    expect(kept).toEqual(expect.arrayContaining([secret, ...acknowledged]));
    expect(kept).toHaveLength(new Set(kept).size);
    // Given again, as a view does with what it heard no answer to.
    for (const text of texts) expect(await write(text)).toMatchObject({ ok: true });
    expect((await notes()).sort()).toEqual([secret, ...texts].sort());
  });
});
