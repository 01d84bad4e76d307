// Which case is which shop's of the chain, and what this browser still has to send of it: written in the very transaction that writes
// an event, so that no act is on the disk without standing in the outbox.
import type { IDBPTransaction } from 'idb';
import type { CaseEvent } from '@/lib/model/case-event';
import type { ChainMember } from '@/lib/model/chain-member';
import { tellQueued } from '@/lib/platform/queue-bell';
import { asMember } from './chain-member';
import type { Database, Schema } from './database';
import { isCutHere } from './event-rows';
import { withTrouble } from './trouble';

/** Stores that a transaction must span, besides the events themselves, to call `queueOwn`. */
export const queueStores = ['chain', 'caseShops', 'outbox'] as const;
type QueueTransaction = IDBPTransaction<Schema, (typeof queueStores)[number][], 'readwrite'>;

/** A transaction over any stores, these among them: its type does not say so by itself. */
const spanning = (change: { db: unknown }) => change as unknown as QueueTransaction;

/**
 * Puts events that were just written here into the outbox, where their case is a shop's of the chain that this browser is a member of;
 * in a shop, a case that is in no chain becomes the shop's. True where something was put there: then ring once it is on the disk.
 */
export async function queueOwn(given: { db: unknown }, events: readonly CaseEvent[]): Promise<boolean> {
  const change = spanning(given);
  const member = asMember((await change.objectStore('chain').get('member'))?.value);
  if (member === null) return false;
  let isQueued = false;
  for (const { hash, body } of events) {
    const { caseId } = body;
    let row = await change.objectStore('caseShops').get(caseId);
    const [own] = member.shops;
    if (!row && member.role === 'shop' && own !== undefined && !(await isCutHere(change, caseId))) {
      row = { caseId, chain: member.chain, shop: own };
      await change.objectStore('caseShops').put(row);
    }
    if (!row || row.chain !== member.chain || !member.shops.includes(row.shop)) continue;
    await queue(change, { shop: row.shop, caseId, hash });
    isQueued = true;
  }
  return isQueued;
}

/** For a transaction over `queueStores`: whether a case is one of a chain's shop, and not deleted for it. */
export async function isInChain(given: { db: unknown }, caseId: string): Promise<boolean> {
  const row = await spanning(given).objectStore('caseShops').get(caseId);
  return row !== undefined && row.isDropped !== true;
}

/** Puts one event into the outbox, once. */
export async function queue(
  given: { db: unknown },
  event: { shop: string; caseId: string; hash: string },
): Promise<void> {
  const outbox = spanning(given).objectStore('outbox');
  if ((await outbox.index('by-hash').getKey([event.shop, event.hash])) === undefined)
    await outbox.add({ kind: 'event', ...event });
}

/** Says to whoever holds the chain's connection that something is to be sent. */
export function ring(): void {
  tellQueued();
}

/** The chain's shop whose case it is; null where it is in no chain. */
export async function shopOfCase(db: Database, caseId: string): Promise<string | null> {
  return (await withTrouble(() => db.get('caseShops', caseId)))?.shop ?? null;
}

/** Of the member's shops: cases that are kept here, acts that are still to be sent, and acts whose files are. */
export async function chainCounts(
  db: Database,
  member: ChainMember | null,
): Promise<{ cases: number; waiting: number; filesWaiting: number }> {
  if (member === null) return { cases: 0, waiting: 0, filesWaiting: 0 };
  return withTrouble(async () => {
    const read = db.transaction(['caseShops', 'outbox']);
    const all = (kind: string) => IDBKeyRange.bound([kind, ''], [kind, '\uffff']);
    const [cases, waiting, filesWaiting] = await Promise.all([
      read.objectStore('caseShops').index('by-shop').count(all(member.chain)),
      read.objectStore('outbox').index('by-shop').count(all('event')),
      read.objectStore('outbox').index('by-shop').count(all('files')),
    ]);
    return { cases, waiting, filesWaiting };
  });
}

/** Shops of which something is to be sent. */
export async function queuedShops(db: Database): Promise<string[]> {
  return withTrouble(async () => {
    const shops: string[] = [];
    const index = db.transaction('outbox').store.index('by-shop');
    let cursor = await index.openKeyCursor(IDBKeyRange.bound(['event', ''], ['event', '\uffff']), 'nextunique');
    for (; cursor; cursor = await cursor.continue()) shops.push(cursor.key[1]);
    return shops;
  });
}

/** Case → shop, of all cases that are a chain's. */
export async function shopsOfCases(db: Database): Promise<Map<string, string>> {
  const rows = await withTrouble(() => db.getAll('caseShops'));
  return new Map(rows.map(({ caseId, shop }) => [caseId, shop]));
}

/**
 * For a transaction that deletes a case: nothing more of it is sent; that it was a chain's is remembered, so that what others still
 * write to it is not taken in again.
 */
export async function dropFromChain(given: { db: unknown }, caseId: string): Promise<void> {
  const change = spanning(given);
  const outbox = change.objectStore('outbox');
  for (const key of await outbox.index('by-case').getAllKeys(caseId)) await outbox.delete(key);
  const row = await change.objectStore('caseShops').get(caseId);
  if (row) await change.objectStore('caseShops').put({ ...row, isDropped: true });
}
