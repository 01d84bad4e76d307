// The membership in a chain of shops as the worker serves it: joined and left, by the user or by the browser's policy, and the
// connection kept up by whoever can hold one: Chrome's offscreen document, Firefox's event page. No code of the chain's is loaded here.
import { messages } from '@/lib/messaging/messages';
import type { Handlers } from '@/lib/messaging/receive';
import { tellPages } from '@/lib/messaging/send';
import {
  asJoinFile,
  type ChainMember,
  type ChainStanding,
  chainStates,
  type JoinFile,
  mayDeleteForAll,
  memberOf,
  originsOf,
  secretOf,
} from '@/lib/model/chain-member';
import { clearAlarm, onAlarm, setAlarm } from '@/lib/platform/alarms';
import { isBuilderPageOpen, needsBuilderPage } from '@/lib/platform/builder';
import { onManagedChanged, readManaged } from '@/lib/platform/managed';
import { hasSite } from '@/lib/platform/sites';
import { chainCounts } from '@/lib/storage/chain-cases';
import { forgetMember, readMember, readSecret, writeMember } from '@/lib/storage/chain-member';
import { allStones, hasRefusedStone } from '@/lib/storage/chain-stones';
import type { Database } from '@/lib/storage/database';
import { deviceKey } from '@/lib/storage/device';
import { lockState } from '@/lib/storage/lock';
import { setSignAside } from '@/lib/storage/shop-findings';
import { applyChainDefaults } from './chain-defaults';
import { signsToShow } from './chain-signs';
import type { Desk } from './desk';
import type { PlainOrder } from './long-work';
import { remindSoon } from './reminder-alarm';

/** Has an order carried out where the connection is held; resolves to its answer. */
export type OrderLine = (order: PlainOrder) => Promise<unknown>;

const alarm = 'chain';
/** So often it is looked whether the connection is still held; ms. */
const lookAgain = 60_000;

const order = <N extends 'chain-hold' | 'chain-drop' | 'chain-line'>(name: N) => ({
  to: 'builder' as const,
  name,
  payload: {},
});

/** Registers what keeps the connection up. To be called synchronously at start-up. */
export function serveChain(desk: Desk, orderLine: OrderLine): void {
  onAlarm((name) => {
    if (name === alarm) void keepLine(desk, orderLine).catch(() => undefined);
  });
  onManagedChanged(() => void startChain(desk, orderLine).catch(() => undefined));
}

/** Takes over what the policy says, and holds the connection where this browser is a member. */
export async function startChain(desk: Desk, orderLine: OrderLine): Promise<void> {
  await followPolicy(desk, orderLine);
  await keepLine(desk, orderLine);
}

/** Holds the connection, made anew where whoever held it has ended; nothing at all where there is no membership. */
async function keepLine(desk: Desk, orderLine: OrderLine): Promise<void> {
  const db = await desk.database();
  if ((await readMember(db)) === null || (await readSecret(db)) === null) return;
  await setAlarm(alarm, desk.now().getTime() + lookAgain);
  await orderLine(order('chain-hold'));
}

/** What the policy sets: nothing, a join file, or something that is none. */
async function policy(): Promise<JoinFile | 'unreadable' | null> {
  const { chain } = await readManaged();
  return chain === undefined ? null : (asJoinFile(chain) ?? 'unreadable');
}

/**
 * What IT sets by policy takes the place of what the user has joined; what it takes back is left. What cannot be read changes nothing: a
 * slip in a policy must not take every shop out of its chain.
 */
async function followPolicy(desk: Desk, orderLine: OrderLine): Promise<void> {
  const db = await desk.database();
  const before = await readMember(db);
  const file = await policy();
  if (file === 'unreadable') return;
  if (file !== null) await take(desk, db, file, 'it');
  else if (before?.setBy === 'it') await leave(db, orderLine);
}

async function take(desk: Desk, db: Database, file: JoinFile, setBy: ChainMember['setBy']): Promise<void> {
  await writeMember(db, memberOf(file, setBy), secretOf(file), file.key ?? null);
  await applyChainDefaults(desk, db, file.defaults ?? {});
  tellPages({ changed: 'chain', id: '' });
}

/** Lets go of the connection, where there is a membership; what is kept of it is the caller's to forget. */
export async function letGoOfChain(db: Database, orderLine: OrderLine): Promise<void> {
  if ((await readMember(db)) === null) return;
  await clearAlarm(alarm);
  if (!needsBuilderPage() || (await isBuilderPageOpen())) await orderLine(order('chain-drop'));
}

async function leave(db: Database, orderLine: OrderLine): Promise<void> {
  await letGoOfChain(db, orderLine);
  await forgetMember(db);
  tellPages({ changed: 'chain', id: '' });
}

type Answered =
  | 'chain.state'
  | 'chain.join'
  | 'chain.leave'
  | 'chain.files'
  | 'chain.pack'
  | 'chain.signs'
  | 'chain.aside'
  | 'chain.delete'
  | 'chain.deleted'
  | 'chain.arrived';

/** The chain's handlers. */
export function chainHandlers(desk: Desk, orderLine: OrderLine): Pick<Handlers, Answered> {
  return {
    'chain.state': async () => {
      const db = await desk.database();
      const member = await readMember(db);
      const { id: device } = await deviceKey(db);
      const counts = await chainCounts(db, member);
      const set = await policy();
      const isPolicyUnreadable = set === 'unreadable';
      const sitesToAllow = member?.setBy === 'it' && set !== null && set !== 'unreadable' ? await notAllowed(set) : [];
      const state = await standing(db, member, orderLine);
      const mayDelete = member !== null && mayDeleteForAll(member, device);
      const hasRefusedDeletion = await hasRefusedStone(db);
      return { state, member, ...counts, sitesToAllow, isPolicyUnreadable, device, mayDelete, hasRefusedDeletion };
    },
    'chain.join': async ({ file }) => {
      const db = await desk.database();
      const set = await policy();
      const secret = secretOf(file);
      // A slip in the policy is no leave to go elsewhere.
      if (set === 'unreadable' && (await readMember(db))?.setBy === 'it') return { ok: false, why: 'set-by-it' };
      if (set === null || set === 'unreadable') {
        if (secret === null) return { ok: false, why: 'no-secret' };
        await take(desk, db, file, 'user');
      } else {
        // All that is left to the user is what IT did not set: the password.
        if (secretOf(set) !== null || file.chain !== set.chain || file.user !== set.user)
          return { ok: false, why: 'set-by-it' };
        if (secret === null) return { ok: false, why: 'no-secret' };
        await writeMember(db, memberOf(set, 'it'), secret, set.key ?? null);
        tellPages({ changed: 'chain', id: '' });
      }
      // Not awaited: whether the servers answer is told by the state.
      void keepLine(desk, orderLine).catch(() => undefined);
      return { ok: true };
    },
    'chain.leave': async () => {
      const db = await desk.database();
      if ((await policy()) === null) await leave(db, orderLine);
      return {};
    },
    'chain.files': async (payload) => {
      const nothing = { here: 0, waits: 0, damaged: 0, withheld: 0 };
      if ((await readMember(await desk.database())) === null) return nothing;
      const answer = await orderLine({ to: 'builder', name: 'chain-files', payload });
      return answer as typeof nothing;
    },
    'chain.pack': async (payload) => {
      if ((await readMember(await desk.database())) === null) return { is: 'no-pack' };
      const answer = await orderLine({ to: 'builder', name: 'chain-pack', payload });
      return messages['chain.pack'].reply.parse(answer);
    },
    'chain.signs': () => signsToShow(desk),
    'chain.aside': async ({ id, state }) => {
      await setSignAside(await desk.database(), id, state);
      tellPages({ changed: 'chain', id: '' });
      return {};
    },
    'chain.delete': async (payload) => {
      const db = await desk.database();
      const member = await readMember(db);
      if (member === null || !mayDeleteForAll(member, (await deviceKey(db)).id)) return { is: 'not-allowed' };
      const answer = await orderLine({ to: 'builder', name: 'chain-delete', payload });
      return messages['chain.delete'].reply.parse(answer);
    },
    'chain.deleted': async () => {
      const stones = await allStones(await desk.database());
      return stones.map(({ body: { caseId, shop, actor, at, reason } }) => ({ caseId, shop, actor, at, reason }));
    },
    'chain.arrived': async ({ caseIds }) => {
      await tellArrived(desk, caseIds);
      return {};
    },
  };
}

/** Sites that a policy's defaults need and that nobody could be asked for when it was set. */
async function notAllowed({ defaults = {} }: JoinFile): Promise<string[]> {
  const origins = originsOf(defaults);
  const allowed = await Promise.all(origins.map((origin) => hasSite(origin)));
  return origins.filter((_, i) => !allowed[i]);
}

/** Acts of others have come: views show them, and reminders follow them. */
export async function tellArrived(desk: Desk, caseIds: readonly string[]): Promise<void> {
  for (const id of caseIds) tellPages({ changed: 'case', id });
  await remindSoon(desk);
}

async function standing(db: Database, member: ChainMember | null, orderLine: OrderLine): Promise<ChainStanding> {
  if (member === null) return 'none';
  if ((await readSecret(db)) === null) return 'needs-secret';
  if (!(await lockState(db)).isOpen) return 'locked';
  if (needsBuilderPage() && !(await isBuilderPageOpen())) return 'connecting';
  const said = await orderLine(order('chain-line')).catch(() => null);
  return chainStates.find((known) => known === said) ?? 'connecting';
}
