// What a check says, and what all checks share: the source, its hashes (each file read once), the list that grows.
import type { EvidenceKey } from '@/lib/i18n/evidence';
import { type BagSource, readWhole, Unreadable } from '../bag-source';
import { type Algorithm, type FileDigest, hashStream } from '../hashing';

export type CheckState = 'proved' | 'not-proved' | 'absent' | 'broken';
export type CheckId =
  | 'bag'
  | 'payload'
  | 'oxum'
  | 'tags'
  | 'names'
  | 'signature'
  | 'person'
  | 'log'
  | 'keys'
  | 'third-party'
  | 'captures'
  | 'index'
  | 'master'
  | 'unsigned'
  | 'time'
  | 'page';

/** One thing that was checked; `message` is a key of the catalogue `evidence`. */
export interface Check {
  id: CheckId;
  state: CheckState;
  message: EvidenceKey;
  values: Record<string, string | number>;
}

/** How far the check is: bytes of files read so far and in all. */
export type Progress = (done: number, total: number) => void;

/** One bag under check. */
export class Inspection {
  readonly checks: Check[] = [];
  readonly present: ReadonlySet<string>;
  readonly #wanted = new Map<string, Set<Algorithm>>();
  readonly #digests = new Map<string, Promise<FileDigest>>();
  #read = 0;

  constructor(
    readonly source: BagSource,
    private readonly progress: Progress = () => undefined,
    private readonly signal: AbortSignal | null = null,
  ) {
    this.present = new Set(source.paths);
  }

  add(id: CheckId, state: CheckState, message: EvidenceKey, values: Check['values'] = {}): void {
    this.checks.push({ id, state, message, values });
  }

  has(path: string): boolean {
    return this.present.has(path);
  }

  bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return readWhole(this.source, path);
  }

  /** A file's text; what is not valid UTF-8 shows as U+FFFD. */
  async text(path: string): Promise<string> {
    return new TextDecoder().decode(await this.bytes(path));
  }

  /** Says that this file's hash will be asked for, so that one reading gives them all. */
  want(path: string, algorithm: Algorithm): void {
    this.#wanted.set(path, (this.#wanted.get(path) ?? new Set()).add(algorithm));
  }

  /** The file's hash as lower-case hex; empty where the file is longer than its container states. */
  async hash(path: string, algorithm: Algorithm): Promise<string> {
    let digest = await this.#digests.get(path);
    if (!digest?.hex.has(algorithm)) {
      this.want(path, algorithm);
      const reading = this.#hash(path);
      this.#digests.set(path, reading);
      digest = await reading;
    }
    return digest.hex.get(algorithm) ?? '';
  }

  /** Bytes of the file as counted while it was hashed. */
  async length(path: string): Promise<number> {
    if (!this.#digests.has(path)) await this.hash(path, 'sha256');
    return (await this.#digests.get(path)!).bytes;
  }

  async #hash(path: string): Promise<FileDigest> {
    this.signal?.throwIfAborted();
    const size = this.source.size(path);
    const algorithms = this.#wanted.get(path) ?? new Set();
    const digest = await hashStream(this.source.stream(path), size, algorithms).catch((error: unknown): FileDigest => {
      // A member that cannot be unpacked is a broken file of a bag that can be read.
      if (!(error instanceof Unreadable) || error.why !== 'verify.why.damaged') throw error;
      return { bytes: 0, hex: new Map([...algorithms].map((algorithm) => [algorithm, ''])) };
    });
    this.#read += size;
    this.progress(
      this.#read,
      this.source.paths.reduce((sum, other) => sum + this.source.size(other), 0),
    );
    return digest;
  }
}

/** Parsed JSON; null for what is none. */
export function parseJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return null;
  }
}
