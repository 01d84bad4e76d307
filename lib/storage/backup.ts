// The whole state in one file under a passphrase, and back. What is in it, byte by byte:
//
//   "TILLGUARD-BACKUP\n", then one line of JSON: { format: 1, made, kdf: { name: "PBKDF2", hash: "SHA-256", iterations, salt },
//   cipher: "AES-256-GCM" }, then frames: length (4 bytes, big-endian) and so many bytes of ciphertext with its 16-byte tag.
//   Frame n is encrypted under the 12-byte IV 0…0n (n in the last 4 bytes, from 0) with the additional data: the line of JSON with its
//   line break, n in 4 bytes, and one byte that is 1 for the last frame only; so no frame can be changed, left out, moved or added.
//   A frame's first byte says what it holds. 1: JSON { store, rows }. 2: a piece of an artefact: length (4 bytes) of a JSON
//   { sha256, addedAt, type, isLast }, that JSON, the piece. 3: nothing; the end.
//
// A private key never leaves its browser: a backup carries the public halves alone, and another machine signs with its own.
import * as z from 'zod/mini';
import { fromBase64, sha256Hex, toBase64 } from '@/lib/model/case-chain';
import { CaseEvent } from '@/lib/model/case-event';
import { KeyedTransaction } from '@/lib/model/transaction';
import { artefactBlob, keepArtefact } from './artefacts';
import type { Database } from './database';
import { keepPeer, knownDevices } from './device';
import { openEventRows } from './event-rows';
import { keepNewEvents } from './foreign-events';
import { withTrouble } from './trouble';

const magic = 'TILLGUARD-BACKUP\n';
const format = 1;
/** OWASP's figure for PBKDF2 with SHA-256, 2023; a file may ask for more, up to a hundred times as much. */
const iterations = 600_000;
const pieceBytes = 4 * 1024 * 1024;
const rowsAtOnce = 500;

/** Stores that are backed up row by row. Caches, open tabs and the device's own key are not. */
const stores = [
  'settings',
  'transactions',
  'versions',
  // Before the events: what is taken in of a shop's case is sent, where this browser is a member of its chain.
  'caseShops',
  'events',
  'caseKeys',
  'till',
  'vouchers',
  'jobs',
  'checks',
  'verdicts',
] as const;
type StoreName = (typeof stores)[number];

const Header = z.object({
  format: z.int(),
  made: z.string(),
  kdf: z.object({
    name: z.literal('PBKDF2'),
    hash: z.literal('SHA-256'),
    iterations: z.int().check(z.gte(100_000), z.lte(60_000_000)),
    salt: z.string().check(z.regex(/^[A-Za-z0-9+/=]{22,88}$/)),
  }),
  cipher: z.literal('AES-256-GCM'),
});
const Rows = z.object({
  store: z.enum([...stores, 'devices']),
  rows: z.array(z.record(z.string(), z.unknown())),
});
const Piece = z.object({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  addedAt: z.string(),
  type: z.string(),
  isLast: z.boolean(),
});

export const backupTroubles = ['not-a-backup', 'newer', 'wrong-passphrase', 'damaged'] as const;

/** The file cannot be taken back; nothing was written. `newer`: it comes from a later version of Tillguard. */
export class BackupTrouble extends Error {
  constructor(readonly why: (typeof backupTroubles)[number]) {
    super(why);
  }
}

/**
 * Everything as one encrypted file.
 * @param artefacts those to take along: what cases and till exports name
 */
export async function exportBackup(
  db: Database,
  { passphrase, now, artefacts }: { passphrase: string; now: Date; artefacts: ReadonlySet<string> },
): Promise<Blob> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const kdf = { name: 'PBKDF2' as const, hash: 'SHA-256' as const, iterations, salt: toBase64(salt) };
  const header = `${JSON.stringify({ format, made: now.toISOString(), kdf, cipher: 'AES-256-GCM' })}\n`;
  const seal = await sealer(passphrase, header, kdf);
  const parts: BlobPart[] = [magic, header];
  const add = async (plain: Uint8Array<ArrayBuffer>, isLast = false) => {
    const sealed = await seal.encrypt(plain, isLast);
    // As a Blob the browser may keep it on disk: a backup can be larger than memory.
    parts.push(new Blob([number(sealed.byteLength), sealed]));
  };
  for (const store of stores)
    for await (const rows of rowsOf(db, store))
      await add(rowsFrame(store, store === 'events' ? await openEventRows(db, rows) : rows));
  const devices = [...(await knownDevices(db))].map(async ([id, key]) => ({
    id,
    spki: toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', key))),
  }));
  await add(rowsFrame('devices', await Promise.all(devices)));
  for (const sha256 of artefacts) {
    const stored = await withTrouble(() => db.get('artefacts', sha256));
    if (!stored) continue;
    const blob = await artefactBlob(db, sha256);
    for (let at = 0; at === 0 || at < blob.size; at += pieceBytes) {
      const bytes = new Uint8Array(await blob.slice(at, at + pieceBytes).arrayBuffer());
      const isLast = at + pieceBytes >= blob.size;
      const about = encode(JSON.stringify({ sha256, addedAt: stored.addedAt, type: blob.type, isLast }));
      await add(join(Uint8Array.of(2), number(about.byteLength), about, bytes));
    }
  }
  await add(Uint8Array.of(3), true);
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** What taking a backup in brought. */
export interface Restored {
  events: number;
  transactions: number;
  artefacts: number;
}

/**
 * Takes a backup in beside what is there: events and rows that are there already stay, a transaction's newer reading wins. The file
 * is read and checked whole before anything is written. Throws BackupTrouble, and StorageTrouble where the store refuses.
 */
export async function importBackup(db: Database, file: Blob, passphrase: string): Promise<Restored> {
  for await (const _ of itemsOf(file, passphrase));
  const restored: Restored = { events: 0, transactions: 0, artefacts: 0 };
  for await (const item of itemsOf(file, passphrase)) {
    if ('blob' in item) {
      if (await keepArtefact(db, item)) restored.artefacts += 1;
    } else if (item.store === 'devices') {
      for (const { id, spki } of item.rows) await keepPeer(db, String(id), fromBase64(String(spki)));
    } else {
      const written = await writeRows(db, item.store, item.rows);
      if (item.store === 'events') restored.events += written;
      if (item.store === 'transactions') restored.transactions += written;
    }
  }
  return restored;
}

type Item = { sha256: string; addedAt: string; blob: Blob } | z.infer<typeof Rows>;

/** Rows and whole artefacts of a file, checked. */
async function* itemsOf(file: Blob, passphrase: string): AsyncGenerator<Item> {
  const start = decode(await bytesOf(file, 0, 4096));
  if (!start.startsWith(magic)) throw new BackupTrouble('not-a-backup');
  const header = start.slice(magic.length, start.indexOf('\n', magic.length) + 1);
  const parsed = Header.safeParse(parseJson(header));
  if (!parsed.success) throw new BackupTrouble('damaged');
  if (parsed.data.format > format) throw new BackupTrouble('newer');
  const seal = await sealer(passphrase, header, parsed.data.kdf);
  let pieces: Blob[] = [];
  let at = encode(magic + header).byteLength;
  for (let isFirst = true; ; isFirst = false) {
    const length = new DataView((await bytesOf(file, at, at + 4)).buffer);
    if (length.byteLength < 4) throw new BackupTrouble('damaged');
    const end = at + 4 + length.getUint32(0);
    if (end > file.size || length.getUint32(0) > pieceBytes * 16) throw new BackupTrouble('damaged');
    const plain = await seal.decrypt(await bytesOf(file, at + 4, end), end === file.size);
    if (plain === null) throw new BackupTrouble(isFirst ? 'wrong-passphrase' : 'damaged');
    at = end;
    if (plain[0] === 3) return;
    if (plain[0] === 1) yield checkedRows(parseJson(decode(plain.subarray(1))));
    else if (plain[0] === 2) {
      const size = new DataView(plain.buffer, plain.byteOffset + 1).getUint32(0);
      const about = Piece.safeParse(parseJson(decode(plain.subarray(5, 5 + size))));
      if (!about.success) throw new BackupTrouble('damaged');
      pieces.push(new Blob([plain.slice(5 + size)]));
      if (!about.data.isLast) continue;
      const { sha256, addedAt, type } = about.data;
      const blob = new Blob(pieces, { type });
      pieces = [];
      if ((await sha256Hex(await blob.arrayBuffer())) !== sha256) throw new BackupTrouble('damaged');
      yield { sha256, addedAt, blob };
    } else throw new BackupTrouble('damaged');
  }
}

function checkedRows(value: unknown): z.infer<typeof Rows> {
  const parsed = Rows.safeParse(value);
  if (!parsed.success) throw new BackupTrouble('damaged');
  const { store, rows } = parsed.data;
  const isGood = (row: Record<string, unknown>) =>
    store === 'events'
      ? CaseEvent.safeParse(row.event).success
      : store === 'transactions' || store === 'versions'
        ? KeyedTransaction.safeParse(row).success
        : true;
  if (!rows.every(isGood)) throw new BackupTrouble('damaged');
  return parsed.data;
}

/** Writes rows that are not there yet; returns how many. */
async function writeRows(db: Database, store: StoreName, rows: readonly Record<string, unknown>[]): Promise<number> {
  if (store === 'events') return writeEvents(db, rows);
  return withTrouble(async () => {
    const change = db.transaction(store, 'readwrite');
    const target = change.objectStore(store);
    let written = 0;
    for (const row of rows) {
      const { keyPath } = target;
      const key = Array.isArray(keyPath) ? keyPath.map((name) => row[name]) : row[String(keyPath)];
      const before = (await target.get(key as never)) as Record<string, unknown> | undefined;
      const isNewer = store === 'transactions' && String(row.lastSeen) > String(before?.lastSeen);
      if (before !== undefined && !isNewer) continue;
      await target.put(row as never);
      written += 1;
    }
    await change.done;
    return written;
  });
}

/** Writes events whose hash, request and place in their chain are all free; what an event is filed under is read off itself. */
async function writeEvents(db: Database, rows: readonly Record<string, unknown>[]): Promise<number> {
  return keepNewEvents(
    db,
    rows.map((row) => CaseEvent.parse(row.event)),
  );
}

async function* rowsOf(db: Database, store: StoreName): AsyncGenerator<unknown[]> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const range: IDBKeyRange | null = after;
    const [rows, keys] = await withTrouble(() => {
      const source = db.transaction(store).store;
      return Promise.all([source.getAll(range, rowsAtOnce), source.getAllKeys(range, rowsAtOnce)]);
    });
    if (rows.length > 0) yield rows;
    const last = keys.at(-1);
    if (last === undefined || rows.length < rowsAtOnce) return;
    after = IDBKeyRange.lowerBound(last, true);
  }
}

function rowsFrame(store: string, rows: readonly unknown[]): Uint8Array<ArrayBuffer> {
  return join(Uint8Array.of(1), encode(JSON.stringify({ store, rows })));
}

/** Encrypts or decrypts frames in their order. */
async function sealer(passphrase: string, header: string, kdf: z.infer<typeof Header>['kdf']) {
  const base = await crypto.subtle.importKey('raw', encode(passphrase.normalize('NFC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: kdf.hash, iterations: kdf.iterations, salt: fromBase64(kdf.salt) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  let n = 0;
  const parameters = (isLast: boolean) => {
    const iv = join(new Uint8Array(8), number(n));
    const additionalData = join(encode(header), number(n), Uint8Array.of(isLast ? 1 : 0));
    n += 1;
    return { name: 'AES-GCM', iv, additionalData };
  };
  return {
    encrypt: async (plain: Uint8Array<ArrayBuffer>, isLast: boolean) =>
      new Uint8Array(await crypto.subtle.encrypt(parameters(isLast), key, plain)),
    /** null where the passphrase is another one or the frame was changed */
    decrypt: (sealed: Uint8Array<ArrayBuffer>, isLast: boolean) =>
      crypto.subtle.decrypt(parameters(isLast), key, sealed).then(
        (plain) => new Uint8Array(plain),
        () => null,
      ),
  };
}

function number(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
