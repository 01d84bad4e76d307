// Compares the loaded till exports with the ledger, and sums up what came of it. How they are matched is lib/reconciliation's; where it
// is done, and what follows, lib/worker/compare-till.ts's.
import { tellPages } from '@/lib/messaging/send';
import type { TillReport, TillSettlement, TillSummary } from '@/lib/model/till-report';
import { type KeyedTransaction, keyTransactions, type Transaction } from '@/lib/model/transaction';
import { type Reconciliation, reconcileInSteps, type Settlement } from '@/lib/reconciliation/match';
import type { Database } from '@/lib/storage/database';
import { rowsBetween } from '@/lib/storage/ledger';
import {
  countVouchers,
  hasTillFiles,
  saveVouchers,
  type TillFile,
  tillFiles,
  type VoucherOutcome,
} from '@/lib/storage/till';
import { readReport, readSettlements, saveReport } from '@/lib/storage/till-report';

/** Thrown by a comparison that was stopped; what the one before it found still stands. */
export class ComparisonStopped extends Error {}

const underWay = new Set<AbortController>();
let turn: Promise<void> = Promise.resolve();

/** Ends every comparison that is under way, or waits, where this runs. */
export function stopComparing(): void {
  for (const stop of underWay) stop.abort();
}

/**
 * Compares anew; to be called when an export was loaded or the ledger has got rows that one may cover. One after the other: the last
 * one knows the most, and its outcome stays. Throws ComparisonStopped where `stopComparing` was called meanwhile.
 */
export function checkVouchers(db: Database): Promise<void> {
  const stop = new AbortController();
  underWay.add(stop);
  const compared = turn
    .catch(() => undefined)
    .then(() => compare(db, stop.signal))
    .finally(() => {
      underWay.delete(stop);
      tellPages({ changed: 'till-progress', id: '1' });
    });
  turn = compared;
  return compared;
}

async function compare(db: Database, signal: AbortSignal): Promise<void> {
  if (!(await hasTillFiles(db))) return;
  const files = await tillFiles(db);
  const records = recordsOf(files);
  const days = records.flatMap(({ record: { time } }) => (time ? [time.local.slice(0, 10)] : [])).sort();
  const rows = days.length === 0 ? [] : await rowsBetween(db, days[0]!, days.at(-1)!);
  const settled = settledNow(await readSettlements(db), records);
  const result = await inSteps(
    reconcileInSteps(
      rows,
      records.map(({ record }) => record),
      settled,
    ),
    signal,
  );
  const { vouchers, withoutCharge } = result;
  const left = new Map<string, number[]>();
  for (const at of withoutCharge) {
    const { sha256, index } = records[at]!;
    left.set(sha256, [...(left.get(sha256) ?? []), index]);
  }
  await saveVouchers(db, vouchers, left);
  const counts = { matched: 0, 'no-voucher': 0, 'amount-differs': 0, 'matched-twice': 0 };
  for (const outcome of vouchers.values()) counts[outcome] += 1;
  const summary = summaryOf(files, records.length, counts, withoutCharge.length);
  const [from, to] = [days[0], days.at(-1)];
  const compared = from && to ? { files: files.map(({ sha256 }) => sha256), from, to, rows: rows.length } : null;
  await saveReport(db, { ...reportOf(result, rows, records), summary, compared });
}

/** A comparison shorter than this is told of by its outcome alone; ms. */
const untold = 300;

/** Other work of the worker gets its turn between the steps, and the pages are told how far it is. */
async function inSteps(steps: Generator<number, Reconciliation>, signal: AbortSignal): Promise<Reconciliation> {
  let told = -1;
  const begun = Date.now();
  for (;;) {
    if (signal.aborted) throw new ComparisonStopped();
    const step = steps.next();
    if (step.done) {
      if (signal.aborted) throw new ComparisonStopped();
      return step.value;
    }
    const percent = Math.floor(step.value * 100);
    if (percent > told && Date.now() - begun > untold) {
      tellPages({ changed: 'till-progress', id: String(step.value) });
      told = percent;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Settlements by the places that records have in this comparison; what names a record that is gone is left aside. */
function settledNow(settlements: readonly TillSettlement[], records: readonly TillRecord[]): Settlement[] {
  const places = new Map(records.map(({ sha256, index }, at) => [`${sha256}/${index}`, at]));
  return settlements.map(({ records: named, charges }) => ({
    charges,
    records: named.flatMap(({ sha256, index }) => places.get(`${sha256}/${index}`) ?? []),
  }));
}

const mostAmbiguous = 200;
const mostWithoutCharge = 500;
/** Of each of the other lists. */
const most = 200;

function reportOf(
  { totals, ambiguous, withoutCharge, matches, vouchers }: Reconciliation,
  rows: readonly KeyedTransaction[],
  records: readonly TillRecord[],
): Omit<TillReport, 'summary' | 'compared'> {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const placed = (at: number) => {
    const { sha256, index, record } = records[at]!;
    return { place: { sha256, index }, record };
  };
  const chargesOf = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
  const pairsOf = (state: 'amount-differs' | 'matched-twice') => matches.filter((match) => match.state === state);
  const shown = (pairs: typeof matches) =>
    pairs.slice(0, most).map((pair) => ({ records: pair.records.map(placed), charges: chargesOf(pair.charges) }));
  const [differing, twice] = [pairsOf('amount-differs'), pairsOf('matched-twice')];
  const noVoucher = [...vouchers].flatMap(([key, state]) => (state === 'no-voucher' ? [key] : []));
  return {
    totals,
    ambiguous: ambiguous.slice(0, mostAmbiguous).map((one) => ({
      records: one.records.map(placed),
      charges: chargesOf(one.charges),
    })),
    withoutCharge: withoutCharge.slice(0, mostWithoutCharge).map(placed),
    differing: shown(differing),
    twice: shown(twice),
    noVoucher: chargesOf(noVoucher.slice(0, most)),
    more: {
      differing: Math.max(0, differing.length - most),
      twice: Math.max(0, twice.length - most),
      noVoucher: Math.max(0, noVoucher.length - most),
      ambiguous: Math.max(0, ambiguous.length - mostAmbiguous),
      withoutCharge: Math.max(0, withoutCharge.length - mostWithoutCharge),
    },
  };
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

/**
 * What the till and the ledger say of each other, counted: by the last comparison. Where an earlier version made it, it is counted off
 * what is in the store.
 */
export async function summariseTill(db: Database): Promise<TillSummary> {
  const { summary } = await readReport(db);
  if (summary) return summary;
  const files = await tillFiles(db);
  const noCharge = files.reduce((sum, file) => sum + file.withoutCharge.length, 0);
  return summaryOf(files, recordsOf(files).length, await countVouchers(db), noCharge);
}

function summaryOf(
  files: readonly TillFile[],
  records: number,
  counts: Record<VoucherOutcome, number>,
  noCharge: number,
): TillSummary {
  return {
    records,
    matched: counts.matched,
    noVoucher: counts['no-voucher'],
    amountDiffers: counts['amount-differs'],
    noCharge,
    files: files.map((file) => file.name),
  };
}
