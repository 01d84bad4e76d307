// A chain's shelf and outbox (lib/chain/shelf.ts) in this browser's store: the cases of the member's shops among all others, and beside
// them what is known of each shop's stream. Events that cannot be placed yet are lib/storage/chain-held.ts's.
import * as z from 'zod/mini';
import { Introduction } from '@/lib/chain/parcel';
import type { CaseShelf, Outbox } from '@/lib/chain/shelf';
import { fromBase64 } from '@/lib/model/case-chain';
import { Tombstone } from '@/lib/model/tombstone';
import { readLog } from './cases';
import { queue } from './chain-cases';
import { keepHeld, readHeld } from './chain-held';
import { isMemberOf, readNamed } from './chain-member';
import type { Database } from './database';
import { keepPeer } from './device';
import { keepOfShop } from './foreign-events';
import { withTrouble } from './trouble';

const Bookmark = z.object({
  created: z.string(),
  seq: z.int(),
  recent: z.array(z.object({ seq: z.int(), id: z.string() })),
  mustCompare: z.boolean(),
});

/**
 * The shelf over a database.
 * @param chain name of the chain
 * @param forget deletes a case with all that only it names
 */
export function chainShelf(db: Database, chain: string, forget: (caseId: string) => Promise<void>): CaseShelf & Outbox {
  const read = async (name: string) => (await withTrouble(() => db.get('chain', name)))?.value;
  /** What is still under way when the chain is left, or all is deleted, writes nothing any more. */
  const write = (name: string, value: unknown) =>
    withTrouble(async () => {
      const { store, done } = db.transaction('chain', 'readwrite');
      if (await isMemberOf(store, chain)) await store.put({ name, value });
      await done;
    });
  const isOf = async (shop: string, caseId: string) => {
    const row = await withTrouble(() => db.get('caseShops', caseId));
    return row !== undefined && row.shop === shop && row.chain === chain && !row.isDropped;
  };

  return {
    log: async (shop, caseId) => ((await isOf(shop, caseId)) ? readLog(db, caseId) : []),
    async cases(shop) {
      const rows = await withTrouble(() => db.getAllFromIndex('caseShops', 'by-shop', [chain, shop]));
      return rows.filter(({ isDropped }) => !isDropped).map(({ caseId }) => caseId);
    },
    keep: (shop, events) => keepOfShop(db, shop, events),
    async bury(shop, tombstone) {
      const { caseId } = tombstone.body;
      await write(`stone/${shop}/${caseId}`, tombstone);
      if (!(await isOf(shop, caseId))) return;
      await forget(caseId);
      await withTrouble(() => db.delete('caseShops', caseId));
    },
    tombstones: (shop) => readNamed(db, `stone/${shop}/`, Tombstone),
    introductions: (shop) => readNamed(db, `device/${shop}/`, Introduction),
    async meet(shop, introduction) {
      const { device, spki } = introduction.body;
      await keepPeer(db, device, fromBase64(spki));
      await write(`device/${shop}/${device}`, introduction);
    },
    held: (shop) => readHeld(db, shop),
    async hold(shop, events) {
      const rows = await withTrouble(() => db.getAll('caseShops'));
      const dropped = new Set(rows.flatMap(({ caseId, isDropped }) => (isDropped ? [caseId] : [])));
      await keepHeld(
        db,
        shop,
        events.filter(({ body }) => !dropped.has(body.caseId)),
      );
    },
    async bookmark(shop) {
      const bookmark = Bookmark.safeParse(await read(`bookmark/${shop}`));
      return bookmark.success ? bookmark.data : null;
    },
    async keepBookmark(shop, bookmark) {
      await write(`bookmark/${shop}`, bookmark);
    },

    async waiting(shop) {
      const rows = await withTrouble(() => db.getAllFromIndex('outbox', 'by-shop', ['event', shop]));
      return rows.map(({ hash, caseId }) => ({ hash, caseId }));
    },
    async add(shop, events) {
      if (events.length === 0) return;
      await withTrouble(async () => {
        const change = db.transaction(['chain', 'caseShops', 'outbox'], 'readwrite', { durability: 'strict' });
        for (const { hash, caseId } of events) {
          // One whose files are still to go is to go itself once more.
          const key = await change.objectStore('outbox').index('by-hash').getKey([shop, hash]);
          if (key !== undefined) await change.objectStore('outbox').delete(key);
          await queue(change, { shop, caseId, hash });
        }
        await change.done;
      });
    },
    async settle(shop, hashes) {
      if (hashes.length === 0) return;
      await withTrouble(async () => {
        const { store, done } = db.transaction('outbox', 'readwrite');
        for (const hash of hashes) {
          const key = await store.index('by-hash').getKey([shop, hash]);
          const row = key === undefined ? undefined : await store.get(key);
          // The event stands; the files that it names follow.
          if (key !== undefined && row?.kind === 'event') await store.put({ ...row, kind: 'files' }, key);
        }
        await done;
      });
    },
  };
}
