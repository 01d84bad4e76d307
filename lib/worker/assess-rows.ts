// Rows of a portal judged by all that is remembered, by the merchant's choice of rules, and by what was learned from their verdicts.
// The one way in which marks, lists and numbers come to their findings.
import { type Assessment, assess } from '@/lib/detection/assess';
import type { History } from '@/lib/detection/history';
import { applyLearning } from '@/lib/detection/learning';
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from '@/lib/storage/database';
import { historyOf } from './history-of';
import { merchantsDetection } from './merchants-detection';

/** @param aside keys of rows that are no sample of what is usual @param history where it is known already */
export async function assessRows(
  db: Database,
  portal: string,
  rows: readonly KeyedTransaction[],
  { aside, history }: { aside?: ReadonlySet<string>; history?: History } = {},
): Promise<Assessment> {
  const { settings, learned } = await merchantsDetection(db);
  const past = history ?? (await historyOf(db, portal, rows, { aside, settings }));
  const { findings, notEnough } = assess(rows, past, settings);
  return { findings: applyLearning(findings, rows, learned), notEnough };
}
