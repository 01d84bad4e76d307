// The chain's findings where its connection is held: a shop tells what was found on its pages; the head office collects it, looks for
// signs that only the whole chain shows, and tells them to the shops concerned.
import { Refused, Unavailable } from '@/lib/chain/connection';
import { summariseFinding } from '@/lib/chain/finding-summaries';
import { type FindingOutbox, sendFindings } from '@/lib/chain/findings-feed';
import { overNats } from '@/lib/chain/nats-connection';
import { findingsOverNats } from '@/lib/chain/nats-findings';
import type { Introduction } from '@/lib/chain/parcel';
import { watchFindings } from '@/lib/chain/tell-signs';
import { tellPages } from '@/lib/messaging/send';
import type { DeviceKey } from '@/lib/model/case-chain';
import type { ChainMember } from '@/lib/model/chain-member';
import { usualBounds } from '@/lib/model/chain-sign';
import { readMarksKey } from '@/lib/storage/chain-member';
import type { Database } from '@/lib/storage/database';
import { settleHere, unsentHere, type Waiting } from '@/lib/storage/found-here';
import { readPlan } from '@/lib/storage/kept';
import { findingShelf, keepChainSigns } from '@/lib/storage/shop-findings';
import type { Desk } from './desk';

type Nats = Parameters<typeof findingsOverNats>[0];

/** So long after the last news the signs are computed anew; a failed try is repeated; ms. */
const settleFor = 1000;
const again = 30_000;
/** Signs age: looked at so often though nothing was heard; ms. */
const lookAgain = 600_000;

/** A shop's part, or the head office's; an area has none. */
export function findingLine(
  desk: Desk,
  db: Database,
  member: ChainMember,
  sender: { key: DeviceKey; introduction: Introduction },
) {
  const at = () => desk.now().toISOString();
  const shelf = findingShelf(db, member.chain, () => desk.now());
  const [own] = member.shops;
  let nats: Nats | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let stopWatching = () => undefined as unknown;

  async function work(connected: Nats): Promise<void> {
    const feed = findingsOverNats(connected);
    if (member.role === 'shop' && own !== undefined)
      await sendFindings(feed, outbox(desk, db, own), { ...sender, shop: own, at });
    else if (member.role === 'office' || member.role === 'administrator') {
      const connection = overNats(connected, member.role);
      const signs = await watchFindings({ feed, connection, shelf, sender: { ...sender, at }, bounds: usualBounds });
      if (await keepChainSigns(db, member.chain, signs)) tellPages({ changed: 'chain', id: '' });
    }
  }

  async function run(): Promise<void> {
    if (nats === null) return;
    if (isRunning) return soonAfter(settleFor);
    isRunning = true;
    let next = lookAgain;
    try {
      await work(nats);
    } catch (error) {
      next = again;
      if (!(error instanceof Unavailable || error instanceof Refused))
        console.error('Tillguard:', error instanceof Error ? error.message : 'unknown error');
    } finally {
      isRunning = false;
    }
    if (nats !== null && timer === undefined) soonAfter(next);
  }

  function soonAfter(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (nats !== null) void run();
    }, ms);
  }

  return {
    /** signs that shops were told, as they come with a shop's stream */
    signs: shelf,
    /** once connected; null: not any more */
    over(connected: Nats | null) {
      stopWatching();
      stopWatching = () => undefined;
      nats = connected;
      if (connected === null) clearTimeout(timer);
      timer = undefined;
      if (connected === null) return;
      if (member.role === 'office' || member.role === 'administrator')
        stopWatching = findingsOverNats(connected).watch(() => soonAfter(settleFor));
      soonAfter(0);
    },
    /** something was found here */
    soon: () => soonAfter(settleFor),
  };
}

/** What was found here, summed up under the chain's key; without one nothing is told. */
function outbox(desk: Desk, db: Database, shop: string): FindingOutbox {
  const waiting = new Map<string, Waiting & { id: string }>();
  return {
    async unsentFindings() {
      const key = await readMarksKey(db);
      if (key === null) return [];
      const { terminals } = await readPlan(db);
      const summaries = [];
      for (const one of await unsentHere(db)) {
        const { finding, transaction, foundAt } = one;
        const entry = terminals.find(({ terminal }) => terminal === transaction.terminal);
        const about = { shop, terminalModel: entry?.model || null, foundAt };
        const summary = await summariseFinding(key, finding, transaction, about);
        waiting.set(summary.id, { ...one, id: summary.id });
        summaries.push(summary);
      }
      return summaries;
    },
    settleFindings: (ids) =>
      settleHere(
        db,
        ids.flatMap((id) => waiting.get(id) ?? []),
        desk.now(),
      ),
  };
}
