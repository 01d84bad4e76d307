// The chain's connection where it is held: in Chrome's offscreen document, in Firefox's event page. Brings the parts together (lib/chain
// over the browser's socket and store) and knows how it stands; what the words mean is lib/model/chain-member.ts's.
import { keepConnected } from '@/lib/chain/connect';
import { overNats } from '@/lib/chain/nats-connection';
import { partsOverNats } from '@/lib/chain/nats-parts';
import { type Introduction, introduce } from '@/lib/chain/parcel';
import type { PartStore } from '@/lib/chain/parts';
import { type RunningChain, runChain } from '@/lib/chain/run-chain';
import type { CaseShelf, Notice, Outbox } from '@/lib/chain/shelf';
import type { Reply } from '@/lib/messaging/messages';
import { ask, tellPages } from '@/lib/messaging/send';
import type { ChainMember, ChainStanding } from '@/lib/model/chain-member';
import { isBuilderPage } from '@/lib/platform/builder';
import { openChainSocket } from '@/lib/platform/network';
import { onQueued } from '@/lib/platform/queue-bell';
import { queuedShops } from '@/lib/storage/chain-cases';
import { readMember, readSecret } from '@/lib/storage/chain-member';
import { chainShelf } from '@/lib/storage/chain-shelf';
import { noteRefusedStone } from '@/lib/storage/chain-stones';
import type { Database } from '@/lib/storage/database';
import { deviceKey } from '@/lib/storage/device';
import { type Deleted, deletionLine } from './chain-deletions';
import { tellArrived } from './chain-desk';
import { type FilesHere, fetchCaseFiles, fetchCasePack, fileSender } from './chain-files';
import { findingLine } from './chain-findings';
import { deleteWholeCase } from './clean-up';
import type { Desk } from './desk';

interface Line {
  /** membership and secret that it is held with */
  with: string;
  member: ChainMember;
  state: ChainStanding;
  /** the buckets, while connected */
  parts: PartStore | null;
  deletions: ReturnType<typeof deletionLine>;
  end(): void;
}

let line: Line | null = null;
let holding: Promise<boolean> = Promise.resolve(true);

/** Holds the connection by the membership that is kept; one that is held by the same stays. */
export function holdLine(desk: Desk): Promise<boolean> {
  holding = holding.catch(() => false).then(() => hold(desk));
  return holding;
}

/** Lets go of it. */
export async function dropLine(): Promise<boolean> {
  await holding.catch(() => false);
  line?.end();
  line = null;
  return true;
}

/** How it stands. */
export function lineState(): ChainStanding {
  return line?.state ?? 'connecting';
}

/** Fetches what is missing here of a case's files, or only counts. */
export async function fetchFilesOf(desk: Desk, caseId: string, isOnlyCounted = false): Promise<FilesHere> {
  const db = await desk.database();
  const means = await fetchingMeans(desk, db);
  return fetchCaseFiles(db, caseId, { ...means, parts: isOnlyCounted ? null : means.parts });
}

/** Fetches a pack of a case that another computer built. */
export async function fetchPackOf(desk: Desk, pack: { caseId: string; sha256: string }): Promise<Reply<'chain.pack'>> {
  const db = await desk.database();
  return fetchCasePack(db, pack, await fetchingMeans(desk, db));
}

async function fetchingMeans(desk: Desk, db: Database) {
  const member = line?.member ?? (await readMember(db));
  const now = () => desk.now().toISOString();
  return { parts: line?.parts ?? null, seesIdentity: member?.seesIdentity ?? false, now };
}

/** Deletes a case for the whole chain; nothing where nobody is connected, or this device may not. */
export async function deleteForChain({ caseId, reason }: { caseId: string; reason: string }): Promise<{ is: Deleted }> {
  return { is: line === null ? 'offline' : await line.deletions.order(caseId, reason) };
}

async function hold(desk: Desk): Promise<boolean> {
  const db = await desk.database();
  const [member, secret] = await Promise.all([readMember(db), readSecret(db)]);
  const wanted = JSON.stringify([member, secret]);
  if (line?.with === wanted) return true;
  line?.end();
  line = null;
  if (member === null || secret === null) return false;
  const shelf = chainShelf(db, member.chain, (caseId) => deleteWholeCase(desk, caseId));
  const introduction = await introduceHere(desk, db, member, shelf);
  const own = { key: await deviceKey(db), introduction };
  const ending = new AbortController();
  const files = fileSender(db, member);
  const findings = findingLine(desk, db, member, own);
  const deletions = deletionLine(desk, db, member, own);
  const held: Line = {
    with: wanted,
    member,
    state: 'connecting',
    parts: null,
    deletions,
    end: () => ending.abort(),
  };
  line = held;
  const say = (state: ChainStanding) => {
    if (held.state === state || ending.signal.aborted) return;
    held.state = state;
    tellPages({ changed: 'chain', id: '' });
  };
  const outbox: Outbox = {
    ...shelf,
    async settle(shop, hashes) {
      await shelf.settle(shop, hashes);
      if (hashes.length === 0) return;
      files.soon(shop);
      tellSoon();
    },
  };
  const { notify, tellSoon } = teller(desk, ending.signal, () => noteRefusedStone(db, member.chain));
  void keepConnected({ member, secret, openSocket: openChainSocket }, ending.signal, {
    pause,
    onFailed: say,
    async onConnected(nats) {
      let isUp = true;
      const running: RunningChain = runChain(member.shops, {
        connection: overNats(nats, member.role),
        shelf,
        outbox,
        signs: findings.signs,
        administrators: new Set(member.administrators),
        notify,
        clock: { pause },
        isConnected: () => isUp,
        onState: say,
        onFault: complain,
      });
      held.parts = partsOverNats(nats, member.role);
      files.over(held.parts);
      findings.over(nats);
      deletions.over(nats);
      const poke = () => {
        findings.soon();
        void queuedShops(db).then((shops) => Promise.all(shops.map((shop) => running.poke(shop))), complain);
      };
      const unhear = onQueued(poke);
      void (async () => {
        for await (const { type } of nats.status()) {
          if (type === 'disconnect') isUp = false;
          if (type === 'reconnect') isUp = true;
          say(running.state());
        }
      })();
      await nats.closed();
      isUp = false;
      unhear();
      running.stop();
      held.parts = null;
      files.over(null);
      findings.over(null);
      deletions.over(null);
    },
  });
  return true;
}

/** This device's key must be known in each of its shops before its acts can be checked there. */
async function introduceHere(desk: Desk, db: Database, member: ChainMember, shelf: CaseShelf): Promise<Introduction> {
  const key = await deviceKey(db);
  let introduction: Introduction | null = null;
  for (const shop of member.shops) {
    const own = (await shelf.introductions(shop)).find(({ body }) => body.device === key.id);
    introduction ??= own ?? (await introduce(key, member.user, desk.now().toISOString()));
    if (!own) await shelf.meet(shop, introduction);
  }
  return introduction ?? introduce(key, member.user, desk.now().toISOString());
}

/** Several pieces of news at once are told as one; ms. */
const settleFor = 300;

/** Tells what happens on the chain: to the views, and to the worker, whose reminders follow it. */
function teller(desk: Desk, signal: AbortSignal, onRefusedStone: () => Promise<void>) {
  const arrived = new Set<string>();
  let isTold = true;
  const tell = () => {
    isTold = true;
    if (signal.aborted) return;
    const caseIds = [...arrived];
    arrived.clear();
    tellPages({ changed: 'chain', id: '' });
    if (caseIds.length === 0) return;
    const told = isBuilderPage() ? ask('chain.arrived', { caseIds }) : tellArrived(desk, caseIds);
    void told.catch(() => undefined);
  };
  const tellSoon = () => {
    if (isTold) setTimeout(tell, settleFor);
    isTold = false;
  };
  return {
    tellSoon,
    notify(notice: Notice) {
      if (notice.kind === 'refused' && notice.why === 'not-allowed') void onRefusedStone().then(tellSoon, complain);
      if (notice.kind === 'case' || notice.kind === 'deleted') arrived.add(notice.caseId);
      else if (notice.kind !== 'sign')
        console.warn('Tillguard:', notice.kind, notice.shop, 'why' in notice ? notice.why : '');
      tellSoon();
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

function complain(error: unknown): void {
  // The lock is told by the state; it goes on when cases are opened again.
  if ((error as { trouble?: unknown } | null)?.trouble === 'locked') return;
  console.error('Tillguard:', error instanceof Error ? error.message : 'unknown error');
}
