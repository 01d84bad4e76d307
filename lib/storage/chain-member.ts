// This browser's membership in a chain of shops. Its secret stands under a key that cannot be read out of this browser, the chain's own
// key (for marks of cards) is one such key itself. Nothing here reaches a server.
import * as z from 'zod/mini';
import { fromBase64 } from '@/lib/model/case-chain';
import { ChainMember, ChainSecret } from '@/lib/model/chain-member';
import type { Database } from './database';
import { isCutHere } from './event-rows';
import { outdate } from './summary-rows';
import { withTrouble } from './trouble';

const encryption = { name: 'AES-GCM', length: 256 } as const;
const StoredSecret = z.object({ iv: z.instanceof(Uint8Array), bytes: z.instanceof(Uint8Array) });

async function read(db: Database, name: string): Promise<unknown> {
  return (await withTrouble(() => db.get('chain', name)))?.value;
}

/** The membership, or null where this browser is in no chain. */
export async function readMember(db: Database): Promise<ChainMember | null> {
  return asMember(await read(db, 'member'));
}

/** The membership that a stored value holds, or null. */
export function asMember(value: unknown): ChainMember | null {
  const member = ChainMember.safeParse(value);
  return member.success ? member.data : null;
}

/** Whether this browser is a member of that chain, asked within the transaction that is to write; `names` is the store `chain` of it. */
export async function isMemberOf(
  names: { get(name: 'member'): Promise<{ value?: unknown } | undefined> },
  chain: string,
): Promise<boolean> {
  return asMember((await names.get('member'))?.value)?.chain === chain;
}

/** All that stands under names that begin so; what cannot be read is left out. */
export async function readNamed<T extends z.ZodMiniType>(db: Database, prefix: string, form: T): Promise<z.infer<T>[]> {
  const rows = await withTrouble(() => db.getAll('chain', namesFrom(prefix)));
  return rows.flatMap(({ value }) => {
    const one = form.safeParse(value);
    return one.success ? [one.data] : [];
  });
}

/** Names that begin so. */
export function namesFrom(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/**
 * Becomes a member, in place of an earlier membership. In a shop, cases that are in no chain yet become the shop's and are sent.
 * @param secret null: the one that is kept stays
 * @param chainKey the chain's own key, base64; null: none is given
 */
export async function writeMember(
  db: Database,
  member: ChainMember,
  secret: ChainSecret | null,
  chainKey: string | null,
): Promise<void> {
  const sealed = secret && (await encrypt(await secretKey(db), secret));
  const marks =
    chainKey === null
      ? null
      : await crypto.subtle.importKey('raw', fromBase64(chainKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  await withTrouble(async () => {
    const change = db.transaction(
      ['chain', 'caseShops', 'outbox', 'events', 'summaries', 'foundHere', 'shopFindings'],
      'readwrite',
      { durability: 'strict' },
    );
    const chain = change.objectStore('chain');
    const before = asMember((await chain.get('member'))?.value);
    if (before !== null && before.chain !== member.chain) {
      await forgetStreams(chain);
      for (const name of ['outbox', 'foundHere', 'shopFindings'] as const) await change.objectStore(name).clear();
    }
    void chain.put({ name: 'member', value: member });
    if (sealed) void chain.put({ name: 'secret', value: sealed });
    if (marks) void chain.put({ name: 'marks', value: marks });
    // What was refused from a device that may delete now is looked at once more.
    if (before !== null && String(before.administrators) !== String(member.administrators))
      for (const name of [...(await chain.getAllKeys(namesFrom('bookmark/'))), 'refused-stone'])
        await chain.delete(name);
    const [shop] = member.shops;
    if (member.role === 'shop' && shop !== undefined && (before?.chain !== member.chain || before.shops[0] !== shop)) {
      const shops = change.objectStore('caseShops');
      let cursor = await change.objectStore('events').index('by-case').openKeyCursor(null, 'nextunique');
      for (; cursor; cursor = await cursor.continue())
        if ((await shops.getKey(cursor.key)) === undefined && !(await isCutHere(change, cursor.key))) {
          await shops.put({ caseId: cursor.key, chain: member.chain, shop });
          await outdate(change, cursor.key);
        }
      // Its whole stream is compared with what is here: so these cases are found missing there, and sent.
      await chain.delete(`bookmark/${shop}`);
    }
    await change.done;
  });
}

/** Leaves: membership, secret, keys and all that was known of the streams go; cases and whose they are stay. */
export async function forgetMember(db: Database): Promise<void> {
  await withTrouble(async () => {
    const names = ['chain', 'outbox', 'fileParts', 'foundHere', 'shopFindings'] as const;
    const change = db.transaction(names, 'readwrite', { durability: 'strict' });
    for (const name of names) void change.objectStore(name).clear();
    await change.done;
  });
}

/** What was known of another chain's streams means nothing in this one. */
async function forgetStreams(chain: {
  getAllKeys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}): Promise<void> {
  for (const name of await chain.getAllKeys()) if (name !== 'key') await chain.delete(name);
}

/** The member's secret; null where none is kept, or what is kept is damaged. */
export async function readSecret(db: Database): Promise<ChainSecret | null> {
  const stored = StoredSecret.safeParse(await read(db, 'secret'));
  if (!stored.success) return null;
  try {
    const iv = new Uint8Array(stored.data.iv);
    const plain = await crypto.subtle.decrypt(
      { name: encryption.name, iv },
      await secretKey(db),
      new Uint8Array(stored.data.bytes),
    );
    const secret = ChainSecret.safeParse(JSON.parse(new TextDecoder().decode(plain)));
    return secret.success ? secret.data : null;
  } catch {
    return null;
  }
}

/** The chain's own key, for marks of cards (lib/chain/card-mark.ts); null where none was given. */
export async function readMarksKey(db: Database): Promise<CryptoKey | null> {
  const key = await read(db, 'marks');
  return key instanceof CryptoKey ? key : null;
}

async function encrypt(key: CryptoKey, secret: ChainSecret): Promise<z.infer<typeof StoredSecret>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(secret));
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt({ name: encryption.name, iv }, key, plain)) };
}

/** The key under which the secret stands; made at first use. Two windows that make one at once end with the same. */
async function secretKey(db: Database): Promise<CryptoKey> {
  const stored = await read(db, 'key');
  if (stored instanceof CryptoKey) return stored;
  const made = await crypto.subtle.generateKey(encryption, false, ['encrypt', 'decrypt']);
  return withTrouble(async () => {
    const { store, done } = db.transaction('chain', 'readwrite');
    const other = (await store.get('key'))?.value;
    if (!(other instanceof CryptoKey)) await store.put({ name: 'key', value: made });
    await done;
    return other instanceof CryptoKey ? other : made;
  });
}
