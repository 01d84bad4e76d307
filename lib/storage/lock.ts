// The optional lock: a passphrase makes a key (PBKDF2), that key wraps a random data key, and the data key seals the logs of cases,
// their summaries and every file (lib/storage/sealing.ts). Turning it on and off goes through what is kept in small steps; a death
// half-way loses nothing, since every record says itself whether it is sealed, and the wrapped key goes last. Whoever loses the
// passphrase loses what is sealed: there is no other way in, only a backup.
import { fromBase64, toBase64 } from '@/lib/model/case-chain';
import { convertHeld } from './chain-held';
import { type Database, quarantine } from './database';
import { keyringOf } from './keyring';
import {
  isStill,
  keyFor,
  Locked,
  openBlob,
  openValue,
  readStoredLock,
  type Seal,
  SealBroken,
  StoredLock,
  sealBlob,
  sealNow,
  sealValue,
} from './sealing';
import { outdateAll } from './summary-rows';
import { withTrouble } from './trouble';

/** OWASP's figure for PBKDF2 with SHA-256, 2023. */
const iterations = 600_000;
/** Stores that are written when the lock is turned: its own, and those that are made anew, sealed or not, when next asked for. */
const cached = ['lock', 'summaries', 'caseTotals', 'fileParts'] as const;
const eventsAtOnce = 100;

export interface LockState {
  state: 'off' | StoredLock['state'];
  /** the key is at hand; true also where there is no lock */
  isOpen: boolean;
  idleMinutes: number;
}

/** Whether there is a lock, and whether it is open. */
export async function lockState(db: Database): Promise<LockState> {
  const lock = await readStoredLock(db);
  if (lock === null) return { state: 'off', isOpen: true, idleMinutes: usualIdleMinutes };
  const isOpen = await keyFor(db, lock.id).then(
    () => true,
    () => false,
  );
  return { state: lock.state, isOpen, idleMinutes: lock.idleMinutes };
}

/** Minutes without use after which the lock closes, where nothing else was chosen. Ours: as long as one case's steps take. */
export const usualIdleMinutes = 15;

/** Makes a lock where there is none, and opens it; what is kept is sealed by `convert`. False where there is one already. */
export async function turnOn(
  db: Database,
  { passphrase, idleMinutes }: { passphrase: string; idleMinutes: number },
): Promise<boolean> {
  if ((await readStoredLock(db)) !== null) return false;
  const dataKey = crypto.getRandomValues(new Uint8Array(32));
  const id = crypto.randomUUID();
  const lock: StoredLock = {
    name: 'lock',
    id,
    state: 'turning-on',
    ...(await wrap(dataKey, id, passphrase)),
    idleMinutes,
  };
  const isMade = await withTrouble(async () => {
    const change = db.transaction(cached, 'readwrite', { durability: 'strict' });
    const isFirst = (await change.objectStore('lock').get('lock')) === undefined;
    if (isFirst) {
      await change.objectStore('lock').add(lock);
      // A cache: made anew, sealed, when it is next asked for.
      await outdateAll(change);
      await change.objectStore('fileParts').clear();
    }
    await change.done;
    return isFirst;
  });
  if (isMade) await hold(db, lock, dataKey);
  return isMade;
}

/** Opens the lock. False where the passphrase is another one. */
export async function openLock(db: Database, passphrase: string): Promise<boolean> {
  const lock = await readStoredLock(db);
  if (lock === null) return true;
  const dataKey = await unwrap(lock, passphrase);
  if (dataKey === null) return false;
  await hold(db, lock, dataKey);
  return true;
}

/** Closes the lock: the key is forgotten. */
export async function closeLock(db: Database): Promise<void> {
  await keyringOf(db).write(null);
}

/** A person has used what is open: it stays so for another while. */
export async function touchLock(db: Database): Promise<void> {
  const keyring = keyringOf(db);
  const held = await keyring.read();
  // One whose time is over stays closed.
  if (held && Date.now() - held.usedAt <= held.idle) await keyring.write({ ...held, usedAt: Date.now() });
}

/** After so many minutes without use the lock closes. Throws Locked where it is not open. */
export async function setIdleMinutes(db: Database, idleMinutes: number): Promise<void> {
  const lock = await readStoredLock(db);
  if (lock === null) return;
  await keyFor(db, lock.id);
  await withTrouble(() => db.put('lock', { ...lock, idleMinutes }));
  const held = await keyringOf(db).read();
  if (held) await keyringOf(db).write({ ...held, usedAt: Date.now(), idle: idleMinutes * 60_000 });
}

/** Another passphrase for the same data key: nothing is sealed anew. False where the one before is not right. */
export async function changePassphrase(
  db: Database,
  { before, after }: { before: string; after: string },
): Promise<boolean> {
  const lock = await readStoredLock(db);
  const dataKey = lock && (await unwrap(lock, before));
  if (!lock || !dataKey) return false;
  const wrapped = await wrap(dataKey, lock.id, after);
  return withTrouble(async () => {
    const { store, done } = db.transaction('lock', 'readwrite', { durability: 'strict' });
    const now = StoredLock.safeParse(await store.get('lock'));
    const isSame = now.success && now.data.id === lock.id;
    if (isSame) await store.put({ ...now.data, ...wrapped });
    await done;
    return isSame;
  });
}

/** Begins to turn the lock off; what is kept is opened by `convert`. False where the passphrase is another one. */
export async function turnOff(db: Database, passphrase: string): Promise<boolean> {
  const lock = await readStoredLock(db);
  if (lock === null) return true;
  if (!(await openLock(db, passphrase))) return false;
  await withTrouble(async () => {
    const change = db.transaction(cached, 'readwrite', { durability: 'strict' });
    await change.objectStore('lock').put({ ...lock, state: 'turning-off' });
    await outdateAll(change);
    await change.objectStore('fileParts').clear();
    await change.done;
  });
  return true;
}

/**
 * Goes on with turning the lock on or off, step by step, from wherever it was left. Throws Locked where the key is not at hand. True
 * where something was on the way and is done now.
 */
export async function convert(db: Database): Promise<boolean> {
  const lock = await readStoredLock(db);
  if (lock === null || lock.state === 'on') return false;
  await keyFor(db, lock.id);
  await convertEvents(db);
  await convertHeld(db);
  await convertArtefacts(db);
  await withTrouble(async () => {
    const { store, done } = db.transaction('lock', 'readwrite', { durability: 'strict' });
    const now = StoredLock.safeParse(await store.get('lock'));
    if (now.success && now.data.id === lock.id && now.data.state === lock.state) {
      if (lock.state === 'turning-on') await store.put({ ...now.data, state: 'on' });
      else await store.delete('lock');
    }
    await done;
  });
  if (lock.state === 'turning-off') await closeLock(db);
  return true;
}

async function convertEvents(db: Database): Promise<void> {
  let after: IDBKeyRange | null = null;
  for (;;) {
    const range: IDBKeyRange | null = after;
    const rows = await withTrouble(() => db.getAll('events', range, eventsAtOnce));
    const last = rows.at(-1);
    if (!last) return;
    after = IDBKeyRange.lowerBound(last.hash, true);
    const seal = await sealNow(db);
    const wrong = rows.filter((row) => (row.sealed === undefined) !== (seal === 'none'));
    const turned = (await Promise.all(wrong.map((row) => turnedEvent(db, row, seal)))).flatMap((row) => row ?? []);
    await withTrouble(async () => {
      const change = db.transaction(['events', 'lock'], 'readwrite', { durability: 'strict' });
      if (isStill(seal, await change.objectStore('lock').get('lock')))
        // One that was deleted meanwhile stays deleted.
        for (const row of turned)
          if ((await change.objectStore('events').getKey(row.hash)) !== undefined)
            await change.objectStore('events').put(row);
      await change.done;
    });
  }
}

type EventRow = Awaited<ReturnType<Database['getAll']>>[number] & { hash: string; event?: unknown; sealed?: unknown };

async function turnedEvent<R extends EventRow>(db: Database, row: R, seal: Seal): Promise<R | null> {
  const { event, sealed, ...rest } = row;
  const place = `events/${row.hash}`;
  try {
    return (
      seal === 'none'
        ? { ...rest, event: await openValue(db, place, sealed) }
        : { ...rest, sealed: await sealValue(seal, place, event) }
    ) as R;
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    await quarantine(db, 'events', row.hash, 'its seal is broken');
    return null;
  }
}

async function convertArtefacts(db: Database): Promise<void> {
  for (const sha256 of await withTrouble(() => db.getAllKeys('artefacts'))) {
    const seal = await sealNow(db);
    const row = await withTrouble(() => db.get('artefacts', sha256));
    if (!row || (row.sealed === undefined) === (seal === 'none')) continue;
    const place = `artefacts/${sha256}`;
    try {
      const turned =
        seal === 'none' && row.sealed
          ? { sha256, addedAt: row.addedAt, blob: await openBlob(db, place, row.blob, row.sealed) }
          : seal !== 'none'
            ? { ...row, blob: await sealBlob(seal, place, row.blob), sealed: { lock: seal.lock, type: row.blob.type } }
            : row;
      await withTrouble(async () => {
        const change = db.transaction(['artefacts', 'lock'], 'readwrite');
        const isWanted = isStill(seal, await change.objectStore('lock').get('lock'));
        if (isWanted && (await change.objectStore('artefacts').getKey(sha256)) !== undefined)
          await change.objectStore('artefacts').put(turned);
        await change.done;
      });
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      await quarantine(db, 'artefacts', sha256, 'its seal is broken');
    }
  }
}

async function hold(db: Database, { id, idleMinutes }: StoredLock, dataKey: Uint8Array): Promise<void> {
  await keyringOf(db).write({
    lock: id,
    key: toBase64(dataKey),
    usedAt: Date.now(),
    idle: idleMinutes * 60_000,
  });
}

async function keyOf(passphrase: string, kdf: StoredLock['kdf']): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: kdf.hash, iterations: kdf.iterations, salt: fromBase64(kdf.salt) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

async function wrap(
  dataKey: Uint8Array<ArrayBuffer>,
  id: string,
  passphrase: string,
): Promise<Pick<StoredLock, 'kdf' | 'wrapped'>> {
  const salt = toBase64(crypto.getRandomValues(new Uint8Array(16)));
  const kdf = { name: 'PBKDF2' as const, hash: 'SHA-256' as const, iterations, salt };
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const about = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`lock/${id}`) };
  const wrapped = await crypto.subtle.encrypt(about, await keyOf(passphrase, kdf), dataKey);
  return { kdf, wrapped: { iv: toBase64(iv), key: toBase64(new Uint8Array(wrapped)) } };
}

async function unwrap(lock: StoredLock, passphrase: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const { kdf, wrapped, id } = lock;
  const about = {
    name: 'AES-GCM',
    iv: fromBase64(wrapped.iv),
    additionalData: new TextEncoder().encode(`lock/${id}`),
  };
  const key = await keyOf(passphrase, kdf);
  return crypto.subtle.decrypt(about, key, fromBase64(wrapped.key)).then(
    (plain) => new Uint8Array(plain),
    () => null,
  );
}

/** True for the error of a store that is locked. */
export function isLocked(error: unknown): boolean {
  return error instanceof Locked;
}
