// What a merchant sees: one card declined again and again, each time for less, until an amount goes through.
// Why suspicious: someone feels for what a stolen card will still give (rules.md F12; China UnionPay's guide names it).
// Innocent causes: a guest who does not know the balance pays the rest in cash.
// Source of the threshold: rules.md F12: two declines and an approval, strictly falling, within 10 minutes.
import type { Rule } from '../rule';

export const fallingTries: Rule<'minutes' | 'declines'> = {
  id: 'falling-tries',
  parameters: { minutes: { default: 10, min: 2, max: 60 }, declines: { default: 2, min: 2, max: 6 } },
  need: () => null,
  evaluate(row, history, { minutes, declines }) {
    const { amount, time } = row.transaction;
    if (!row.isSale || row.card === null || amount === null || row.at === null || time === null) return null;
    const tries = history
      .ofCard(row.shop, row.card)
      .filter(
        (other) =>
          other.transaction.status === 'failed' &&
          other.size !== null &&
          other.at !== null &&
          other.at <= row.at! &&
          row.at! - other.at <= minutes * 60,
      )
      .sort((a, b) => a.at! - b.at!);
    if (tries.length < declines) return null;
    const sizes = [...tries.map((other) => other.size!), row.size!];
    if (!sizes.every((size, i) => i === 0 || size < sizes[i - 1]!)) return null;
    return {
      severity: 'medium',
      score: 0.8,
      class: 'suspected-fraud',
      values: { amount, first: tries[0]!.transaction.amount!, tries: tries.length, n: tries.length },
      related: tries.map((other) => other.key),
    };
  },
};
