// Artefacts: bytes addressed by their SHA-256, kept as they came, checked whenever they are read.
import { sha256Hex, toHex } from '@/lib/model/case-chain';
import { type FileHashes, keptHashes, readHashes } from '@/lib/model/file-hashes';
import { piecesOf } from '@/lib/model/file-pieces';
import { Sha256Stream } from '@/lib/model/sha256';
import type { Database } from './database';
import { isStill, openBlob, SealBroken, sealBlob, sealNow } from './sealing';
import { withTrouble } from './trouble';

/** An artefact is not there, or its bytes are no longer those that its name says. */
export class ArtefactTrouble extends Error {
  constructor(
    readonly trouble: 'artefact-missing' | 'artefact-damaged',
    readonly sha256: string,
  ) {
    super(`${trouble}: ${sha256}`);
  }
}

/** Larger files are hashed as they are read: they must not stand in memory whole; bytes. */
const whole = 24 * 1024 ** 2;

/** SHA-256 (hex) of a file's bytes, however long it is. */
export async function sha256OfBlob(blob: Blob): Promise<string> {
  if (blob.size <= whole) return sha256Hex(await blob.arrayBuffer());
  const hash = new Sha256Stream();
  for await (const piece of piecesOf(blob)) hash.update(piece);
  return toHex(hash.digest());
}

/** Keeps bytes and returns their SHA-256 (hex). The same bytes again are kept once. */
export async function putArtefact(db: Database, blob: Blob, addedAt = ''): Promise<string> {
  const sha256 = await sha256OfBlob(blob);
  await keepArtefact(db, { sha256, blob, addedAt });
  return sha256;
}

/** Keeps bytes whose SHA-256 is known already; sealed while the lock is on. True where they were not there before. */
export async function keepArtefact(
  db: Database,
  { sha256, blob, addedAt }: { sha256: string; blob: Blob; addedAt: string },
): Promise<boolean> {
  for (;;) {
    if (await hasArtefact(db, sha256)) return false;
    const seal = await sealNow(db);
    const row =
      seal === 'none'
        ? { sha256, blob, addedAt }
        : {
            sha256,
            blob: await sealBlob(seal, `artefacts/${sha256}`, blob),
            addedAt,
            sealed: { lock: seal.lock, type: blob.type },
          };
    const isKept = await withTrouble(async () => {
      const change = db.transaction(['artefacts', 'lock'], 'readwrite');
      const isWanted = isStill(seal, await change.objectStore('lock').get('lock'));
      if (isWanted) await change.objectStore('artefacts').put(row);
      await change.done;
      return isWanted;
    });
    if (isKept) return true;
  }
}

/** True where an artefact of this name is kept; its bytes are not looked at. */
export async function hasArtefact(db: Database, sha256: string): Promise<boolean> {
  return withTrouble(async () => (await db.getKey('artefacts', sha256)) !== undefined);
}

/** An artefact, its bytes not looked at: for who hashes them anyway. Throws ArtefactTrouble, and Locked. */
export async function artefactBlob(db: Database, sha256: string): Promise<Blob> {
  const stored = await withTrouble(() => db.get('artefacts', sha256));
  if (!stored) throw new ArtefactTrouble('artefact-missing', sha256);
  if (!stored.sealed) return stored.blob;
  try {
    return await openBlob(db, `artefacts/${sha256}`, stored.blob, stored.sealed);
  } catch (error) {
    if (error instanceof SealBroken) throw new ArtefactTrouble('artefact-damaged', sha256);
    throw error;
  }
}

/** The bytes of an artefact, verified. Throws ArtefactTrouble, and Locked. */
export async function readArtefact(db: Database, sha256: string): Promise<Blob> {
  const blob = await artefactBlob(db, sha256);
  const actual = await sha256OfBlob(blob).catch(() => '');
  if (actual !== sha256) throw new ArtefactTrouble('artefact-damaged', sha256);
  return blob;
}

/** Names of all artefacts and when they were added (UTC; empty where that is not known); their bytes are not read. */
export async function listArtefacts(db: Database): Promise<{ sha256: string; addedAt: string }[]> {
  return withTrouble(async () => {
    const listed: { sha256: string; addedAt: string }[] = [];
    for (let cursor = await db.transaction('artefacts').store.openCursor(); cursor; cursor = await cursor.continue())
      listed.push({ sha256: cursor.value.sha256, addedAt: cursor.value.addedAt });
    return listed;
  });
}

/** Keeps what packs state of an artefact, beside it. */
export async function keepFileHashes(db: Database, hashes: FileHashes): Promise<void> {
  const row = await keptHashes(hashes);
  await withTrouble(async () => {
    const change = db.transaction(['artefacts', 'fileHashes'], 'readwrite');
    // Of one that was deleted meanwhile nothing stays.
    if ((await change.objectStore('artefacts').getKey(row.sha256)) !== undefined)
      await change.objectStore('fileHashes').put(row);
    await change.done;
  });
}

/** What packs state of an artefact; null where it was not taken yet, or is not readable. */
export async function readFileHashes(db: Database, sha256: string): Promise<FileHashes | null> {
  return readHashes(await withTrouble(() => db.get('fileHashes', sha256)));
}

/** Deletes these artefacts. */
export async function deleteArtefacts(db: Database, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await withTrouble(async () => {
    const change = db.transaction(['artefacts', 'fileHashes'], 'readwrite');
    for (const sha256 of hashes)
      for (const store of ['artefacts', 'fileHashes'] as const) void change.objectStore(store).delete(sha256);
    await change.done;
  });
}
