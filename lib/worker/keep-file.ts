// A file that goes into packs is hashed once, when it comes, for everything that packs will state of it.
import { hashedWhole } from '@/lib/model/file-hashes';
import { keepArtefact, keepFileHashes, putArtefact } from '@/lib/storage/artefacts';
import type { Database } from '@/lib/storage/database';

/** Keeps it among the artefacts, with its hashes where it is large. Returns its SHA-256 (hex). @param addedAt UTC */
export async function keepFile(db: Database, file: Blob, addedAt: string): Promise<string> {
  if (file.size <= hashedWhole) return putArtefact(db, file, addedAt);
  // Loaded with the first large file: views that only look should not wait for it.
  const { takeHashes } = await import('@/lib/evidence/take-hashes');
  const hashes = await takeHashes(file);
  await keepArtefact(db, { sha256: hashes.sha256, blob: file, addedAt });
  await keepFileHashes(db, hashes);
  return hashes.sha256;
}
