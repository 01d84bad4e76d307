// What the worker knows of a site before its page is read, and what the user taught it.

import type { Payload, Reply } from '@/lib/messaging/messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import { filesHost } from '@/lib/model/file-columns';
import type { PortalFacts } from '@/lib/model/portal-facts';
import type { TaughtSite, TaughtTable } from '@/lib/model/taught';
import { openTeaching, putWords } from '@/lib/platform/sites';
import { portalFor } from '@/lib/portals/find';
import { rememberSite, rememberTable } from '@/lib/reading/teach';
import { readTaught, writeTaught } from '@/lib/storage/taught';
import { type Desk, languageOf } from './desk';

/** Preset and taught columns of a host; where asked for, the words of further languages are in the frame when this resolves. */
export async function knownOf(
  desk: Desk,
  { host, languages }: Payload<'page.known'>,
  { tabId, frameId }: { tabId: number; frameId: number },
): Promise<Reply<'page.known'>> {
  // A frame that has gone meanwhile needs no words.
  if (languages) await putWords(tabId, frameId).catch(() => undefined);
  const db = await desk.database();
  return { portal: factsOf(host), taught: await readTaught(db, host), language: await languageOf(db) };
}

function factsOf(host: string): PortalFacts | null {
  const portal = portalFor(host);
  if (!portal) return null;
  const { language, currency, dateOrder, headings, types, statuses } = portal;
  return {
    language,
    headings: { ...headings },
    ...(currency !== undefined && { currency }),
    ...(dateOrder !== undefined && { dateOrder }),
    ...(types && { types: { ...types } }),
    ...(statuses && { statuses: { ...statuses } }),
  };
}

/** Name of a site's preset and whether it was ever tried on the live page; null for a site without one. */
export function portalOf(origin: string): Reply<'site.portal'> {
  const portal = URL.canParse(origin) ? portalFor(new URL(origin).host) : null;
  return portal && { name: portal.name, tried: portal.tried };
}

/** Keeps what the user said about one table of a site, and has the frame read again by it. */
export async function teach(
  desk: Desk,
  { host, table }: Payload<'page.teach'>,
  { tabId, frameId }: { tabId: number; frameId: number },
): Promise<void> {
  const db = await desk.database();
  await writeTaught(db, rememberTable(await readTaught(db, host), host, table));
  tellPages({ changed: 'settings', id: '' });
  // Where no content script runs, the next reading knows.
  await askFrame(tabId, frameId, 'content.reread', {}).catch(() => undefined);
}

/** Keeps what the user said about files with these headings. */
export async function teachFiles(desk: Desk, table: TaughtTable): Promise<void> {
  const db = await desk.database();
  await writeTaught(db, rememberTable(await readTaught(db, filesHost), filesHost, table));
  tellPages({ changed: 'settings', id: '' });
}

/** Takes in what somebody else's file says of a site, beside what was taught here. */
export async function takeTaught(desk: Desk, site: TaughtSite): Promise<void> {
  const db = await desk.database();
  await writeTaught(db, rememberSite(await readTaught(db, site.host), site));
  tellPages({ changed: 'settings', id: '' });
}

/** Opens the panel in a tab; false where the browser does not let us in. */
export function letTeach(tabId: number): Promise<boolean> {
  return openTeaching(tabId).then(
    () => true,
    () => false,
  );
}
