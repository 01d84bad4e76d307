// What a merchant sees: a refund of more than the sale it belongs to.
// Why suspicious: a slip on the keypad, or money taken out by way of a real sale.
// Innocent causes: two purchases refunded at once; a refund with shipping added.
// Source of the threshold: rules.md M7: refund / sale above 1; the sale named by the refund, else the card's largest.
import type { Rule } from '../rule';

export const refundExceedsSale: Rule<'share'> = {
  id: 'refund-exceeds-sale',
  parameters: { /** refund over sale */ share: { default: 1, min: 1, max: 2 } },
  need: () => null,
  evaluate(row, history, { share }) {
    const { type, amount, originalId, status } = row.transaction;
    if (type !== 'refund' || amount === null || row.size === null || originalId === null || status === 'failed')
      return null;
    const sale = history.byId(originalId);
    if (sale === null || sale.size === null || row.size <= sale.size * share + 1e-9) return null;
    return {
      severity: 'medium',
      score: 0.8,
      class: 'mis-operation',
      values: { amount: { ...amount, minor: Math.abs(amount.minor) }, sale: sale.transaction.amount! },
      related: [sale.key],
    };
  },
};
