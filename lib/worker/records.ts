// The remembered transactions as the views list them: a page of them, each with what is suspicious about it and its case.
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { defaultDetectionSettings } from '@/lib/detection/settings';
import type { Payload, Reply } from '@/lib/messaging/messages';
import { casesOfKeys } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { searchLedger } from '@/lib/storage/ledger-search';
import { voucherStates } from '@/lib/storage/till';
import { recentRows } from './recent-rows';

/** One page of a search in the ledger. */
export async function searchRecords(db: Database, order: Payload<'records.search'>): Promise<Reply<'records.search'>> {
  const words = order.words
    .toLowerCase()
    .replace(/(?<=\d),(?=\d)/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const { rows, next } = await searchLedger(db, { ...order, words });
  const keys = rows.map(({ key }) => key);
  const known = await recentRows(db, order.portal);
  const history = new MemoryHistory([...known.values()], await voucherStates(db, keys));
  const { findings } = assess(rows, history, defaultDetectionSettings);
  const cases = await casesOfKeys(db, keys);
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
