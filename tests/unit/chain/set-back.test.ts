// Streams that servers have lost the end of, and that others have filled again before a member looks: nothing may be missed, and nothing
// that waits may stay. A stream in memory, so that each message stands where the test wants it.
import { beforeAll, expect, it } from 'vitest';
import { type ChainConnection, Conflict, type Stored } from '@/lib/chain/connection';
import { followShop, type ShopFollower } from '@/lib/chain/follow-shop';
import { caseSubject, deviceSubject } from '@/lib/chain/names';
import { idOf, introduce, type Parcel, pack } from '@/lib/chain/parcel';
import type { Notice } from '@/lib/chain/shelf';
import { appendEvent, createDeviceKey, type DeviceKey } from '@/lib/model/case-chain';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import { type MemoryShelf, memoryShelf } from './memory-shelf';

const shop = 's1';
const caseId = '20260301-00000001';
const opened: Act = { kind: 'opened', transactions: [], findings: [], page: null };
let till: DeviceKey;
let office: DeviceKey;

beforeAll(async () => {
  [till, office] = await Promise.all([createDeviceKey(), createDeviceKey()]);
});

let requests = 0;
async function eventBy(key: DeviceKey, log: readonly CaseEvent[], text: string): Promise<CaseEvent> {
  requests += 1;
  const act: Act = log.length === 0 ? opened : { kind: 'note-added', text };
  const request = `request-${String(requests).padStart(8, '0')}`;
  return appendEvent(log, { caseId, key, at: new Date().toISOString(), actor: 'x', request, act });
}

/** A stream in memory. `messages` may be changed as servers would that were set back. */
function memoryStream() {
  const messages: Stored[] = [];
  const lastOf = (subject: string) => messages.findLast((one) => one.subject === subject)?.seq ?? 0;
  const connection: ChainConnection = {
    async append(_, { subject, id, data, after }) {
      if (lastOf(subject) !== after) throw new Conflict();
      messages.push({ seq: messages.length + 1, subject, id, data });
      return { seq: messages.length, isDuplicate: false };
    },
    state: async () => ({ created: 'once', firstSeq: 1, lastSeq: messages.length }),
    read: async (_, seq) => messages[seq - 1] ?? null,
    lastOf: async (_, subject) => lastOf(subject),
    watch: () => () => undefined,
  };
  return { messages, connection };
}

async function message(parcel: Parcel): Promise<Omit<Stored, 'seq'>> {
  const subject =
    parcel.kind === 'device' ? deviceSubject(shop, parcel.introduction.body.device) : caseSubject(shop, caseId);
  return { subject, id: await idOf(parcel), data: pack(parcel) };
}

async function refill(messages: Stored[], parcels: readonly Parcel[]): Promise<void> {
  const stored = await Promise.all(parcels.map(message));
  messages.splice(0, messages.length, ...stored.map((one, i) => ({ ...one, seq: i + 1 })));
}

async function follower(connection: ChainConnection, key: DeviceKey) {
  const shelf: MemoryShelf = memoryShelf();
  await shelf.meet(shop, await introduce(key, 'x', new Date().toISOString()));
  const notices: Notice[] = [];
  const one: ShopFollower = followShop(shop, {
    connection,
    shelf,
    outbox: shelf,
    administrators: new Set(),
    notify: (notice) => notices.push(notice),
  });
  return { one, shelf, notices };
}

it('one that was filled again by another is read anew, though its last message stands where it stood', async () => {
  const devices: Parcel[] = await Promise.all(
    [till, office].map(async (key) => ({
      kind: 'device' as const,
      introduction: await introduce(key, 'x', new Date().toISOString()),
    })),
  );
  const first = await eventBy(till, [], '');
  const second = await eventBy(till, [first], 'two');
  const third = await eventBy(till, [first, second], 'three');
  const event = (one: CaseEvent): Parcel => ({ kind: 'event', event: one });
  const { messages, connection } = memoryStream();
  await refill(messages, [...devices, ...[first, second, third].map(event)]);
  const { one, shelf, notices } = await follower(connection, till);
  await one.sync();
  expect(shelf.hashes(shop, caseId)).toHaveLength(3);

  // The office had read only the first, had something waiting, and got the rest from another computer.
  const waiting = await eventBy(office, [first], 'of the office');
  await refill(messages, [devices[1]!, devices[0]!, event(first), event(waiting), event(third), event(second)]);
  const atFive = messages[4]!.id;
  expect(atFive).toBe(third.hash);
  await one.sync();
  expect(notices.map(({ kind }) => kind)).toContain('history-shorter');
  expect(shelf.hashes(shop, caseId)).toHaveLength(4);
});

it('an act whose news came before its answer is sent again at once, where the servers have lost it', async () => {
  const { messages, connection } = memoryStream();
  let tell: (stored: Stored) => Promise<boolean> = async () => true;
  const { one, shelf } = await follower(
    {
      ...connection,
      async append(of, order) {
        const answer = await connection.append(of, order);
        await tell(messages[answer.seq - 1]!);
        return answer;
      },
    },
    till,
  );
  await one.sync();
  const log: CaseEvent[] = [];
  for (const text of ['one', 'two', 'three']) {
    const event = await eventBy(till, log, text);
    log.push(event);
    shelf.write(shop, event);
    tell = one.take;
    await one.send();
    expect(await shelf.waiting(shop)).toEqual([]);
  }
  const before = messages.map(({ id }) => id);
  messages.length = 2;
  tell = async () => true;
  await one.sync();
  expect(messages.map(({ id }) => id)).toEqual(before);
  expect(await shelf.waiting(shop)).toEqual([]);
});
