// What the user taught about sites' columns, one record per host beside the settings.
import { TaughtSite } from '@/lib/model/taught';
import type { Database } from './database';
import { withTrouble } from './trouble';

const prefix = 'taught:';

/** What was taught about a host; null where nothing was or the record is damaged. */
export async function readTaught(db: Database, host: string): Promise<TaughtSite | null> {
  const stored = (await withTrouble(() => db.get('settings', prefix + host))) as { value?: unknown } | undefined;
  const site = TaughtSite.safeParse(stored?.value);
  return site.success ? site.data : null;
}

/** Everything that was taught, by host. */
export async function listTaught(db: Database): Promise<TaughtSite[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const stored = (await withTrouble(() => db.getAll('settings', range))) as { value?: unknown }[];
  return stored.flatMap(({ value }) => {
    const site = TaughtSite.safeParse(value);
    return site.success ? [site.data] : [];
  });
}

/** Keeps what was taught about a site; a site without tables is forgotten. */
export async function writeTaught(db: Database, site: TaughtSite): Promise<void> {
  if (site.tables.length === 0) await forgetTaught(db, site.host);
  else await withTrouble(() => db.put('settings', { name: prefix + site.host, value: site }));
}

/** Forgets what was taught about a host. */
export async function forgetTaught(db: Database, host: string): Promise<void> {
  await withTrouble(() => db.delete('settings', prefix + host));
}
