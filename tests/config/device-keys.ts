// Devices' keys for unit tests. Making an RSA-3072 key takes a second or more and the tests need dozens, so a few are made once, before
// the first test, and handed out anew to each file: real keys, each different from the file's others, as little to be taken out as
// those that the browser makes. Which of them a device gets is nothing that a test is about.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const kept = fileURLToPath(new URL('../../node_modules/.cache/tillguard/device-keys.json', import.meta.url));
const count = 8;
export const form = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const;

/** A pair, base64: PKCS #8 and SubjectPublicKeyInfo. */
interface KeptPair {
  secret: string;
  open: string;
}

async function make(): Promise<KeptPair> {
  const pair = await crypto.subtle.generateKey(form, true, ['sign', 'verify']);
  const base64 = async (kind: 'pkcs8' | 'spki', key: CryptoKey) =>
    Buffer.from(await crypto.subtle.exportKey(kind, key)).toString('base64');
  return { secret: await base64('pkcs8', pair.privateKey), open: await base64('spki', pair.publicKey) };
}

export function keptPairs(): KeptPair[] {
  return JSON.parse(readFileSync(kept, 'utf8')) as KeptPair[];
}

/** Makes the keys, where this checkout has none yet. */
export async function setup(): Promise<void> {
  if (existsSync(kept)) return;
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(await Promise.all(Array.from({ length: count }, make))));
}
