// Hashes of files of any size: the browser's own for what fits into memory, one pass over the stream for what does not.
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { toHex } from '@/lib/model/case-chain';
import { Sha256Stream } from '@/lib/model/sha256';
import { chunksOf } from './bag-source';

const streaming = {
  md5,
  sha1,
  sha224,
  sha256: { create: () => new Sha256Stream() },
  sha384,
  sha512,
  'sha3-224': sha3_224,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
} as const;
export type Algorithm = keyof typeof streaming;
const native: Partial<Record<Algorithm, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};
/** Files up to here are read whole: the browser hashes several times faster than script does; bytes. */
const whole = 24 * 1024 ** 2;

/** The algorithm that a manifest's file name names (`sha256`, `SHA3-256`, `sha3256`); null for one we do not have. */
export function algorithmOf(name: string): Algorithm | null {
  const plain = name
    .toLowerCase()
    .replace(/^sha-/, 'sha')
    .replace(/^sha3[-_]?(224|256|384|512)$/, 'sha3-$1');
  return Object.hasOwn(streaming, plain) ? (plain as Algorithm) : null;
}

export interface FileDigest {
  bytes: number;
  /** lower-case hex by algorithm */
  hex: ReadonlyMap<Algorithm, string>;
}

/**
 * Hashes a stream by several algorithms in one pass; memory stays flat whatever its size.
 * @param size its length as far as known: chooses the way, never trusted
 */
export async function hashStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  size: number,
  algorithms: ReadonlySet<Algorithm>,
): Promise<FileDigest> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const running = new Map(
    [...algorithms].filter((name) => size > whole || !native[name]).map((name) => [name, streaming[name].create()]),
  );
  const keeps = size <= whole && running.size < algorithms.size;
  let bytes = 0;
  for await (const part of chunksOf(stream)) {
    bytes += part.byteLength;
    // A file longer than it claims to be is broken already; it must not fill the memory.
    if (keeps && bytes <= whole) parts.push(part);
    for (const hash of running.values()) hash.update(part);
  }
  const hex = new Map([...running].map(([name, hash]) => [name, toHex(hash.digest())]));
  if (keeps && bytes <= whole) {
    const all = new Uint8Array(bytes);
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.byteLength;
    }
    for (const name of algorithms)
      if (!hex.has(name)) hex.set(name, toHex(await crypto.subtle.digest(native[name]!, all)));
  }
  return { bytes, hex };
}
