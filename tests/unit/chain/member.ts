// A member of a chain in Node: its device's key, its store in memory, its connection over TCP, the product's own replication.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { ChainConnection } from '@/lib/chain/connection';
import { overNats } from '@/lib/chain/nats-connection';
import { introduce } from '@/lib/chain/parcel';
import { type ChainState, type RunningChain, runChain } from '@/lib/chain/run-chain';
import type { Notice } from '@/lib/chain/shelf';
import { appendEvent, createDeviceKey, type DeviceKey } from '@/lib/model/case-chain';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import type { ChainRole } from '@/lib/model/chain-member';
import { type MemoryFindings, memoryFindings } from './memory-findings';
import { type MemoryShelf, memoryShelf } from './memory-shelf';

export interface Member {
  name: string;
  key: DeviceKey;
  shelf: MemoryShelf;
  findings: MemoryFindings;
  notices: Notice[];
  states: ChainState[];
  /** acts as this member's user would, whether connected or not */
  act(shop: string, caseId: string, act: Act): Promise<CaseEvent>;
  /** this device's clock is wrong by so many ms */
  clockError: number;
  /** pauses of the replication last no longer, so that tests do not wait for what only time brings; ms */
  longestPause: number;
  connect(servers: readonly string[], wrap?: (connection: ChainConnection) => ChainConnection): Promise<void>;
  /** the network is cut: nothing more goes or comes */
  cut(): Promise<void>;
  nats(): NatsConnection;
  connection(): ChainConnection;
  state(): ChainState;
}

let requests = 0;

/** A member that has not connected yet. */
export async function member(
  login: { user: string; password: string },
  role: ChainRole,
  shops: readonly string[],
  administrators: ReadonlySet<string> = new Set(),
  givenKey?: DeviceKey,
): Promise<Member> {
  const key = givenKey ?? (await createDeviceKey());
  const shelf = memoryShelf();
  const findings = memoryFindings();
  const introduction = await introduce(key, login.user, new Date().toISOString());
  for (const shop of shops) await shelf.meet(shop, introduction);
  let nats: NatsConnection | null = null;
  let isUp = false;
  let running: RunningChain | null = null;
  let connection: ChainConnection | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  async function write(shop: string, caseId: string, act: Act): Promise<CaseEvent> {
    const at = new Date(Date.now() + self.clockError).toISOString();
    requests += 1;
    const request = `request-${String(requests).padStart(8, '0')}`;
    const event = await appendEvent(await shelf.log(shop, caseId), { caseId, key, at, actor: self.name, request, act });
    shelf.write(shop, event);
    void running?.poke(shop);
    return event;
  }
  const self: Member = {
    name: login.user,
    key,
    shelf,
    findings,
    notices: [],
    states: [],
    clockError: 0,
    longestPause: 1000,
    // One after the other, as the store's index of chains makes sure of in the browser.
    act: (shop, caseId, act) => {
      const written = writing.then(() => write(shop, caseId, act));
      writing = written;
      return written;
    },
    async connect(servers, wrap = (same) => same) {
      nats = await connect({
        servers: [...servers],
        user: login.user,
        pass: login.password,
        inboxPrefix: `_INBOX_${login.user}`,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 100,
        reconnectJitter: 0,
        timeout: 5000,
      });
      isUp = true;
      const mine = nats;
      void (async () => {
        for await (const { type } of mine.status()) {
          if (type === 'disconnect') isUp = false;
          if (type === 'reconnect') isUp = true;
        }
      })();
      connection = wrap(overNats(nats, role));
      running = runChain(shops, {
        connection,
        shelf,
        outbox: shelf,
        signs: findings,
        administrators,
        notify: (notice) => self.notices.push(notice),
        clock: {
          pause: (ms, signal) =>
            new Promise((resolve) => {
              const end = () => {
                clearTimeout(timer);
                signal.removeEventListener('abort', end);
                resolve();
              };
              const timer = setTimeout(end, Math.min(ms, self.longestPause));
              signal.addEventListener('abort', end);
            }),
        },
        isConnected: () => isUp,
        onState: (state) => self.states.push(state),
        onFault(error) {
          throw error;
        },
      });
    },
    async cut() {
      running?.stop();
      running = null;
      isUp = false;
      await nats?.close();
      nats = null;
    },
    nats: () => nats!,
    connection: () => connection!,
    state: () => running?.state() ?? 'offline',
  };
  return self;
}
