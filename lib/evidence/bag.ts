// A BagIt 1.0 bag (RFC 8493): payload, tag files, manifests. What is put into it is pack.ts's business.
import { toHex } from '@/lib/model/case-chain';

/** One file of a bag; `path` from the bag's folder, `[A-Za-z0-9._-/]` only. */
export interface BagFile {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export type Digest = 'sha256' | 'sha512';
const names: Record<Digest, string> = { sha256: 'SHA-256', sha512: 'SHA-512' };
const digests: readonly Digest[] = ['sha256', 'sha512'];

/** Hash of bytes as lower-case hex. */
export async function digestHex(digest: Digest, bytes: BufferSource): Promise<string> {
  return toHex(await crypto.subtle.digest(names[digest], bytes));
}

/** UTF-8 bytes of a text. */
export function textBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

/** Orders paths by their bytes, as every machine does. */
export function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

async function manifest(digest: Digest, files: readonly BagFile[]): Promise<string> {
  const lines = await Promise.all(
    [...files].sort(byPath).map(async ({ path, bytes }) => `${await digestHex(digest, bytes)}  ${path}\n`),
  );
  return lines.join('');
}

/**
 * Completes a bag: bagit.txt, bag-info.txt with Payload-Oxum, manifests over the payload, tag manifests over all tag files.
 * Files under signatures/ are added by the caller afterwards: they sign the tag manifest and stand in none.
 * @param payload paths below `data/` @param info bag-info's own lines, in order @param tags further tag files
 */
export async function completeBag(
  payload: readonly BagFile[],
  info: readonly [string, string][],
  tags: readonly BagFile[],
): Promise<BagFile[]> {
  for (const { path } of [...payload, ...tags])
    if (!/^[A-Za-z0-9._/-]+$/.test(path) || path.includes('..')) throw new RangeError(`not a name for a bag: ${path}`);
  const oxum = `${payload.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)}.${payload.length}`;
  const lines = [...info, ['Payload-Oxum', oxum] as const].map(
    ([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`,
  );
  const tagFiles: BagFile[] = [
    { path: 'bagit.txt', bytes: textBytes('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') },
    { path: 'bag-info.txt', bytes: textBytes(lines.join('')) },
    ...tags,
  ];
  for (const digest of digests)
    tagFiles.push({ path: `manifest-${digest}.txt`, bytes: textBytes(await manifest(digest, payload)) });
  const tagManifests: BagFile[] = [];
  for (const digest of digests)
    tagManifests.push({ path: `tagmanifest-${digest}.txt`, bytes: textBytes(await manifest(digest, tagFiles)) });
  return [...tagFiles, ...tagManifests, ...[...payload].sort(byPath)];
}
