// What detection learns from cases: the verdict that stands for each row, and since when it was known.
import type { CaseEvent } from '@/lib/model/case-event';
import type { Outcome } from '@/lib/model/finding';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { foldCase } from './fold';

export interface Verdict {
  /** ledger key of the row */
  key: string;
  transaction: KeyedTransaction['transaction'];
  outcome: Outcome;
  /** UTC instant at which the outcome that stands was chosen: it may be used only for what came later */
  knownAt: string;
  /** closed: the user's last word; else it may still change */
  isFinal: boolean;
  /** rules that had marked the row when the case was opened */
  rules: string[];
}

/** The verdicts of one case's log; none before an outcome is chosen. A changed mind moves `knownAt`. */
export function verdictsOf(log: readonly CaseEvent[]): Verdict[] {
  if (log.length === 0) return [];
  const view = foldCase(log);
  const outcome = view.closed?.outcome ?? view.classified?.outcome;
  const knownAt = view.closed?.at ?? view.classified?.at;
  if (outcome === undefined || knownAt === undefined) return [];
  // Closing confirms what was already known; only another outcome at closing is news.
  const since = view.classified && view.classified.outcome === outcome ? view.classified.at : knownAt;
  return view.transactions.map(({ key, transaction }) => ({
    key,
    transaction,
    outcome,
    knownAt: since,
    isFinal: view.closed !== null,
    rules: [...new Set(view.findings.filter((finding) => finding.key === key).map((finding) => finding.rule))],
  }));
}
