// What the user has set.
import { Settings } from '@/lib/model/settings';
import { usualQuietHours } from '@/lib/model/week-hours';
import type { Database } from './database';
import { withWeeks } from './settings-forms';
import { withTrouble } from './trouble';

const initial: Settings = {
  language: 'auto',
  merchantName: '',
  actor: '',
  welcomed: false,
  stampAuthorities: [],
  region: 'cn',
  quietHours: usualQuietHours,
};

/**
 * The settings; what was never set is as at first run. Where they cannot be read, those from before the last upgrade; where there are
 * none either, as at first run.
 */
export async function readSettings(db: Database): Promise<Settings> {
  const read = (row: unknown) =>
    Settings.safeParse({ ...initial, ...withWeeks((row as { value?: unknown } | undefined)?.value) });
  const settings = read(await withTrouble(() => db.get('settings', 'settings')));
  if (settings.success) return settings.data;
  const former = read((await withTrouble(() => db.get('former', ['settings', 'settings'])))?.row);
  return former.success ? former.data : initial;
}

/** Changes some settings and returns all; those from before an upgrade are not needed any more. */
export async function writeSettings(db: Database, change: Partial<Settings>): Promise<Settings> {
  const value = { ...(await readSettings(db)), ...change };
  await withTrouble(async () => {
    const writing = db.transaction(['settings', 'former'], 'readwrite');
    void writing.objectStore('settings').put({ name: 'settings', value });
    void writing.objectStore('former').delete(['settings', 'settings']);
    await writing.done;
  });
  return value;
}
