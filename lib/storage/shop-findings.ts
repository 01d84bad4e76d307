// What a chain's shops have told of their findings, at the head office; signs of the whole chain, as a shop was told them and as the head
// office sees them; and which of them somebody here has set aside.
import * as z from 'zod/mini';
import type { FindingShelf } from '@/lib/chain/findings-feed';
import type { SignShelf } from '@/lib/chain/tell-signs';
import { ChainSign, ToldSign } from '@/lib/model/chain-sign';
import { ShopFinding } from '@/lib/model/finding-summary';
import { isMemberOf, namesFrom, readNamed } from './chain-member';
import type { Database } from './database';
import { withTrouble } from './trouble';

const FeedBookmark = z.object({ created: z.string(), seq: z.int() });

/** Signs look at four spans of seven days before the last, and at a month. */
const lookedAtDays = 60;
const keptDays = 90;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

const told = (shop: string) => `sign/${shop}/`;

/** Shelves over a database, of one chain. What is still under way when the chain is left writes nothing any more. @param now UTC */
export function findingShelf(db: Database, chain: string, now: () => Date): FindingShelf & SignShelf {
  return {
    async feedBookmark() {
      const row = await withTrouble(() => db.get('chain', 'feed'));
      const bookmark = FeedBookmark.safeParse(row?.value);
      return bookmark.success ? bookmark.data : null;
    },
    async keepFindings(found, { created, seq }) {
      await withTrouble(async () => {
        const change = db.transaction(['chain', 'shopFindings'], 'readwrite');
        const names = change.objectStore('chain');
        if (await isMemberOf(names, chain)) {
          const findings = change.objectStore('shopFindings');
          for (const { shop, finding } of found)
            await findings.put({ shop, id: finding.id, foundAt: finding.foundAt, finding });
          let old = await findings.index('by-found').openCursor(IDBKeyRange.upperBound(daysBefore(now(), keptDays)));
          for (; old; old = await old.continue()) await old.delete();
          await names.put({ name: 'feed', value: { created, seq } });
        }
        await change.done;
      });
    },
    async shopFindings() {
      const range = IDBKeyRange.lowerBound(daysBefore(now(), lookedAtDays));
      const rows = await withTrouble(() => db.getAllFromIndex('shopFindings', 'by-found', range));
      return rows.flatMap((row) => {
        const one = ShopFinding.safeParse(row);
        return one.success ? [one.data] : [];
      });
    },
    toldSigns: (shop) => readNamed(db, told(shop), ToldSign),
    async keepSign(shop, sign) {
      await withTrouble(async () => {
        const { store, done } = db.transaction('chain', 'readwrite');
        const name = `${told(shop)}${sign.id}`;
        const before = ToldSign.safeParse((await store.get(name))?.value);
        const isNewer = !(before.success && before.data.at > sign.at);
        if (isNewer && (await isMemberOf(store, chain))) await store.put({ name, value: sign });
        await done;
      });
    },
  };
}

/** The latest word on each sign that this shop was told. */
export function signsToldTo(db: Database, shop: string): Promise<ToldSign[]> {
  return readNamed(db, told(shop), ToldSign);
}

/** The signs of the whole chain as the head office computed them last. */
export async function chainSigns(db: Database): Promise<ChainSign[]> {
  return readNamed(db, 'whole/', ChainSign);
}

/** Keeps the signs that hold now in place of those before. True where something of them is new. */
export async function keepChainSigns(db: Database, chain: string, signs: readonly ChainSign[]): Promise<boolean> {
  return withTrouble(async () => {
    const { store, done } = db.transaction('chain', 'readwrite');
    const before = await store.getAll(namesFrom('whole/'));
    const isMember = await isMemberOf(store, chain);
    const after = signs.map((value) => ({ name: `whole/${value.id}`, value }));
    const isNew =
      isMember && JSON.stringify(before) !== JSON.stringify(after.sort((a, b) => (a.name < b.name ? -1 : 1)));
    if (isNew) {
      await store.delete(namesFrom('whole/'));
      for (const row of after) await store.put(row);
    }
    await done;
    return isNew;
  });
}

/** Up to which state each sign was set aside by somebody here: sign → state. */
export async function signsSetAside(db: Database): Promise<Map<string, string>> {
  const rows = await withTrouble(() => db.getAll('chain', namesFrom('aside/')));
  return new Map(rows.map(({ name, value }) => [name.slice('aside/'.length), String(value)]));
}

/** Sets a sign aside until there is more of it than this state tells. */
export async function setSignAside(db: Database, id: string, state: string): Promise<void> {
  await withTrouble(() => db.put('chain', { name: `aside/${id}`, value: state }));
}
