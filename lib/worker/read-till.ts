// Reads a till export that one of our pages has put into the store. Runs where code may be loaded later (the offscreen document,
// Firefox's event page): Chrome's worker can load no reader of workbooks.
import type { Reply } from '@/lib/messaging/messages';
import { filesHost } from '@/lib/model/file-columns';
import { readStatement } from '@/lib/reading/statement';
import { readArtefact } from '@/lib/storage/artefacts';
import { readTaught } from '@/lib/storage/taught';
import { deleteTillFile, saveTillFile, tillFiles } from '@/lib/storage/till';
import { forgetSettlements } from '@/lib/storage/till-report';
import { ComparisonStopped, checkVouchers, summariseTill } from './check-vouchers';
import { type Desk, languageOf } from './desk';

export interface TillOrder {
  sha256: string;
  /** the file's own name, as the user knows it */
  name: string;
}

/** Reads the export, keeps its records, and compares them with the ledger. The same file again changes nothing. */
export async function readTill(desk: Desk, { sha256, name }: TillOrder): Promise<Reply<'till.import'>> {
  const db = await desk.database();
  const bytes = new Uint8Array(await (await readArtefact(db, sha256)).arrayBuffer());
  const now = desk.now();
  const statement = await readStatement(bytes, {
    name,
    now: wallTime(now),
    language: await languageOf(db),
    taught: await readTaught(db, filesHost),
  });
  if (statement.notRead !== null)
    return {
      ok: false,
      why: statement.notRead === 'old-excel' || statement.notRead === 'unreadable' ? 'unreadable' : 'no-columns',
    };
  if (statement.rows.length === 0) return { ok: false, why: 'no-rows' };
  const known = (await tillFiles(db)).find((file) => file.sha256 === sha256);
  // Read by other columns, its records stand in other places: what was settled of them would be said of others.
  if (known && known.records.length !== statement.rows.length) await forgetSettlements(db, sha256);
  await saveTillFile(db, {
    sha256,
    name,
    addedAt: now.toISOString(),
    records: statement.rows.map(({ transaction }) => transaction),
    withoutCharge: [],
  });
  try {
    await checkVouchers(db);
  } catch (error) {
    if (!(error instanceof ComparisonStopped)) throw error;
    // Nothing of it stays: an export that was never compared would make sums that nobody has seen.
    if (!known) await deleteTillFile(db, sha256);
    return { ok: false, why: 'stopped' };
  }
  return { ok: true, summary: await summariseTill(db) };
}

/** `YYYY-MM-DDTHH:mm:ss` as the device's wall clock shows it. */
function wallTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
