// A bag as the verifier reads it: a list of paths with sizes and streams, whatever it came in (a zip: zip-source.ts; a folder:
// the command line's own). Nothing here trusts a name or a size.

import type { EvidenceKey } from '@/lib/i18n/evidence';
import { evidence } from '@/lib/i18n/evidence';
import { type Language, say } from '@/lib/i18n/say';

export interface BagSource {
  /** paths of files below the bag's own folder, sorted */
  paths: readonly string[];
  /** folders below the bag's own folder, `data` among them where it is there, even empty */
  folders: readonly string[];
  /** bytes of a file as its container states them; what is read may prove otherwise */
  size(path: string): number;
  /** the file's bytes, unpacked; errors with Unreadable */
  stream(path: string): ReadableStream<Uint8Array<ArrayBuffer>>;
}

type Why = Extract<EvidenceKey, `verify.why.${string}`>;

/** It cannot be read as a pack at all. */
export class Unreadable extends Error {
  constructor(
    readonly why: Why,
    readonly file = '',
  ) {
    super(say(evidence, 'en', why, { file }));
  }

  /** Why, in plain words. */
  worded(language: Language): string {
    return say(evidence, language, this.why, { file: this.file });
  }
}

/** Tag files larger than this are no tag files of any pack; bytes. */
const largestTagFile = 64 * 1024 ** 2;

/** All bytes of one file, for tag files and records. Throws Unreadable beyond `most` bytes. */
export async function readWhole(
  source: BagSource,
  path: string,
  most = largestTagFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of chunksOf(source.stream(path))) {
    length += part.byteLength;
    if (length > most) throw new Unreadable('verify.why.enormous');
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** The chunks of a stream; ends the stream where the loop is left. (Not every browser's streams can be iterated.) */
export async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        ended = true;
        return;
      }
      yield value;
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}

/** A relative name that stays within its folder, on every system. */
export function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    !/^[/~]/.test(name) &&
    !name.includes('\\') &&
    !/^[A-Za-z]:/.test(name) &&
    !name.includes('\0') &&
    !name.split('/').some((part) => part === '..' || part === '.' || part === '')
  );
}
