// How one event of a case stands in the store: what it is filed under, and the event itself, sealed while the lock is on.
import type { IDBPTransaction } from 'idb';
import type { CaseEvent } from '@/lib/model/case-event';
import type { Database, Schema } from './database';
import { openValue, type Seal, SealBroken, sealValue } from './sealing';

export type EventRow = Schema['events']['value'];

/** A row with its event as it is kept, the seal taken off; null where the seal is broken. Throws Locked. */
export async function opened(db: Database, row: EventRow): Promise<{ row: EventRow; event: unknown }> {
  if (row.sealed === undefined) return { row, event: row.event };
  try {
    return { row, event: await openValue(db, `events/${row.hash}`, row.sealed) };
  } catch (error) {
    if (error instanceof SealBroken) return { row, event: null };
    throw error;
  }
}

/** An event as it is to be kept under this seal. */
export async function rowOf(seal: Seal, event: CaseEvent): Promise<EventRow> {
  const { caseId, device, seq, request } = event.body;
  const about = { hash: event.hash, caseId, device, seq, request, ...(event.cut && { cut: event.cut }) };
  return seal === 'none'
    ? { ...about, event }
    : { ...about, sealed: await sealValue(seal, `events/${event.hash}`, event) };
}

/**
 * For a transaction over events: whether a case came here with some of its events cut. Nobody of a chain could check those, nor what
 * stands behind them, so it stays here.
 */
export async function isCutHere(given: { db: unknown }, caseId: string): Promise<boolean> {
  const change = given as unknown as IDBPTransaction<Schema, ['events'], 'readwrite'>;
  return (await change.objectStore('events').index('by-case').getAll(caseId)).some(({ cut }) => cut === true);
}

/** Rows of events as a backup carries them: open. A row whose seal is broken stays as it is. Throws Locked. */
export async function openEventRows(db: Database, rows: readonly unknown[]): Promise<unknown[]> {
  const all = await Promise.all((rows as EventRow[]).map((row) => opened(db, row)));
  return all.map(({ row, event }) => {
    const { sealed: _sealed, ...about } = row;
    return event === null ? row : { ...about, event };
  });
}
