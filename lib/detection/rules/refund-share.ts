// What a merchant sees: the refund with which more than one payment in twenty of the last 30 days was refunded.
// Why suspicious: acquirers watch this share and hold money back; it may also be refunds that nobody should have made.
// Innocent causes: a recall, a cancelled event, a season of returns.
// Source of the threshold: rules.md F10: more than 5 % in 30 rolling days (Mastercard's programme of 2026); told once.
import { daysBefore } from '../day-counts';
import type { Rule } from '../rule';

/** Days. */
const span = 30;

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
    if (row.at - history.profile(row.shop).since < span * 86_400) return null;
    const past = daysBefore(row, history, span);
    const today = history.today(row);
    const [sales, refunds] = [past.sales + today.with.sales, past.refunds + today.with.refunds];
    const isTooMuch = (count: number, of: number) => count >= least && of > 0 && count / of > share;
    if (!isTooMuch(refunds, sales)) return null;
    // Told by the refund that crosses the line; those after it say nothing new.
    if (isTooMuch(past.refunds + today.before.refunds, past.sales + today.before.sales)) return null;
    return {
      severity: 'low',
      score: 0.4,
      class: 'suspected-fraud',
      values: { refunds, sales, percent: Math.round((1000 * refunds) / sales) / 10, n: refunds },
    };
  },
};
