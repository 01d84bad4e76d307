// A chain's cases in the browser's store: every act of a shop's case stands in the outbox with its event, what comes of others stands
// among this device's own, and nobody's case becomes another shop's.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { carve } from '@/lib/chain/parcel';
import type { CaseShelf, Outbox } from '@/lib/chain/shelf';
import { appendEvent, createDeviceKey, type DeviceKey, sha256Hex } from '@/lib/model/case-chain';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import type { ChainMember } from '@/lib/model/chain-member';
import { listCases } from '@/lib/storage/case-list';
import { appendCaseEvent, deleteCase, readLog } from '@/lib/storage/cases';
import { shopOfCase } from '@/lib/storage/chain-cases';
import { chainFiles, filesWaiting } from '@/lib/storage/chain-files';
import { forgetMember, readMarksKey, readMember, readSecret, writeMember } from '@/lib/storage/chain-member';
import { chainShelf } from '@/lib/storage/chain-shelf';
import { allStones } from '@/lib/storage/chain-stones';
import { type Database, openDatabase } from '@/lib/storage/database';
import { closeLock, convert, openLock, turnOff, turnOn } from '@/lib/storage/lock';
import { Locked } from '@/lib/storage/sealing';
import { opened } from '../response/case-log';
import { foldingAt, noon } from './folding';
import { shopMember } from './shop-member';

const member = shopMember;
const office: ChainMember = { ...member, role: 'office', shops: ['s1', 's2'], user: 'office' };
const note = (text: string): Act => ({ kind: 'note-added', text });
const passphrase = '一个足够长的口令';
const own = '20260301-00000001';
const theirs = '20260301-00000002';

let db: Database;
let shelf: CaseShelf & Outbox;
let key: DeviceKey;
let count = 0;

async function act(caseId: string, given: Act): Promise<CaseEvent> {
  count += 1;
  const request = `request-${String(count).padStart(8, '0')}`;
  return appendCaseEvent(db, { caseId, at: '2026-03-01T10:00:00.000Z', actor: '', request, act: given });
}

/** Events of another device, each behind the one before. */
async function foreign(caseId: string, acts: readonly Act[], log: readonly CaseEvent[] = []): Promise<CaseEvent[]> {
  const made: CaseEvent[] = [];
  for (const given of acts) {
    const at = '2026-03-01T11:00:00.000Z';
    count += 1;
    const next = { caseId, key, at, actor: 'office', request: `request-${count}00000000`, act: given };
    made.push(await appendEvent([...log, ...made], next));
  }
  return made;
}

const hashes = (events: readonly { hash: string }[]) => events.map(({ hash }) => hash);

beforeEach(async () => {
  db = await openDatabase({ name: `shelf-${++count}` });
  key ??= await createDeviceKey();
  shelf = chainShelf(db, 'trial', async (caseId) => void (await deleteCase(db, caseId)));
});

it('what is still under way when the chain is left writes nothing any more', async () => {
  const bookmark = { created: 'then', seq: 7, recent: [], mustCompare: false };
  await writeMember(db, member, { password: 'secret' }, null);
  await shelf.keepBookmark('s1', bookmark);
  expect(await shelf.bookmark('s1')).toEqual(bookmark);
  await forgetMember(db);
  await shelf.keepBookmark('s1', bookmark);
  expect(await shelf.bookmark('s1')).toBeNull();
});

it('what was refused from a device that may delete now is looked at once more; the same list again changes nothing', async () => {
  const bookmark = { created: 'then', seq: 7, recent: [], mustCompare: false };
  await writeMember(db, member, { password: 'secret' }, null);
  await shelf.keepBookmark('s1', bookmark);
  await writeMember(db, member, { password: 'another' }, null);
  expect(await shelf.bookmark('s1')).toEqual(bookmark);
  await writeMember(db, { ...member, administrators: ['a'.repeat(64)] }, null, null);
  expect(await shelf.bookmark('s1')).toBeNull();
});

it('a stone is shown as long as its chain is followed, and takes the case with it', async () => {
  await writeMember(db, member, { password: 'secret' }, null);
  await act(own, opened());
  const stone = (at: string, caseId: string) =>
    carve(key, { shop: 's1', caseId, heads: {}, events: 1, reason: 'a rehearsal', actor: 'IT', at });
  await shelf.bury('s1', await stone('2026-03-01T10:00:00.000Z', own));
  await shelf.bury('s1', await stone('2026-03-02T10:00:00.000Z', theirs));
  expect((await allStones(db)).map(({ body }) => [body.caseId, body.actor])).toEqual([
    [theirs, 'IT'],
    [own, 'IT'],
  ]);
  expect(await readLog(db, own)).toEqual([]);
  await forgetMember(db);
  expect(await allStones(db)).toEqual([]);
});

describe('a shop', () => {
  it('has every act in its outbox from the moment that it is written, in order, once', async () => {
    await writeMember(db, member, { password: 'secret' }, null);
    const events = [await act(own, opened()), await act(own, note('1')), await act(own, note('2'))];
    expect(hashes(await shelf.waiting('s1'))).toEqual(hashes(events));
    expect(await shopOfCase(db, own)).toBe('s1');
    await shelf.add('s1', [{ hash: events[1]!.hash, caseId: own }]);
    expect((await shelf.waiting('s1')).length).toBe(3);
    await shelf.settle('s1', hashes(events).slice(0, 2));
    expect(hashes(await shelf.waiting('s1'))).toEqual([events[2]!.hash]);
    expect(hashes(await filesWaiting(db, 's1'))).toEqual(hashes(events).slice(0, 2));
  });

  it('brings the cases that it had before, and writes nothing into an outbox while it is in no chain', async () => {
    await act(own, opened());
    expect(await db.count('outbox')).toBe(0);
    await writeMember(db, member, { password: 'secret' }, null);
    expect(await shelf.cases('s1')).toEqual([own]);
    await forgetMember(db);
    await act(own, note('after'));
    expect(await db.count('outbox')).toBe(0);
    expect(await readLog(db, own)).toHaveLength(2);
    expect([await readMember(db), await readSecret(db)]).toEqual([null, null]);
  });

  it('of another chain does not send the cases of the one before', async () => {
    await writeMember(db, member, { password: 'secret' }, null);
    await act(own, opened());
    await writeMember(db, { ...member, chain: 'other' }, { password: 'secret' }, null);
    await act(own, note('1'));
    const now = chainShelf(db, 'other', async () => undefined);
    expect([await now.cases('s1'), await now.waiting('s1')]).toEqual([[], []]);
  });

  it('keeps its secret so that the store does not hold it in clear', async () => {
    await writeMember(db, member, { password: 'a-very-plain-secret' }, `${'A'.repeat(43)}=`);
    await expect(crypto.subtle.exportKey('raw', (await readMarksKey(db))!)).rejects.toThrow();
    expect(await readSecret(db)).toEqual({ password: 'a-very-plain-secret' });
    const rows = await db.getAll('chain');
    const bytes = rows
      .flatMap(({ value }) => Object.values((value ?? {}) as object))
      .filter((one) => one instanceof Uint8Array);
    expect(new TextDecoder('latin1').decode(bytes[1])).not.toContain('plain');
    expect(JSON.stringify(rows)).not.toContain('a-very-plain-secret');
    const { value } = rows.find(({ name }) => name === 'key')!;
    await expect(crypto.subtle.exportKey('raw', value as CryptoKey)).rejects.toThrow();
  });
});

describe('the head office', () => {
  beforeEach(() => writeMember(db, office, { password: 'secret' }, null));

  it('has a shop’s case among its own, and what it does there is sent to that shop', async () => {
    const events = await foreign(theirs, [opened(), note('1')]);
    await shelf.keep('s1', events);
    await shelf.keep('s1', events);
    expect(await readLog(db, theirs)).toEqual(events);
    const [listed] = await listCases(db, foldingAt(noon));
    expect(listed).toMatchObject({ caseId: theirs, shop: 's1' });
    const answer = await act(theirs, note('office'));
    expect(await shelf.waiting('s1')).toEqual([{ hash: answer.hash, caseId: theirs }]);
    expect(await shelf.waiting('s2')).toEqual([]);
  });

  it('a case of its own stays its own: no shop can take it by its number', async () => {
    const mine = await act(own, opened());
    await shelf.keep('s2', await foreign(own, [opened(), note('mine now')]));
    expect(await readLog(db, own)).toEqual([mine]);
    expect(await shelf.cases('s2')).toEqual([]);
    await act(own, note('still here'));
    expect(await db.count('outbox')).toBe(0);
  });

  it('a shop’s case cannot become another shop’s', async () => {
    const events = await foreign(theirs, [opened()]);
    await shelf.keep('s1', events);
    await shelf.keep('s2', await foreign(theirs, [note('s2')], events));
    expect(await readLog(db, theirs)).toEqual(events);
    expect([await shelf.cases('s1'), await shelf.cases('s2')]).toEqual([[theirs], []]);
    expect(await shelf.log('s2', theirs)).toEqual([]);
  });

  it('what it deleted here does not come back, and nothing more of it is sent', async () => {
    const events = await foreign(theirs, [opened()]);
    await shelf.keep('s1', events);
    await act(theirs, note('unsent'));
    await deleteCase(db, theirs);
    expect(await db.count('outbox')).toBe(0);
    const next = await foreign(theirs, [note('2')], events);
    await shelf.keep('s1', next);
    await shelf.hold('s1', next);
    expect([await readLog(db, theirs), await shelf.held('s1')]).toEqual([[], []]);
  });
});

describe('while cases are locked', () => {
  it('what has come, what waits to be placed and parts of files are sealed', async () => {
    await writeMember(db, office, { password: 'secret' }, null);
    const events = await foreign(theirs, [opened(), note('1'), note('2')]);
    await shelf.keep('s1', events.slice(0, 1));
    await shelf.hold('s1', events.slice(2));
    await turnOn(db, { passphrase, idleMinutes: 15 });
    await convert(db);
    await shelf.keep('s1', events.slice(1, 2));
    expect((await db.getAll('events')).every(({ event, sealed }) => event === undefined && sealed)).toBe(true);
    expect(await db.get('chain', 'held/s1')).toMatchObject({ sealed: {} });
    expect(await shelf.held('s1')).toEqual(events.slice(2));
    const bytes = new TextEncoder().encode('a paper of the case');
    const files = chainFiles(db, () => '2026-03-01T12:00:00.000Z');
    const sha256 = await sha256Hex(bytes);
    await files.keepPart(sha256, 0, bytes);
    expect(await (await db.getAll('fileParts'))[0]!.blob.text()).not.toContain('paper');
    expect(await files.join(sha256, 1)).toBe(true);
    await closeLock(db);
    await expect(shelf.held('s1')).rejects.toBeInstanceOf(Locked);
    await expect(shelf.keep('s1', events)).rejects.toBeInstanceOf(Locked);
    await openLock(db, passphrase);
    await turnOff(db, passphrase);
    await convert(db);
    expect(await shelf.held('s1')).toEqual(events.slice(2));
    expect(await (await files.read(sha256))!.text()).toBe('a paper of the case');
  });
});

describe('a file on its way', () => {
  it('of which a part was changed is dropped whole', async () => {
    const files = chainFiles(db, () => '');
    const sha256 = await sha256Hex(new TextEncoder().encode('ab'));
    await files.keepPart(sha256, 0, new TextEncoder().encode('a'));
    await files.keepPart(sha256, 1, new TextEncoder().encode('x'));
    expect(await files.parts(sha256)).toEqual([0, 1]);
    expect(await files.join(sha256, 2)).toBe(false);
    expect([await files.parts(sha256), await files.has(sha256)]).toEqual([[], false]);
  });
});
