// A chain's findings in the browser's store: a shop queues each once and keeps it in short after it went; the head office keeps what has
// come and the signs that hold; nothing of it outlives the membership.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChainMember } from '@/lib/model/chain-member';
import type { ChainSign, ToldSign } from '@/lib/model/chain-sign';
import type { Finding } from '@/lib/model/finding';
import type { FindingSummary } from '@/lib/model/finding-summary';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { forgetMember, writeMember } from '@/lib/storage/chain-member';
import { type Database, openDatabase } from '@/lib/storage/database';
import { noteFound, rowsBehind, settleHere, unsentHere } from '@/lib/storage/found-here';
import {
  chainSigns,
  findingShelf,
  keepChainSigns,
  setSignAside,
  signsSetAside,
  signsToldTo,
} from '@/lib/storage/shop-findings';
import { row as anyRow } from '../response/case-log';
import { shopMember } from './shop-member';

const now = new Date('2026-03-10T08:00:00.000Z');
const at = now.toISOString();
const shop = shopMember;
const office: ChainMember = { ...shop, role: 'office', shops: ['s1', 's2'] };
const secret = { password: 'secret' };
const id = (letter: string) => letter.repeat(64);

let db: Database;
let count = 0;
beforeEach(async () => {
  db = await openDatabase({ name: `chain-findings-${++count}` });
});

const row = (key: string): KeyedTransaction => ({ ...anyRow(), key });
const finding = (key: string, given: Partial<Finding> = {}): Finding => ({
  key,
  rule: 'odd-hour',
  severity: 'medium',
  score: 0.6,
  class: 'suspected-fraud',
  reason: { key: 'odd-hour.reason', values: {} },
  innocent: { key: 'odd-hour.innocent', values: {} },
  next: { key: 'odd-hour.next', values: {} },
  related: [],
  ...given,
});

describe('a shop', () => {
  it('queues what is worth telling, each once, and once more where it became graver', async () => {
    await writeMember(db, shop, secret, null);
    const rows = ['a', 'b', 'c'].map(row);
    const found = [finding('a'), finding('b', { severity: 'low' }), finding('c', { class: 'normal' })];
    expect(await noteFound(db, found, rows, at)).toBe(true);
    expect((await unsentHere(db)).map(({ key }) => key)).toEqual(['a']);
    expect(await noteFound(db, found, rows, at)).toBe(false);
    const [waiting] = await unsentHere(db);
    await settleHere(db, [{ ...waiting!, id: id('1') }], now);
    expect(await unsentHere(db)).toEqual([]);
    expect(await noteFound(db, found, rows, at)).toBe(false);
    expect(await noteFound(db, [finding('a', { severity: 'high' })], rows, at)).toBe(true);
    expect((await unsentHere(db)).map(({ severity }) => severity)).toEqual(['high']);
  });

  it('keeps of what went no more than shows it again, and that for a season', async () => {
    await writeMember(db, shop, secret, null);
    await noteFound(db, [finding('a')], [row('a')], at);
    const [waiting] = await unsentHere(db);
    await settleHere(db, [{ ...waiting!, id: id('1') }], now);
    expect((await rowsBehind(db, [id('1'), id('9')])).map(({ key }) => key)).toEqual(['a']);
    expect(await db.getAll('foundHere')).toEqual([expect.not.objectContaining({ finding: expect.anything() })]);
    await settleHere(db, [], new Date(now.getTime() + 91 * 86_400_000));
    expect(await db.count('foundHere')).toBe(0);
  });

  it('that is in no chain, or whose browser is an office’s, queues nothing', async () => {
    expect(await noteFound(db, [finding('a')], [row('a')], at)).toBe(false);
    await writeMember(db, office, secret, null);
    expect(await noteFound(db, [finding('a')], [row('a')], at)).toBe(false);
    expect(await db.count('foundHere')).toBe(0);
  });
});

const summary = (letter: string, foundAt = at): FindingSummary => ({
  id: id(letter),
  rule: 'odd-hour',
  severity: 'high',
  class: 'suspected-fraud',
  time: null,
  foundAt,
  amount: null,
  store: null,
  terminal: null,
  terminalModel: null,
  operator: null,
  card: id('c'),
});
const common = {
  id: id('5'),
  kind: 'card' as const,
  severity: 'high' as const,
  model: null,
  from: '2026-03-08',
  to: '2026-03-09',
  rules: ['odd-hour'],
  before: 0,
};
const told = (given: Partial<ToldSign> = {}): ToldSign => ({
  ...common,
  shopCount: 2,
  findingCount: 2,
  own: [id('1')],
  at,
  ...given,
});
const sign: ChainSign = { ...common, shops: [{ shop: 's1', findings: [id('1')] }], amounts: [] };

describe('the head office', () => {
  it('keeps what shops told with how far it was read, the same again in place of the former, for a season', async () => {
    await writeMember(db, office, secret, null);
    const shelf = findingShelf(db, 'trial', () => now);
    const old = new Date(now.getTime() - 100 * 86_400_000).toISOString();
    await shelf.keepFindings([{ shop: 's2', finding: summary('3', old) }], { created: 'then', seq: 1 });
    const found = [
      { shop: 's1', finding: summary('1') },
      { shop: 's2', finding: summary('1') },
    ];
    await shelf.keepFindings(found, { created: 'then', seq: 3 });
    await shelf.keepFindings(found.slice(0, 1), { created: 'then', seq: 4 });
    expect(await shelf.shopFindings()).toEqual(found);
    expect(await db.count('shopFindings')).toBe(2);
    expect(await shelf.feedBookmark()).toEqual({ created: 'then', seq: 4 });
  });

  it('keeps the signs that hold, and says whether anything of them is new', async () => {
    await writeMember(db, office, secret, null);
    expect(await keepChainSigns(db, 'trial', [sign])).toBe(true);
    expect(await keepChainSigns(db, 'trial', [sign])).toBe(false);
    expect(await chainSigns(db)).toEqual([sign]);
    expect(await keepChainSigns(db, 'trial', [])).toBe(true);
    expect(await chainSigns(db)).toEqual([]);
  });
});

it('a later word on a sign stands in place of an earlier one, whichever comes first', async () => {
  await writeMember(db, shop, secret, null);
  const shelf = findingShelf(db, 'trial', () => now);
  const later = told({ at: '2026-03-11T08:00:00.000Z', shopCount: 3 });
  await shelf.keepSign('s1', later);
  await shelf.keepSign('s1', told());
  expect(await signsToldTo(db, 's1')).toEqual([later]);
  await setSignAside(db, later.id, 'so far');
  expect((await signsSetAside(db)).get(later.id)).toBe('so far');
});

it('who leaves keeps nothing of it, and what is still under way writes nothing any more', async () => {
  await writeMember(db, shop, secret, null);
  const shelf = findingShelf(db, 'trial', () => now);
  await noteFound(db, [finding('a')], [row('a')], at);
  await shelf.keepSign('s1', told());
  await forgetMember(db);
  await shelf.keepSign('s1', told());
  await shelf.keepFindings([{ shop: 's2', finding: summary('1') }], { created: 'then', seq: 1 });
  await keepChainSigns(db, 'trial', [sign]);
  expect(await signsToldTo(db, 's1')).toEqual([]);
  expect(await chainSigns(db)).toEqual([]);
  expect(await db.count('foundHere')).toBe(0);
  expect(await db.count('shopFindings')).toBe(0);
});
