// The remembered transactions as the views list them: a page of them, each with what is suspicious about it and its case.
import type { Payload, Reply } from '@/lib/messaging/messages';
import { casesOfKeys } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { searchLedger } from '@/lib/storage/ledger-search';
import { assessRows } from './assess-rows';

/** One page of a search in the ledger. */
export async function searchRecords(db: Database, order: Payload<'records.search'>): Promise<Reply<'records.search'>> {
  const words = order.words
    .toLowerCase()
    .replace(/(?<=\d),(?=\d)/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const { rows, next } = await searchLedger(db, { ...order, words });
  const keys = rows.map(({ key }) => key);
  const { findings } = await assessRows(db, order.portal, rows);
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
