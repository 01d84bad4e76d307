// A bag as the verifier reads it: a list of paths and their bytes, whatever it came in. Zips are hostile until checked.
import { BlobReader, configure, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

export interface BagSource {
  /** paths below the bag's own folder, sorted */
  paths: readonly string[];
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** It cannot be read as a pack at all; `message` says why in plain words. */
export class Unreadable extends Error {}

const limits = { files: 100_000, bytes: 8 * 1024 ** 3, ratio: 2000 };

/** Opens a zip. Refuses what a careful program refuses: names that lead elsewhere, doubles, links, and claims of enormous size. */
export async function openZip(blob: Blob): Promise<BagSource> {
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new BlobReader(blob));
  let entries: Awaited<ReturnType<typeof reader.getEntries>>;
  try {
    entries = await reader.getEntries();
  } catch {
    throw new Unreadable('it is not a zip file, or it is cut off');
  }
  if (entries.length > limits.files) throw new Unreadable('it holds too many files');
  const files = new Map<string, (typeof entries)[number]>();
  let total = 0;
  for (const entry of entries) {
    const name = entry.filename;
    if (!isSafeName(name)) throw new Unreadable(`a file name in it leads elsewhere (${name.slice(0, 80)})`);
    // Unix type bits 0xa000 of the mode: a symbolic link.
    if (((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000)
      throw new Unreadable('it holds a link instead of a file');
    if (entry.directory) continue;
    if (files.has(name)) throw new Unreadable(`it holds two files of one name (${name.slice(0, 80)})`);
    if (entry.encrypted) throw new Unreadable('it is locked with a password');
    total += entry.uncompressedSize;
    if (total > limits.bytes || entry.uncompressedSize > Math.max(entry.compressedSize, 64) * limits.ratio)
      throw new Unreadable('it claims to unpack to an enormous size');
    files.set(name, entry);
  }
  const folders = new Set([...files.keys()].map((name) => name.split('/')[0]!));
  const [folder] = folders;
  if (folders.size !== 1 || folder === undefined || files.has(folder))
    throw new Unreadable('it does not hold exactly one folder');
  const paths = [...files.keys()].map((name) => name.slice(folder.length + 1)).sort();
  return {
    paths,
    async read(path) {
      const entry = files.get(`${folder}/${path}`);
      if (!entry || entry.directory || !('getData' in entry)) throw new Unreadable(`${path} is not there`);
      try {
        return (await entry.getData(new Uint8ArrayWriter(), { checkSignature: false })) as Uint8Array<ArrayBuffer>;
      } catch {
        throw new Unreadable(`${path} cannot be unpacked`);
      }
    },
  };
}

/** A relative name that stays within its folder, on every system. */
export function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    !name.startsWith('/') &&
    !name.includes('\\') &&
    !/^[A-Za-z]:/.test(name) &&
    !name.includes('\0') &&
    !name.split('/').includes('..')
  );
}
