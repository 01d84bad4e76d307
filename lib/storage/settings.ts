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

/** The settings; what was never set, or is damaged, is as at first run. */
export async function readSettings(db: Database): Promise<Settings> {
  const stored = (await withTrouble(() => db.get('settings', 'settings'))) as { value?: unknown } | undefined;
  const settings = Settings.safeParse({ ...initial, ...withWeeks(stored?.value) });
  return settings.success ? settings.data : initial;
}

/** Changes some settings and returns all. */
export async function writeSettings(db: Database, change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings(db)), ...change };
  await withTrouble(() => db.put('settings', { name: 'settings', value: settings }));
  return settings;
}
