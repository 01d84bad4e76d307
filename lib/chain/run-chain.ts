// A chain that is joined: follows its shops, sends what waits, tries again where it must, and knows in three words how it stands.
import { Refused, Unavailable } from './connection';
import { followShop, type Party, type ShopFollower } from './follow-shop';
import { inLanes } from './in-lanes';

/**
 * `read-only`: connected, but the servers take nothing now: everything stays here and goes later. `refused`: they let this user do
 * less than a member must. `faulty`: this device's own store failed.
 */
export type ChainState = 'connected' | 'read-only' | 'refused' | 'faulty' | 'offline';

export interface RunningChain {
  state(): ChainState;
  /** something of this shop waits to be sent; resolves when it was sent or has to wait */
  poke(shop: string): Promise<void>;
  stop(): void;
}

export interface ChainClock {
  /** waits so many ms, or less where the signal ends it */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** `look`: read what is new, then send; `send`: what waits here, since what is new comes as news. */
type Work = 'look' | 'send';

/** Shops brought up to date at once; so many where it is only to be sure. */
const atOnce = 16;
const atOnceAgain = 4;
const firstPause = 500;
const longestPause = 30_000;
/**
 * News can be lost on its way: about so often every stream is looked at though nothing was heard; ms. By chance up to half earlier or
 * later, or all members that a restart of the servers had connected at one moment would ask at one moment for ever.
 */
const lookAgain = 30_000;
const nextLook = () => lookAgain * (0.5 + Math.random());

/**
 * Follows these shops until stopped.
 * @param isConnected whether the transport has a server now
 */
export function runChain(
  shops: readonly string[],
  party: Party & {
    clock: ChainClock;
    isConnected(): boolean;
    onState(state: ChainState): void;
    onFault(error: unknown): void;
  },
): RunningChain {
  const { connection, clock } = party;
  const ending = new AbortController();
  const followers = new Map<string, ShopFollower>(shops.map((shop) => [shop, followShop(shop, party)]));
  const underWay = new Map<string, Promise<void>>();
  const again = new Map<string, Work>();
  const troubled = new Map<string, ChainState>();
  let told: ChainState | null = null;

  const state = (): ChainState => (!party.isConnected() ? 'offline' : ([...troubled.values()][0] ?? 'connected'));
  const tell = () => {
    const now = state();
    if (now === told) return;
    told = now;
    party.onState(now);
  };

  /** One work for a shop at a time; asked for meanwhile, once more afterwards. */
  function sync(shop: string, work: Work = 'look'): Promise<void> {
    const before = underWay.get(shop);
    if (before) {
      if (again.get(shop) !== 'look') again.set(shop, work);
      return before;
    }
    const whole = persist(shop, work).finally(() => {
      underWay.delete(shop);
    });
    underWay.set(shop, whole);
    return whole;
  }

  async function persist(shop: string, first: Work): Promise<void> {
    let pause = firstPause;
    let work = first;
    while (!ending.signal.aborted) {
      again.delete(shop);
      try {
        const follower = followers.get(shop)!;
        await (work === 'look' ? follower.sync() : follower.send());
        troubled.delete(shop);
        tell();
        const next = again.get(shop);
        if (next === undefined) return;
        work = next;
        pause = firstPause;
      } catch (error) {
        const isKnown = error instanceof Unavailable || error instanceof Refused;
        if (!isKnown) party.onFault(error);
        troubled.set(
          shop,
          error instanceof Unavailable ? 'read-only' : error instanceof Refused ? 'refused' : 'faulty',
        );
        tell();
        await clock.pause(pause, ending.signal);
        pause = Math.min(pause * 2, longestPause);
        work = 'look';
      }
    }
  }

  const syncAll = (lanes: number) => inLanes(shops, lanes, sync);

  const stop = connection.watch(
    shops,
    ({ shop, message }) => {
      void followers
        .get(shop)
        ?.take(message)
        // What failed is read again, and fails there where it is told.
        .catch(() => false)
        .then((isTaken) => (isTaken ? undefined : sync(shop)));
    },
    () => {
      tell();
      void syncAll(atOnce);
    },
  );
  const keepLooking = async () => {
    for (let lanes = atOnce; !ending.signal.aborted; lanes = atOnceAgain) {
      await syncAll(lanes);
      await clock.pause(nextLook(), ending.signal);
    }
  };
  void keepLooking();
  return {
    state,
    poke: (shop) => sync(shop, 'send'),
    stop() {
      ending.abort();
      stop();
    },
  };
}
