// Which notices have been told already, by name: so that a restart tells nothing twice.
import type { Database } from './database';
import { withTrouble } from './trouble';

/** After so many days the name of a notice is forgotten; what it was about is long over or told anew under another. */
const keptDays = 400;

/** Names of all notices told. */
export async function toldNotices(db: Database): Promise<Set<string>> {
  return new Set(await withTrouble(() => db.getAllKeys('told')));
}

/** Remembers that a notice was told. @param at UTC instant */
export async function rememberTold(db: Database, name: string, at: string): Promise<void> {
  await withTrouble(() => db.put('told', { name, at }));
}

/** Forgets old names. */
export async function forgetOldTold(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  await withTrouble(async () => {
    const change = db.transaction('told', 'readwrite');
    for (const row of await change.store.getAll()) if (row.at < before) await change.store.delete(row.name);
    await change.done;
  });
}
