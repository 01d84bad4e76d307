// This device's identity: its key, which never leaves this browser, and the certificate over its public half.
import { createDeviceKey, type DeviceKey, deviceId, toHex } from '@/lib/model/case-chain';
import type { Database } from './database';
import { withTrouble } from './trouble';

interface StoredKey extends DeviceKey {
  name: 'key';
}

/** The device's key; made at first use. Two windows that make one at once end with the same: the first stored. */
export async function deviceKey(db: Database): Promise<DeviceKey> {
  const stored = (await withTrouble(() => db.get('device', 'key'))) as StoredKey | undefined;
  if (stored) return stored;
  const made: StoredKey = { name: 'key', ...(await createDeviceKey()) };
  return withTrouble(async () => {
    const change = db.transaction('device', 'readwrite');
    const other = (await change.store.get('key')) as StoredKey | undefined;
    if (!other) await change.store.put(made);
    await change.done;
    return other ?? made;
  });
}

/**
 * HMAC-SHA-256 (hex) of a number that looks like a card's, for one case, under a key that never leaves this browser: how an answer in
 * the log is known again without the number.
 */
export async function numberDigest(db: Database, caseId: string, digits: string): Promise<string> {
  let key = await readNumberKey(db);
  if (!key) {
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    key = await withTrouble(async () => {
      const change = db.transaction('device', 'readwrite');
      const other = (await change.store.get('number-key')) as { key: CryptoKey } | undefined;
      if (!other) await change.store.put({ name: 'number-key', key: made });
      await change.done;
      return other?.key ?? made;
    });
  }
  return toHex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${caseId} ${digits}`)));
}

async function readNumberKey(db: Database): Promise<CryptoKey | null> {
  const stored = (await withTrouble(() => db.get('device', 'number-key'))) as { key: CryptoKey } | undefined;
  return stored?.key ?? null;
}

/** The device's certificate (DER), or null before the first pack was signed. */
export async function readCertificate(db: Database): Promise<Uint8Array<ArrayBuffer> | null> {
  const stored = (await withTrouble(() => db.get('device', 'certificate'))) as
    | { der: Uint8Array<ArrayBuffer> }
    | undefined;
  return stored?.der ?? null;
}

/** Keeps the device's certificate; the first one kept stays. Returns the one that stands. */
export async function keepCertificate(db: Database, der: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return withTrouble(async () => {
    const change = db.transaction('device', 'readwrite');
    const other = (await change.store.get('certificate')) as { der: Uint8Array<ArrayBuffer> } | undefined;
    if (!other) await change.store.put({ name: 'certificate', der });
    await change.done;
    return other?.der ?? der;
  });
}

/** Public keys of all devices whose events may stand in the logs: this one's, and those that came with a backup. By device id. */
export async function knownDevices(db: Database): Promise<Map<string, CryptoKey>> {
  const own = await deviceKey(db);
  const known = new Map([[own.id, own.publicKey]]);
  const peers = (await withTrouble(() => db.get('device', 'peers'))) as { keys?: Map<string, CryptoKey> } | undefined;
  for (const [id, key] of peers?.keys ?? []) if (!known.has(id)) known.set(id, key);
  return known;
}

/** Statements by which one key names the next, as their files' texts, oldest first. */
export async function readHandOvers(db: Database): Promise<string[]> {
  const stored = (await withTrouble(() => db.get('device', 'hand-overs'))) as { texts?: string[] } | undefined;
  return stored?.texts ?? [];
}

/** Keeps a statement; what it says was checked. */
export async function keepHandOver(db: Database, text: string): Promise<void> {
  await withTrouble(async () => {
    const { store } = db.transaction('device', 'readwrite');
    const stored = (await store.get('hand-overs')) as { texts?: string[] } | undefined;
    await store.put({ name: 'hand-overs', texts: [...(stored?.texts ?? []), text] });
  });
}

/** Keeps another device's public key (SubjectPublicKeyInfo, DER); one whose id is not its own hash is left out. */
export async function keepPeer(db: Database, id: string, spki: Uint8Array<ArrayBuffer>): Promise<void> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']).catch(() => null);
  if (key === null || (await deviceId(key)) !== id) return;
  await withTrouble(async () => {
    const { store } = db.transaction('device', 'readwrite');
    const peers = (await store.get('peers')) as { keys?: Map<string, CryptoKey> } | undefined;
    await store.put({ name: 'peers', keys: new Map([...(peers?.keys ?? []), [id, key]]) });
  });
}
