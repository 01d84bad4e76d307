// A pack of a chain's case between two computers' stores: sent after the act that names it, fetched when it is wanted, and kept from those
// who are not named for identity papers.
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { largestPack, type PartStore } from '@/lib/chain/parts';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import type { ChainMember } from '@/lib/model/chain-member';
import { artefactBlob, hasArtefact, putArtefact } from '@/lib/storage/artefacts';
import { appendCaseEvent, readLog } from '@/lib/storage/cases';
import { filesWaiting } from '@/lib/storage/chain-files';
import { writeMember } from '@/lib/storage/chain-member';
import { chainShelf } from '@/lib/storage/chain-shelf';
import { type Database, openDatabase } from '@/lib/storage/database';
import { fetchCasePack, fileSender } from '@/lib/worker/chain-files';
import { opened } from '../response/case-log';
import { shopMember } from '../storage/shop-member';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('../messaging/fake-browser');
  return { browser: fakeBrowser() };
});

const caseId = '20260301-00000001';
const office: ChainMember = { ...shopMember, role: 'office', shops: ['s1'], user: 'office' };
let here: Database;
let there: Database;
let buckets: Map<string, Uint8Array<ArrayBuffer>>;
let parts: PartStore;
let count = 0;

beforeEach(async () => {
  count += 1;
  here = await openDatabase({ name: `packs-here-${count}` });
  there = await openDatabase({ name: `packs-there-${count}` });
  await writeMember(here, shopMember, { password: 'secret' }, null);
  await writeMember(there, office, { password: 'secret' }, null);
  buckets = new Map();
  parts = {
    digestOf: async () => null,
    put: async (shop, kind, name, bytes) => void buckets.set(`${shop}/${kind}/${name}`, bytes),
    get: async (shop, kind, name) => buckets.get(`${shop}/${kind}/${name}`) ?? null,
  };
});

async function act(given: Act): Promise<CaseEvent> {
  count += 1;
  const request = `request-${String(count).padStart(8, '0')}`;
  return appendCaseEvent(here, { caseId, at: '2026-03-01T10:00:00.000Z', actor: '', request, act: given });
}

/** A file of the shop's, kept there. */
async function fileOf(text: string, bytes?: number) {
  const blob = new Blob([text]);
  const sha256 = await putArtefact(here, blob);
  return { sha256, name: 'a.zip', mime: 'application/zip', bytes: bytes ?? blob.size, title: 'a.zip' };
}

/** A pack that the shop has built; its hash. */
async function built(text: string, bytes?: number): Promise<string> {
  const file = await fileOf(text, bytes);
  await act({ kind: 'exported', pack: 'bank', number: 1, file, heads: {} });
  return file.sha256;
}

/** Acts and files go from the shop, and the acts arrive at the head office. */
async function replicate(): Promise<void> {
  const shelf = chainShelf(here, 'trial', async () => undefined);
  await shelf.settle(
    's1',
    (await shelf.waiting('s1')).map(({ hash }) => hash),
  );
  const sender = fileSender(here, shopMember);
  sender.over(parts);
  await expect.poll(async () => (await filesWaiting(here, 's1')).length).toBe(0);
  await chainShelf(there, 'trial', async () => undefined).keep('s1', await readLog(here, caseId));
}

const fetched = (sha256: string, seesIdentity = false, store: PartStore | null = parts) =>
  fetchCasePack(there, { caseId, sha256 }, { parts: store, seesIdentity, now: () => '2026-03-01T12:00:00.000Z' });

it('is sent after its act, and fetched where it is wanted, byte for byte', async () => {
  await act(opened());
  const sha256 = await built('a pack');
  await replicate();
  expect(await fetched(sha256, false, null)).toEqual({ is: 'waits' });
  expect(await hasArtefact(there, sha256)).toBe(false);
  expect(await fetched(sha256)).toEqual({ is: 'here' });
  expect(await (await artefactBlob(there, sha256)).text()).toBe('a pack');
  expect(await fetched(sha256, false, null)).toEqual({ is: 'here' });
});

it('with identity papers in its case it goes to those who are named for them alone', async () => {
  await act(opened());
  await act({ kind: 'file-added', file: await fileOf('a card'), role: 'identity', note: '' });
  const sha256 = await built('a pack with a card in it');
  await replicate();
  expect([...buckets.keys()].filter((name) => name.includes(sha256))).toEqual([`s1/identity/${sha256}.0`]);
  expect(await fetched(sha256)).toEqual({ is: 'withheld' });
  expect(await hasArtefact(there, sha256)).toBe(false);
  expect(await fetched(sha256, true)).toEqual({ is: 'here' });
});

it('damaged, too large, or none of the case’s: nothing is kept', async () => {
  await act(opened());
  const [good, large] = [await built('a pack'), await built('a large one', largestPack + 1)];
  await replicate();
  buckets.set(`s1/papers/${good}.0`, new TextEncoder().encode('another'));
  expect(await fetched(good)).toEqual({ is: 'damaged' });
  expect(await fetched(large)).toEqual({ is: 'too-large' });
  expect([...buckets.keys()].some((name) => name.includes(large))).toBe(false);
  expect(await fetched('f'.repeat(64))).toEqual({ is: 'no-pack' });
  for (const sha256 of [good, large]) expect(await hasArtefact(there, sha256)).toBe(false);
});
