// The hashes that a pack states of a file (SHA-256, SHA-512, and the zip's CRC-32), taken in one pass.
import { sha512 } from '@noble/hashes/sha2.js';
import { sha256Hex, toHex } from '@/lib/model/case-chain';
import { type FileHashes, hashedWhole } from '@/lib/model/file-hashes';
import { piecesOf } from '@/lib/model/file-pieces';
import { Sha256Stream } from '@/lib/model/sha256';
import { crc32 } from './crc32';

/** Takes them; memory stays flat whatever the file's size. @param read told how many bytes were read */
export async function takeHashes(blob: Blob, read: (bytes: number) => void = () => undefined): Promise<FileHashes> {
  if (blob.size <= hashedWhole) return takeWhole(blob, read);
  const [short, long] = [new Sha256Stream(), sha512.create()];
  const pieces: string[] = [];
  let checksum = 0;
  for await (const piece of piecesOf(blob)) {
    // Taken aside, while script goes through the same bytes here.
    const own = sha256Hex(piece);
    short.update(piece);
    long.update(piece);
    checksum = crc32(piece, checksum);
    pieces.push(await own);
    read(piece.byteLength);
  }
  return {
    sha256: toHex(short.digest()),
    sha512: toHex(long.digest()),
    crc32: checksum,
    bytes: blob.size,
    pieces,
  };
}

async function takeWhole(blob: Blob, read: (bytes: number) => void): Promise<FileHashes> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const own = Promise.all([sha256Hex(bytes), crypto.subtle.digest('SHA-512', bytes)]);
  const checksum = crc32(bytes);
  const [short, long] = await own;
  read(bytes.byteLength);
  return { sha256: short, sha512: toHex(long), crc32: checksum, bytes: blob.size, pieces: [] };
}
