// Tabs: which one is meant, what it shows, and a picture of it.
import { browser } from './browser';

/** A tab as far as we may know it: URL and title only where the browser lets us see them. */
export interface TabInfo {
  tabId: number;
  windowId: number;
  url: string | null;
  title: string | null;
}

/** The tab with this id; null where it is gone. */
export async function tabInfo(tabId: number): Promise<TabInfo | null> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { tabId, windowId: tab.windowId ?? -1, url: tab.url ?? null, title: tab.title ?? null };
  } catch {
    return null;
  }
}

/** The active tab of this view's own window. */
export async function currentTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Calls `listener` with the tab that has come to the front of some window, or that went to another page. */
export function onTabShown(listener: (tabId: number) => void): () => void {
  const activated = (info: { tabId: number }) => listener(info.tabId);
  const updated = (tabId: number, change: { status?: string | undefined }) => {
    if (change.status !== undefined) listener(tabId);
  };
  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  return () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
  };
}

/** Brings a page of ours to the front, opening it where it is not open. @param path from the extension's root */
export async function openOwnPage(path: string): Promise<void> {
  const url = browser.runtime.getURL(path);
  const page = url.split('#')[0];
  const open = await browser.tabs.query({ url: `${page}*` }).catch(() => []);
  const tab = open[0];
  if (tab?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(tab.id, { active: true, url });
}

/** Calls `listener` for every tab that is closed. */
export function onTabClosed(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
}

/** Browsers refuse a picture that comes a moment too soon after another, or before a press is known; tried again so often, ms. */
const again = { times: 2, pause: 600 };

async function shoot(windowId: number | undefined): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (error) {
      if (tries === again.times) throw error;
      await new Promise((resume) => setTimeout(resume, again.pause));
    }
  }
}

/** The tab is not the one in front of its window: a picture would show another page. */
export class NotInFront extends Error {}

/**
 * PNG bytes of what the tab shows. Needs activeTab (a press of the toolbar button on that tab) or access to all sites;
 * rejects otherwise. Only the front tab of a window can be pictured: NotInFront where it is another.
 */
export async function pictureTab(tabId: number): Promise<Uint8Array<ArrayBuffer>> {
  const tab = await browser.tabs.get(tabId);
  if (!tab.active) throw new NotInFront();
  const url = await shoot(tab.windowId);
  // Not fetch(url): our content security policy refuses data: connections.
  const base64 = url.slice(url.indexOf(',') + 1);
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
