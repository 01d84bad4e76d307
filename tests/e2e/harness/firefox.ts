// A real Firefox with the built extension in it, driven over WebDriver BiDi.
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { buildExtension } from './build-extension';
import { ensureChineseFont, firefoxPath } from './system-browser';

/** The extension's id in Firefox, by which a policy names it. */
export const addonId = 'tillguard@tillguard.example';
const uuid = '7c1d6f0a-3b52-4b7e-9a51-0d5f3a2e8c11';

/** A running Firefox with the extension. */
export interface FirefoxSession {
  browser: Browser;
  openPortal(url: string): Promise<Page>;
  /** opens a page of the extension (`popup.html`, `sidepanel.html`) bound to the tab that shows this URL */
  openView(view: 'popup' | 'sidepanel' | 'options', portalUrl: string): Promise<Page>;
  /** opens a page of the extension in a tab of its own */
  openOwnPage(path: string): Promise<Page>;
  /** has a tab show a page of the extension from its beginning */
  goTo(page: Page, path: string): Promise<void>;
  close(): Promise<void>;
  /** ends the browser as a power cut would */
  kill(): Promise<void>;
}

/** What differs from a Firefox of its own for one test. */
export interface FirefoxOptions {
  /** the user's home folder, where Firefox looks for what is managed; the machine's own otherwise */
  home?: string;
  /** profile folder to keep; a new one is made and removed otherwise */
  profile?: string;
  /** folder of the extension; the e2e build's otherwise */
  extension?: string;
}

/**
 * Starts Firefox with the extension.
 * @param preferences about:config values
 */
export async function launchFirefox(
  language: 'zh-CN' | 'en-US' = 'zh-CN',
  preferences: Record<string, unknown> = {},
  { home, profile, extension }: FirefoxOptions = {},
): Promise<FirefoxSession> {
  const folder = extension ?? (await buildExtension('firefox', 'e2e'));
  ensureChineseFont();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    ...(profile !== undefined && { userDataDir: profile }),
    ...(home !== undefined && { env: { ...process.env, HOME: home } }),
    args: ['--remote-allow-system-access', '--width=1360', '--height=850'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
      'intl.accept_languages': language,
      'intl.locale.requested': language,
      'network.dns.disabled': false,
      ...preferences,
    },
  });
  await browser.installExtension(folder);
  const own = (path: string) => `moz-extension://${uuid}/${path}`;
  const goto = async (page: Page, url: string, ready: string) => {
    // BiDi never reports extension pages as loaded: go, then wait for what the page must show.
    await page.goto(url, { waitUntil: 'none' as never }).catch(() => undefined);
    await page.waitForSelector(ready, { timeout: 30_000 });
  };
  return {
    browser,
    async openPortal(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async openOwnPage(path) {
      const page = await browser.newPage();
      await goto(page, own(path), 'main');
      return page;
    },
    async goTo(page, path) {
      await page.goto('about:blank');
      await goto(page, own(path), 'main h1');
    },
    async openView(view, portalUrl) {
      const page = await browser.newPage();
      await goto(page, own(`${view}.html?tab=-1`), 'body');
      const tabId = await page.evaluate(async (wanted) => {
        const api = (
          globalThis as unknown as { browser: { tabs: { query(q: object): Promise<{ id?: number; url?: string }[]> } } }
        ).browser;
        const tabs = await api.tabs.query({});
        return tabs.filter((tab) => tab.url === wanted).at(-1)?.id ?? null;
      }, portalUrl);
      if (tabId === null) throw new Error(`No tab shows ${portalUrl}.`);
      await goto(page, own(`${view}.html?tab=${tabId}`), 'main');
      return page;
    },
    async close() {
      await browser.close();
    },
    async kill() {
      const process = browser.process()!;
      const ended = new Promise((done) => process.once('exit', done));
      process.kill('SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

/** What the background answers. */
export interface Answer {
  ok: boolean;
  value?: unknown;
  trouble?: string;
}

/** Asks the background from a page of the extension, as its own views do. */
export function order(view: Page, name: string, payload: unknown): Promise<Answer> {
  return view.evaluate(
    (message) =>
      (
        globalThis as unknown as { browser: { runtime: { sendMessage(m: unknown): Promise<Answer> } } }
      ).browser.runtime.sendMessage(message),
    { to: 'worker', name, payload },
  );
}

interface Connection {
  send<T>(method: string, params: object): Promise<{ result: T }>;
}

const connectionOf = ({ browser }: FirefoxSession) => (browser as unknown as { connection: Connection }).connection;

/**
 * Errors and warnings of our code in the browser's console since this was last asked: what was thrown or refused and nobody caught.
 * The driver hears nothing of the extension's pages, so the browser itself is asked; it does not tell what `console.error` is given.
 */
export async function consoleErrors(session: FirefoxSession): Promise<string[]> {
  const connection = connectionOf(session);
  const { result: tree } = await connection.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
    'moz:scope': 'chrome',
  });
  const { result } = await connection.send<{ result: { value: string } }>('script.evaluate', {
    target: { context: tree.contexts[0]!.context },
    awaitPromise: false,
    expression: `JSON.stringify([Services.console.getMessageArray()
      .filter((said) => said instanceof Ci.nsIScriptError && said.sourceName.startsWith('moz-extension:'))
      .map(({ errorMessage, sourceName, lineNumber }) => errorMessage.trim() + ' at ' + sourceName + ':' + lineNumber),
      Services.console.reset()][0])`,
  });
  const said = JSON.parse(result.result.value) as string[];
  // Firefox's own words on what was asked by a page that was left before the answer came.
  return said.filter((text) => !/^Promise (rejected|resolved) (after|while) context /.test(text));
}

interface SerialNode {
  type: string;
  value?: {
    localName?: string;
    attributes?: Record<string, string>;
    nodeValue?: string;
    children?: SerialNode[];
    shadowRoot?: SerialNode | null;
  };
}

/**
 * `aria-label`s and texts within the closed shadow roots of our elements of this name, in order: the driver sees into closed
 * roots, no page does.
 */
export async function shadowTextsOf(session: FirefoxSession, page: Page, name: string): Promise<string[]> {
  const frame = page.mainFrame() as unknown as { _id: string };
  const { result } = await connectionOf(session).send<{ result: { value?: SerialNode[] } }>('script.evaluate', {
    expression: `[...document.querySelectorAll(${JSON.stringify(name)})]`,
    target: { context: frame._id },
    awaitPromise: false,
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 12 },
  });
  const texts: string[] = [];
  const visit = (node: SerialNode | null | undefined) => {
    const value = node?.value;
    if (!value) return;
    if (value.attributes?.['aria-label']) texts.push(value.attributes['aria-label']);
    if (value.nodeValue?.trim()) texts.push(value.nodeValue.trim());
    visit(value.shadowRoot);
    for (const child of value.children ?? []) visit(child);
  };
  for (const element of result.result.value ?? []) visit(element);
  return texts;
}
