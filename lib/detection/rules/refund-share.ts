// What a merchant sees: the refund with which more than one payment in twenty of the last 30 days was refunded.
// Why suspicious: acquirers watch this share and hold money back; it may also be refunds that nobody should have made.
// Innocent causes: a recall, a cancelled event, a season of returns.
// Source of the threshold: rules.md F10: more than 5 % in 30 rolling days (Mastercard's programme of 2026); told once.
import type { Rule } from '../rule';

const span = 30 * 86_400;

export const refundShare: Rule<'share' | 'refunds' | 'days'> = {
  id: 'refund-share',
  parameters: {
    share: { default: 0.05, min: 0.01, max: 0.5 },
    refunds: { default: 5, min: 3, max: 100 },
    days: { default: 30, min: 14, max: 180 },
  },
  need: (history, shop, { days }) => ({ have: history.profile(shop).days, need: days }),
  evaluate(row, history, { share, refunds: least }) {
    const { type, status, amount } = row.transaction;
    if (type !== 'refund' || status === 'failed' || amount === null || row.at === null) return null;
    if (row.at - history.profile(row.shop).since < span) return null;
    const rows = history.ofShop(row.shop, row.at - span, row.at);
    if (rows === null) return null;
    let [sales, refunds] = [0, 0];
    for (const other of rows) {
      if (other.at === row.at && other.key > row.key) continue;
      if (other.isSale) sales += 1;
      else if (other.transaction.type === 'refund' && other.transaction.status !== 'failed') refunds += 1;
    }
    if (refunds < least || sales === 0 || refunds / sales <= share) return null;
    // Told by the refund that crosses the line; those after it say nothing new.
    if (refunds - 1 >= least && (refunds - 1) / sales > share) return null;
    return {
      severity: 'low',
      score: 0.4,
      class: 'suspected-fraud',
      values: { refunds, sales, percent: Math.round((1000 * refunds) / sales) / 10, n: refunds },
    };
  },
};
