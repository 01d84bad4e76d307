// What a merchant sees: a refund to a card that never bought anything here.
// Why suspicious: refunds to strange cards are a way to take money out of a shop (Visa alerts on purchase-return fraud).
// Innocent causes: the sale is older than what is remembered, or was paid with another card; a shop that takes goods back after
// months, or on account, does so on many days, and is only told at low.
// Source of the threshold: rules.md F8; silent unless the memory reaches back far enough (N8). On how many days it is a habit: ours (a
// wholesaler's real rows: on 60 of 152 days; a burst of false refunds falls on one or two).
import { dayOf } from '../day-counts';
import { isStrangeRefund } from '../history';
import type { Rule } from '../rule';

const day = 86_400;
/** Around the row, days of which so many others saw such refunds make them a habit. */
const habit = { around: 60, days: 5 };

export const refundWithoutSale: Rule<'days'> = {
  id: 'refund-without-sale',
  parameters: { days: { default: 7, min: 3, max: 180 } },
  need: (history, shop, { days }) => ({ have: history.profile(shop).days, need: days }),
  evaluate(row, history, { days }) {
    const { amount, entryMode } = row.transaction;
    // Where the portal itself names a sale there is one, whether we have seen it or not.
    if (amount === null || row.at === null || !isStrangeRefund(row, history)) return null;
    const { since } = history.profile(row.shop);
    if (row.at - since < days * day) return null;
    const today = dayOf(row.at);
    // Days on which the memory was still too short say nothing.
    const first = Math.max(today - habit.around, dayOf(since) + days);
    const isHabit = history.strangeRefundDays(row.shop, first, today + habit.around) > habit.days;
    const isKeyed = entryMode !== null && /手工|手输|手動|keyed|manual/i.test(entryMode);
    const reach = Math.floor((row.at - since) / day);
    return {
      severity: isHabit ? 'low' : isKeyed ? 'high' : 'medium',
      score: isHabit ? 0.3 : isKeyed ? 0.9 : 0.75,
      class: 'suspected-fraud',
      values: { amount: { ...amount, minor: Math.abs(amount.minor) }, days: reach, n: reach },
    };
  },
};
