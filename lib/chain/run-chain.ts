// A chain that is joined: follows its shops, sends what waits, tries again where it must, and knows in three words how it stands.
import { Refused, Unavailable } from './connection';
import { followShop, type Party, type ShopFollower } from './follow-shop';

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

/** Shops brought up to date at once. */
const atOnce = 16;
const firstPause = 500;
const longestPause = 30_000;
/** News can be lost on its way: so often every stream is looked at though nothing was heard; ms. */
const lookAgain = 30_000;

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
  const again = new Set<string>();
  const troubled = new Map<string, ChainState>();
  let told: ChainState | null = null;

  const state = (): ChainState => (!party.isConnected() ? 'offline' : ([...troubled.values()][0] ?? 'connected'));
  const tell = () => {
    const now = state();
    if (now === told) return;
    told = now;
    party.onState(now);
  };

  /** One synchronisation of a shop at a time; asked for meanwhile, once more afterwards. */
  function sync(shop: string): Promise<void> {
    const before = underWay.get(shop);
    if (before) {
      again.add(shop);
      return before;
    }
    const work = persist(shop).finally(() => {
      underWay.delete(shop);
    });
    underWay.set(shop, work);
    return work;
  }

  async function persist(shop: string): Promise<void> {
    let pause = firstPause;
    while (!ending.signal.aborted) {
      again.delete(shop);
      try {
        await followers.get(shop)!.sync();
        troubled.delete(shop);
        tell();
        if (!again.has(shop)) return;
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
      }
    }
  }

  async function syncAll(): Promise<void> {
    const queue = [...shops];
    const one = async () => {
      for (let shop = queue.shift(); shop !== undefined; shop = queue.shift()) await sync(shop);
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  }

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
      void syncAll();
    },
  );
  const keepLooking = async () => {
    while (!ending.signal.aborted) {
      await syncAll();
      await clock.pause(lookAgain, ending.signal);
    }
  };
  void keepLooking();
  return {
    state,
    poke: (shop) => sync(shop),
    stop() {
      ending.abort();
      stop();
    },
  };
}
