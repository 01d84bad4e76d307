// The hashes that a pack states of a file (SHA-256, SHA-512, and the zip's CRC-32), taken in one pass, and held against its bytes
// later at the speed of the browser's own SHA-256.
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { sha256Hex, toHex } from '@/lib/model/case-chain';
import { type FileHashes, hashedWhole } from '@/lib/model/file-hashes';
import { giveBack, pieceBytes, piecesOf } from '@/lib/model/file-pieces';
import { crc32 } from './crc32';

/** Takes them; memory stays flat whatever the file's size. @param read told how many bytes were read */
export async function takeHashes(blob: Blob, read: (bytes: number) => void = () => undefined): Promise<FileHashes> {
  if (blob.size <= hashedWhole) return takeWhole(blob, read);
  const [long, longer] = [sha256.create(), sha512.create()];
  const pieces: string[] = [];
  let checksum = 0;
  for await (const piece of piecesOf(blob)) {
    // Natively, elsewhere, while script goes through the same bytes here.
    const native = sha256Hex(piece);
    long.update(piece);
    longer.update(piece);
    checksum = crc32(piece, checksum);
    pieces.push(await native);
    read(piece.byteLength);
  }
  return {
    sha256: toHex(long.digest()),
    sha512: toHex(longer.digest()),
    crc32: checksum,
    bytes: blob.size,
    pieces,
  };
}

async function takeWhole(blob: Blob, read: (bytes: number) => void): Promise<FileHashes> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const native = Promise.all([sha256Hex(bytes), crypto.subtle.digest('SHA-512', bytes)]);
  const checksum = crc32(bytes);
  const [short, longer] = await native;
  read(bytes.byteLength);
  giveBack(bytes.buffer);
  return { sha256: short, sha512: toHex(longer), crc32: checksum, bytes: blob.size, pieces: [] };
}

/** True where every byte of the file is as when these hashes were taken. @param read told how many bytes were read */
export async function isAsHashed(
  blob: Blob,
  { bytes, pieces }: FileHashes,
  read: (bytes: number) => void = () => undefined,
): Promise<boolean> {
  if (blob.size !== bytes || pieces.length !== Math.ceil(bytes / pieceBytes)) return false;
  let at = 0;
  for await (const piece of piecesOf(blob)) {
    if ((await sha256Hex(piece)) !== pieces[at++]) return false;
    read(piece.byteLength);
  }
  return true;
}
