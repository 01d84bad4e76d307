// The administrator's deletion for the whole chain, over a real server: kept before anything is sent, gone on with after an
// interruption, and carried out on the case's subject and on the files that it alone names.
import 'fake-indexeddb/auto';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inboxOf } from '@/lib/chain/names';
import { overNats } from '@/lib/chain/nats-connection';
import { partsOverNats } from '@/lib/chain/nats-parts';
import { type Introduction, introduce, type Parcel, pack, unpack } from '@/lib/chain/parcel';
import { sendFile } from '@/lib/chain/parts';
import { type DeviceKey, sha256Hex } from '@/lib/model/case-chain';
import type { Act, CaseEvent, FileReference } from '@/lib/model/case-event';
import type { ChainMember } from '@/lib/model/chain-member';
import { appendCaseEvent } from '@/lib/storage/cases';
import { openDeletions } from '@/lib/storage/chain-deletions';
import { writeMember } from '@/lib/storage/chain-member';
import { type Database, openDatabase } from '@/lib/storage/database';
import { deviceKey } from '@/lib/storage/device';
import { deletionLine } from '@/lib/worker/chain-deletions';
import { type ChainServers, startChain, until } from '@/tests/e2e/harness/chain-servers';
import { chainOfTwoShops, logins } from '../chain/two-shops';
import { opened } from '../response/case-log';

const caseId = '20260301-00000001';
const other = '20260301-00000002';
let servers: ChainServers;
let nats: NatsConnection;
let db: Database;
let key: DeviceKey;
let introduction: Introduction;
let member: ChainMember;
let count = 0;

const deskOver = (database: Database) => ({
  database: async () => database,
  now: () => new Date('2026-03-02T09:00:00.000Z'),
  newId: () => crypto.randomUUID(),
});
const login = () =>
  connect({
    servers: servers.addresses,
    user: logins.admin.user,
    pass: logins.admin.password,
    inboxPrefix: inboxOf(logins.admin.user),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 100,
  });
const line = (of: ChainMember = member) => deletionLine(deskOver(db), db, of, { key, introduction });

async function fileOf(text: string): Promise<{ file: FileReference; blob: Blob }> {
  const blob = new Blob([text]);
  const sha256 = await sha256Hex(new Uint8Array(await blob.arrayBuffer()));
  return { file: { sha256, name: 'slip.txt', mime: 'text/plain', bytes: blob.size, title: 'slip' }, blob };
}
const added = (file: FileReference): Act => ({ kind: 'file-added', file, role: 'slip-original', note: '' });

async function act(of: string, given: Act): Promise<CaseEvent> {
  count += 1;
  const request = `request-${String(count).padStart(8, '0')}`;
  const event = await appendCaseEvent(db, {
    caseId: of,
    at: '2026-03-01T10:00:00.000Z',
    actor: '',
    request,
    act: given,
  });
  await db.put('caseShops', { caseId: of, chain: 'trial', shop: 's1' });
  const connection = overNats(nats, 'administrator');
  const subject = `case.s1.${of}`;
  const after = await connection.lastOf('s1', subject);
  await connection.append('s1', { subject, id: event.hash, data: pack({ kind: 'event', event }), after });
  return event;
}

/** What the stream holds of a case. */
async function storedOf(of: string): Promise<Parcel['kind'][]> {
  const connection = overNats(nats, 'administrator');
  const { lastSeq } = await connection.state('s1');
  const all = await Promise.all(Array.from({ length: lastSeq }, (_, i) => connection.read('s1', i + 1)));
  return all.flatMap((one) => (one?.subject === `case.s1.${of}` ? [unpack(one.data)!.kind] : []));
}

beforeAll(async () => {
  servers = await startChain({ ...chainOfTwoShops, replicas: 1 }, 1);
  await servers.provision(logins.admin);
}, 60_000);
afterAll(async () => {
  await nats?.close();
  await servers?.stop();
});
beforeEach(async () => {
  await nats?.close();
  nats = await login();
  db = await openDatabase({ name: `deletions-${++count}` });
  key = await deviceKey(db);
  introduction = await introduce(key, 'admin', '2026-03-01T09:00:00.000Z');
  member = {
    chain: 'trial',
    servers: ['wss://chain.example.test'],
    role: 'administrator',
    shops: ['s1', 's2'],
    user: 'admin',
    seesIdentity: true,
    administrators: [key.id],
    setBy: 'user',
  };
  await writeMember(db, member, { password: 'secret' }, null);
});

it('leaves its stone alone, with who, when and why, and takes the files that no other case names', async () => {
  const [own, shared] = [await fileOf('only this case'), await fileOf('both cases')];
  await act(caseId, opened());
  await act(caseId, added(own.file));
  await act(caseId, added(shared.file));
  await act(other, opened());
  await act(other, added(shared.file));
  const parts = partsOverNats(nats, 'administrator');
  for (const { file, blob } of [own, shared]) await sendFile(parts, 's1', { file, kind: 'papers' }, blob);
  const deletions = line();
  deletions.over(nats);
  expect(await deletions.order(caseId, 'asked by the guest, card 4111111111111111')).toBe('done');
  expect(await storedOf(caseId)).toEqual(['gone']);
  expect(await storedOf(other)).toEqual(['event', 'event']);
  const connection = overNats(nats, 'administrator');
  const last = await connection.read('s1', await connection.lastOf('s1', `case.s1.${caseId}`));
  const parcel = unpack(last!.data);
  expect(parcel).toMatchObject({
    kind: 'gone',
    tombstone: { body: { actor: 'admin', events: 3, at: '2026-03-02T09:00:00.000Z', device: key.id } },
  });
  expect(JSON.stringify(parcel)).not.toContain('4111111111111111');
  expect(await parts.get('s1', 'papers', `${own.file.sha256}.0`)).toBeNull();
  expect(await parts.get('s1', 'papers', `${shared.file.sha256}.0`)).not.toBeNull();
  expect(await openDeletions(db)).toEqual([]);
}, 60_000);

it('orders nothing without a connection, for a case of no chain, or on a computer that was not named', async () => {
  const own = '20260301-00000003';
  await act(own, opened());
  expect(await line().order(own, 'x')).toBe('offline');
  const unnamed: ChainMember[] = [
    { ...member, administrators: ['a'.repeat(64)] },
    { ...member, role: 'office' },
  ];
  for (const of of unnamed) {
    const deletions = line(of);
    deletions.over(nats);
    expect(await deletions.order(own, 'x')).toBe('not-allowed');
    deletions.over(null);
  }
  const deletions = line();
  deletions.over(nats);
  expect(await deletions.order('20260301-0000FFFF', 'x')).toBe('no-case');
  expect(await openDeletions(db)).toEqual([]);
  expect(await storedOf(own)).toEqual(['event']);
}, 60_000);

it('begun while the servers end, it is kept, and carried out once they are back, by another start of the browser', async () => {
  const own = '20260301-00000004';
  await act(own, opened());
  await act(own, { kind: 'note-added', text: 'to go' });
  const deletions = line();
  deletions.over(nats);
  await servers.kill(0);
  expect(await deletions.order(own, 'the servers are down')).toBe('later');
  deletions.over(null);
  expect(await openDeletions(db)).toHaveLength(1);
  await servers.start(0);
  await nats.close();
  nats = await login();
  const again = line();
  again.over(nats);
  await until(async () => (await openDeletions(db)).length === 0, 30_000);
  expect(await storedOf(own)).toEqual(['gone']);
}, 60_000);

it('broken off between stone and purge, it goes on with the stone that lies there', async () => {
  const own = '20260301-00000005';
  await act(own, opened());
  const cut = new Proxy(nats, {
    get: (target, name) =>
      name === 'request'
        ? (subject: string, ...rest: [string]) =>
            subject.includes('PURGE') ? Promise.reject(new Error('the line is cut')) : target.request(subject, ...rest)
        : Reflect.get(target, name),
  });
  const deletions = line();
  deletions.over(cut);
  expect(await deletions.order(own, 'x')).toBe('later');
  expect(await storedOf(own)).toEqual(['event', 'gone']);
  deletions.over(null);
  const again = line();
  again.over(nats);
  await until(async () => (await openDeletions(db)).length === 0, 30_000);
  expect(await storedOf(own)).toEqual(['gone']);
}, 60_000);
