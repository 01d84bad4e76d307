// What the last comparison of till and portal came to, and what a person settled of it.
import * as z from 'zod/mini';
import { noReport, TillReport, TillSettlement } from '@/lib/model/till-report';
import type { Database } from './database';
import { withTrouble } from './trouble';

const Settlements = z.array(TillSettlement);

async function keptValue(db: Database, name: string): Promise<unknown> {
  const row = (await withTrouble(() => db.get('settings', name))) as { value?: unknown } | undefined;
  return row?.value;
}

/** The last comparison's report; empty where there was none. */
export async function readReport(db: Database): Promise<TillReport> {
  const report = TillReport.safeParse(await keptValue(db, 'till-report'));
  return report.success ? report.data : noReport;
}

/** Keeps a comparison's report, in place of the one before. */
export async function saveReport(db: Database, report: TillReport): Promise<void> {
  await withTrouble(() => db.put('settings', { name: 'till-report', value: report }));
}

/** Everything that a person has settled, oldest first. */
export async function readSettlements(db: Database): Promise<TillSettlement[]> {
  const settlements = Settlements.safeParse(await keptValue(db, 'till-settlements'));
  return settlements.success ? settlements.data : [];
}

/** Adds a settlement; an earlier one that shares a charge or a record with it no longer holds. */
export async function addSettlement(db: Database, settlement: TillSettlement): Promise<void> {
  const shares = (other: TillSettlement) =>
    other.charges.some((key) => settlement.charges.includes(key)) ||
    other.records.some(({ sha256, index }) =>
      settlement.records.some((record) => record.sha256 === sha256 && record.index === index),
    );
  const kept = (await readSettlements(db)).filter((other) => !shares(other));
  await withTrouble(() => db.put('settings', { name: 'till-settlements', value: [...kept, settlement] }));
}

/** Forgets what was settled of one file's records. */
export async function forgetSettlements(db: Database, sha256: string): Promise<void> {
  const all = await readSettlements(db);
  const kept = all.filter(({ records }) => !records.some((record) => record.sha256 === sha256));
  if (kept.length < all.length) await withTrouble(() => db.put('settings', { name: 'till-settlements', value: kept }));
}
