// What the chain's administrator does: makes the streams that a plan needs, and deletes a case for good, leaving its stone.
// Everything goes over the administrator's own connection; no other user may do any of it.
import type { NatsConnection } from '@nats-io/nats-core';
import * as z from 'zod/mini';
import type { Tombstone } from '@/lib/model/tombstone';
import { type ChainConnection, Conflict, Unavailable } from './connection';
import { inLanes } from './in-lanes';
import { apiPrefix, bucketStream, caseSubject, deviceSubject, streamOf } from './names';
import { partSubjects } from './nats-parts';
import { ask } from './nats-streams';
import { type Introduction, idOf, type Parcel, pack } from './parcel';
import { countOf, nameOf, type Traveller } from './parts';
import type { StreamOrder } from './server-config';

const Reply = z.object({
  error: z.optional(z.object({ code: z.int(), err_code: z.optional(z.int()), description: z.optional(z.string()) })),
  purged: z.optional(z.int()),
});
/** "stream name already in use with a different configuration" (JSStreamNameExistErr) */
const exists = 10058;
/** "no suitable peers for placement" (JSClusterNoPeersErr): the servers that are to hold it have not all been heard of yet */
const noPeers = 10005;

/** A cluster takes its time to make a stream; ms. */
const patience = 10_000;

async function call(nats: NatsConnection, subject: string, body: unknown): Promise<z.infer<typeof Reply>> {
  const answer = await ask(nats, subject, JSON.stringify(body), undefined, patience);
  return Reply.parse(answer.json());
}

/** Streams made at once: each waits for the votes of three servers, which costs more time than work. */
const atOnce = 8;
/** Between two tries, and how many there are: servers that have just started need seconds until they have a leader; ms. */
const pause = 300;
const mostTries = 400;

/**
 * Makes these streams, or brings those that are there to this configuration, told one by one as they are made. Waits two minutes for
 * a cluster that has no leader yet, then throws Unavailable; throws Refused where this user may not.
 */
export async function makeStreams(
  nats: NatsConnection,
  orders: readonly StreamOrder[],
  onMade: (name: string) => void = () => undefined,
): Promise<void> {
  await inLanes(orders, atOnce, async (order) => {
    await makeStream(nats, order);
    onMade(order.config.name);
  });
}

async function makeStream(nats: NatsConnection, order: StreamOrder): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await ordered(nats, order);
    } catch (error) {
      if (tries === mostTries || nats.isClosed() || !(error instanceof Unavailable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

async function ordered(nats: NatsConnection, { prefix, config }: StreamOrder): Promise<void> {
  let reply = await call(nats, `${prefix}.STREAM.CREATE.${config.name}`, config);
  if (reply.error?.err_code === exists) reply = await call(nats, `${prefix}.STREAM.UPDATE.${config.name}`, config);
  if (!reply.error) return;
  const said = `${config.name}: ${reply.error.description ?? reply.error.code}`;
  const isPassing = reply.error.code >= 500 || reply.error.err_code === noPeers;
  throw isPassing ? new Unavailable(said) : new Error(said);
}

/** Somebody else's act came in between so often: then it is no race. */
const mostConflicts = 50;

/**
 * Deletes a case from its shop's stream: first its stone is written, then everything before that is purged. Devices that meet the
 * stone delete their copies; what was exported or copied elsewhere, backups of servers included, is out of reach. Broken off, the same
 * again goes on. Returns how many messages went; throws Unavailable where the servers do not let it now.
 */
export async function deleteFromChain(
  nats: NatsConnection,
  connection: ChainConnection,
  tombstone: Tombstone,
  introduction: Introduction,
): Promise<number> {
  const { shop, caseId, device } = tombstone.body;
  // Nobody can check a stone whose device they have not met.
  const known = deviceSubject(shop, device);
  if ((await connection.lastOf(shop, known)) === 0) {
    const own: Parcel = { kind: 'device', introduction };
    await connection
      .append(shop, { subject: known, id: await idOf(own), data: pack(own), after: 0 })
      .catch((error: unknown) => {
        // It was introduced in the same moment by whatever else it sends.
        if (!(error instanceof Conflict)) throw error;
      });
  }
  const subject = caseSubject(shop, caseId);
  const seq = await laid(connection, shop, subject, { kind: 'gone', tombstone });
  return purge(nats, shop, streamOf(shop), { filter: subject, seq });
}

/** Lays the stone as the last message of its case's subject, whatever comes in between; returns its number. */
async function laid(connection: ChainConnection, shop: string, subject: string, parcel: Parcel): Promise<number> {
  const id = await idOf(parcel);
  for (let tries = 0; tries < mostConflicts; tries++) {
    const after = await connection.lastOf(shop, subject);
    // Begun before and broken off: it lies there.
    if (after !== 0 && (await connection.read(shop, after))?.id === id) return after;
    try {
      return (await connection.append(shop, { subject, id, data: pack(parcel), after })).seq;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  throw new Unavailable('others are always faster');
}

/**
 * Removes a deleted case's file from its shop's bucket, part by part. Returns how many parts went; throws Unavailable where the servers
 * do not let it now.
 */
export async function removeFile(nats: NatsConnection, shop: string, { file, kind }: Traveller): Promise<number> {
  const there: string[][] = [];
  // They were sent in order, and go from the last: so that what is broken off is found again.
  for (let number = 0; number < countOf(file); number++) {
    const subjects = await partSubjects(nats, 'administrator', shop, kind, nameOf(file, number));
    if (subjects.length === 0) break;
    there.unshift(subjects);
  }
  for (const subjects of there)
    for (const filter of subjects) await purge(nats, shop, bucketStream(shop, kind), { filter });
  return there.length;
}

async function purge(nats: NatsConnection, shop: string, stream: string, what: object): Promise<number> {
  const reply = await call(nats, `${apiPrefix('administrator', shop)}.STREAM.PURGE.${stream}`, what);
  if (reply.error) throw new Unavailable(reply.error.description ?? 'not purged');
  return reply.purged ?? 0;
}
