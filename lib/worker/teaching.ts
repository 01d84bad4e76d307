// What the worker knows of a site before its page is read, and what the user taught it.

import type { Payload, Reply } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import type { PortalFacts } from '@/lib/model/portal-facts';
import { openTeaching, putWords } from '@/lib/platform/sites';
import { portalFor } from '@/lib/portals/find';
import { rememberTable } from '@/lib/reading/teach';
import { readTaught, writeTaught } from '@/lib/storage/taught';
import type { Desk } from './desk';

/** Preset and taught columns of a host; where asked for, the words of further languages are in the frame when this resolves. */
export async function knownOf(
  desk: Desk,
  { host, languages }: Payload<'page.known'>,
  { tabId, frameId }: { tabId: number; frameId: number },
): Promise<Reply<'page.known'>> {
  // A frame that has gone meanwhile needs no words.
  if (languages) await putWords(tabId, frameId).catch(() => undefined);
  return { portal: factsOf(host), taught: await readTaught(await desk.database(), host) };
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

/** Keeps what the user said about one table of a site. */
export async function teach(desk: Desk, { host, table }: Payload<'page.teach'>): Promise<void> {
  const db = await desk.database();
  await writeTaught(db, rememberTable(await readTaught(db, host), host, table));
  tellPages({ changed: 'settings', id: '' });
}

/** Opens the panel in a tab; false where the browser does not let us in. */
export function letTeach(tabId: number): Promise<boolean> {
  return openTeaching(tabId).then(
    () => true,
    () => false,
  );
}
