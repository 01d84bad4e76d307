// What a chain sets up for its shops, applied where the shop has none of its own: whoever has chosen something keeps it.
import { tellPages } from '@/lib/messaging/send';
import type { ChainDefaults } from '@/lib/model/chain-member';
import { readContacts, saveContact } from '@/lib/storage/contacts';
import type { Database } from '@/lib/storage/database';
import { hasDetectionChoice, writeDetectionChoice } from '@/lib/storage/detection-choice';
import { readPlaybookEdits, writePlaybookEdits } from '@/lib/storage/kept';
import { readSettings, writeSettings } from '@/lib/storage/settings';
import type { Desk } from './desk';
import { registerSites } from './granted-sites';

/** Applies them. Sites are the browser's to allow: access was asked for at the press that joined. */
export async function applyChainDefaults(desk: Desk, db: Database, defaults: ChainDefaults): Promise<void> {
  const { detection, playbooks, people, contacts = [], stampAuthorities } = defaults;
  const settings = await readSettings(db);
  if (people && (settings.people ?? []).length === 0) await writeSettings(db, { people });
  if (stampAuthorities && settings.stampAuthorities.length === 0) await writeSettings(db, { stampAuthorities });
  if (detection && !(await hasDetectionChoice(db))) await writeDetectionChoice(db, detection);
  if (playbooks) {
    const own = await readPlaybookEdits(db);
    if (own.steps.length === 0 && own.added.length === 0) await writePlaybookEdits(db, playbooks);
  }
  if ((await readContacts(db)).length === 0) for (const contact of contacts) await saveContact(db, contact);
  await registerSites(desk);
  for (const changed of ['settings', 'contact'] as const) tellPages({ changed, id: '' });
}
