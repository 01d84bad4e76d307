// What a merchant sees: a completion of more than the pre-authorisation allowed for.
// Why suspicious: banks take back what is above the customary margin; it may be a slip on the keypad.
// Innocent causes: extra nights or services that the guest agreed to.
// Source of the threshold: rules.md M9: 115 % is the custom of the trade.
import type { Rule } from '../rule';

export const captureAbovePreauth: Rule<'share'> = {
  id: 'capture-above-preauth',
  parameters: { /** completion over pre-authorisation */ share: { default: 1.15, min: 1, max: 2 } },
  need: () => null,
  evaluate(row, history, { share }) {
    const { type, amount, originalId, status } = row.transaction;
    if (type !== 'capture' || amount === null || row.size === null || originalId === null || status === 'failed')
      return null;
    const deposit = history.byId(originalId);
    if (deposit === null || deposit.transaction.type !== 'preauth' || deposit.size === null) return null;
    if (row.size <= deposit.size * share + 1e-9) return null;
    return {
      severity: 'medium',
      score: 0.75,
      class: 'mis-operation',
      values: { amount, deposit: deposit.transaction.amount!, percent: Math.round((row.size / deposit.size) * 100) },
      related: [deposit.key],
    };
  },
};
