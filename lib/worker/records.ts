// The remembered transactions as the views list them: a page of them, each with what is suspicious about it and its case.
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { defaultDetectionSettings } from '@/lib/detection/settings';
import type { Payload, Reply } from '@/lib/messaging/messages';
import { casesOfKeys } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { rowsOfPortal } from '@/lib/storage/ledger';
import { searchLedger } from '@/lib/storage/ledger-search';
import { voucherStates } from '@/lib/storage/till';

/** Most rows of a portal's past that an assessment looks at; the newest count. */
const historyRows = 20_000;

/** One page of a search in the ledger. */
export async function searchRecords(db: Database, order: Payload<'records.search'>): Promise<Reply<'records.search'>> {
  const words = order.words
    .toLowerCase()
    .replace(/(?<=\d),(?=\d)/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const { rows, next } = await searchLedger(db, { ...order, words });
  const history = new MemoryHistory(await rowsOfPortal(db, order.portal, historyRows), await voucherStates(db));
  const { findings } = assess(rows, history, defaultDetectionSettings);
  const cases = await casesOfKeys(
    db,
    rows.map(({ key }) => key),
  );
  return {
    next,
    rows: rows.map(({ key, transaction, firstSeen, lastSeen, versions }) => ({
      key,
      transaction,
      firstSeen,
      lastSeen,
      versions,
      findings: findings.filter((finding) => finding.key === key),
      caseId: cases[key] ?? null,
    })),
  };
}
