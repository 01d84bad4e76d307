// Is it a BagIt bag, and is it whole? Versions 0.93 to 1.0: declaration, manifests, tag manifests, Payload-Oxum, names, fetch.txt.
import type { EvidenceKey } from '@/lib/i18n/evidence';
import { isSafeName } from '../bag-source';
import { type Algorithm, algorithmOf } from '../hashing';
import type { Inspection } from './check';
import {
  type Declaration,
  decodeTagFile,
  type ManifestLine,
  readBagInfo,
  readDeclaration,
  readFetch,
  readManifest,
} from './tag-text';

/** What later checks need of the bag's own files. */
export interface BagFacts {
  /** bag-info's labels and values, in order */
  info: [string, string][];
}

interface Manifest {
  path: string;
  algorithm: Algorithm | null;
  lines: ManifestLine[];
}

/** Checks the bag as such. */
export async function checkBag(bag: Inspection): Promise<BagFacts> {
  const declared = readDeclaration(await bag.bytes('bagit.txt'));
  if (declared) bag.add('bag', 'proved', 'verify.bag', { version: declared.version });
  else bag.add('bag', 'broken', 'verify.bag.broken');
  const declaration = declared ?? { version: '1.0', decoder: new TextDecoder() };
  for (const path of bag.source.paths) if (!isSafeName(path)) bag.add('names', 'broken', 'verify.name', { file: path });
  warnOfNames(bag);
  const payload = await manifestsOf(bag, 'manifest', declaration);
  const tags = await manifestsOf(bag, 'tagmanifest', declaration);
  // Every hash that will be asked for is known before the first file is read.
  for (const { algorithm, lines } of [...(payload ?? []), ...(tags ?? [])])
    for (const line of lines) {
      const path = locate(bag, line)?.path;
      if (path !== undefined && algorithm) bag.want(path, algorithm);
    }
  const fetched = await fetchedNames(bag, declaration);
  if (payload) await checkPayload(bag, payload, declaration.version, fetched);
  const info = await bagInfo(bag, declaration);
  await checkOxum(bag, info);
  if (tags) await checkTags(bag, tags);
  return { info };
}

const isPayload = (path: string) => path.startsWith('data/');

/** Names that are well here and trouble elsewhere: said, not counted against the bag. */
function warnOfNames(bag: Inspection): void {
  const seen = new Map<string, string>();
  for (const path of bag.source.paths) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) bag.add('names', 'not-proved', 'verify.names.alike', { file: path, other });
    seen.set(folded, path);
    if (/(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?$/i.test(path) || /[<>:"|?*]/.test(path))
      bag.add('names', 'not-proved', 'verify.names.windows', { file: path });
  }
}

async function manifestsOf(
  bag: Inspection,
  kind: 'manifest' | 'tagmanifest',
  { decoder, version }: Declaration,
): Promise<Manifest[] | null> {
  const found: Manifest[] = [];
  let isReadable = true;
  const fault = (message: EvidenceKey, file: string) => {
    isReadable = false;
    bag.add(kind === 'manifest' ? 'payload' : 'tags', 'broken', message, { file });
  };
  for (const path of bag.source.paths) {
    const match = /^(tag)?manifest-([A-Za-z0-9_-]+)\.txt$/.exec(path);
    if (!match || (match[1] === 'tag') !== (kind === 'tagmanifest')) continue;
    const lines = readManifest(decodeTagFile(await bag.bytes(path), decoder));
    if (!lines) fault('verify.manifest.unreadable', path);
    else if (hasContradiction(lines, version)) fault('verify.manifest.double', path);
    else found.push({ path, algorithm: algorithmOf(match[2]!), lines });
  }
  for (const { path, algorithm } of found)
    if (algorithm === null) bag.add('names', 'not-proved', 'verify.manifest.unknown', { file: path });
  return isReadable ? found : null;
}

/** One name with two hashes; in 1.0 one name twice at all. */
function hasContradiction(lines: readonly ManifestLine[], version: string): boolean {
  const known = new Map<string, string>();
  return lines.some(({ hash, decoded }) => {
    const before = known.get(decoded);
    known.set(decoded, hash);
    return before !== undefined && (version === '1.0' || before !== hash);
  });
}

/**
 * The file that a line means: by its decoded name, by its name as it stands (programs disagree on the decoding), or by another
 * Unicode form of it (a file system may have changed it).
 */
function locate(bag: Inspection, { name, decoded }: ManifestLine): { path: string; isOtherForm: boolean } | null {
  for (const path of [decoded, name]) if (bag.has(path)) return { path, isOtherForm: false };
  const form = decoded.normalize('NFC');
  const path = bag.source.paths.find((other) => other.normalize('NFC') === form);
  return path === undefined ? null : { path, isOtherForm: true };
}

async function fetchedNames(bag: Inspection, { decoder }: Declaration): Promise<Set<string>> {
  if (!bag.has('fetch.txt')) return new Set();
  const names = readFetch(decodeTagFile(await bag.bytes('fetch.txt'), decoder));
  if (names === null) bag.add('payload', 'broken', 'verify.manifest.unreadable', { file: 'fetch.txt' });
  for (const name of names ?? [])
    if (!isSafeName(name)) bag.add('names', 'broken', 'verify.name', { file: name });
    else if (!isPayload(name) && !name.includes('/'))
      bag.add('names', 'not-proved', 'verify.fetch.outside', { file: name });
    else if (!isPayload(name)) bag.add('names', 'broken', 'verify.fetch.outside', { file: name });
  return new Set(names);
}

async function checkPayload(
  bag: Inspection,
  manifests: readonly Manifest[],
  version: string,
  fetched: ReadonlySet<string>,
): Promise<void> {
  if (manifests.length === 0) {
    bag.add('payload', 'broken', 'verify.payload.no-manifest');
    return;
  }
  const payload = bag.source.paths.filter(isPayload);
  if (payload.length === 0 && !bag.source.folders.includes('data')) {
    bag.add('payload', 'broken', 'verify.payload.no-folder');
    return;
  }
  const bad = new Set<string>();
  const fault = (message: EvidenceKey, file: string) => {
    if (bad.has(file)) return;
    bad.add(file);
    bag.add('payload', 'broken', message, { file });
  };
  const listedAnywhere = new Set<string>();
  for (const { algorithm, lines } of manifests) {
    const listed = new Set<string>();
    for (const line of lines) {
      if (!isSafeName(line.decoded) || !isPayload(line.decoded)) {
        fault('verify.name', line.decoded);
        continue;
      }
      const file = locate(bag, line);
      if (!file) {
        fault(fetched.has(line.decoded) ? 'verify.fetch' : 'verify.payload.missing', line.decoded);
        continue;
      }
      if (file.isOtherForm) bag.add('names', 'not-proved', 'verify.names.form', { file: file.path });
      listed.add(file.path);
      listedAnywhere.add(file.path);
      if (algorithm && (await bag.hash(file.path, algorithm)) !== line.hash) fault('verify.payload.changed', file.path);
    }
    // 1.0: every manifest lists every payload file; before, one of them had to.
    if (version === '1.0') for (const path of payload) if (!listed.has(path)) fault('verify.payload.extra', path);
  }
  for (const path of payload) if (!listedAnywhere.has(path)) fault('verify.payload.extra', path);
  if (manifests.every(({ algorithm }) => algorithm === null)) {
    bag.add('payload', 'broken', 'verify.payload.no-known-manifest');
    return;
  }
  if (bad.size === 0) bag.add('payload', 'proved', 'verify.payload', { n: payload.length });
}

/** bag-info.txt (package-info.txt before 0.95), and whether it can be read. */
async function bagInfo(bag: Inspection, { decoder }: Declaration): Promise<[string, string][]> {
  const path = ['bag-info.txt', 'package-info.txt'].find((name) => bag.has(name));
  if (!path) return [];
  const info = readBagInfo(decodeTagFile(await bag.bytes(path), decoder));
  if (info === null) bag.add('bag', 'broken', 'verify.info.unreadable', { file: path });
  return info ?? [];
}

async function checkOxum(bag: Inspection, info: readonly [string, string][]): Promise<void> {
  const stated = info.filter(([label]) => label.toLowerCase() === 'payload-oxum').map(([, value]) => value);
  if (stated.length === 0) return;
  let bytes = 0;
  const payload = bag.source.paths.filter(isPayload);
  for (const path of payload) bytes += await bag.length(path);
  if (stated.every((value) => value === `${bytes}.${payload.length}`)) bag.add('oxum', 'proved', 'verify.oxum');
  else bag.add('oxum', 'broken', 'verify.oxum.broken');
}

async function checkTags(bag: Inspection, manifests: readonly Manifest[]): Promise<void> {
  if (manifests.length === 0) {
    bag.add('tags', 'absent', 'verify.tags.absent');
    return;
  }
  const bad = new Set<string>();
  const fault = (message: EvidenceKey, file: string) => {
    if (bad.has(file)) return;
    bad.add(file);
    bag.add('tags', 'broken', message, { file });
  };
  for (const { algorithm, lines } of manifests)
    for (const line of lines) {
      const file = isSafeName(line.decoded) ? locate(bag, line) : null;
      if (!isSafeName(line.decoded)) fault('verify.name', line.decoded);
      else if (!file) fault('verify.tags.missing', line.decoded);
      else if (algorithm && (await bag.hash(file.path, algorithm)) !== line.hash)
        fault('verify.tags.changed', file.path);
    }
  if (bad.size === 0) bag.add('tags', 'proved', 'verify.tags');
}
