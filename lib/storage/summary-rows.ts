// Which cases' summaries are out of date: whatever writes to a case's log says so in the very transaction that writes, so that a list
// need not look at the logs. Such a row holds the case's id alone.
import type { IDBPTransaction } from 'idb';
import type { Schema } from './database';

type SummaryChange = IDBPTransaction<Schema, ['summaries'], 'readwrite' | 'versionchange'>;

/** Puts a case's summary out of date, within a transaction over `summaries` among others. */
export async function outdate(given: { db: unknown }, caseId: string): Promise<void> {
  await (given as unknown as SummaryChange).objectStore('summaries').put({ caseId });
}

/** Puts all summaries out of date, likewise. */
export async function outdateAll(given: { db: unknown }): Promise<void> {
  const summaries = (given as unknown as SummaryChange).objectStore('summaries');
  for (const caseId of await summaries.getAllKeys()) await summaries.put({ caseId });
}
