// What a merchant sees: the decline with which hardly any payment of the last three days went through any more.
// Why suspicious: someone tries out cards here, or the line or terminal is broken; networks fine shops for it.
// Innocent causes: a fault at the bank or on the line.
// Source of the threshold: rules.md F16: at least 25 tries in 72 h and below 30 % approved, or 50 points less than before (Mastercard 2026).
import { daysBefore } from '../day-counts';
import type { Rule } from '../rule';

export const approvalCollapse: Rule<'share' | 'payments' | 'hours'> = {
  id: 'approval-collapse',
  parameters: {
    /** share approved below which it is one */
    share: { default: 0.3, min: 0.05, max: 0.6 },
    payments: { default: 25, min: 10, max: 500 },
    /** counted by whole days */
    hours: { default: 72, min: 24, max: 168 },
  },
  need: () => null,
  evaluate(row, history, { share, payments, hours }) {
    const { type, status, amount } = row.transaction;
    if (type !== 'sale' || status !== 'failed' || amount === null || row.at === null) return null;
    const days = Math.ceil(hours / 24);
    const past = daysBefore(row, history, days - 1);
    const today = history.today(row);
    const earlier = daysBefore(row, history, 90, days);
    const usual = earlier.tries >= payments ? earlier.approved / earlier.tries : 0;
    const isCollapsed = (count: number, through: number) =>
      count >= payments && (through / count < share || (usual > 0 && usual - through / count >= 0.5));
    const [tries, approved] = [past.tries + today.with.tries, past.approved + today.with.approved];
    // Told by the decline that crosses the line.
    if (!isCollapsed(tries, approved)) return null;
    if (isCollapsed(past.tries + today.before.tries, past.approved + today.before.approved)) return null;
    return {
      severity: 'medium',
      score: 0.65,
      class: 'suspected-fraud',
      values: { tries, approved, hours: days * 24, percent: Math.round((100 * approved) / tries), n: tries },
    };
  },
};
