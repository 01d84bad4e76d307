// Compares the loaded till exports with the ledger, and sums up what came of it. How they are matched is lib/reconciliation's.
import type { TillSummary } from '@/lib/messaging/messages';
import { keyTransactions, type Transaction } from '@/lib/model/transaction';
import { reconcile } from '@/lib/reconciliation/match';
import type { Database } from '@/lib/storage/database';
import { rowsBetween } from '@/lib/storage/ledger';
import { countVouchers, hasTillFiles, saveVouchers, type TillFile, tillFiles } from '@/lib/storage/till';

/** Compares anew; to be called when an export was loaded or the ledger has got rows that one may cover. */
export async function checkVouchers(db: Database): Promise<void> {
  if (!(await hasTillFiles(db))) return;
  const records = recordsOf(await tillFiles(db));
  const days = records.flatMap(({ record: { time } }) => (time ? [time.local.slice(0, 10)] : [])).sort();
  const rows = days.length === 0 ? [] : await rowsBetween(db, days[0]!, days.at(-1)!);
  const { vouchers, withoutCharge } = reconcile(
    rows,
    records.map(({ record }) => record),
  );
  const left = new Map<string, number[]>();
  for (const at of withoutCharge) {
    const { sha256, index } = records[at]!;
    left.set(sha256, [...(left.get(sha256) ?? []), index]);
  }
  await saveVouchers(db, vouchers, left);
}

interface TillRecord {
  sha256: string;
  /** its place in the file */
  index: number;
  record: Transaction;
}

/** Records of all exports; one that stands in two exports (a day's within a week's) counts once. */
function recordsOf(files: readonly TillFile[]): TillRecord[] {
  const seen = new Set<string>();
  return files.flatMap(({ sha256, records }) => {
    const keyed = keyTransactions('till', records).map(({ key, transaction }, index) => ({
      key,
      entry: { sha256, index, record: transaction },
    }));
    const fresh = keyed.filter(({ key }) => !seen.has(key));
    for (const { key } of fresh) seen.add(key);
    return fresh.map(({ entry }) => entry);
  });
}

/** What the till and the ledger say of each other, counted. */
export async function summariseTill(db: Database): Promise<TillSummary> {
  const files = await tillFiles(db);
  const counts = await countVouchers(db);
  return {
    records: recordsOf(files).length,
    matched: counts.matched,
    noVoucher: counts['no-voucher'],
    amountDiffers: counts['amount-differs'],
    noCharge: files.reduce((sum, file) => sum + file.withoutCharge.length, 0),
    files: files.map((file) => file.name),
  };
}
