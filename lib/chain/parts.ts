// Files on their way: in parts that are named by the file's SHA-256 and their number, so that an interrupted transfer goes on at the
// part that is missing. The file's own hash, which the log names, decides on arrival whether it is the file.
import { toBase64 } from '@/lib/model/case-chain';
import type { CaseEvent, FileReference, FileRole } from '@/lib/model/case-event';
import type { DocumentClass } from './names';

/** The chain's buckets. Throws Unavailable where the servers do not answer. */
export interface PartStore {
  /** `SHA-256=…` of a part that is there, as its sender described it */
  digestOf(shop: string, kind: DocumentClass, name: string): Promise<string | null>;
  put(shop: string, kind: DocumentClass, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** null where it is not there, or is not what its description says */
  get(shop: string, kind: DocumentClass, name: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** A device's own files. */
export interface FileShelf {
  has(sha256: string): Promise<boolean>;
  /** the whole file, or null where it is not here */
  read(sha256: string): Promise<Blob | null>;
  /** numbers of the parts that have come of a file that is not whole yet */
  parts(sha256: string): Promise<number[]>;
  keepPart(sha256: string, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** makes the file of its parts; false, and all parts dropped, where it is not the file of this hash */
  join(sha256: string, count: number): Promise<boolean>;
}

/** Bytes of a part at most. */
export const partSize = 8 * 1024 ** 2;

/** A file that a log names, and the bucket that it goes through. */
export interface Traveller {
  file: FileReference;
  kind: DocumentClass;
}

const identityFiles: ReadonlySet<FileRole> = new Set(['identity', 'authorisation', 'business-licence']);

/**
 * The files of a log that go between devices, each once: a file that names a person in one place does so everywhere. Packs go by
 * themselves (packsOf): what is in them is here already.
 * @param seesIdentity the chain has named this role for identity papers; others are neither sent nor given them
 */
export function travellersOf(log: readonly CaseEvent[], seesIdentity: boolean): Traveller[] {
  const files = new Map<string, Traveller>();
  const add = (file: FileReference, kind: DocumentClass) => {
    if (kind === 'identity' || !files.has(file.sha256)) files.set(file.sha256, { file, kind });
  };
  for (const { act } of log.map(({ body }) => body)) {
    if (act.kind === 'file-added') add(act.file, identityFiles.has(act.role) ? 'identity' : 'papers');
    // An authorisation carries somebody's identity number.
    if (act.kind === 'letter-written') add(act.file, act.letter === 'authorisation' ? 'identity' : 'papers');
    if (act.kind === 'captured') for (const file of [act.record, ...act.files]) add(file, 'papers');
    if (act.kind === 'stamped') for (const file of [act.file, act.ofPack?.signature]) if (file) add(file, 'papers');
    if (act.kind === 'imported') add(act.proof, 'papers');
  }
  return [...files.values()].filter(({ kind }) => kind !== 'identity' || seesIdentity);
}

/** Bytes of a pack that is sent at most: a larger one stays where it was built, and can be built anew elsewhere. */
export const largestPack = 64 * 1024 ** 2;

/** The packs of these events that go between devices, as far as they are not too large. @param log what their case holds */
export function packsOf(events: readonly CaseEvent[], log: readonly CaseEvent[]): Traveller[] {
  return events.flatMap((event) => {
    const { act } = event.body;
    if (act.kind !== 'exported' || act.file.bytes > largestPack) return [];
    return [{ file: act.file, kind: act.pack !== 'urgent' && mayNamePeople(event, log) ? 'identity' : 'papers' }];
  });
}

/**
 * Whether identity papers may stand in what was built then: by the events that its device had seen, so that whoever holds the log says
 * the same.
 */
function mayNamePeople({ body }: CaseEvent, log: readonly CaseEvent[]): boolean {
  const seen = new Map([[body.device, body.seq - 1]]);
  for (const [device, head] of Object.entries(body.seen))
    seen.set(device, log.find(({ hash }) => hash === head)?.body.seq ?? 0);
  const past = log.filter(({ body: { device, seq } }) => seq <= (seen.get(device) ?? 0));
  return travellersOf(past, true).some(({ kind }) => kind === 'identity');
}

/** URL-safe base64, with its padding. */
export const urlSafe = (bytes: Uint8Array) => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_');

/** What a part's bytes are called in its description: `SHA-256=` and the hash in URL-safe base64. */
export async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return `SHA-256=${urlSafe(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))}`;
}

/** How many parts a file has. */
export const countOf = ({ bytes }: FileReference) => Math.max(1, Math.ceil(bytes / partSize));
/** What one of them is called in its bucket. */
export const nameOf = ({ sha256 }: FileReference, number: number) => `${sha256}.${number}`;

/** Sends what the bucket lacks of a file. Returns how many parts went; 0: all were there. */
export async function sendFile(store: PartStore, shop: string, { file, kind }: Traveller, blob: Blob): Promise<number> {
  let sent = 0;
  for (let number = 0; number < countOf(file); number++) {
    const part = new Uint8Array(await blob.slice(number * partSize, (number + 1) * partSize).arrayBuffer());
    if ((await store.digestOf(shop, kind, nameOf(file, number))) === (await digest(part))) continue;
    await store.put(shop, kind, nameOf(file, number), part);
    sent += 1;
  }
  return sent;
}

/** `waits`: not all of it has been sent yet. `damaged`: what came is not the file that the log names; nothing of it is kept. */
export type Fetched = 'here' | 'waits' | 'damaged';

/** Fetches what is missing here of a file, part by part. */
export async function fetchFile(
  store: PartStore,
  shelf: FileShelf,
  shop: string,
  { file, kind }: Traveller,
): Promise<Fetched> {
  if (await shelf.has(file.sha256)) return 'here';
  const here = new Set(await shelf.parts(file.sha256));
  for (let number = 0; number < countOf(file); number++) {
    if (here.has(number)) continue;
    const part = await store.get(shop, kind, nameOf(file, number));
    if (part === null || part.length > partSize) return 'waits';
    await shelf.keepPart(file.sha256, number, part);
  }
  return (await shelf.join(file.sha256, countOf(file))) ? 'here' : 'damaged';
}
