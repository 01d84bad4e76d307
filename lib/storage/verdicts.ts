// What the merchant said of rows: all that detection learns from.
import { RowVerdict } from '@/lib/model/row-verdict';
import type { Database } from './database';
import { withTrouble } from './trouble';

/** Keeps verdicts, each in place of the one before of the same id. */
export async function saveVerdicts(db: Database, verdicts: readonly RowVerdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  await withTrouble(async () => {
    const change = db.transaction('verdicts', 'readwrite');
    for (const verdict of verdicts) void change.store.put(verdict);
    await change.done;
  });
}

/** All verdicts; what cannot be read is left out. */
export async function allVerdicts(db: Database): Promise<RowVerdict[]> {
  const rows = await withTrouble(() => db.getAll('verdicts'));
  return rows.flatMap((row) => {
    const verdict = RowVerdict.safeParse(row);
    return verdict.success ? [verdict.data] : [];
  });
}

/** Forgets verdicts whose id begins so. */
export async function deleteVerdicts(db: Database, prefix: string): Promise<void> {
  await withTrouble(() => db.delete('verdicts', IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
}
