// A real Chromium with the built extension in it, and the few things that a test does to it which a merchant does by hand.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium as playwright, type Worker } from 'playwright-core';
import { buildExtension } from './build-extension';
import { chromiumPath, ensureChineseFont } from './system-browser';

const flags = [
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--enable-unsafe-extension-debugging',
  '--disable-features=DisableLoadExtensionCommandLineSwitch,OptimizationHints,MediaRouter,Translate,AutofillServerCommunication',
];

export interface LaunchOptions {
  headless?: boolean;
  language?: 'zh-CN' | 'en-US';
  colorScheme?: 'light' | 'dark';
  /** profile folder to keep; a new one is made and removed otherwise */
  profile?: string;
  /** null: as large as the window */
  viewport?: { width: number; height: number } | null;
  /** file into which Chromium writes every request that it makes */
  netLog?: string;
  /** another build than the e2e one; `isOnline`: may reach more than this machine */
  extension?: { folder: string; isOnline: boolean };
  /** starts Chromium in its place */
  executable?: string;
}

/** A running Chromium with the extension. */
export interface Session {
  context: BrowserContext;
  extensionId: string;
  /** opens a page of a portal and waits until it is loaded */
  openPortal(url: string): Promise<Page>;
  /** browser's id of the tab that shows this page */
  tabIdOf(page: Page): Promise<number>;
  /** opens the side panel's page for that tab, in a window of its own so that the portal stays in front of its window */
  openPanel(portal: Page, view?: 'sidepanel' | 'popup'): Promise<Page>;
  /** presses the extension's toolbar button on that tab, as the merchant does; gives the extension activeTab there */
  pressToolbarButton(portal: Page): Promise<void>;
  /** ends the service worker, as Chromium does when it is idle */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

/** Starts Chromium with the extension's e2e build. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Session> {
  const { folder, isOnline } = options.extension ?? { folder: await buildExtension('chrome', 'e2e'), isOnline: false };
  ensureChineseFont();
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'tillguard-'));
  const tidy = () => {
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  // Also where the command is cut off: nothing of ours stays behind.
  process.once('exit', tidy);
  const start = () =>
    playwright.launchPersistentContext(profile, {
      executablePath: options.executable ?? chromiumPath(),
      headless: options.headless ?? true,
      viewport: options.viewport === undefined ? { width: 1360, height: 850 } : options.viewport,
      colorScheme: options.colorScheme ?? 'light',
      locale: options.language ?? 'zh-CN',
      acceptDownloads: true,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        ...flags,
        // Nothing but this machine is reachable: a request to anywhere else fails, and tests count them.
        ...(isOnline ? [] : ['--host-resolver-rules=MAP * ^NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost']),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--lang=${options.language ?? 'zh-CN'}`,
        ...(options.netLog ? [`--log-net-log=${options.netLog}`] : []),
        `--disable-extensions-except=${folder}`,
        `--load-extension=${folder}`,
      ],
      // Which interface the browser has depends on the languages it was packaged with; the views' own language is chosen in them.
      env: { ...process.env, LANGUAGE: options.language === 'en-US' ? 'en_US' : 'zh_CN' },
    });
  let context = await start();
  let worker = await workerOf(context, folder);
  if (!worker) {
    // Seen once in some hundreds of starts, after a power cut on a busy machine: a browser that came up without its extension.
    await context.close();
    context = await start();
    worker = await workerOf(context, folder);
  }
  if (!worker) {
    await context.close();
    throw new Error('Chromium started twice without the extension’s worker.');
  }
  const extensionId = new URL(worker.url()).host;
  await whenRegistered(worker);
  const own = (path: string) => `chrome-extension://${extensionId}/${path}`;
  const browserSession = async () => {
    const browser = context.browser();
    if (!browser) throw new Error('Chromium has ended.');
    return browser.newBrowserCDPSession();
  };

  const session: Session = {
    context,
    extensionId,
    async openPortal(url) {
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async tabIdOf(page) {
      // Asked of a page of ours and not of the worker, which may just have been stopped.
      const asker = await context.newPage();
      const url = page.url();
      await asker.goto(own('popup.html?tab=-1'));
      const id = await asker.evaluate(async (wanted) => {
        const tabs = await chrome.tabs.query({});
        return tabs.filter((tab) => tab.url === wanted).at(-1)?.id ?? null;
      }, url);
      await asker.close();
      if (id === null) throw new Error(`No tab shows ${url}.`);
      await page.bringToFront();
      return id;
    },
    async openPanel(portal, view = 'sidepanel') {
      const tabId = await session.tabIdOf(portal);
      const cdp = await browserSession();
      const url = own(`${view}.html?tab=${tabId}`);
      const before = new Set(context.pages());
      await cdp.send('Target.createTarget', { url, newWindow: true });
      await cdp.detach();
      // By its address: the popup of a toolbar button pressed before may open just now.
      const opened = () => context.pages().find((page) => page.url() === url && !before.has(page));
      for (const patience = Date.now() + 45_000; !opened() && Date.now() < patience; )
        await new Promise((resume) => setTimeout(resume, 50));
      const panel = opened();
      if (!panel) throw new Error(`The view ${view} did not open.`);
      await panel.waitForLoadState('load');
      return panel;
    },
    async pressToolbarButton(portal) {
      await portal.bringToFront();
      const cdp = await browserSession();
      const { targetInfos } = (await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] } as never)) as {
        targetInfos: { targetId: string; url: string }[];
      };
      const target = targetInfos.find((info) => info.url === portal.url());
      if (!target) throw new Error('The portal’s tab is gone.');
      await cdp.send('Extensions.triggerAction' as never, { id: extensionId, targetId: target.targetId } as never);
      await cdp.detach();
    },
    async stopWorker() {
      const cdp = await browserSession();
      const { targetInfos } = await cdp.send('Target.getTargets');
      for (const info of targetInfos) {
        if (info.type === 'service_worker' && info.url.includes(extensionId))
          await cdp.send('Target.closeTarget', { targetId: info.targetId });
      }
      await cdp.detach();
    },
    async close() {
      await context.close();
      process.off('exit', tidy);
      tidy();
    },
  };
  return session;
}

/** The extension's worker; one that nothing has begun is begun as a merchant does, by opening the popup. Null: there is none. */
async function workerOf(context: BrowserContext, folder: string): Promise<Worker | null> {
  const running = () => context.serviceWorkers()[0];
  const coming = (timeout: number) => context.waitForEvent('serviceworker', { timeout }).catch(() => running() ?? null);
  const first = running() ?? (await coming(20_000));
  if (first) return first;
  const page = await context.newPage();
  const begun = coming(20_000);
  await page.goto(`chrome-extension://${idOfFolder(folder)}/popup.html?tab=-1`).catch(() => undefined);
  const worker = running() ?? (await begun);
  await page.close();
  return worker;
}

/** Chromium's id of an extension without a key of its own: the first half of its path's SHA-256, digits written a to p. */
export function idOfFolder(folder: string): string {
  const half = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return half.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** Waits until the installed extension has registered its content script: pages opened before would not be read. */
async function whenRegistered(worker: Worker): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const count = await worker.evaluate(async () =>
      // A build without access to any site registers nothing.
      (await chrome.permissions.getAll()).origins?.length === 0
        ? 1
        : (await chrome.scripting.getRegisteredContentScripts()).length,
    );
    if (count > 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('The extension did not register its content script.');
}
