// A shop's buckets: laid out as NATS's own object store does. Written and read without its library, which needs
// consumers. https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-20.md
import type { NatsConnection } from '@nats-io/nats-core';
import * as z from 'zod/mini';
import { toHex } from '@/lib/model/case-chain';
import type { ChainRole } from '@/lib/model/chain-member';
import { Unavailable } from './connection';
import { apiPrefix, bucketOf, bucketStream, type DocumentClass } from './names';
import { publish, readNear, readSure } from './nats-streams';
import { digest, type PartStore, urlSafe } from './parts';

/** Bytes of one message of an object. */
const chunkSize = 256 * 1024;
/** Messages under way at once: they keep their order on one connection. */
const underWay = 4;

const Meta = z.object({
  name: z.string(),
  // Part of a subject: no wildcard may stand in it.
  nuid: z.string().check(z.regex(/^[A-Za-z0-9]{1,64}$/)),
  size: z.int(),
  chunks: z.int(),
  digest: z.string(),
});

/** A chain's buckets over NATS. */
export function partsOverNats(nats: NatsConnection, role: ChainRole): PartStore {
  const placeOf = (shop: string, kind: DocumentClass) => bucketPlace(role, shop, kind);
  const metaOf = (shop: string, kind: DocumentClass, name: string) => readMeta(nats, role, shop, kind, name);

  return {
    async digestOf(shop, kind, name) {
      return (await metaOf(shop, kind, name))?.digest ?? null;
    },
    async put(shop, kind, name, bytes) {
      const nuid = toHex(crypto.getRandomValues(new Uint8Array(11)));
      const chunks = Math.ceil(bytes.length / chunkSize);
      for (let from = 0; from < chunks; from += underWay)
        await Promise.all(
          Array.from({ length: Math.min(underWay, chunks - from) }, (_, i) =>
            publish(nats, {
              subject: chunkSubject(shop, kind, nuid),
              data: bytes.subarray((from + i) * chunkSize, (from + i + 1) * chunkSize),
              head: {},
            }),
          ),
        );
      const meta = {
        name,
        description: '',
        options: { max_chunk_size: chunkSize },
        bucket: bucketOf(shop, kind),
        nuid,
        size: bytes.length,
        chunks,
        digest: await digest(bytes),
      };
      await publish(nats, {
        subject: metaSubject(shop, kind, name),
        data: new TextEncoder().encode(JSON.stringify(meta)),
        head: { 'Nats-Rollup': 'sub' },
      });
    },
    async get(shop, kind, name) {
      const meta = await metaOf(shop, kind, name);
      if (!meta) return null;
      const bytes = new Uint8Array(meta.size);
      let [at, seq] = [0, 1];
      for (let i = 0; i < meta.chunks; i++) {
        const next = { seq, next_by_subj: chunkSubject(shop, kind, meta.nuid) };
        const chunk = await readNear(nats, placeOf(shop, kind), next);
        if (!chunk) throw new Unavailable('a piece of the part is not there');
        if (at + chunk.data.length > meta.size) return null;
        bytes.set(chunk.data, at);
        at += chunk.data.length;
        seq = chunk.seq + 1;
      }
      return at === meta.size && (await digest(bytes)) === meta.digest ? bytes : null;
    },
  };
}

const bucketPlace = (role: ChainRole, shop: string, kind: DocumentClass) => ({
  prefix: apiPrefix(role, shop),
  stream: bucketStream(shop, kind),
});

async function readMeta(nats: NatsConnection, role: ChainRole, shop: string, kind: DocumentClass, name: string) {
  const question = { last_by_subj: metaSubject(shop, kind, name) };
  const stored = await readSure(nats, bucketPlace(role, shop, kind), question);
  if (!stored) return null;
  const meta = Meta.safeParse(jsonOf(stored.data));
  return meta.success && meta.data.name === name ? meta.data : null;
}

/** The subjects that hold a part: its bytes, then its description. Empty where the part is not there. */
export async function partSubjects(
  nats: NatsConnection,
  role: ChainRole,
  shop: string,
  kind: DocumentClass,
  name: string,
): Promise<string[]> {
  const meta = await readMeta(nats, role, shop, kind, name);
  return meta ? [chunkSubject(shop, kind, meta.nuid), metaSubject(shop, kind, name)] : [];
}

const chunkSubject = (shop: string, kind: DocumentClass, nuid: string) => `$O.${bucketOf(shop, kind)}.C.${nuid}`;
const metaSubject = (shop: string, kind: DocumentClass, name: string) =>
  `$O.${bucketOf(shop, kind)}.M.${urlSafe(new TextEncoder().encode(name))}`;

function jsonOf(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return null;
  }
}
