// What a merchant sees: one card pays three large amounts in even steps (49,999, 48,999, 47,999) within a day.
// Why suspicious: amounts that are made up and not rung up, each below a limit.
// Innocent causes: instalments that were agreed; it is only worth a glance.
// Source of the threshold: rules.md F15: three in arithmetic steps, each among the shop's highest tenth; weak, so never more than low.
import type { Rule } from '../rule';

export const steppedAmounts: Rule<'payments' | 'sales'> = {
  id: 'stepped-amounts',
  parameters: { payments: { default: 3, min: 3, max: 10 }, sales: { default: 50, min: 20, max: 1000 } },
  need: (history, shop, { sales }) => ({ have: history.profile(shop).sales, need: sales }),
  evaluate(row, history, { payments }) {
    const { amount } = row.transaction;
    if (!row.isSale || row.card === null || amount === null || row.at === null || row.minuteOfDay === null) return null;
    const line = history
      .ofCard(row.shop, row.card)
      .filter(
        (other) =>
          other.isSale &&
          other.transaction.amount !== null &&
          other.transaction.amount.currency === amount.currency &&
          other.at !== null &&
          row.at! - other.at < 86_400 &&
          (other.at < row.at! || (other.at === row.at && other.key <= row.key)),
      )
      .slice(-payments);
    if (line.length < payments) return null;
    const minors = line.map((other) => other.transaction.amount!.minor);
    const step = minors[1]! - minors[0]!;
    if (step === 0 || !minors.every((minor, i) => i === 0 || minor - minors[i - 1]! === step)) return null;
    const high = history.profile(row.shop).sizes.quantile(0.9);
    if (!line.every((other) => other.size! > high)) return null;
    return {
      severity: 'low',
      score: 0.35,
      class: 'suspected-fraud',
      values: { amount, step: { ...amount, minor: Math.abs(step) }, payments: line.length, n: line.length },
      related: line.filter((other) => other.key !== row.key).map((other) => other.key),
    };
  },
};
