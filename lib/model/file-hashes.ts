// What packs state of a large file, taken once when the file comes and kept beside it. A pack does not believe it blindly: the
// hashes of the pieces, which the browser's own code takes aside, are held against the bytes that go into the pack.
import * as z from 'zod/mini';
import { sha256Hex } from './case-chain';
import { Sha256 } from './case-event';

const Stated = z.object({
  sha256: Sha256,
  sha512: z.string().check(z.regex(/^[0-9a-f]{128}$/)),
  /** as zip files have it; unsigned */
  crc32: z.int().check(z.gte(0), z.lte(0xffffffff)),
  bytes: z.int().check(z.gte(0)),
  /** SHA-256 of each piece (file-pieces.ts); of a file that is not worth keeping hashes of, none */
  pieces: z.array(Sha256),
});
/** Hashes of one file, lower-case hex. */
export type FileHashes = z.infer<typeof Stated>;

const Kept = z.extend(Stated, { check: Sha256 });

/** Files up to here are not worth keeping hashes of: the browser takes them from the whole file; bytes. */
export const hashedWhole = 4 * 1024 ** 2;

const checkOf = ({ sha256, sha512, crc32, bytes, pieces }: FileHashes) =>
  sha256Hex(new TextEncoder().encode([sha256, sha512, crc32, bytes, ...pieces].join(' ')));

/** As it is kept: with a hash over all of it, since no byte of the file says whether its SHA-512 is right. */
export async function keptHashes(hashes: FileHashes): Promise<z.infer<typeof Kept>> {
  return { ...hashes, check: await checkOf(hashes) };
}

/** What was kept; null where it is not what was kept. */
export async function readHashes(row: unknown): Promise<FileHashes | null> {
  const kept = Kept.safeParse(row);
  if (!kept.success) return null;
  const { check, ...hashes } = kept.data;
  return check === (await checkOf(hashes)) ? hashes : null;
}
