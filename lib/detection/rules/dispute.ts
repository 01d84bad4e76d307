// What a merchant sees: a chargeback, dispute or retrieval request in the list.
// Why suspicious: the cardholder or bank says that the charge is not right; the answer has a deadline.
// Innocent causes: the cardholder did not recognise the shop's name.
// Source of the threshold: rules.md F20: any such row.
import type { Rule } from '../rule';

export const dispute: Rule<never> = {
  id: 'dispute',
  parameters: {},
  need: () => null,
  evaluate(row, history) {
    const { type, status, amount, originalId } = row.transaction;
    if (amount === null || (type !== 'chargeback' && status !== 'disputed')) return null;
    const isSaleItself = row.isSale && type !== 'chargeback';
    const original = originalId === null ? null : history.byId(originalId);
    return {
      // The sale that a dispute is about: the dispute's own row says more.
      severity: isSaleItself ? 'low' : 'high',
      score: isSaleItself ? 0.4 : 0.95,
      class: 'suspected-fraud',
      variant: isSaleItself ? 'sale' : undefined,
      values: { amount: { ...amount, minor: Math.abs(amount.minor) } },
      related: original ? [original.key] : [],
    };
  },
};
