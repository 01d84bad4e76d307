// What the chain's administrator does: makes the streams that a plan needs, and deletes a case for good, leaving its stone.
// Everything goes over the administrator's own connection; no other user may do any of it.
import type { NatsConnection } from '@nats-io/nats-core';
import * as z from 'zod/mini';
import { type ChainConnection, Unavailable } from './connection';
import { apiPrefix, caseSubject, deviceSubject, streamOf } from './names';
import { type Introduction, idOf, type Parcel, pack, type Tombstone } from './parcel';
import type { StreamOrder } from './server-config';

const Reply = z.object({
  error: z.optional(z.object({ code: z.int(), err_code: z.optional(z.int()), description: z.optional(z.string()) })),
  purged: z.optional(z.int()),
});
/** "stream name already in use with a different configuration" (JSStreamNameExistErr) */
const exists = 10058;
/** "no suitable peers for placement" (JSClusterNoPeersErr): the servers that are to hold it have not all been heard of yet */
const noPeers = 10005;

async function call(nats: NatsConnection, subject: string, body: unknown): Promise<z.infer<typeof Reply>> {
  const answer = await nats.request(subject, JSON.stringify(body), { timeout: 10_000 });
  return Reply.parse(answer.json());
}

/** Makes a stream, or brings one that is there to this configuration. Throws Unavailable while the cluster has no leader. */
export async function makeStream(nats: NatsConnection, { prefix, config }: StreamOrder): Promise<void> {
  let reply = await call(nats, `${prefix}.STREAM.CREATE.${config.name}`, config);
  if (reply.error?.err_code === exists) reply = await call(nats, `${prefix}.STREAM.UPDATE.${config.name}`, config);
  if (!reply.error) return;
  const said = `${config.name}: ${reply.error.description ?? reply.error.code}`;
  const isPassing = reply.error.code >= 500 || reply.error.err_code === noPeers;
  throw isPassing ? new Unavailable(said) : new Error(said);
}

/**
 * Deletes a case from its shop's stream: first its stone is written, then everything before that is purged. Devices that meet the
 * stone delete their copies; what was exported or copied elsewhere, backups of servers included, is out of reach. Returns how many
 * messages went.
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
    await connection.append(shop, { subject: known, id: await idOf(own), data: pack(own), after: 0 });
  }
  const subject = caseSubject(shop, caseId);
  const parcel: Parcel = { kind: 'gone', tombstone };
  const { seq } = await connection.append(shop, {
    subject,
    id: await idOf(parcel),
    data: pack(parcel),
    after: await connection.lastOf(shop, subject),
  });
  const purge = `${apiPrefix('administrator', shop)}.STREAM.PURGE.${streamOf(shop)}`;
  const reply = await call(nats, purge, { filter: subject, seq });
  if (reply.error) throw new Unavailable(reply.error.description ?? 'not purged');
  return reply.purged ?? 0;
}
