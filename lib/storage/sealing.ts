// How a record is sealed while the lock is on: AES-256-GCM under the lock's data key, a random 96-bit nonce for each record, and the
// record's store and key as additional data, so that none can be put in another's place. Long files are sealed in pieces, each with
// its number and whether it is the last. The lock itself (passphrase, turning on and off) is lib/storage/lock.ts.
import * as z from 'zod/mini';
import { fromBase64 } from '@/lib/model/case-chain';
import type { Database } from './database';
import { heldKey } from './keyring';
import { withTrouble } from './trouble';

/** What is asked for is sealed and the key is not at hand. */
export class Locked extends Error {
  readonly trouble = 'locked';
  constructor() {
    super('locked');
  }
}

/** A sealed record that its key does not open: changed, moved, or of a lock that is gone. */
export class SealBroken extends Error {}

/** The lock as it is kept. */
export const StoredLock = z.object({
  name: z.literal('lock'),
  /** new with each data key */
  id: z.string(),
  /** on the way, what is newly written is written as it is to be in the end */
  state: z.enum(['turning-on', 'on', 'turning-off']),
  kdf: z.object({
    name: z.literal('PBKDF2'),
    hash: z.literal('SHA-256'),
    iterations: z.int().check(z.gte(100_000), z.lte(60_000_000)),
    salt: z.string(),
  }),
  /** the data key under the key made of the passphrase; Base64 */
  wrapped: z.object({ iv: z.string(), key: z.string() }),
  idleMinutes: z.int(),
});
export type StoredLock = z.infer<typeof StoredLock>;

/** A record's content, sealed. */
export const Sealed = z.object({ lock: z.string(), iv: z.instanceof(Uint8Array), bytes: z.instanceof(Uint8Array) });
export type Sealed = z.infer<typeof Sealed>;

/** What new records are sealed with; `none`: they are written as they are. */
export type Seal = { lock: string; key: CryptoKey } | 'none';

/** Pieces of a long file; bytes of plain text. Part of the form: never to be changed. */
const pieceBytes = 4 * 1024 * 1024;
const ivBytes = 12;
const tagBytes = 16;

/** The lock, or null where there is none. */
export async function readStoredLock(db: Database): Promise<StoredLock | null> {
  return asLock(await withTrouble(() => db.get('lock', 'lock')));
}

function asLock(row: unknown): StoredLock | null {
  return row === undefined ? null : StoredLock.parse(row);
}

/** How records are to be written now. Throws Locked where they are to be sealed and the key is not at hand. */
export async function sealNow(db: Database): Promise<Seal> {
  const lock = await readStoredLock(db);
  if (lock === null || lock.state === 'turning-off') return 'none';
  return { lock: lock.id, key: await keyFor(db, lock.id) };
}

/**
 * True where that still holds; asked within the transaction that writes, which must span the store `lock`: so no record is written
 * open after the lock was turned on, or sealed after it was turned off.
 * @param row what stands in the store under `lock`
 */
export function isStill(seal: Seal, row: unknown): boolean {
  const lock = asLock(row);
  const wanted = lock === null || lock.state === 'turning-off' ? 'none' : lock.id;
  return wanted === (seal === 'none' ? 'none' : seal.lock);
}

const imported = new Map<string, Promise<CryptoKey>>();

/** The data key of this lock. Throws Locked. */
export async function keyFor(db: Database, lock: string): Promise<CryptoKey> {
  const held = await heldKey(db);
  if (held?.lock !== lock) {
    imported.clear();
    throw new Locked();
  }
  let key = imported.get(held.key);
  if (!key) {
    key = crypto.subtle.importKey('raw', fromBase64(held.key), 'AES-GCM', false, ['encrypt', 'decrypt']);
    imported.set(held.key, key);
  }
  return key;
}

/** Seals a value (JSON) for its place: store and key, joined by `/`. */
export async function sealValue({ lock, key }: Exclude<Seal, 'none'>, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const plain = encode(JSON.stringify(value));
  return { lock, iv, bytes: new Uint8Array(await crypto.subtle.encrypt(parameters(iv, place), key, plain)) };
}

/** The value again. Throws Locked, and SealBroken where it is not what was sealed there. */
export async function openValue(db: Database, place: string, given: unknown): Promise<unknown> {
  const sealed = Sealed.safeParse(given);
  if (!sealed.success) throw new SealBroken(place);
  const { lock, iv, bytes } = sealed.data;
  const key = await keyFor(db, lock);
  try {
    const plain = await crypto.subtle.decrypt(parameters(fresh(iv), place), key, fresh(bytes));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    throw new SealBroken(place);
  }
}

/** Seals a file's bytes, piece by piece: it may be larger than memory. */
export async function sealBlob({ key }: Exclude<Seal, 'none'>, place: string, blob: Blob): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = 0; at === 0 || at < blob.size; at += pieceBytes) {
    const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
    const about = pieceName(place, at / pieceBytes, at + pieceBytes >= blob.size);
    const plain = await blob.slice(at, at + pieceBytes).arrayBuffer();
    pieces.push(new Blob([iv, await crypto.subtle.encrypt(parameters(iv, about), key, plain)]));
  }
  return new Blob(pieces);
}

/** A file's bytes again. Throws Locked and SealBroken. */
export async function openBlob(
  db: Database,
  place: string,
  sealed: Blob,
  { lock, type }: { lock: string; type: string },
): Promise<Blob> {
  const key = await keyFor(db, lock);
  const whole = ivBytes + pieceBytes + tagBytes;
  const pieces: Blob[] = [];
  for (let at = 0; at < sealed.size; at += whole) {
    const bytes = new Uint8Array(await sealed.slice(at, at + whole).arrayBuffer());
    const about = pieceName(place, at / whole, at + whole >= sealed.size);
    try {
      const plain = await crypto.subtle.decrypt(parameters(bytes.slice(0, ivBytes), about), key, bytes.slice(ivBytes));
      pieces.push(new Blob([plain]));
    } catch {
      throw new SealBroken(place);
    }
  }
  return new Blob(pieces, { type });
}

function pieceName(place: string, n: number, isLast: boolean): string {
  return `${place}/${n}/${isLast ? 'last' : 'more'}`;
}

function parameters(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encode(place) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function fresh(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
