// A BagIt 1.0 bag (RFC 8493): payload, tag files, manifests. What is put into it is pack.ts's business.
import type { FileHashes } from '@/lib/model/file-hashes';
import { takeHashes } from './take-hashes';

/** One file of a bag; `path` from the bag's folder, `[A-Za-z0-9._-/]` only. */
export interface BagFile {
  path: string;
  content: Blob;
}

/** A file with what manifests and the zip say of it. */
export type MeasuredFile = BagFile &
  Pick<FileHashes, (typeof digests)[number] | 'crc32'> & {
    /** where these were taken before: what its bytes have still to be held against */
    pieces?: readonly string[];
  };

const digests = ['sha256', 'sha512'] as const;

/** A text (or JSON value) as the content of a file, UTF-8. */
export function textBlob(text: string): Blob {
  return new Blob([text]);
}

/** A JSON value as the content of a file, readable by people. */
export function jsonBlob(value: unknown): Blob {
  return textBlob(`${JSON.stringify(value, null, 1)}\n`);
}

/** Orders paths by their bytes, as every machine does. */
export function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function manifest(digest: (typeof digests)[number], files: readonly MeasuredFile[]): Blob {
  return textBlob(
    [...files]
      .sort(byPath)
      .map((file) => `${file[digest]}  ${file.path}\n`)
      .join(''),
  );
}

/**
 * Completes a bag: bagit.txt, bag-info.txt with Payload-Oxum, manifests over the payload, tag manifests over all tag files.
 * Files under signatures/ are added by the caller afterwards: they sign the tag manifest and stand in none.
 * @param payload paths below `data/` @param info bag-info's own lines, in order @param tags further tag files
 */
export async function completeBag(
  payload: readonly MeasuredFile[],
  info: readonly (readonly [string, string])[],
  tags: readonly BagFile[],
): Promise<MeasuredFile[]> {
  for (const { path } of [...payload, ...tags])
    if (!/^[A-Za-z0-9._/-]+$/.test(path) || path.includes('..')) throw new RangeError(`not a name for a bag: ${path}`);
  const oxum = `${payload.reduce((sum, { content }) => sum + content.size, 0)}.${payload.length}`;
  const lines = [...info, ['Payload-Oxum', oxum] as const].map(
    ([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`,
  );
  const tagFiles = await measureAll([
    { path: 'bagit.txt', content: textBlob('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') },
    { path: 'bag-info.txt', content: textBlob(lines.join('')) },
    ...tags,
    ...digests.map((digest) => ({ path: `manifest-${digest}.txt`, content: manifest(digest, payload) })),
  ]);
  const tagManifests = await measureAll(
    digests.map((digest) => ({ path: `tagmanifest-${digest}.txt`, content: manifest(digest, tagFiles) })),
  );
  return [...tagFiles, ...tagManifests, ...[...payload].sort(byPath)];
}

/** Hashes a file in one pass over its bytes. @param read told how many bytes were read */
export async function measure(file: BagFile, read?: (bytes: number) => void): Promise<MeasuredFile> {
  const { sha256, sha512, crc32 } = await takeHashes(file.content, read);
  return { ...file, sha256, sha512, crc32 };
}

/** Measures files one after another. */
export async function measureAll(files: readonly BagFile[]): Promise<MeasuredFile[]> {
  const measured: MeasuredFile[] = [];
  for (const file of files) measured.push(await measure(file));
  return measured;
}
