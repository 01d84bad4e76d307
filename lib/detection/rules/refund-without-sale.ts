// What a merchant sees: a refund to a card that never bought anything here.
// Why suspicious: refunds to strange cards are a way to take money out of a shop (Visa alerts on purchase-return fraud).
// Innocent causes: the sale is older than what is remembered, or was paid with another card.
// Source of the threshold: rules.md F8; silent unless the memory reaches back far enough (N8).
import type { Rule } from '../rule';

const day = 86_400;

export const refundWithoutSale: Rule<'days'> = {
  id: 'refund-without-sale',
  parameters: { days: { default: 7, min: 3, max: 180 } },
  need: (history, shop, { days }) => ({ have: history.profile(shop).days, need: days }),
  evaluate(row, history, { days }) {
    const { type, amount, originalId, time, entryMode } = row.transaction;
    if (type !== 'refund' || row.card === null || amount === null || row.at === null || time === null) return null;
    // The portal itself names a sale: whether we have seen it or not, there is one.
    if (originalId !== null) return null;
    const { since } = history.profile(row.shop);
    if (row.at - since < days * day) return null;
    const sold = history.hasSaleOf(row.shop, row.card, row.size ?? 0, row.at);
    if (sold) return null;
    const isKeyed = entryMode !== null && /手工|手输|手動|keyed|manual/i.test(entryMode);
    const reach = Math.floor((row.at - since) / day);
    return {
      severity: isKeyed ? 'high' : 'medium',
      score: isKeyed ? 0.9 : 0.75,
      class: 'suspected-fraud',
      values: { amount: { ...amount, minor: Math.abs(amount.minor) }, days: reach, n: reach },
    };
  },
};
