// Checks a pack and says in plain words what is proved, not proved, absent or broken, naming the file. Any BagIt bag of
// version 0.97 to 1.0 can be checked; ours are checked further: signature, log, captures, index.
import type { EvidenceKey } from '@/lib/i18n/evidence';
import { checkLog, deviceId, headsOf, sha256Hex } from '@/lib/model/case-chain';
import { CaseEvent } from '@/lib/model/case-event';
import type { BagSource } from './bag-source';
import { isSafeName, Unreadable } from './bag-source';
import { fromPem } from './certificate';
import { checkDetached } from './signature';

export type CheckState = 'proved' | 'not-proved' | 'absent' | 'broken';

/** One thing that was checked; `message` is a key of the catalogue `evidence`. */
export interface Check {
  id:
    | 'bag'
    | 'payload'
    | 'oxum'
    | 'tags'
    | 'signature'
    | 'person'
    | 'log'
    | 'captures'
    | 'index'
    | 'unsigned'
    | 'time'
    | 'page';
  state: CheckState;
  message: EvidenceKey;
  values: Record<string, string | number>;
}

export interface VerifyReport {
  /** no check is broken */
  isValid: boolean;
  checks: Check[];
}

type Digests = Map<string, Map<string, string>>;
const algorithms: Record<string, string> = { sha256: 'SHA-256', sha512: 'SHA-512', sha1: 'SHA-1', sha384: 'SHA-384' };

/** Checks a bag. Throws Unreadable where it is no bag at all. */
export async function verifyBag(source: BagSource): Promise<VerifyReport> {
  const checks: Check[] = [];
  const add = (id: Check['id'], state: CheckState, message: EvidenceKey, values: Check['values'] = {}) =>
    checks.push({ id, state, message, values });
  if (!source.paths.includes('bagit.txt')) throw new Unreadable('it holds no bagit.txt');
  for (const path of source.paths) if (!isSafeName(path)) add('payload', 'broken', 'verify.name', { file: path });
  const version = await readVersion(source);
  if (version === null) add('bag', 'broken', 'verify.bag.broken');
  else add('bag', 'proved', 'verify.bag', { version });
  const hash = hasher(source);
  await checkPayload(source, version ?? '1.0', hash, add);
  await checkOxum(source, add);
  await checkTags(source, hash, add);
  const signer = await checkSignature(source, add);
  const log = await checkEvents(source, signer, add);
  if (log) await checkCaptures(source, log, hash, add);
  await checkIndex(source, hash, add);
  for (const path of unsignedFiles(source)) add('unsigned', 'not-proved', 'verify.unsigned', { file: path });
  add('time', 'not-proved', 'verify.time');
  add('page', 'not-proved', 'verify.page');
  return { isValid: checks.every((check) => check.state !== 'broken'), checks };
}

type Add = (id: Check['id'], state: CheckState, message: EvidenceKey, values?: Check['values']) => void;
type Hash = (path: string, algorithm: string) => Promise<string | null>;

/** Hashes each file once, by all that is asked of it; null for an algorithm that browsers do not have. */
function hasher(source: BagSource): Hash {
  const known = new Map<string, string>();
  return async (path, algorithm) => {
    const name = algorithms[algorithm];
    if (!name) return null;
    const key = `${algorithm} ${path}`;
    let value = known.get(key);
    if (value === undefined) {
      const digest = await crypto.subtle.digest(name, await source.read(path));
      value = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
      known.set(key, value);
    }
    return value;
  };
}

async function text(source: BagSource, path: string): Promise<string> {
  return new TextDecoder().decode(await source.read(path));
}

async function readVersion(source: BagSource): Promise<string | null> {
  const match = /^BagIt-Version: (\d+\.\d+)\r?\n?\s*Tag-File-Character-Encoding: ([\w-]+)\s*$/.exec(
    await text(source, 'bagit.txt'),
  );
  if (!match || !/^utf-?8$/i.test(match[2]!)) return null;
  return ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'].includes(match[1]!) ? match[1]! : null;
}

/** Lines `hash  path`. Names are percent-encoded for CR, LF and % (RFC 8493, 2.1.3). Null for a line that is none. */
function readManifest(content: string): Map<string, string> | null {
  const listed = new Map<string, string>();
  for (const line of content.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const match = /^([0-9a-fA-F]{32,128})[ \t]+\*?(.+)$/.exec(line);
    if (!match) return null;
    const path = match[2]!.replace(/^\.\//, '').replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%25/g, '%');
    if (listed.has(path) && listed.get(path) !== match[1]!.toLowerCase()) return null;
    listed.set(path, match[1]!.toLowerCase());
  }
  return listed;
}

async function manifests(source: BagSource, prefix: 'manifest' | 'tagmanifest', add: Add): Promise<Digests | null> {
  const found: Digests = new Map();
  let isReadable = true;
  for (const path of source.paths) {
    const match = /^(tag)?manifest-([a-z0-9]+)\.txt$/.exec(path);
    if (!match || (match[1] === 'tag') !== (prefix === 'tagmanifest')) continue;
    const listed = readManifest(await text(source, path));
    if (listed) found.set(match[2]!, listed);
    else {
      isReadable = false;
      add(prefix === 'manifest' ? 'payload' : 'tags', 'broken', 'verify.manifest.unreadable', { file: path });
    }
  }
  return isReadable ? found : null;
}

async function checkPayload(source: BagSource, version: string, hash: Hash, add: Add): Promise<void> {
  const digests = await manifests(source, 'manifest', add);
  if (digests === null) return;
  if (digests.size === 0) {
    add('payload', 'broken', 'verify.payload.no-manifest');
    return;
  }
  const payload = source.paths.filter((path) => path.startsWith('data/'));
  const present = new Set(source.paths);
  const bad = new Set<string>();
  const fault = (message: EvidenceKey, file: string) => {
    if (bad.has(file)) return;
    bad.add(file);
    add('payload', 'broken', message, { file });
  };
  const fetched = new Set(
    source.paths.includes('fetch.txt')
      ? (await text(source, 'fetch.txt'))
          .split(/\r?\n/)
          .flatMap((line) => line.trim().split(/\s+/).slice(2).join(' ') || [])
      : [],
  );
  for (const [algorithm, listed] of digests) {
    for (const [path, expected] of listed) {
      if (!isSafeName(path) || !path.startsWith('data/')) fault('verify.name', path);
      else if (!present.has(path)) fault(fetched.has(path) ? 'verify.fetch' : 'verify.payload.missing', path);
      else {
        const actual = await hash(path, algorithm);
        if (actual !== null && actual !== expected) fault('verify.payload.changed', path);
      }
    }
    // 1.0: every manifest lists every payload file; before, one of them had to.
    if (version === '1.0') for (const path of payload) if (!listed.has(path)) fault('verify.payload.extra', path);
  }
  for (const path of payload)
    if (![...digests.values()].some((listed) => listed.has(path))) fault('verify.payload.extra', path);
  if (bad.size === 0) add('payload', 'proved', 'verify.payload', { n: payload.length });
}

async function checkOxum(source: BagSource, add: Add): Promise<void> {
  if (!source.paths.includes('bag-info.txt')) return;
  const stated = /^Payload-Oxum:\s*(\d+)\.(\d+)\s*$/im.exec(await text(source, 'bag-info.txt'));
  if (!stated) return;
  let bytes = 0;
  const payload = source.paths.filter((path) => path.startsWith('data/'));
  for (const path of payload) bytes += (await source.read(path)).byteLength;
  if (Number(stated[1]) === bytes && Number(stated[2]) === payload.length) add('oxum', 'proved', 'verify.oxum');
  else add('oxum', 'broken', 'verify.oxum.broken');
}

async function checkTags(source: BagSource, hash: Hash, add: Add): Promise<void> {
  const digests = await manifests(source, 'tagmanifest', add);
  if (digests === null) return;
  if (digests.size === 0) {
    add('tags', 'absent', 'verify.tags.absent');
    return;
  }
  let isWhole = true;
  const bad = new Set<string>();
  for (const [algorithm, listed] of digests) {
    for (const [path, expected] of listed) {
      const isThere = source.paths.includes(path);
      const actual = isThere ? await hash(path, algorithm) : null;
      if (isThere && (actual === null || actual === expected)) continue;
      isWhole = false;
      if (!bad.has(path))
        add('tags', 'broken', isThere ? 'verify.tags.changed' : 'verify.tags.missing', { file: path });
      bad.add(path);
    }
  }
  if (isWhole) add('tags', 'proved', 'verify.tags');
}

const signaturePath = 'signatures/tagmanifest-sha256.txt.p7s';

async function checkSignature(source: BagSource, add: Add): Promise<string | null> {
  if (!source.paths.includes(signaturePath) || !source.paths.includes('tagmanifest-sha256.txt')) {
    // A pack of ours without its signature has lost it: the layout promises one.
    const isOurs = source.paths.includes('data/60-process/log.jsonl');
    add('signature', isOurs ? 'broken' : 'absent', isOurs ? 'verify.signature.broken' : 'verify.signature.absent');
    return null;
  }
  try {
    const signature = await checkDetached(
      await source.read(signaturePath),
      await source.read('tagmanifest-sha256.txt'),
    );
    if (!signature.isValid) {
      add('signature', 'broken', 'verify.signature.broken');
      return null;
    }
    const pem = source.paths.includes('signatures/signer.crt.pem')
      ? fromPem(await text(source, 'signatures/signer.crt.pem'))
      : null;
    if (pem === null || (await sha256Hex(pem)) !== (await sha256Hex(signature.certificateDer))) {
      add('signature', 'broken', 'verify.signature.other');
      return null;
    }
    add('signature', 'proved', 'verify.signature', { key: signature.deviceId });
    add('person', 'not-proved', 'verify.person');
    return signature.deviceId;
  } catch {
    add('signature', 'broken', 'verify.signature.broken');
    return null;
  }
}

async function checkEvents(source: BagSource, signer: string | null, add: Add): Promise<CaseEvent[] | null> {
  const path = 'data/60-process/log.jsonl';
  if (!source.paths.includes(path)) {
    add('log', 'absent', 'verify.log.absent');
    return null;
  }
  const events: CaseEvent[] = [];
  for (const line of (await text(source, path)).split('\n')) {
    if (line === '') continue;
    const event = CaseEvent.safeParse(parseJson(line));
    if (!event.success) {
      add('log', 'broken', 'verify.log.unreadable', { file: path });
      return null;
    }
    events.push(event.data);
  }
  const keys = await deviceKeys(source);
  const [first] = await checkLog(events, keys);
  if (first) {
    add('log', 'broken', 'verify.log.broken', {
      seq: first.seq,
      device: first.device.slice(0, 16),
      fault: first.fault,
    });
    return null;
  }
  const pinned = await pinnedHeads(source);
  const heads = headsOf(events);
  const isAsPinned =
    JSON.stringify(pinned) ===
    JSON.stringify(
      Object.entries(heads).map(
        ([device, head]) => `${device} ${head} ${events.filter((event) => event.body.device === device).length}`,
      ),
    );
  if (!isAsPinned) add('log', 'broken', 'verify.log.cut');
  else if (signer !== null && !(signer in heads)) add('log', 'broken', 'verify.log.signer');
  else add('log', 'proved', 'verify.log', { n: events.length });
  return isAsPinned ? events : null;
}

/** Keys of the devices, each under the name that its own hash gives it; others are passed over. */
async function deviceKeys(source: BagSource): Promise<Map<string, CryptoKey>> {
  const keys = new Map<string, CryptoKey>();
  for (const path of source.paths) {
    const match = /^data\/60-process\/devices\/([0-9a-f]{64})\.pem$/.exec(path);
    const der = match ? fromPem(await text(source, path)) : null;
    if (!match || !der) continue;
    const key = await crypto.subtle
      .importKey('spki', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, ['verify'])
      .catch(() => null);
    if (key && (await deviceId(key)) === match[1]) keys.set(match[1]!, key);
  }
  return keys;
}

/** `device head count` for each device that bag-info.txt names, sorted by device. */
async function pinnedHeads(source: BagSource): Promise<string[]> {
  const info = source.paths.includes('bag-info.txt') ? await text(source, 'bag-info.txt') : '';
  const heads = [...info.matchAll(/^Log-Head:\s*([0-9a-f]{64}) ([0-9a-f]{64})\s*$/gm)];
  const counts = new Map(
    [...info.matchAll(/^Log-Count:\s*([0-9a-f]{64}) (\d+)\s*$/gm)].map((match) => [match[1], match[2]]),
  );
  return heads.map((match) => `${match[1]} ${match[2]} ${counts.get(match[1]) ?? ''}`);
}

async function checkCaptures(source: BagSource, log: readonly CaseEvent[], hash: Hash, add: Add): Promise<void> {
  const struck = new Set(log.flatMap(({ body }) => (body.act.kind === 'corrected' ? [body.act.event] : [])));
  let count = 0;
  const bad = new Set<string>();
  for (const { body, hash: eventHash } of log) {
    if (body.act.kind !== 'captured' || struck.has(eventHash)) continue;
    count += 1;
    const folder = `data/20-captures/${String(body.act.item).padStart(4, '0')}`;
    const recordPath = `${folder}/capture.json`;
    for (const [path, expected] of [
      [recordPath, body.act.record.sha256],
      ...body.act.files.map((file) => [`${folder}/${file.name}`, file.sha256]),
    ] as [string, string][]) {
      if (!source.paths.includes(path) || (await hash(path, 'sha256')) !== expected) bad.add(path);
    }
    // The record pins the log as it was just before: those events must still be there.
    const record = source.paths.includes(recordPath)
      ? (parseJson(await text(source, recordPath)) as { logBefore?: { heads?: Record<string, string> } } | null)
      : null;
    const hashes = new Set(log.map((event) => event.hash));
    for (const head of Object.values(record?.logBefore?.heads ?? {})) if (!hashes.has(head)) bad.add(recordPath);
  }
  for (const file of bad) add('captures', 'broken', 'verify.captures.broken', { file });
  if (bad.size === 0 && count > 0) add('captures', 'proved', 'verify.captures', { n: count });
}

async function checkIndex(source: BagSource, hash: Hash, add: Add): Promise<void> {
  if (!source.paths.includes('data/index.json')) return;
  const index = parseJson(await text(source, 'data/index.json'));
  const entries = Array.isArray(index) ? (index as { path?: unknown; sha256?: unknown }[]) : [];
  const wrong: string[] = [];
  for (const { path, sha256 } of entries) {
    if (typeof path !== 'string' || !source.paths.includes(path) || (await hash(path, 'sha256')) !== sha256)
      wrong.push(String(path));
  }
  for (const file of wrong) add('index', 'broken', 'verify.index.broken', { file });
  if (wrong.length === 0 && entries.length > 0) add('index', 'proved', 'verify.index');
}

/** Files that no manifest covers: later receipts may be added under signatures/, and are named as unprotected. */
function unsignedFiles(source: BagSource): string[] {
  const own = new Set([signaturePath, 'signatures/signer.crt.pem']);
  return source.paths.filter((path) => path.startsWith('signatures/') && !own.has(path));
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return null;
  }
}
