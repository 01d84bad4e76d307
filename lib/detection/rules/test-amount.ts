// What a merchant sees: a sale of next to nothing that went through.
// Why suspicious: a trial of the terminal left standing, or the first try of a stolen card.
// Innocent causes: a shop that sells such small things.
// Source of the threshold: rules.md M10: 0.01 to 1.00, and below what this shop takes.
import { quantile } from '../profile';
import type { Rule } from '../rule';

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
    if (!(quantile(history.profile(row.shop).sizes, 0.01) > row.size * 3)) return null;
    return { severity: 'low', score: 0.3, class: 'mis-operation', values: { amount } };
  },
};
