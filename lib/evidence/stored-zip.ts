// A zip of stored files, put together from their blobs without touching their bytes: memory stays flat, and the same files give
// the same zip. Sizes and checksums are known beforehand. Read through once, its parts are held against what was taken of them before.
// (PKWARE APPNOTE 6.3; ZIP64 records only where they are needed.)

import { sha256Hex, toHex } from '@/lib/model/case-chain';
import { piecesOf } from '@/lib/model/file-pieces';
import { Sha256Stream } from '@/lib/model/sha256';

export interface StoredFile {
  /** `[A-Za-z0-9._-/]` only */
  path: string;
  content: Blob;
  crc32: number;
  /** SHA-256 of its pieces where these hashes were taken before; nobody has looked at its bytes since */
  pieces?: readonly string[];
}

/** A file's bytes are not those of which its hashes were taken. */
export class NotAsHashed extends Error {}

const most = { size: 0xffffffff, count: 0xffff };

/** The zip. @param at its files' time: zip keeps wall times without a zone, these are the UTC figures */
export function storedZip(files: readonly StoredFile[], at: Date): Blob {
  return asBlob(partsOf(files, at));
}

/**
 * The zip and its SHA-256 (hex), each file held against its pieces on the way. Throws NotAsHashed.
 * @param at as for `storedZip` @param read told how many bytes of the files were read
 */
export async function hashedZip(
  files: readonly StoredFile[],
  at: Date,
  read: (bytes: number) => void,
): Promise<{ zip: Blob; sha256: string }> {
  const parts = partsOf(files, at);
  const hash = new Sha256Stream();
  for (const part of parts) {
    if (part instanceof Uint8Array) hash.update(part);
    else await addFile(hash, part, read);
  }
  return { zip: asBlob(parts), sha256: toHex(hash.digest()) };
}

async function addFile(
  hash: Sha256Stream,
  { path, content, pieces }: StoredFile,
  read: (bytes: number) => void,
): Promise<void> {
  let n = 0;
  for await (const piece of piecesOf(content)) {
    // Taken aside, while script goes through the same bytes here.
    const own = pieces && sha256Hex(piece);
    hash.update(piece);
    if (own && (await own) !== pieces[n++]) throw new NotAsHashed(path);
    read(piece.byteLength);
  }
  if (pieces && n !== pieces.length) throw new NotAsHashed(path);
}

type Part = Uint8Array<ArrayBuffer> | StoredFile;

function asBlob(parts: readonly Part[]): Blob {
  return new Blob(
    parts.map((part) => (part instanceof Uint8Array ? part : part.content)),
    { type: 'application/zip' },
  );
}

function partsOf(files: readonly StoredFile[], at: Date): Part[] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const parts: Part[] = [];
  const directory: Part[] = [];
  let offset = 0;
  let directorySize = 0;
  for (const file of files) {
    const { crc32 } = file;
    const name = new TextEncoder().encode(file.path);
    const { size } = file.content;
    const isLarge = size >= most.size;
    const isFar = offset >= most.size;
    const stated = isLarge ? most.size : size;
    const localExtra = isLarge ? record([2, 1], [2, 16], [8, size], [8, size]) : record();
    const version = isLarge || isFar ? 45 : 20;
    const shared: [number, number][] = [
      [2, version],
      [2, 0],
      [2, 0],
      [2, time],
      [2, date],
      [4, crc32],
      [4, stated],
      [4, stated],
      [2, name.length],
    ];
    const local = record([4, 0x04034b50], ...shared, [2, localExtra.length]);
    parts.push(local, name, localExtra, file);
    const wide: [number, number][] = [
      ...(isLarge
        ? [
            [8, size],
            [8, size],
          ]
        : []),
      ...(isFar ? [[8, offset]] : []),
    ] as [number, number][];
    const extra = wide.length > 0 ? record([2, 1], [2, wide.length * 8], ...wide) : record();
    const entry = record(
      [4, 0x02014b50],
      // Made on Unix, a plain file that its owner may write and all may read.
      [2, (3 << 8) | version],
      ...shared,
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0o100644 * 0x10000],
      [4, isFar ? most.size : offset],
    );
    directory.push(entry, name, extra);
    directorySize += entry.length + name.length + extra.length;
    offset += local.length + name.length + localExtra.length + size;
  }
  const end: Part[] = [];
  if (files.length >= most.count || offset >= most.size || directorySize >= most.size) {
    const count = files.length;
    end.push(
      record(
        [4, 0x06064b50],
        [8, 44],
        [2, 45],
        [2, 45],
        [4, 0],
        [4, 0],
        [8, count],
        [8, count],
        [8, directorySize],
        [8, offset],
      ),
      record([4, 0x07064b50], [4, 0], [8, offset + directorySize], [4, 1]),
    );
  }
  const count = Math.min(files.length, most.count);
  end.push(
    record(
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, Math.min(directorySize, most.size)],
      [4, Math.min(offset, most.size)],
      [2, 0],
    ),
  );
  return [...parts, ...directory, ...end];
}

/** Little-endian numbers of the given widths in bytes. */
function record(...fields: readonly [width: number, value: number][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) for (let n = 0; n < width; n++) bytes[at++] = Math.floor(value / 256 ** n) % 256;
  return bytes;
}
