// A device's store in memory: what the browser keeps in IndexedDB, for tests and loads.

import type { Introduction } from '@/lib/chain/parcel';
import type { Bookmark, CaseShelf, Outbox, Waiting } from '@/lib/chain/shelf';
import { orderEvents } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import type { Tombstone } from '@/lib/model/tombstone';

export interface MemoryShelf extends CaseShelf, Outbox {
  /** this device writes an event of its own: kept and waiting to be sent, in one step */
  write(shop: string, event: CaseEvent): void;
  hashes(shop: string, caseId: string): string[];
}

/** An empty store. */
export function memoryShelf(): MemoryShelf {
  const logs = new Map<string, Map<string, CaseEvent>>();
  const held = new Map<string, CaseEvent[]>();
  const stones = new Map<string, Tombstone[]>();
  const met = new Map<string, Map<string, Introduction>>();
  const bookmarks = new Map<string, Bookmark>();
  const waiting = new Map<string, Map<string, Waiting>>();
  const logOf = (shop: string, caseId: string) => {
    const log = logs.get(`${shop}/${caseId}`) ?? new Map<string, CaseEvent>();
    logs.set(`${shop}/${caseId}`, log);
    return log;
  };
  const boxOf = (shop: string) => {
    const box = waiting.get(shop) ?? new Map<string, Waiting>();
    waiting.set(shop, box);
    return box;
  };
  return {
    log: async (shop, caseId) => [...logOf(shop, caseId).values()],
    cases: async (shop) =>
      [...logs].flatMap(([name, log]) =>
        name.startsWith(`${shop}/`) && log.size > 0 ? [name.slice(shop.length + 1)] : [],
      ),
    async keep(shop, events) {
      for (const event of events) logOf(shop, event.body.caseId).set(event.hash, event);
    },
    async bury(shop, tombstone) {
      logs.delete(`${shop}/${tombstone.body.caseId}`);
      stones.set(shop, [...(stones.get(shop) ?? []), tombstone]);
    },
    tombstones: async (shop) => stones.get(shop) ?? [],
    introductions: async (shop) => [...(met.get(shop)?.values() ?? [])],
    async meet(shop, introduction) {
      met.set(shop, new Map([...(met.get(shop) ?? []), [introduction.body.device, introduction]]));
    },
    held: async (shop) => held.get(shop) ?? [],
    async hold(shop, events) {
      held.set(shop, [...events]);
    },
    bookmark: async (shop) => bookmarks.get(shop) ?? null,
    async keepBookmark(shop, bookmark) {
      bookmarks.set(shop, bookmark);
    },
    waiting: async (shop) => [...boxOf(shop).values()],
    async add(shop, entries) {
      for (const entry of entries) boxOf(shop).set(entry.hash, entry);
    },
    async settle(shop, hashes) {
      for (const hash of hashes) boxOf(shop).delete(hash);
    },
    write(shop, event) {
      logOf(shop, event.body.caseId).set(event.hash, event);
      boxOf(shop).set(event.hash, { hash: event.hash, caseId: event.body.caseId });
    },
    hashes: (shop, caseId) => orderEvents([...logOf(shop, caseId).values()]).map(({ hash }) => hash),
  };
}
