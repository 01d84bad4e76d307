// A file that goes into packs is hashed once, when it comes, for everything that packs will state of it.
import { takeHashes } from '@/lib/evidence/take-hashes';
import { hashedWhole } from '@/lib/model/file-hashes';
import { keepArtefact, keepFileHashes, putArtefact } from '@/lib/storage/artefacts';
import type { Database } from '@/lib/storage/database';

/** Keeps it among the artefacts, with its hashes where it is large. Returns its SHA-256 (hex). @param addedAt UTC */
export async function keepFile(db: Database, file: Blob, addedAt: string): Promise<string> {
  if (file.size <= hashedWhole) return putArtefact(db, file, addedAt);
  const hashes = await takeHashes(file);
  await keepArtefact(db, { sha256: hashes.sha256, blob: file, addedAt });
  await keepFileHashes(db, hashes);
  return hashes.sha256;
}
