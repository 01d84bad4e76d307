// What a merchant sees: an amount with a nought too many, or one that was voided and entered again a power of ten smaller.
// Why suspicious: a slip on the keypad; the customer will miss the money.
// Innocent causes: the order really was that large.
// Source of the threshold: rules.md M1 (ours: the corrected amount within 15 min is certain; else the tenth is a price that recurs here).
import { isSameAmount, type KnownRow } from '../known-row';
import { quantile } from '../profile';
import type { Rule, Verdict } from '../rule';

export const digitSlip: Rule<'minutes' | 'recurs'> = {
  id: 'digit-slip',
  parameters: {
    minutes: { default: 15, min: 5, max: 120 },
    /** how often the smaller amount must have been paid here */
    recurs: { default: 5, min: 3, max: 100 },
  },
  need: () => null,
  evaluate(row, history, { minutes, recurs }): Verdict | null {
    const { amount, type } = row.transaction;
    if (amount === null || row.at === null || row.size === null) return null;
    const within = (other: KnownRow) =>
      other.key !== row.key && other.at !== null && Math.abs(other.at - row.at!) <= minutes * 60;
    if (row.card !== null && (type === 'sale' || type === 'void')) {
      const near = history.ofCard(row.shop, row.card).filter(within);
      const voided =
        type === 'void'
          ? near.find((other) => other.isSale && isSameAmount(other, row))
          : near.find((other) => other.transaction.type === 'void' && isSameAmount(other, row));
      const again = near.find((other) => other.isSale && isPowerOfTen(row, other));
      if (voided && again) {
        return {
          severity: type === 'sale' ? 'medium' : 'low',
          score: type === 'sale' ? 0.8 : 0.3,
          class: 'mis-operation',
          variant: 'corrected',
          values: { amount, smaller: again.transaction.amount! },
          related: [voided.key, again.key],
        };
      }
    }
    if (!row.isSale || history.correctionsOf(row).length > 0) return null;
    const { sizes, counts } = history.profile(row.shop);
    if (sizes.length < 40 || row.size < quantile(sizes, 0.98) || (counts.get(amount.minor) ?? 0) > 1) return null;
    for (const power of [10, 100]) {
      const smaller = amount.minor / power;
      if (!Number.isInteger(smaller) || (counts.get(smaller) ?? 0) < recurs) continue;
      const times = counts.get(smaller)!;
      return {
        severity: 'medium',
        score: 0.7,
        class: 'mis-operation',
        values: { amount, smaller: { ...amount, minor: smaller }, times, n: times },
      };
    }
    return null;
  },
};

function isPowerOfTen(a: KnownRow, b: KnownRow): boolean {
  const [x, y] = [a.transaction.amount, b.transaction.amount];
  if (!x || !y || x.exponent !== y.exponent || x.currency !== y.currency) return false;
  return [10, 100].some((power) => Math.abs(x.minor) === Math.abs(y.minor) * power);
}
