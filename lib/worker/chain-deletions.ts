// Deleting a case for the whole chain, where the connection is held: the administrator's order is kept before anything is sent, and
// goes on after an interruption until the servers have carried it out. What a stone does elsewhere is lib/chain/follow-shop.ts's.
import { deleteFromChain, removeFile } from '@/lib/chain/administer';
import { Refused, Unavailable } from '@/lib/chain/connection';
import { overNats } from '@/lib/chain/nats-connection';
import { carve, type Introduction } from '@/lib/chain/parcel';
import { packsOf, travellersOf } from '@/lib/chain/parts';
import { type DeviceKey, headsOf } from '@/lib/model/case-chain';
import { type ChainMember, mayDeleteForAll } from '@/lib/model/chain-member';
import { maskCardNumbers } from '@/lib/reading/values/card';
import { readLog } from '@/lib/storage/cases';
import { shopOfCase, shopsOfCases } from '@/lib/storage/chain-cases';
import { type Deletion, keepDeletion, openDeletions, settleDeletion } from '@/lib/storage/chain-deletions';
import type { Database } from '@/lib/storage/database';
import { readSettings } from '@/lib/storage/settings';
import type { Desk } from './desk';

type Nats = Parameters<typeof deleteFromChain>[0];

/** A failed try is repeated after so long; ms. */
const again = 15_000;

/** `later`: ordered, and carried out as soon as the servers let it. */
export type Deleted = 'done' | 'later' | 'offline' | 'no-case' | 'not-allowed';

/** The administrator's part of a connection; nobody else's has anything to do. */
export function deletionLine(
  desk: Desk,
  db: Database,
  member: ChainMember,
  { key, introduction }: { key: DeviceKey; introduction: Introduction },
) {
  let nats: Nats | null = null;
  let running: Promise<boolean> = Promise.resolve(true);

  /** Carries out what is ordered, one after the other; true where nothing is left to do. */
  function run(): Promise<boolean> {
    running = running.then(carryOut, carryOut);
    return running;
  }

  async function carryOut(): Promise<boolean> {
    for (const deletion of await openDeletions(db)) {
      if (nats === null) return false;
      try {
        await deleteFromChain(nats, overNats(nats, member.role), deletion.tombstone, introduction);
        for (const traveller of deletion.files) await removeFile(nats, deletion.tombstone.body.shop, traveller);
        await settleDeletion(db, deletion);
      } catch (error) {
        if (!(error instanceof Unavailable || error instanceof Refused)) throw error;
        setTimeout(() => void run().catch(() => undefined), again);
        return false;
      }
    }
    return true;
  }

  return {
    /** the connection, once there is one; null: not any more */
    over(connected: Nats | null) {
      nats = connected;
      if (connected !== null) void run().catch(() => undefined);
    },
    async order(caseId: string, reason: string): Promise<Deleted> {
      if (!mayDeleteForAll(member, key.id)) return 'not-allowed';
      if (nats === null) return 'offline';
      const [shop, log] = await Promise.all([shopOfCase(db, caseId), readLog(db, caseId)]);
      if (shop === null || log.length === 0) return 'no-case';
      const { actor } = await readSettings(db);
      const tombstone = await carve(key, {
        shop,
        caseId,
        heads: headsOf(log),
        events: log.length,
        reason: maskCardNumbers(reason),
        actor: actor || member.user,
        at: desk.now().toISOString(),
      });
      await keepDeletion(db, member.chain, { tombstone, files: await filesOfAlone(db, shop, caseId) });
      return (await run()) ? 'done' : 'later';
    },
  };
}

/** Files of a case on the servers that none of the shop's other cases names. */
async function filesOfAlone(db: Database, shop: string, caseId: string): Promise<Deletion['files']> {
  const others = [...(await shopsOfCases(db))].filter(([id, of]) => of === shop && id !== caseId);
  const sentOf = async (id: string) => {
    const log = await readLog(db, id);
    return [...travellersOf(log, true), ...packsOf(log, log)];
  };
  const named = new Set<string>();
  for (const [id] of others) for (const { file } of await sentOf(id)) named.add(file.sha256);
  return (await sentOf(caseId)).filter(({ file }) => !named.has(file.sha256));
}
