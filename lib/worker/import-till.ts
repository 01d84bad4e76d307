// Takes a till export in. The worker only orders it read: the reading itself needs code that Chrome's worker cannot load.
import type { Reply } from '@/lib/messaging/messages';
import { needsBuilderPage } from '@/lib/platform/builder';
import { orderBuilder, TillReply } from './builder-orders';
import { summariseTill } from './check-vouchers';
import type { Desk } from './desk';
import type { TillOrder } from './read-till';

/** Reads an export here and now: Firefox's event page. */
export type ReadTillHere = (order: TillOrder) => Promise<Reply<'till.import'>>;

/** Has an export read and compared with the ledger. The same file again gives the same. */
export async function importTill(order: TillOrder, readTillHere: ReadTillHere): Promise<Reply<'till.import'>> {
  if (!needsBuilderPage()) return readTillHere(order);
  return TillReply.parse(await orderBuilder({ to: 'builder', name: 'read-till', payload: order }));
}

/** What the loaded exports and the ledger say of each other, counted. */
export async function tillSummary(desk: Desk) {
  return summariseTill(await desk.database());
}
