// The files of a chain's cases: sent after the acts that name them, fetched when somebody wants to see them.
import { Refused, Unavailable } from '@/lib/chain/connection';
import { type Fetched, fetchFile, type PartStore, packsOf, sendFile, travellersOf } from '@/lib/chain/parts';
import type { Reply } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import type { ChainMember } from '@/lib/model/chain-member';
import { readLog } from '@/lib/storage/cases';
import { shopOfCase } from '@/lib/storage/chain-cases';
import { chainFiles, filesWaiting, settleFiles } from '@/lib/storage/chain-files';
import type { Database } from '@/lib/storage/database';
import { Locked } from '@/lib/storage/sealing';

/** A case's files by whether they are here. */
export interface FilesHere {
  here: number;
  waits: number;
  damaged: number;
  /** identity papers that are not here and that this member is not given */
  withheld: number;
}

/** Fetches what is missing here of a case's files, as far as this member may see them; without `parts` only counts. */
export async function fetchCaseFiles(
  db: Database,
  caseId: string,
  { parts, seesIdentity, now }: { parts: PartStore | null; seesIdentity: boolean; now: () => string },
): Promise<FilesHere> {
  const shelf = chainFiles(db, now);
  const shop = await shopOfCase(db, caseId);
  const found: FilesHere = { here: 0, waits: 0, damaged: 0, withheld: 0 };
  if (shop === null) return found;
  let came = 0;
  for (const traveller of travellersOf(await readLog(db, caseId), true)) {
    const wasHere = await shelf.has(traveller.file.sha256);
    if (!wasHere && traveller.kind === 'identity' && !seesIdentity) {
      found.withheld += 1;
      continue;
    }
    const state = wasHere
      ? 'here'
      : parts === null
        ? 'waits'
        : await fetched(() => fetchFile(parts, shelf, shop, traveller));
    found[state] += 1;
    if (!wasHere && state === 'here') came += 1;
  }
  if (came > 0) tellPages({ changed: 'case', id: caseId });
  return found;
}

/** Fetches a pack that another computer built, as far as this member may see what is in it. */
export async function fetchCasePack(
  db: Database,
  { caseId, sha256 }: { caseId: string; sha256: string },
  { parts, seesIdentity, now }: { parts: PartStore | null; seesIdentity: boolean; now: () => string },
): Promise<Reply<'chain.pack'>> {
  const shelf = chainFiles(db, now);
  if (await shelf.has(sha256)) return { is: 'here' };
  const [shop, log] = await Promise.all([shopOfCase(db, caseId), readLog(db, caseId)]);
  const exported = log.filter(({ body: { act } }) => act.kind === 'exported' && act.file.sha256 === sha256);
  if (shop === null || exported.length === 0) return { is: 'no-pack' };
  const [pack] = packsOf(exported, log);
  if (pack === undefined) return { is: 'too-large' };
  if (pack.kind === 'identity' && !seesIdentity) return { is: 'withheld' };
  if (parts === null) return { is: 'waits' };
  return { is: await fetched(() => fetchFile(parts, shelf, shop, pack)) };
}

async function fetched(fetching: () => Promise<Fetched>): Promise<Fetched> {
  try {
    return await fetching();
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Refused) return 'waits';
    throw error;
  }
}

/** A failed sending is tried again after so long; ms. */
const again = 15_000;

/** Sends files whose acts have been sent, one after the other, a shop at a time. */
export function fileSender(db: Database, { seesIdentity, shops }: Pick<ChainMember, 'seesIdentity' | 'shops'>) {
  let parts: PartStore | null = null;
  const wanted = new Set<string>();
  let isRunning = false;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (const shop of wanted) {
        wanted.delete(shop);
        await sendAll(shop);
      }
    } catch (error) {
      if (!(error instanceof Unavailable || error instanceof Refused || error instanceof Locked))
        console.error('Tillguard:', error instanceof Error ? error.message : 'unknown error');
      setTimeout(all, again);
    } finally {
      isRunning = false;
    }
  }

  async function sendAll(shop: string): Promise<void> {
    for (const { hash, caseId } of await filesWaiting(db, shop)) {
      if (parts === null) return;
      const log = await readLog(db, caseId);
      const own = log.filter((one) => one.hash === hash);
      for (const traveller of [...travellersOf(own, true), ...packsOf(own, log)]) {
        const blob = await chainFiles(db, () => '').read(traveller.file.sha256);
        // Who may not see identity papers may have taken one in: it is handed on, and what lies there is not asked for.
        const isBlind = traveller.kind === 'identity' && !seesIdentity;
        if (blob !== null)
          await sendFile(isBlind ? { ...parts, digestOf: async () => null } : parts, shop, traveller, blob);
      }
      await settleFiles(db, shop, hash);
    }
    tellPages({ changed: 'chain', id: '' });
  }

  function all(): void {
    for (const shop of shops) wanted.add(shop);
    void run();
  }

  return {
    /** the buckets, once connected; null: not any more */
    over(store: PartStore | null) {
      parts = store;
      if (store !== null) all();
    },
    soon(shop: string) {
      wanted.add(shop);
      void run();
    },
  };
}
