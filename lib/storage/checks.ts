// The recurring checks that were done. One done is never changed: a second look is another check.
import { CheckRecord } from '@/lib/model/prevention';
import type { Database } from './database';
import { withTrouble } from './trouble';

/** Keeps a check; the same id again changes nothing. */
export async function saveCheck(db: Database, check: CheckRecord): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction('checks', 'readwrite');
    if ((await change.store.getKey(check.id)) === undefined) await change.store.add(check);
    await change.done;
  });
}

/** All checks, oldest first; what cannot be read is left out. */
export async function allChecks(db: Database): Promise<CheckRecord[]> {
  const rows = await withTrouble(() => db.getAll('checks'));
  return rows
    .flatMap((row) => {
      const check = CheckRecord.safeParse(row);
      return check.success ? [check.data] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
