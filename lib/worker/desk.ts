// What every task of the worker is given: the database, the clock, new ids. Nothing here outlives a restart but the store.
import type { Environment } from '@/lib/evidence/capture-record';
import type { Language } from '@/lib/i18n/say';
import { languageFor } from '@/lib/i18n/say';
import * as runtime from '@/lib/platform/runtime';
import { type Database, openDatabase } from '@/lib/storage/database';
import { giveKeyring, type Keyring } from '@/lib/storage/keyring';
import { readSettings } from '@/lib/storage/settings';
import { sessionKeyring } from './session-keyring';

export interface Desk {
  /** opened at first use; opened again after a failure, so that a blocked store can recover without a restart */
  database(): Promise<Database>;
  /** the device's clock, UTC */
  now(): Date;
  newId(): string;
}

/**
 * The desk over the browser's own store and clock.
 * @param keyring where the lock's key is, for a context that cannot read the session's memory
 */
export function openDesk(keyring: Keyring = sessionKeyring): Desk {
  let opening: Promise<Database> | null = null;
  return {
    database() {
      const onClosed = () => {
        opening = null;
      };
      opening ??= openDatabase({ onClosed }).then(
        (db) => {
          giveKeyring(db, keyring);
          return db;
        },
        (error: unknown) => {
          opening = null;
          throw error;
        },
      );
      return opening;
    },
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
}

/** Language that the user chose, else the browser's. */
export async function languageOf(db: Database): Promise<Language> {
  const { language } = await readSettings(db);
  return language === 'auto' ? languageFor(runtime.interfaceLanguage()) : language;
}

/** The machine and program at work, as captures and packs record them. */
export async function environmentOf(db: Database): Promise<Environment> {
  return {
    extensionVersion: runtime.extensionVersion(),
    userAgent: navigator.userAgent,
    platform: navigator.platform,
    language: await languageOf(db),
  };
}
