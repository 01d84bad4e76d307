// Taking in events that were written elsewhere: from a master pack, a backup, or other members of a chain. They stand among this
// device's own, as they are; whether they are what they claim to be was checked by whoever brings them.
import type { IDBPTransaction } from 'idb';
import type { CaseEvent } from '@/lib/model/case-event';
import { isInChain, queue, queueOwn, queueStores, ring } from './chain-cases';
import { asMember } from './chain-member';
import type { Database, Schema } from './database';
import { type EventRow, rowOf } from './event-rows';
import { isStill, sealNow } from './sealing';
import { outdate } from './summary-rows';
import { withTrouble } from './trouble';

const stores = ['events', 'summaries', 'caseKeys', 'lock', ...queueStores] as const;
type Change = IDBPTransaction<Schema, (typeof stores)[number][], 'readwrite'>;

/** The case is here already, and one of its chains goes on otherwise than in what is to be taken in. */
export class LogsDiffer extends Error {}

/** The case is a chain's, whose other members refuse events of which a part was cut. */
export class CutForChain extends Error {}

/**
 * Takes in a case's events; those that are here already stay, but one that came here cut gives way to the whole one. All or none are
 * written. Returns how many were new. Throws LogsDiffer, and CutForChain.
 */
export async function keepEvents(db: Database, events: readonly CaseEvent[]): Promise<number> {
  return inOneGo(db, events, async (change, add) => {
    const fresh: CaseEvent[] = [];
    const refuse = async (why: Error) => {
      change.abort();
      await change.done.catch(() => undefined);
      throw why;
    };
    for (const event of events) {
      const there = await placeOf(change, event);
      if (there && there.hash !== event.hash) await refuse(new LogsDiffer());
      if (!there || isCompletedBy(there, event)) fresh.push(event);
    }
    const cut = fresh.find((event) => event.cut);
    if (cut && (await isInChain(change, cut.body.caseId))) await refuse(new CutForChain());
    for (const event of fresh) {
      await add(event);
      await keepKeys(change, event);
    }
    return { value: fresh.length, isQueued: await queueOwn(change, fresh) };
  });
}

/**
 * Takes in those events whose hash and place in their chain are free; what an event is filed under is read off itself. Which rows are a
 * case's comes apart from them. Returns how many were new.
 */
export async function keepNewEvents(db: Database, events: readonly CaseEvent[]): Promise<number> {
  return inOneGo(db, events, async (change, add) => {
    const fresh: CaseEvent[] = [];
    for (const event of events) {
      if (!(await isFree(change, event))) continue;
      await add(event);
      fresh.push(event);
    }
    return { value: fresh.length, isQueued: await queueOwn(change, fresh) };
  });
}

/**
 * Takes in what has come of a chain's shop. A case that is another's already, or was deleted here, is left alone: a shop cannot make a
 * case of ours its own. One that came here as a pack before, and is the same, becomes the shop's.
 */
export async function keepOfShop(db: Database, shop: string, events: readonly CaseEvent[]): Promise<void> {
  const coming = new Set(events.map(({ hash }) => hash));
  await inOneGo(db, events, async (change, add) => {
    let isQueued = false;
    const member = asMember((await change.objectStore('chain').get('member'))?.value);
    if (member === null) return { value: undefined, isQueued };
    const { chain } = member;
    for (const event of events) {
      const { caseId } = event.body;
      const row = await change.objectStore('caseShops').get(caseId);
      if (row && (row.chain !== chain || row.shop !== shop || row.isDropped)) continue;
      if (!row) {
        const here = await change.objectStore('events').index('by-case').getAllKeys(caseId);
        if (here.length > 0 && !here.some((hash) => coming.has(hash))) continue;
        await change.objectStore('caseShops').put({ caseId, chain, shop });
        await outdate(change, caseId);
        for (const hash of here)
          if (!coming.has(hash) && !(await change.objectStore('events').get(hash))?.cut) {
            await queue(change, { shop, caseId, hash });
            isQueued = true;
          }
      }
      if (!(await isFree(change, event))) continue;
      await add(event);
      await keepKeys(change, event);
    }
    return { value: undefined, isQueued };
  });
}

/** Writes within one transaction, begun anew where the lock was turned on or off meanwhile. */
async function inOneGo<T>(
  db: Database,
  events: readonly CaseEvent[],
  write: (change: Change, add: (event: CaseEvent) => Promise<unknown>) => Promise<{ value: T; isQueued: boolean }>,
): Promise<T> {
  for (;;) {
    const seal = await sealNow(db);
    const rows = new Map(await Promise.all(events.map(async (event) => [event, await rowOf(seal, event)] as const)));
    const written = await withTrouble(async () => {
      const change = db.transaction([...stores], 'readwrite', { durability: 'strict' });
      if (!isStill(seal, await change.objectStore('lock').get('lock'))) return null;
      const done = await write(change, async (event) => {
        await change.objectStore('events').put(rows.get(event)!);
        await outdate(change, event.body.caseId);
      });
      await change.done;
      return done;
    });
    if (written === null) continue;
    if (written.isQueued) ring();
    return written.value;
  }
}

function placeOf(change: Change, { body }: CaseEvent): Promise<EventRow | undefined> {
  return change.objectStore('events').index('by-chain').get([body.caseId, body.device, body.seq]);
}

async function isFree(change: Change, event: CaseEvent): Promise<boolean> {
  const there = await change.objectStore('events').get(event.hash);
  if (there) return isCompletedBy(there, event);
  return (await placeOf(change, event)) === undefined;
}

/** The same event, which stands here only as a pack showed it: cut. */
function isCompletedBy(there: EventRow, event: CaseEvent): boolean {
  return there.hash === event.hash && there.cut === true && !event.cut;
}

async function keepKeys(change: Change, { body: { act, caseId } }: CaseEvent): Promise<void> {
  if (act.kind !== 'opened' && act.kind !== 'transaction-added') return;
  for (const { key } of act.transactions) await change.objectStore('caseKeys').put({ key, caseId });
}
