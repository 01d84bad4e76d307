// What a merchant sees: a refund to a card that bought nothing, and minutes later a sale of the same amount on it.
// Why suspicious: the terminal was in refund mode; the customer was given the price and then charged it once.
// Innocent causes: goods changed for others at the same price, the first sale older than what is remembered.
// Source of the threshold: rules.md M8: the sale within 10 minutes after the refund.
import { isSameAmount } from '../known-row';
import type { Rule } from '../rule';

export const saleAsRefund: Rule<'minutes'> = {
  id: 'sale-as-refund',
  parameters: { minutes: { default: 10, min: 2, max: 60 } },
  need: () => null,
  evaluate(row, history, { minutes }) {
    const { type, amount, originalId, time, status } = row.transaction;
    if (type !== 'refund' || row.card === null || amount === null || row.at === null || time === null) return null;
    if (originalId !== null || status === 'failed') return null;
    const ofCard = history.ofCard(row.shop, row.card);
    if (ofCard.some((other) => other.isSale && other.at !== null && other.at <= row.at!)) return null;
    const sale = ofCard.find(
      (other) => other.isSale && isSameAmount(other, row) && other.at! > row.at! && other.at! - row.at! <= minutes * 60,
    );
    if (!sale) return null;
    return {
      severity: 'medium',
      score: 0.75,
      class: 'mis-operation',
      values: { amount: { ...amount, minor: Math.abs(amount.minor) }, time: sale.transaction.time! },
      related: [sale.key],
    };
  },
};
