// The contact book.
import { type Contact, Contacts } from '@/lib/model/contact';
import type { Database } from './database';
import { withTrouble } from './trouble';

/** All contacts, in the order in which they were entered; none where nothing, or nothing readable, is kept. */
export async function readContacts(db: Database): Promise<Contact[]> {
  const stored = (await withTrouble(() => db.get('settings', 'contacts'))) as { value?: unknown } | undefined;
  const contacts = Contacts.safeParse(stored?.value ?? []);
  return contacts.success ? contacts.data : [];
}

/** Keeps one contact, in place of an earlier one of the same id. */
export async function saveContact(db: Database, contact: Contact): Promise<Contact[]> {
  return changeContacts(db, (all) => {
    const at = all.findIndex(({ id }) => id === contact.id);
    return at < 0 ? [...all, contact] : all.with(at, contact);
  });
}

/** Forgets one contact. */
export async function deleteContact(db: Database, id: string): Promise<Contact[]> {
  return changeContacts(db, (all) => all.filter((contact) => contact.id !== id));
}

/** Read and written within one transaction, so that two windows cannot lose each other's entries. */
async function changeContacts(db: Database, change: (all: Contact[]) => Contact[]): Promise<Contact[]> {
  return withTrouble(async () => {
    const store = db.transaction('settings', 'readwrite').store;
    const stored = (await store.get('contacts')) as { value?: unknown } | undefined;
    const before = Contacts.safeParse(stored?.value ?? []);
    const value = change(before.success ? before.data : []);
    await store.put({ name: 'contacts', value });
    return value;
  });
}
