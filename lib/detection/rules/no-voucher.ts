// What a merchant sees: a charge in the portal that the shop's own till does not know, or knows with another amount.
// Why suspicious: a charge nobody rang up; or a keypad slip.
// Innocent causes: it was rung up on another till, or the export leaves something out.
// Source of the threshold: rules.md M12: any approved row unmatched once the day is closed; alone look for the slip first.
import type { Rule } from '../rule';

export const noVoucher: Rule<never> = {
  id: 'no-voucher',
  parameters: {},
  need: () => null,
  evaluate(row, history) {
    const { amount } = row.transaction;
    const state = history.voucherOf(row.key);
    if (amount === null || state === null || state === 'matched') return null;
    if (state === 'amount-differs') {
      return { severity: 'medium', score: 0.75, class: 'mis-operation', variant: 'differs', values: { amount } };
    }
    if (state === 'matched-twice') {
      return { severity: 'medium', score: 0.75, class: 'mis-operation', variant: 'twice', values: { amount } };
    }
    return {
      severity: 'medium',
      score: 0.7,
      class: 'suspected-fraud',
      values: { amount: { ...amount, minor: Math.abs(amount.minor) } },
    };
  },
};
