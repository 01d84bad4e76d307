// Files between two devices through a real server's bucket: whole, in parts, broken off and taken up again, and tampered with.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refused } from '@/lib/chain/connection';
import { inboxOf } from '@/lib/chain/names';
import { partsOverNats } from '@/lib/chain/nats-parts';
import {
  type FileShelf,
  fetchFile,
  largestPack,
  type PartStore,
  packsOf,
  partSize,
  sendFile,
  travellersOf,
} from '@/lib/chain/parts';
import { appendEvent, createDeviceKey, type DeviceKey, sha256Hex } from '@/lib/model/case-chain';
import type { Act, CaseEvent, FileReference } from '@/lib/model/case-event';
import type { ChainRole } from '@/lib/model/chain-member';
import { type ChainServers, startChain } from '@/tests/e2e/harness/chain-servers';
import { chainOfTwoShops, logins } from './two-shops';

let servers: ChainServers;
const open: NatsConnection[] = [];
let till: PartStore;
let office: PartStore;

beforeAll(async () => {
  servers = await startChain({ ...chainOfTwoShops, replicas: 1 }, 1);
  await servers.provision(logins.admin);
  const store = async ({ user, password }: typeof logins.till, role: ChainRole) => {
    const nats = await connect({ servers: servers.addresses, user, pass: password, inboxPrefix: inboxOf(user) });
    open.push(nats);
    return partsOverNats(nats, role);
  };
  till = await store(logins.till, 'shop');
  office = await store(logins.office, 'office');
});
afterAll(async () => {
  await Promise.all(open.map((nats) => nats.close()));
  await servers?.stop();
});

/** Bytes that repeat nowhere nearby, the same on every run. */
function bytesOf(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let x = seed;
  for (let i = 0; i < length; i++) {
    x = (x * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[i] = x >> 16;
  }
  return bytes;
}

async function fileOf(bytes: Uint8Array<ArrayBuffer>): Promise<FileReference> {
  const name = 'a.bin';
  return { sha256: await sha256Hex(bytes), name, mime: 'application/octet-stream', bytes: bytes.length, title: name };
}

function shelfOf(): FileShelf & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  const parts = new Map<string, Map<number, Uint8Array<ArrayBuffer>>>();
  return {
    files,
    has: async (sha256) => files.has(sha256),
    read: async () => null,
    parts: async (sha256) => [...(parts.get(sha256)?.keys() ?? [])],
    async keepPart(sha256, number, bytes) {
      parts.set(sha256, new Map([...(parts.get(sha256) ?? []), [number, bytes]]));
    },
    async join(sha256, count) {
      const own = parts.get(sha256)!;
      parts.delete(sha256);
      const whole = new Uint8Array(await new Blob(Array.from({ length: count }, (_, i) => own.get(i)!)).arrayBuffer());
      if ((await sha256Hex(whole)) !== sha256) return false;
      files.set(sha256, whole);
      return true;
    },
  };
}

/** A line that breaks after so many calls of one kind. */
function breaking(store: PartStore, call: 'put' | 'get', after: number): PartStore {
  let calls = 0;
  const count = () => {
    calls += 1;
    if (calls > after) throw new Error('the line is cut');
  };
  return {
    ...store,
    async put(...given) {
      if (call === 'put') count();
      return store.put(...given);
    },
    async get(...given) {
      if (call === 'get') count();
      return store.get(...given);
    },
  };
}

it('a file broken off twice, sending and fetching, goes on at the missing part and arrives whole', async () => {
  const bytes = bytesOf(2 * partSize + 1000, 1);
  const file = await fileOf(bytes);
  const one = { file, kind: 'papers' as const };
  await expect(sendFile(breaking(till, 'put', 1), 's1', one, new Blob([bytes]))).rejects.toThrow('the line is cut');
  const shelf = shelfOf();
  expect(await fetchFile(office, shelf, 's1', one)).toBe('waits');
  expect(await shelf.parts(file.sha256)).toEqual([0]);
  expect(await sendFile(till, 's1', one, new Blob([bytes]))).toBe(2);
  expect(await sendFile(till, 's1', one, new Blob([bytes]))).toBe(0);
  await expect(fetchFile(breaking(office, 'get', 1), shelf, 's1', one)).rejects.toThrow('the line is cut');
  expect(await shelf.parts(file.sha256)).toEqual([0, 1]);
  expect(await fetchFile(breaking(office, 'get', 1), shelf, 's1', one)).toBe('here');
  expect(await sha256Hex(shelf.files.get(file.sha256) as Uint8Array<ArrayBuffer>)).toBe(file.sha256);
});

it('an empty file arrives too', async () => {
  const file = await fileOf(new Uint8Array());
  await sendFile(till, 's1', { file, kind: 'papers' }, new Blob([]));
  const shelf = shelfOf();
  expect(await fetchFile(office, shelf, 's1', { file, kind: 'papers' })).toBe('here');
});

it('what is not the file that the log names is dropped, whatever the server says of it', async () => {
  const file = await fileOf(bytesOf(5000, 2));
  const one = { file, kind: 'papers' as const };
  await till.put('s1', 'papers', `${file.sha256}.0`, bytesOf(5000, 3));
  const shelf = shelfOf();
  expect(await fetchFile(office, shelf, 's1', one)).toBe('damaged');
  expect([shelf.files.size, await shelf.parts(file.sha256)]).toEqual([0, []]);
  expect(await sendFile(till, 's1', one, new Blob([bytesOf(5000, 2)]))).toBe(1);
  expect(await fetchFile(office, shelf, 's1', one)).toBe('here');
});

it('identity papers go to those who are named for them; a shop that is not may send its own but get none', async () => {
  const bytes = bytesOf(3000, 4);
  const file = await fileOf(bytes);
  await sendFile(office, 's1', { file, kind: 'identity' }, new Blob([bytes]));
  await till.put('s1', 'identity', 'own.0', bytes);
  await expect(till.get('s1', 'identity', 'own.0')).rejects.toThrow(Refused);
  expect(await office.get('s1', 'identity', 'own.0')).toEqual(bytes);
});

it('the files of a log: each once, identity papers for those who are named, packs not at all', async () => {
  const key = await createDeviceKey();
  const [photo, card, master] = await Promise.all([1, 2, 3].map((n) => fileOf(bytesOf(n, n))));
  const acts: Act[] = [
    { kind: 'file-added', file: photo!, role: 'photo', note: '' },
    { kind: 'file-added', file: card!, role: 'photo', note: 'the same card, filed as a photo first' },
    { kind: 'file-added', file: card!, role: 'identity', note: '' },
    { kind: 'file-added', file: card!, role: 'photo', note: 'and again' },
    { kind: 'exported', pack: 'master', number: 1, file: master!, heads: {} },
  ];
  const log: CaseEvent[] = [];
  for (const [i, act] of acts.entries())
    log.push(
      await appendEvent(log, {
        caseId: '20260301-0001',
        key,
        at: '2026-03-01T00:00:00.000Z',
        actor: '',
        request: `request-${i}`,
        act,
      }),
    );
  expect(travellersOf(log, false)).toEqual([{ file: photo, kind: 'papers' }]);
  expect(travellersOf(log, true)).toEqual([
    { file: photo, kind: 'papers' },
    { file: card, kind: 'identity' },
  ]);
});

it('packs: for those who are named where identity papers may be in them, by what their device had seen; large ones not at all', async () => {
  const [shop, office] = [await createDeviceKey(), await createDeviceKey()];
  const [photo, card] = await Promise.all([1, 2].map((n) => fileOf(bytesOf(n, n))));
  const pack = async (number: number, kind: 'master' | 'urgent' = 'master', bytes = 10): Promise<Act> => {
    const file = { ...(await fileOf(bytesOf(number, number))), bytes };
    return { kind: 'exported', pack: kind, number, file, heads: {} };
  };
  let count = 0;
  const written = async (log: readonly CaseEvent[], key: DeviceKey, act: Act) => {
    count += 1;
    const at = '2026-03-01T00:00:00.000Z';
    return appendEvent(log, { caseId: '20260301-0001', key, at, actor: '', request: `request-${count}`, act });
  };
  const log: CaseEvent[] = [await written([], shop, { kind: 'file-added', file: photo!, role: 'photo', note: '' })];
  log.push(await written(log, shop, await pack(11)));
  const before = [...log];
  log.push(await written(log, shop, { kind: 'file-added', file: card!, role: 'identity', note: '' }));
  // The office builds one without having heard of the paper, and one after.
  log.push(await written(before, office, await pack(12)));
  for (const act of [await pack(13), await pack(14, 'urgent'), await pack(15, 'master', largestPack + 1)])
    log.push(await written(log, office, act));
  const kinds = (of: readonly CaseEvent[]) => packsOf(of, of).map(({ file, kind }) => [file.bytes, kind]);
  expect(packsOf(log, log).map(({ kind }) => kind)).toEqual(['papers', 'papers', 'identity', 'papers']);
  // Who holds the log in another order says the same.
  expect(kinds([...log].reverse()).reverse()).toEqual(kinds(log));
});
