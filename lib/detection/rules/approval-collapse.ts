// What a merchant sees: the decline with which hardly any payment of the last three days went through any more.
// Why suspicious: someone tries out cards here, or the line or terminal is broken; networks fine shops for it.
// Innocent causes: a fault at the bank or on the line.
// Source of the threshold: rules.md F16: at least 25 tries in 72 h and below 30 % approved, or 50 points less than before (Mastercard 2026).
import type { Rule } from '../rule';

const day = 86_400;

export const approvalCollapse: Rule<'share' | 'payments' | 'hours'> = {
  id: 'approval-collapse',
  parameters: {
    /** share approved below which it is one */
    share: { default: 0.3, min: 0.05, max: 0.6 },
    payments: { default: 25, min: 10, max: 500 },
    hours: { default: 72, min: 6, max: 168 },
  },
  need: () => null,
  evaluate(row, history, { share, payments, hours }) {
    const { type, status, amount } = row.transaction;
    if (type !== 'sale' || status !== 'failed' || amount === null || row.at === null) return null;
    const from = row.at - hours * 3600;
    const rows = history.ofShop(row.shop, from, row.at);
    const before = history.ofShop(row.shop, row.at - 90 * day, from - 1);
    if (rows === null || before === null) return null;
    let [tries, approved, earlierTries, earlierApproved] = [0, 0, 0, 0];
    for (const other of rows) {
      if (other.transaction.type !== 'sale' || (other.at === row.at && other.key > row.key)) continue;
      tries += 1;
      if (other.isSale) approved += 1;
    }
    for (const other of before) {
      if (other.transaction.type !== 'sale') continue;
      earlierTries += 1;
      if (other.isSale) earlierApproved += 1;
    }
    const usual = earlierTries >= payments ? earlierApproved / earlierTries : 0;
    const isCollapsed = (count: number) =>
      count >= payments && (approved / count < share || (usual > 0 && usual - approved / count >= 0.5));
    // Told by the decline that crosses the line.
    if (!isCollapsed(tries) || isCollapsed(tries - 1)) return null;
    return {
      severity: 'medium',
      score: 0.65,
      class: 'suspected-fraud',
      values: { tries, approved, hours, percent: Math.round((100 * approved) / tries), n: tries },
    };
  },
};
