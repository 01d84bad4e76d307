// One Chromium for all pages of the suite, with the reader bundled into the page's world: fast, and the same code as in the
// content script.
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type { Mutation } from '@/tests/portals/suite/mutation';
import { type SuiteServer, startSuite } from '@/tests/portals/suite/server';
import { chromiumPath } from '../harness/system-browser';
import type { PageReport } from './in-page';

const root = fileURLToPath(new URL('../../..', import.meta.url));

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: fileURLToPath(new URL('in-page.ts', import.meta.url)), formats: ['iife'], name: 'suite' },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}

/** Closed shadow roots are reachable for content scripts; here a hook of the test keeps them. */
const hook = `{
  const roots = (window.closedRoots = new WeakMap());
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  };
}`;

export type HowToRead = 'read' | 'scroll' | 'walk';

export interface SuiteBrowser {
  /** a page that is scrolled through wants a window of its `own` */
  open(name: string, mutation?: Mutation, where?: 'shared' | 'own'): Promise<Page>;
  /** reads a page and the frames in it; with `scroll` its virtual rows are gathered, with `walk` as the extension goes through a list */
  read(page: Page, how?: HowToRead): Promise<PageReport>;
  close(): Promise<void>;
}

export async function launchSuite(): Promise<SuiteBrowser> {
  const [server, code]: [SuiteServer, string] = await Promise.all([startSuite(), bundle()]);
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const newWindow = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({
      viewport: { width: 1360, height: 900 },
      locale: 'en-US',
      timezoneId: 'UTC',
    });
    await context.addInitScript(hook);
    return context;
  };
  // What pages share is fetched and compiled once here; of several pages in one window only the foremost is given frames in time.
  const shared = await newWindow();
  const standing = async (page: Page): Promise<void> => {
    for (const frame of page.frames().slice(-1))
      await frame.waitForSelector('html[data-stands]', { state: 'attached' });
  };
  return {
    async open(name, mutation = 'none', where = 'shared') {
      const context = where === 'shared' ? shared : await newWindow();
      const page = await context.newPage();
      if (context !== shared) page.once('close', () => context.close().catch(() => undefined));
      page.setDefaultTimeout(60_000);
      const broken = new Promise<never>((_, reject) => {
        page.on('pageerror', (error) => reject(new Error(`${name} (${mutation}) does not stand: ${error.message}`)));
      });
      broken.catch(() => undefined);
      await page.goto(`${server.origin}/page/${name}?mutation=${mutation}`, { waitUntil: 'load' });
      await Promise.race([standing(page), broken]);
      return page;
    },
    async read(page, how = 'read') {
      const reports: PageReport[] = [];
      for (const frame of page.frames()) reports.push(await readFrame(frame, code, how));
      return {
        tables: reports.flatMap((report) => report.tables),
        notRead: reports.flatMap((report) => report.notRead),
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function readFrame(frame: Frame, code: string, how: HowToRead): Promise<PageReport> {
  await frame.evaluate(code);
  return frame.evaluate((name) => window.suiteReader[name](), how);
}
