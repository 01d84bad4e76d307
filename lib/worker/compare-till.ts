// Where a comparison of till and portal is made: a small one here and now, a large one in the page for long work, so that neither the
// worker nor a page that is being read waits for it.
import { tellPages } from '@/lib/messaging/send';
import type { TillReport } from '@/lib/model/till-report';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { isBuilderPageOpen, needsBuilderPage } from '@/lib/platform/builder';
import type { Database } from '@/lib/storage/database';
import { countBetween, wereBetween } from '@/lib/storage/ledger';
import { hasTillFiles, tillNames } from '@/lib/storage/till';
import { readReport } from '@/lib/storage/till-report';
import { orderBuilder } from './builder-orders';
import { checkVouchers, stopComparing } from './check-vouchers';
import type { Desk } from './desk';

/** Charges and vouchers of the last comparison up to which the next is made at once: about a second of work. */
const atOnce = 20_000;

/** Compares anew and waits for it. */
export async function compareTill(desk: Desk, db: Database): Promise<void> {
  if (isLarge(await readReport(db)))
    await orderBuilder({ to: 'builder', name: 'compare-till', payload: { id: desk.newId() } });
  else await checkVouchers(db);
}

let later: Promise<void> | null = null;
let isWantedAgain = false;

/**
 * Compares anew since the ledger has got these rows, unless none of them is or was of a day that the till's exports cover: such rows bear
 * on nothing. A large comparison is not waited for: `onCompared` is called once it is done. Rows that come meanwhile are compared after
 * it, all at once.
 */
export async function compareFresh(
  desk: Desk,
  db: Database,
  rows: readonly KeyedTransaction[],
  onCompared: () => Promise<void>,
): Promise<void> {
  if (!(await hasTillFiles(db))) return;
  const report = await readReport(db);
  if (await bearOnNothing(db, report, rows)) return;
  if (!isLarge(report)) return checkVouchers(db);
  isWantedAgain = true;
  later ??= compareUntilAllIsIn(desk, db, onCompared).finally(() => {
    later = null;
  });
  // Stopped by the user, or failed: what the comparison before found still stands, and the next reading begins another.
  later.catch(() => tellPages({ changed: 'till', id: '' }));
}

async function compareUntilAllIsIn(desk: Desk, db: Database, onCompared: () => Promise<void>): Promise<void> {
  while (isWantedAgain) {
    isWantedAgain = false;
    await compareTill(desk, db);
    await onCompared();
    tellPages({ changed: 'till', id: '' });
  }
}

/** Stops whatever is being compared, wherever that is. */
export async function stopComparisons(): Promise<void> {
  isWantedAgain = false;
  stopComparing();
  if (needsBuilderPage() && (await isBuilderPageOpen()))
    await orderBuilder({ to: 'builder', name: 'stop-comparing', payload: {} });
}

async function bearOnNothing(
  db: Database,
  { compared }: TillReport,
  rows: readonly KeyedTransaction[],
): Promise<boolean> {
  if (compared === null) return false;
  // What came in without being compared (the browser ended, a statement was kept) is compared with the next rows, whatever those are.
  const { files, from, to } = compared;
  if ((await tillNames(db)).sort().join() !== [...files].sort().join()) return false;
  if ((await countBetween(db, from, to)) !== compared.rows) return false;
  const keys = rows.map(({ key }) => key);
  return !(await wereBetween(db, keys, from, to));
}

/** By the comparison before; there is another page for it in Chrome alone. */
function isLarge({ totals }: TillReport): boolean {
  if (!needsBuilderPage()) return false;
  return totals.reduce((sum, { charges, records }) => sum + charges.all.count + records.all.count, 0) > atOnce;
}
