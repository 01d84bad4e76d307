// What a merchant sees: the same card charged the same amount again within minutes.
// Why suspicious: confirm was pressed twice, or a first try that seemed to fail had gone through.
// Innocent causes: two rounds at the same price; a shop where that is usual (share learned here) is left alone.
// Source of the threshold: gateways use 30 s to 1 h (rules.md M3); the shop's own repeat habit decides (measured: 0.06 % to 12.3 %).
import { isBefore, isSameAmount } from '../known-row';
import { repeatsBeside } from '../profile';
import type { Rule } from '../rule';

const soon = 600;

export const duplicateCharge: Rule<'minutes' | 'habit'> = {
  id: 'duplicate-charge',
  parameters: {
    minutes: { default: 60, min: 1, max: 240 },
    /** share of repeats above which they are this shop's habit */
    habit: { default: 0.02, min: 0, max: 0.2 },
  },
  need: () => null,
  evaluate(row, history, { minutes, habit }) {
    const { amount, orderId } = row.transaction;
    if (!row.isSale || row.card === null || row.at === null || row.minuteOfDay === null || amount === null) return null;
    const twin = history
      .ofCard(row.shop, row.card)
      .filter(
        (other) =>
          other.key !== row.key &&
          other.isSale &&
          isSameAmount(other, row) &&
          other.at !== null &&
          isBefore(other, row),
      )
      .findLast((other) => row.at! - other.at! <= minutes * 60);
    if (!twin) return null;
    if (history.correctionsOf(row).length > 0) return null;
    const isAgain = history.correctionsOf(twin).length > 0;
    const isSameOrder = orderId !== null && orderId === twin.transaction.orderId;
    if (!isSameOrder && repeatsBeside(row, history) > habit) return null;
    // Both charges on the till: two sales after all.
    if (history.voucherOf(row.key) === 'matched' && history.voucherOf(twin.key) === 'matched') return null;
    const seconds = row.at - twin.at!;
    return {
      // A charge that was taken back and came again is worth a glance: did the first really go back?
      // Beyond ten minutes a second visit is as likely as a slip: worth a glance.
      severity: isAgain ? 'low' : isSameOrder ? 'high' : seconds <= soon ? 'medium' : 'low',
      score: isAgain ? 0.3 : isSameOrder ? 0.95 : seconds <= soon ? 0.7 : 0.4,
      class: 'mis-operation',
      variant: isAgain ? 'again' : isSameOrder ? 'same-order' : undefined,
      values: { amount, time: twin.transaction.time!, seconds, n: seconds },
      related: [twin.key],
    };
  },
};
