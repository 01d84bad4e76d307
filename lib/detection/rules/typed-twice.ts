// What a merchant sees: an amount whose digits stand there twice (5,705.70 for 5.70), or one key that was held down.
// Why suspicious: the amount was typed again over the first, or a finger lingered on a key.
// Innocent causes: such a price comes up by chance; it is only worth a glance.
// Source of the threshold: rules.md M2: two equal halves, or one digit three times at the end, above the shop's 99 % amount.
import type { Rule, Verdict } from '../rule';

export const typedTwice: Rule<'sales'> = {
  id: 'typed-twice',
  parameters: { sales: { default: 100, min: 50, max: 1000 } },
  need: (history, shop, { sales }) => ({ have: history.profile(shop).sales, need: sales }),
  evaluate(row, history): Verdict | null {
    const { amount } = row.transaction;
    if (!row.isSale || amount === null || row.size === null) return null;
    const digits = String(amount.minor);
    const half = digits.length / 2;
    const isTwice = digits.length >= 4 && digits.length % 2 === 0 && digits.slice(0, half) === digits.slice(half);
    // Noughts at the end are round prices, and digit-slip's.
    const isHeld = digits.length >= 4 && /([1-9])\1\1$/.test(digits);
    if (!isTwice && !isHeld) return null;
    const { sizes, counts } = history.profile(row.shop);
    if (!(row.size > sizes.without(row.size).quantile(0.99)) || (counts.get(amount.minor) ?? 0) > 1) return null;
    return {
      severity: 'low',
      score: 0.4,
      class: 'mis-operation',
      variant: isTwice ? undefined : 'held',
      values: isTwice ? { amount, once: { ...amount, minor: Number(digits.slice(0, half)) } } : { amount },
    };
  },
};
