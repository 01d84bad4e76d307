// A folder on disk as a bag's source, for the command line and tests: browsers have no folders to walk.
import { createReadStream, lstatSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { type BagSource, Unreadable } from '@/lib/evidence/bag-source';

/** Opens a folder. Links and devices are refused: what they lead to is no part of the bag. */
export function openFolder(root: string): BagSource {
  const files = new Map<string, number>();
  const folders: string[] = [];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = relative(root, full).split(sep).join('/');
    if (entry.isDirectory()) folders.push(path);
    else if (entry.isFile()) files.set(path, lstatSync(full).size);
    else throw new Unreadable('verify.why.link', path);
  }
  return {
    paths: [...files.keys()].sort(),
    folders,
    size: (path) => files.get(path) ?? 0,
    stream: (path) => Readable.toWeb(createReadStream(join(root, path))) as ReadableStream<Uint8Array<ArrayBuffer>>,
  };
}
