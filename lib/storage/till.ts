// Till exports that the shop loaded, and what comparing them with the ledger said of each transaction.
import * as z from 'zod/mini';
import { Sha256 } from '@/lib/model/case-event';
import { Transaction } from '@/lib/model/transaction';
import type { Database } from './database';
import { withTrouble } from './trouble';

const TillFile = z.object({ sha256: Sha256, name: z.string(), addedAt: z.string(), records: z.array(Transaction) });
/** One loaded export: its rows, read like any statement. */
export type TillFile = z.infer<typeof TillFile>;

/** Keeps a till export; the same file again is kept once. */
export async function saveTillFile(db: Database, file: TillFile): Promise<void> {
  await withTrouble(() => db.put('till', file));
}

/** All loaded exports, oldest first. */
export async function tillFiles(db: Database): Promise<TillFile[]> {
  const rows = await withTrouble(() => db.getAll('till'));
  return rows
    .flatMap((row) => {
      const file = TillFile.safeParse(row);
      return file.success ? [file.data] : [];
    })
    .sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
}
