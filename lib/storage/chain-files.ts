// Files on their way here, part by part, and the acts whose files are still to go from here. Parts are sealed while the lock is on; they
// are dropped when it is turned on or off, and fetched again.
import type { FileShelf } from '@/lib/chain/parts';
import { artefactBlob, hasArtefact, keepArtefact, sha256OfBlob } from './artefacts';
import type { Database } from './database';
import { isStill, openBlob, sealBlob, sealNow } from './sealing';
import { withTrouble } from './trouble';

const placeOf = (sha256: string, number: number) => `fileParts/${sha256}/${number}`;
const partsOf = (sha256: string) => IDBKeyRange.bound([sha256, 0], [sha256, Number.MAX_SAFE_INTEGER]);

/** The artefacts as a chain's files. @param now UTC instant */
export function chainFiles(db: Database, now: () => string): FileShelf {
  const drop = (sha256: string) => withTrouble(() => db.delete('fileParts', partsOf(sha256)));
  return {
    has: (sha256) => hasArtefact(db, sha256),
    read: async (sha256) => ((await hasArtefact(db, sha256)) ? artefactBlob(db, sha256) : null),
    async parts(sha256) {
      const keys = await withTrouble(() => db.getAllKeys('fileParts', partsOf(sha256)));
      return keys.map(([, number]) => number);
    },
    async keepPart(sha256, number, bytes) {
      const blob = new Blob([bytes]);
      for (;;) {
        const seal = await sealNow(db);
        const row =
          seal === 'none'
            ? { sha256, number, blob }
            : {
                sha256,
                number,
                blob: await sealBlob(seal, placeOf(sha256, number), blob),
                sealed: { lock: seal.lock, type: '' },
              };
        const isKept = await withTrouble(async () => {
          const change = db.transaction(['fileParts', 'lock'], 'readwrite');
          const isWanted = isStill(seal, await change.objectStore('lock').get('lock'));
          if (isWanted) await change.objectStore('fileParts').put(row);
          await change.done;
          return isWanted;
        });
        if (isKept) return;
      }
    },
    async join(sha256, count) {
      const rows = await withTrouble(() => db.getAll('fileParts', partsOf(sha256)));
      const pieces = await Promise.all(
        rows.map((row) =>
          row.sealed ? openBlob(db, placeOf(sha256, row.number), row.blob, row.sealed) : Promise.resolve(row.blob),
        ),
      );
      const whole = new Blob(pieces);
      const isIt = rows.length === count && (await sha256OfBlob(whole)) === sha256;
      if (isIt) await keepArtefact(db, { sha256, blob: whole, addedAt: now() });
      await drop(sha256);
      return isIt;
    },
  };
}

/** Acts of a shop whose files are still to be sent, oldest first. */
export async function filesWaiting(db: Database, shop: string): Promise<{ hash: string; caseId: string }[]> {
  const rows = await withTrouble(() => db.getAllFromIndex('outbox', 'by-shop', ['files', shop]));
  return rows.map(({ hash, caseId }) => ({ hash, caseId }));
}

/** The files of this act are sent. */
export async function settleFiles(db: Database, shop: string, hash: string): Promise<void> {
  await withTrouble(async () => {
    const { store, done } = db.transaction('outbox', 'readwrite');
    const key = await store.index('by-hash').getKey([shop, hash]);
    // An act that is to go itself again meanwhile keeps its place.
    if (key !== undefined && (await store.get(key))?.kind === 'files') await store.delete(key);
    await done;
  });
}

/** Drops parts of files that no case names any more. */
export async function dropParts(db: Database, named: ReadonlySet<string>): Promise<void> {
  const keys = await withTrouble(() => db.getAllKeys('fileParts'));
  for (const [sha256, number] of keys)
    if (!named.has(sha256)) await withTrouble(() => db.delete('fileParts', [sha256, number]));
}
