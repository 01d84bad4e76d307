// The sites whose pages are read: those that the user gave access to, less those that are only asked for time stamps.
import { grantedSites, readTabNow, registerGrantedSites, siteOf, tabsOfSite } from '@/lib/platform/sites';
import { readSettings } from '@/lib/storage/settings';
import type { Desk } from './desk';

async function stampSites(desk: Desk): Promise<Set<string>> {
  const { stampAuthorities } = await readSettings(await desk.database());
  const own = stampAuthorities.filter(({ isOnlyForStamps }) => isOnlyForStamps).map(({ url }) => siteOf(url) ?? '');
  return new Set(own);
}

/** Registers the content script for exactly these sites; a store that refuses keeps no portal from being read. */
export async function registerSites(desk: Desk): Promise<void> {
  await registerGrantedSites(await stampSites(desk).catch(() => new Set<string>()));
}

/** Origins of these sites. */
export async function readSites(desk: Desk): Promise<string[]> {
  const others = await stampSites(desk);
  return (await grantedSites()).filter((origin) => !others.has(origin));
}

/**
 * Reads the open tabs of these sites anew: after an update of the extension the scripts in them belong to none any more, and the browser
 * puts the new ones only into pages that are opened from then on.
 */
export async function readOpenTabs(desk: Desk): Promise<void> {
  // A tab that is asleep is read when it is looked at again, since it is loaded anew then.
  for (const origin of await readSites(desk).catch(() => grantedSites()))
    for (const tabId of await tabsOfSite(origin)) await readTabNow(tabId).catch(() => undefined);
}
