// The browser's own copy of a page (MHTML): Chrome alone makes one, with a permission that is asked for when it is wanted.
import { browser } from './browser';

interface ChromePageCapture {
  saveAsMHTML(details: { tabId: number }): Promise<Blob | undefined>;
}

const permission = { permissions: ['pageCapture' as const] };

/** True where this browser can make such a copy at all. */
export function canCopyPages(): boolean {
  return import.meta.env.CHROME;
}

/** Asks the user for the permission. Must be called straight from a click; resolves to the answer. */
export function requestPageCopies(): Promise<boolean> {
  return browser.permissions.request(permission as never);
}

/** The tab's page as MHTML; null where the browser makes none or the user gave no permission for it. */
export async function copyPage(tabId: number): Promise<Blob | null> {
  const api = (globalThis as { chrome?: { pageCapture?: ChromePageCapture } }).chrome?.pageCapture;
  if (!api || !(await browser.permissions.contains(permission as never))) return null;
  return (await api.saveAsMHTML({ tabId })) ?? null;
}
