// What a merchant sees: one card charged the same amount three times or more in a day.
// Why suspicious: a charge that did not seem to go through was tried again and again (rules.md M4).
// Innocent causes: a regular who comes three times a day; a shop of fixed prices, where repeats are the habit (share learned here).
// Source of the threshold: rules.md M4: three in a day (Tazama's typology; CN-2).
import { isSameAmount } from '../known-row';
import { repeatsBeside } from '../profile';
import type { Rule } from '../rule';

export const similarPayments: Rule<'payments' | 'habit'> = {
  id: 'similar-payments',
  parameters: {
    payments: { default: 3, min: 3, max: 10 },
    /** share of repeats above which they are this shop's habit */
    habit: { default: 0.02, min: 0, max: 0.2 },
  },
  need: () => null,
  evaluate(row, history, { payments, habit }) {
    const { amount, time } = row.transaction;
    if (!row.isSale || row.card === null || amount === null || row.at === null || time === null) return null;
    const ofCard = history.ofCard(row.shop, row.card);
    if (ofCard.length < payments || repeatsBeside(row, history) > habit) return null;
    const same = ofCard.filter(
      (other) =>
        other.isSale &&
        isSameAmount(other, row) &&
        other.at !== null &&
        row.at! - other.at < 86_400 &&
        (other.at < row.at! || (other.at === row.at && other.key <= row.key)),
    );
    if (same.length < payments || history.correctionsOf(row).length > 0) return null;
    const isTelling = same.length === payments;
    return {
      severity: isTelling ? 'medium' : 'low',
      score: isTelling ? 0.6 : 0.3,
      class: 'mis-operation',
      values: { amount, times: same.length, time: same[0]!.transaction.time!, n: same.length },
      related: same.filter((other) => other.key !== row.key).map((other) => other.key),
    };
  },
};
