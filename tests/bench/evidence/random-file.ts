// Files that nothing can make smaller, for measurements of packs.
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

const megabyte = 1024 ** 2;

/** Writes so many random bytes and gives the path back. */
export function writeRandom(path: string, size: number): string {
  const file = openSync(path, 'w');
  for (let at = 0; at < size; at += megabyte) writeSync(file, randomBytes(Math.min(megabyte, size - at)));
  closeSync(file);
  return path;
}
