// This device's identity: its key, which never leaves this browser, and the certificate over its public half.
import { createDeviceKey, type DeviceKey } from '@/lib/model/case-chain';
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
