// The sites whose pages are read: those that the user gave access to, less those that are only asked for time stamps.
import { grantedSites, registerGrantedSites, siteOf } from '@/lib/platform/sites';
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
