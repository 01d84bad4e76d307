// What a merchant sees: a sale on one card and soon after a refund of it to another.
// Why suspicious: a stolen card pays, the thief's own card is credited (rules.md F9; police notices on the over-charge scam).
// Innocent causes: the guest's card was replaced; two guests settled among themselves.
// Source of the threshold: rules.md F9: card keys differ; the refund names the sale, which is certain.
import type { Rule } from '../rule';

export const refundToOtherCard: Rule<never> = {
  id: 'refund-to-other-card',
  parameters: {},
  need: () => null,
  evaluate(row, history) {
    const { type, amount, originalId, cardLast4, status } = row.transaction;
    if (type !== 'refund' || amount === null || originalId === null || cardLast4 === null || status === 'failed')
      return null;
    const sale = history.byId(originalId);
    const saleCard = sale?.transaction.cardLast4 ?? null;
    if (sale === null || saleCard === null || saleCard === cardLast4) return null;
    return {
      severity: 'medium',
      score: 0.85,
      class: 'suspected-fraud',
      values: { amount: { ...amount, minor: Math.abs(amount.minor) }, card: cardLast4, other: saleCard },
      related: [sale.key],
    };
  },
};
