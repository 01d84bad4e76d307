// Access to sites: asked for one at a time at a click, never in advance. The browser's own list of granted sites is the
// truth; the content script is registered for exactly those.
import { browser } from './browser';

const script = '/content-scripts/portal.js';
const registration = 'portal';

/** Origin of a web address that an extension may be allowed on; null for browser pages, files and the like. */
export function siteOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    const { protocol, origin } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? origin : null;
  } catch {
    return null;
  }
}

// Match patterns of permissions have no port: access to a host is access to all its ports.
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Asks the user for access to one site. Must be called straight from a click; resolves to the answer. */
export function requestSite(origin: string): Promise<boolean> {
  return requestSites([origin]);
}

/** Asks the user for access to several sites in one question. Must be called straight from a click; resolves to the answer. */
export function requestSites(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(patternOf) });
}

/** True where the extension has access to the site. */
export function hasSite(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Origins of all sites that the user has given access to; access to all sites counts as none in particular. */
export async function grantedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.flatMap((pattern) => /^(https?:\/\/[^/*]+)\/\*$/.exec(pattern)?.[1] ?? []).sort();
}

/** Gives access to the site back. */
export async function removeSite(origin: string): Promise<void> {
  await browser.permissions.remove({ origins: [patternOf(origin)] });
}

/**
 * Calls `listener` when the user grants or takes back access, here or in the browser's own settings.
 * @param listener given the match patterns to which access was taken back
 */
export function onSitesChanged(listener: (removed: readonly string[]) => void): void {
  browser.permissions.onAdded.addListener(() => listener([]));
  browser.permissions.onRemoved.addListener(({ origins = [] }) => listener(origins));
}

/** True where a match pattern (`https://*.example.test/*`, `<all_urls>`) covers a site. */
export function coversSite(pattern: string, origin: string): boolean {
  if (pattern === '<all_urls>') return true;
  const match = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*:]+)(?::\d+)?\//.exec(pattern);
  if (!match) return false;
  const { protocol, hostname } = new URL(origin);
  const [, scheme, host] = match;
  if (scheme !== '*' && `${scheme}:` !== protocol) return false;
  if (host === '*') return true;
  return host!.startsWith('*.') ? `.${hostname}`.endsWith(host!.slice(1)) : hostname === host;
}

/**
 * Registers the content script for all granted sites, in all frames, and for none else (registering for a site without
 * access would succeed silently). To be called on install, update, start-up and whenever access changes.
 * @param except origins whose pages are not read though there is access to them
 */
export async function registerGrantedSites(except: ReadonlySet<string> = new Set()): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const patterns = new Set([...except].map(patternOf));
  const matches = origins.filter(
    (pattern) => /^(https?:\/\/|\*:\/\/|<all_urls>$)/.test(pattern) && !patterns.has(pattern),
  );
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [registration] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [registration] });
    return;
  }
  const entry = {
    id: registration,
    js: [script],
    matches,
    allFrames: true,
    // Frames that an allowed page writes itself (about:blank, srcdoc) are that page's.
    matchOriginAsFallback: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([entry]);
  else await browser.scripting.registerContentScripts([entry]);
}

/** Runs the content script now in every reachable frame of the tab; rejects where the browser does not let us in. */
export async function readTabNow(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [script] });
}

/** Puts the reader into one frame, in which something could be a table; rejects where the browser does not let us in. */
export async function putReader(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/reader.js'] });
}

/** Puts the words of further languages into one frame; rejects where the browser does not let us in. */
export async function putWords(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/words.js'] });
}

/**
 * Opens the panel for teaching columns in those frames of the tab that have a table; where none has, the page itself says so.
 * Rejects where the browser does not let us in.
 */
export async function openTeaching(tabId: number): Promise<void> {
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['/teach.js'] });
  if (results.some(({ result }) => result === true)) return;
  await browser.scripting.executeScript({
    target: { tabId },
    func: () => (globalThis as { tillguardNoTable?: () => void }).tillguardNoTable?.(),
  });
}

/** Ids of all open tabs of a site that we have access to. */
export async function tabsOfSite(origin: string): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: patternOf(origin) });
  return tabs.map((tab) => tab.id).filter((id): id is number => id !== undefined);
}
