// Bags made in memory, file by file, for tests of the verifier.
import { createHash } from 'node:crypto';
import type { BagSource } from '@/lib/evidence/bag-source';

export type Files = Record<string, string | Uint8Array<ArrayBuffer>>;

export const bytesOf = (content: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  typeof content === 'string' ? (new TextEncoder().encode(content) as Uint8Array<ArrayBuffer>) : content;

export function hashOf(algorithm: string, content: string | Uint8Array<ArrayBuffer>): string {
  return createHash(algorithm).update(bytesOf(content)).digest('hex');
}

/** The files as the verifier reads them. @param folders further folders, for an empty `data` */
export function memoryBag(files: Files, folders: string[] = []): BagSource {
  const paths = Object.keys(files).sort();
  const within = paths.flatMap((path) =>
    path
      .split('/')
      .slice(0, -1)
      .map((_, i, parts) => parts.slice(0, i + 1).join('/')),
  );
  return {
    paths,
    folders: [...new Set([...within, ...folders])],
    size: (path) => bytesOf(files[path]!).byteLength,
    stream: (path) => new Blob([bytesOf(files[path]!)]).stream(),
  };
}

/** Lines of a manifest over some files. */
export function manifestOf(algorithm: string, files: Files, paths: readonly string[]): string {
  return paths.map((path) => `${hashOf(algorithm, files[path]!)}  ${path}\n`).join('');
}

/** A plain bag: two payload files, one manifest, one tag manifest. @param change what to add or replace before the tag manifest */
export function plainBag(
  options: { version?: string; algorithm?: string; encoding?: string; change?: Files; payload?: Files } = {},
): Files {
  const { version = '1.0', algorithm = 'sha512', encoding = 'UTF-8' } = options;
  const payload = options.payload ?? { 'data/hello.txt': 'hello\n', 'data/sub/bare-filename': 'x' };
  const files: Files = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`,
    ...payload,
  };
  files[`manifest-${algorithm}.txt`] = manifestOf(algorithm, files, Object.keys(payload));
  Object.assign(files, options.change);
  const tags = Object.keys(files).filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest'));
  files[`tagmanifest-${algorithm}.txt`] ??= manifestOf(algorithm, files, tags);
  return files;
}
