// What a merchant sees: a row says something else than when it was first seen here, or is no longer in the portal's list.
// Why suspicious: what was charged and to which card does not change by itself; someone with access may be covering something up.
// Innocent causes: the portal corrected a mistake; a row was filed under another date or store.
// Source of the threshold: design.md ("a row that changes or vanishes later is itself a finding"): any change of amount, card, terminal, operator, code or time; a status may move on.
import type { Transaction } from '@/lib/model/transaction';
import type { Rule, Verdict } from '../rule';

const fixed = ['cardMasked', 'terminal', 'operator', 'authCode', 'rrn'] as const;

export const changedRow: Rule<never> = {
  id: 'changed-row',
  parameters: {},
  need: () => null,
  evaluate(row, history): Verdict | null {
    const now = row.transaction;
    const change = history.changeOf(row.key);
    if (change === null || now.amount === null) return null;
    const amount = { ...now.amount, minor: Math.abs(now.amount.minor) };
    if (change.missingSince !== null)
      return { severity: 'medium', score: 0.75, class: 'suspected-fraud', variant: 'vanished', values: { amount } };
    // Some portals show what is left after a refund.
    const isRefunded = now.status === 'refunded' || history.correctionsOf(row).length > 0;
    const other = isRefunded ? undefined : change.before.find((before) => isOtherAmount(before, now));
    if (other) {
      const before = { ...other.amount!, minor: Math.abs(other.amount!.minor) };
      return { severity: 'high', score: 0.9, class: 'suspected-fraud', values: { amount, before } };
    }
    const isOther = change.before.some(
      (before) =>
        fixed.some((field) => before[field] !== null && now[field] !== null && before[field] !== now[field]) ||
        (before.time !== null && now.time !== null && isOtherTime(before.time.local, now.time.local)),
    );
    if (!isOther) return null;
    return { severity: 'medium', score: 0.7, class: 'suspected-fraud', variant: 'facts', values: { amount } };
  },
};

function isOtherAmount({ amount: before }: Transaction, { amount: now }: Transaction): boolean {
  if (before === null || now === null || before.currency !== now.currency) return false;
  return Math.abs(before.minor) / 10 ** before.exponent !== Math.abs(now.minor) / 10 ** now.exponent;
}

/** Another moment; a list that shows fewer places of the same moment says nothing else. */
function isOtherTime(before: string, now: string): boolean {
  return !before.startsWith(now) && !now.startsWith(before);
}
