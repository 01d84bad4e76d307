// Findings from two shops to the head office and the sign back to both, over a real server with the generated configuration.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refused } from '@/lib/chain/connection';
import { readFindings, sendFindings } from '@/lib/chain/findings-feed';
import { inboxOf } from '@/lib/chain/names';
import { overNats } from '@/lib/chain/nats-connection';
import { findingsOverNats } from '@/lib/chain/nats-findings';
import { introduce, type Parcel, pack, speak } from '@/lib/chain/parcel';
import { watchFindings } from '@/lib/chain/tell-signs';
import { createDeviceKey } from '@/lib/model/case-chain';
import { usualBounds } from '@/lib/model/chain-sign';
import type { FindingSummary } from '@/lib/model/finding-summary';
import { type ChainServers, startChain, until } from '@/tests/e2e/harness/chain-servers';
import { member } from './member';
import { memoryFindings } from './memory-findings';
import { chainOfTwoShops, logins } from './two-shops';

let servers: ChainServers;
const open = new Map<keyof typeof logins, NatsConnection>();
const at = () => new Date().toISOString();

beforeAll(async () => {
  servers = await startChain({ ...chainOfTwoShops, replicas: 1 }, 1);
  await servers.provision(logins.admin);
  for (const name of ['till', 'other', 'office', 'area'] as const) {
    const { user, password } = logins[name];
    open.set(name, await connect({ servers: servers.addresses, user, pass: password, inboxPrefix: inboxOf(user) }));
  }
});
afterAll(async () => {
  await Promise.all([...open.values()].map((nats) => nats.close()));
  await servers?.stop();
});

const feedOf = (name: keyof typeof logins) => findingsOverNats(open.get(name)!);
async function sender(shop: string) {
  const key = await createDeviceKey();
  return { key, introduction: await introduce(key, shop, at()), shop, at };
}
function summary(id: string, given: Partial<FindingSummary> = {}): FindingSummary {
  return {
    id: id.repeat(64),
    rule: 'odd-hour',
    severity: 'high',
    class: 'suspected-fraud',
    time: null,
    foundAt: at(),
    amount: null,
    store: null,
    terminal: null,
    terminalModel: null,
    operator: null,
    card: 'c'.repeat(64),
    ...given,
  };
}

it('what two shops found becomes a sign that both are told, once, and hear of again when there is more', async () => {
  const [till, other, office] = [memoryFindings(), memoryFindings(), memoryFindings()];
  const s1 = await sender('s1');
  const s2 = await sender('s2');
  const head = await sender('office');
  let news = 0;
  const stop = feedOf('office').watch(() => {
    news += 1;
  });
  await open.get('office')!.flush();
  till.find(summary('1'), summary('2', { card: null }));
  other.find(summary('3'));
  expect(await sendFindings(feedOf('till'), till, s1)).toBe(2);
  expect(await sendFindings(feedOf('till'), till, s1)).toBe(0);
  expect(await sendFindings(feedOf('other'), other, s2)).toBe(1);
  await until(() => news === 2, 10_000);
  stop();

  const party = {
    feed: feedOf('office'),
    connection: overNats(open.get('office')!, 'office'),
    shelf: office,
    sender: head,
    bounds: usualBounds,
  };
  expect((await watchFindings(party)).map(({ kind, shops }) => [kind, shops.length])).toEqual([['card', 2]]);
  const streams = async () =>
    Promise.all(['s1', 's2'].map(async (shop) => (await party.connection.state(shop)).lastSeq));
  const told = await streams();
  expect(told).toEqual([1, 1]);
  await watchFindings(party);
  expect(await streams()).toEqual(told);

  const shop = await member(logins.till, 'shop', ['s1']);
  await shop.connect(servers.addresses);
  await until(async () => (await shop.findings.toldSigns('s1')).length === 1, 20_000);
  const [sign] = await shop.findings.toldSigns('s1');
  expect(sign).toMatchObject({ kind: 'card', shopCount: 2, findingCount: 2, own: ['1'.repeat(64)] });

  till.find(summary('4'));
  await sendFindings(feedOf('till'), till, s1);
  await watchFindings(party);
  await until(async () => (await shop.findings.toldSigns('s1'))[0]!.own.length === 2, 20_000);
  expect((await shop.findings.toldSigns('s1')).length).toBe(1);
  await shop.cut();
});

it('words that are not a device’s own, or of another shop, are left out and counted', async () => {
  const s1 = await sender('s1');
  const shelf = memoryFindings();
  await readFindings(feedOf('office'), shelf);
  const before = (await shelf.shopFindings()).length;
  const said = [summary('9')];
  const good = await speak(s1.key, s1.introduction, { shop: 's1', at: at(), said });
  const foreign = await speak(s1.key, s1.introduction, { shop: 's2', at: at(), said });
  const words: (Parcel | string)[] = [
    { kind: 'findings', word: { ...good, body: { ...good.body, said: [summary('8')] } } },
    { kind: 'findings', word: foreign },
    'nothing of ours',
    { kind: 'findings', word: good },
  ];
  for (const [i, word] of words.entries())
    await feedOf('till').publish('s1', {
      id: `word-${i}`,
      data: typeof word === 'string' ? new TextEncoder().encode(word) : pack(word),
    });
  expect(await readFindings(feedOf('office'), shelf)).toEqual({ kept: 1, refused: 3 });
  expect((await shelf.shopFindings()).length).toBe(before + 1);
  const again = memoryFindings();
  expect((await readFindings(feedOf('office'), again)).kept).toBe(before + 1);
});

it.each(['till', 'area'] as const)('%s reads no findings, its own neither', async (who) => {
  await expect(feedOf(who).state()).rejects.toThrow(Refused);
  await expect(feedOf(who).read(1)).rejects.toThrow(Refused);
});
