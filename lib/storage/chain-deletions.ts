// Deletions for the whole chain that the administrator ordered here and the servers have not carried out to the end yet.
import * as z from 'zod/mini';
import { documentClasses } from '@/lib/chain/names';
import { FileReference } from '@/lib/model/case-event';
import { Tombstone } from '@/lib/model/tombstone';
import { isMemberOf, readNamed } from './chain-member';
import type { Database } from './database';
import { withTrouble } from './trouble';

const Deletion = z.object({
  tombstone: Tombstone,
  /** files on the servers that no other case of the shop names */
  files: z.array(z.object({ file: FileReference, kind: z.enum(documentClasses) })),
});
/** A deletion that the administrator ordered here. */
export type Deletion = z.infer<typeof Deletion>;

const nameOf = ({ tombstone: { body } }: Deletion) => `deletion/${body.shop}/${body.caseId}`;

/** Deletions that are still to be carried out to the end. */
export function openDeletions(db: Database): Promise<Deletion[]> {
  return readNamed(db, 'deletion/', Deletion);
}

/** Keeps an order to delete, so that a browser that ends half-way goes on with it; nothing where the chain has been left. */
export async function keepDeletion(db: Database, chain: string, deletion: Deletion): Promise<void> {
  await withTrouble(async () => {
    const { store, done } = db.transaction('chain', 'readwrite', { durability: 'strict' });
    if (await isMemberOf(store, chain)) await store.put({ name: nameOf(deletion), value: deletion });
    await done;
  });
}

/** It is carried out. */
export async function settleDeletion(db: Database, deletion: Deletion): Promise<void> {
  await withTrouble(() => db.delete('chain', nameOf(deletion)));
}
