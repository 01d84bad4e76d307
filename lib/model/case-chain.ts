// Chains of signed events: making the next one, checking a whole log, ordering several devices' events. Pure: keys and times are arguments.
import canonicalize from 'canonicalize';
import type { Act, CaseEvent, EventBody } from './case-event';

const signing = { name: 'RSASSA-PKCS1-v1_5' } as const;

/** Lower-case hex of bytes. */
export function toHex(bytes: ArrayBuffer | Uint8Array): string {
  return Array.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), (b) =>
    b.toString(16).padStart(2, '0'),
  ).join('');
}

/** SHA-256 as lower-case hex. */
export async function sha256Hex(bytes: BufferSource): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', bytes));
}

/** Base64 of bytes, without line breaks. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // Applied, not spread: an array of bytes is spread through its iterator, a hundred times slower.
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += Reflect.apply(String.fromCharCode, null, bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

/** Bytes of a base64 text; throws on malformed text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** RFC 8785 (JCS) bytes of a JSON value: what is hashed and signed. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return new TextEncoder().encode(text);
}

/** A device's identity: id is the SHA-256 of the public key's SubjectPublicKeyInfo. */
export interface DeviceKey {
  id: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** Makes the device's key: RSA-3072, not extractable (the public half always is). */
export async function createDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  );
  return { id: await deviceId(pair.publicKey), privateKey: pair.privateKey, publicKey: pair.publicKey };
}

/** SHA-256 (hex) of a public key's SubjectPublicKeyInfo. */
export async function deviceId(publicKey: CryptoKey): Promise<string> {
  return sha256Hex(await crypto.subtle.exportKey('spki', publicKey));
}

/** Last event hash of every device's chain in a log. */
export function headsOf(log: readonly CaseEvent[]): Record<string, string> {
  const last = new Map<string, CaseEvent>();
  for (const event of log) {
    const before = last.get(event.body.device);
    if (!before || before.body.seq < event.body.seq) last.set(event.body.device, event);
  }
  return Object.fromEntries(
    [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([device, event]) => [device, event.hash]),
  );
}

/** Makes the device's next event of a case. `at` is a UTC instant in ISO 8601 with milliseconds. */
export async function appendEvent(
  log: readonly CaseEvent[],
  next: { caseId: string; key: DeviceKey; at: string; actor: string; request: string; act: Act },
): Promise<CaseEvent> {
  const { [next.key.id]: prev = null, ...seen } = headsOf(log);
  const own = log.filter((event) => event.body.device === next.key.id);
  const body: EventBody = {
    v: 1,
    caseId: next.caseId,
    device: next.key.id,
    seq: own.length + 1,
    prev,
    seen,
    at: next.at,
    actor: next.actor,
    request: next.request,
    act: next.act,
  };
  const bytes = canonicalBytes(body);
  const signature = await crypto.subtle.sign(signing, next.key.privateKey, bytes);
  return { body, hash: await sha256Hex(bytes), signature: toBase64(new Uint8Array(signature)) };
}

export type ChainFault = 'hash' | 'signature' | 'unknown-device' | 'gap' | 'prev' | 'seen' | 'other-case' | 'duplicate';
/** Where a log is broken: the event's device and sequence number. */
export interface ChainBreak {
  fault: ChainFault;
  device: string;
  seq: number;
}

/**
 * Checks every event of a log: its hash, its device's signature, that each chain counts 1, 2, 3… and names the event before,
 * and that heads it claims to have seen exist. Returns every break, in order of device and number; empty means whole.
 * @param publicKeys device id → public key
 * @param cut hashes of events of which a part was cut: their own hash and signature cannot be held against them
 */
export async function checkLog(
  log: readonly CaseEvent[],
  publicKeys: ReadonlyMap<string, CryptoKey>,
  cut: ReadonlySet<string> = new Set(),
): Promise<ChainBreak[]> {
  const breaks: ChainBreak[] = [];
  const hashes = new Map(log.map((event) => [event.hash, event.body.device]));
  for (const [device, events] of [...groupByDevice(log)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = publicKeys.get(device);
    let before: CaseEvent | null = null;
    for (const event of [...events].sort((a, b) => a.body.seq - b.body.seq)) {
      const fail = (fault: ChainFault) => breaks.push({ fault, device, seq: event.body.seq });
      const bytes = canonicalBytes(event.body);
      const isWhole = !cut.has(event.hash);
      if (isWhole && (await sha256Hex(bytes)) !== event.hash) fail('hash');
      if (!key) fail('unknown-device');
      else if (isWhole && !(await isSignedBy(key, event.signature, bytes))) fail('signature');
      if (event.body.caseId !== log[0]!.body.caseId) fail('other-case');
      const expected: number = (before?.body.seq ?? 0) + 1;
      if (event.body.seq === before?.body.seq) fail('duplicate');
      else if (event.body.seq !== expected) fail('gap');
      else if (event.body.prev !== (before?.hash ?? null)) fail('prev');
      if (Object.entries(event.body.seen).some(([other, hash]) => hashes.get(hash) !== other)) fail('seen');
      before = event;
    }
  }
  return breaks;
}

function groupByDevice(log: readonly CaseEvent[]): Map<string, CaseEvent[]> {
  const chains = new Map<string, CaseEvent[]>();
  for (const event of log) chains.set(event.body.device, [...(chains.get(event.body.device) ?? []), event]);
  return chains;
}

async function isSignedBy(key: CryptoKey, signature: string, bytes: BufferSource): Promise<boolean> {
  try {
    return await crypto.subtle.verify(signing, key, fromBase64(signature), bytes);
  } catch {
    return false;
  }
}

/**
 * One order of all devices' events: an event stands after every event that it names (its own chain's and the heads it had
 * seen); where neither knew the other, by time, then device. The same on every machine that holds the same events.
 */
export function orderEvents(log: readonly CaseEvent[]): CaseEvent[] {
  const byHash = new Map(log.map((event) => [event.hash, event]));
  const done = new Set<string>();
  const ordered: CaseEvent[] = [];
  const queue = [...byHash.values()].sort(
    (a, b) => compare(a.body.at, b.body.at) || compare(a.body.device, b.body.device) || a.body.seq - b.body.seq,
  );
  const place = (first: CaseEvent) => {
    // An explicit stack: a long chain read from a file must not overflow the call stack.
    const stack = [first];
    const entered = new Set<string>();
    while (stack.length > 0) {
      const event = stack[stack.length - 1]!;
      if (done.has(event.hash)) {
        stack.pop();
        continue;
      }
      const needs = [event.body.prev, ...Object.values(event.body.seen).sort()]
        .map((hash) => (hash === null ? undefined : byHash.get(hash)))
        .filter(
          (needed): needed is CaseEvent => needed !== undefined && !done.has(needed.hash) && !entered.has(needed.hash),
        );
      entered.add(event.hash);
      if (needs.length > 0) {
        stack.push(...needs);
        continue;
      }
      done.add(event.hash);
      ordered.push(event);
      stack.pop();
    }
  };
  for (const event of queue) place(event);
  return ordered;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
