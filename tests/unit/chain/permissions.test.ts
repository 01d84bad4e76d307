// The generated configuration against a real NATS server: what a shop tries beyond its own, and what comes of it.
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bucketOf, inboxOf, streamOf } from '@/lib/chain/names';
import { overNats } from '@/lib/chain/nats-connection';
import { type ChainServers, startChain, until } from '@/tests/e2e/harness/chain-servers';
import { chainOfTwoShops, logins } from './two-shops';

let servers: ChainServers;
const open = new Map<keyof typeof logins, NatsConnection>();
/** what each user's connection was told that it may not do */
const violations = new Map<string, string[]>();

beforeAll(async () => {
  servers = await startChain({ ...chainOfTwoShops, replicas: 1 }, 1);
  await servers.provision(logins.admin);
  for (const name of Object.keys(logins) as (keyof typeof logins)[]) {
    const { user, password } = logins[name];
    const nats = await connect({ servers: servers.addresses, user, pass: password, inboxPrefix: inboxOf(user) });
    open.set(name, nats);
    const said: string[] = [];
    violations.set(name, said);
    void (async () => {
      for await (const status of nats.status()) if (status.type === 'error') said.push(status.error.message);
    })();
  }
  for (const shop of ['s1', 's2'])
    await overNats(open.get('office')!, 'office').append(shop, {
      subject: `case.${shop}.20260301-0001`,
      id: 'first',
      data: new TextEncoder().encode('one'),
      after: 0,
    });
});
afterAll(async () => {
  await Promise.all([...open.values()].map((nats) => nats.close()));
  await servers?.stop();
});

const last = async (shop: string) => (await overNats(open.get('admin')!, 'administrator').state(shop)).lastSeq;

const own = streamOf('s1');
const foreign = streamOf('s2');
const consumer = {
  stream_name: foreign,
  config: { durable_name: 'spy', ack_policy: 'none', filter_subject: 'case.s2.*' },
};
const forbidden: [who: keyof typeof logins, what: string, subject: string, body: unknown][] = [
  ['till', 'write another shop’s case', 'case.s2.20260301-0001', 'x'],
  ['till', 'get another shop’s message', `$JS.API.STREAM.MSG.GET.${foreign}`, { seq: 1 }],
  ['till', 'get another shop’s message directly', `$JS.API.DIRECT.GET.${foreign}`, { seq: 1 }],
  [
    'till',
    'get another shop’s message through the head office’s prefix',
    `JS.s2.API.STREAM.MSG.GET.${foreign}`,
    { seq: 1 },
  ],
  ['till', 'make a consumer at another shop’s stream', `$JS.API.CONSUMER.CREATE.${foreign}`, consumer],
  [
    'till',
    'make a consumer at its own stream',
    `$JS.API.CONSUMER.DURABLE.CREATE.${own}.spy`,
    { ...consumer, stream_name: own },
  ],
  ['till', 'read from somebody’s consumer', `$JS.API.CONSUMER.MSG.NEXT.${own}.office`, { batch: 1 }],
  ['till', 'list the streams', '$JS.API.STREAM.NAMES', ''],
  ['till', 'delete its own stream', `$JS.API.STREAM.DELETE.${own}`, ''],
  ['till', 'purge its own stream', `$JS.API.STREAM.PURGE.${own}`, ''],
  ['till', 'delete another shop’s stream', `$JS.API.STREAM.DELETE.${foreign}`, ''],
  ['till', 'delete a message', `$JS.API.STREAM.MSG.DELETE.${own}`, { seq: 1 }],
  ['till', 'make a stream that copies', '$JS.API.STREAM.CREATE.COPY', { name: 'COPY', subjects: ['case.>'] }],
  ['till', 'tell a shop of a sign', 'sign.s1', 'x'],
  ['till', 'say what was found at another shop', 'finding.s2', 'x'],
  ['till', 'read findings', '$JS.API.STREAM.MSG.GET.FINDINGS', { seq: 1 }],
  ['till', 'read findings directly', '$JS.API.DIRECT.GET.FINDINGS', { seq: 1 }],
  ['till', 'pretend that something was found', 'told.finding.s1', 'x'],
  ['office', 'say what was found at a shop', 'finding.s1', 'x'],
  ['office', 'purge the findings', '$JS.API.STREAM.PURGE.FINDINGS', ''],
  ['area', 'read all shops’ findings', '$JS.API.STREAM.MSG.GET.FINDINGS', { seq: 1 }],
  ['area', 'tell a shop that is not its own of a sign', 'sign.s1', 'x'],
  [
    'till',
    'read identity papers that it was not named for',
    `$JS.API.STREAM.MSG.GET.OBJ_${bucketOf('s1', 'identity')}`,
    { seq: 1 },
  ],
  ['till', 'put papers into another shop’s bucket', `$O.${bucketOf('s2', 'papers')}.C.x`, 'x'],
  ['area', 'write the case of a shop that is not its own', 'case.s1.20260301-0001', 'x'],
  ['area', 'get a message of a shop that is not its own', `JS.s1.API.STREAM.MSG.GET.${own}`, { seq: 1 }],
  ['office', 'purge a shop’s stream', `JS.s1.API.STREAM.PURGE.${own}`, ''],
  ['office', 'delete a shop’s stream', `JS.s1.API.STREAM.DELETE.${own}`, ''],
];

it.each(forbidden)('%s may not %s', async (who, _what, subject, body) => {
  const before = [await last('s1'), await last('s2')];
  const asked = open
    .get(who)!
    .request(subject, typeof body === 'string' ? body : JSON.stringify(body), { timeout: 5000 });
  await expect(asked).rejects.toThrow(/permissions violation/i);
  expect([await last('s1'), await last('s2')]).toEqual(before);
});

it.each([
  ['till', '_INBOX.>'],
  ['till', '_INBOX_office.>'],
  ['till', '_INBOX_desk.>'],
  ['till', 'case.s2.*'],
  ['till', 'news.s2.>'],
  ['till', 'told.finding.s2'],
  ['till', 'told.finding.s1'],
  ['area', 'told.>'],
  ['till', '>'],
  ['area', 'news.s1.>'],
] as const)('%s may not listen to %s', async (who, subject) => {
  const said = violations.get(who)!;
  const before = said.length;
  const heard: string[] = [];
  open.get(who)!.subscribe(subject, { callback: (error, message) => void (error ?? heard.push(message.subject)) });
  await until(() => said.slice(before).some((one) => /permissions violation/i.test(one)), 10_000);
  expect(heard).toEqual([]);
});

it('each server says how it is to its own machine', async () => {
  for (const { monitorPort } of servers.plan.nodes) {
    const told = async (path: string) => (await fetch(`http://127.0.0.1:${monitorPort}/${path}`)).json();
    expect(await told('healthz')).toEqual({ status: 'ok' });
    // What is watched: streams without a leader, and how full the store is.
    expect(await told('jsz')).toMatchObject({ streams: expect.any(Number), storage: expect.any(Number) });
  }
});

it('what it may: its own case, and the answers to its own questions', async () => {
  const shop = overNats(open.get('till')!, 'shop');
  const subject = 'case.s1.20260301-0002';
  const data = new TextEncoder().encode('two');
  const { seq } = await shop.append('s1', { subject, id: 'second', data, after: 0 });
  const { data: kept, ...rest } = (await shop.read('s1', seq))!;
  expect({ ...rest, data: new Uint8Array(kept) }).toEqual({ seq, subject, id: 'second', data });
  expect(await shop.lastOf('s1', subject)).toBe(seq);
  expect(await shop.read('s1', seq + 1)).toBeNull();
});

it('an acknowledgement sent to another’s interface, which the server would carry out, reaches no other shop', async () => {
  const nats = open.get('till')!;
  const before = await last('s2');
  const state = async () => {
    const answer = await open.get('admin')!.request(`JS.s2.API.STREAM.INFO.${foreign}`, '', { timeout: 5000 });
    return answer.json<{ state: { messages: number } }>().state.messages;
  };
  const messages = await state();
  expect(messages).toBeGreaterThan(0);
  for (const reply of [
    `$JS.API.STREAM.PURGE.${foreign}`,
    `JS.s2.API.STREAM.PURGE.${foreign}`,
    'case.s2.20260301-0001',
    'news.s2.case.s2.20260301-0001',
  ])
    nats.publish('case.s1.20260301-0003', 'x', { reply });
  nats.publish('finding.s1', 'x', { reply: '$JS.API.STREAM.PURGE.FINDINGS' });
  // Taken in this order by the server: once this is answered, those were carried out.
  await overNats(nats, 'shop').state('s1');
  await until(async () => (await last('s1')) >= 4, 10_000);
  expect(await last('s2')).toBe(before);
  expect(await state()).toBe(messages);
  const findings = async () => {
    const answer = await open.get('office')!.request('$JS.API.STREAM.INFO.FINDINGS', '', { timeout: 5000 });
    return answer.json<{ state: { messages: number } }>().state.messages;
  };
  await until(async () => (await findings()) === 1, 10_000);
  // The acknowledgement has gone where it could by now.
  await overNats(nats, 'shop').state('s1');
  expect(await findings()).toBe(1);
});
