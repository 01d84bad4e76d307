// What a merchant sees: a sale of next to nothing that went through.
// Why suspicious: a trial of the terminal left standing, or the first try of a stolen card.
// Innocent causes: a shop that sells such small things.
// Source of the threshold: rules.md M10: 0.01 to 1.00, and below what this shop takes; a single one with noughts (0.01, 0.10, 1.00), far
// below everything here, and once, is what people type to try a terminal. Any other small amount may be a small purchase.
import { quantile } from '../profile';
import type { Rule } from '../rule';

/** A twentieth of the shop's lowest prices, paid once, is no purchase. */
const far = 20;

/** True of a one with noughts (minor units). */
export function isTypedToTry(minor: number): boolean {
  let rest = minor;
  while (rest >= 10 && rest % 10 === 0) rest /= 10;
  return rest === 1;
}

export const testAmount: Rule<'most' | 'sales'> = {
  id: 'test-amount',
  parameters: {
    /** in units of the currency */
    most: { default: 1, min: 0.01, max: 10 },
    sales: { default: 40, min: 20, max: 1000 },
  },
  need: (history, shop, { sales }) => ({ have: history.profile(shop).sales, need: sales }),
  evaluate(row, history, { most }) {
    const { amount } = row.transaction;
    if (!row.isSale || amount === null || row.size === null || row.size <= 0 || row.size > most) return null;
    // In a shop where one sale in a hundred is as small, it is a price.
    const { sizes, counts } = history.profile(row.shop);
    if (!(quantile(sizes.without(row.size), 0.01) > row.size * 3)) return null;
    const isFar =
      isTypedToTry(amount.minor) &&
      quantile(sizes.without(row.size), 0.01) >= row.size * far &&
      (counts.get(amount.minor) ?? 0) <= 1;
    return {
      severity: isFar ? 'medium' : 'low',
      score: isFar ? 0.75 : 0.3,
      class: 'mis-operation',
      values: { amount },
    };
  },
};
