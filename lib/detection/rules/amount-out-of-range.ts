// What a merchant sees: an amount far above what anyone pays in this shop.
// Why suspicious: a stolen card or a terminal in wrong hands is used for as much as it will give.
// Innocent causes: a banquet, a company's order, a deposit; held back where such amounts came before, or the card pays such amounts.
// Source of the threshold: learned from this shop's own amounts (rules.md F1: robust z on the logarithm, never a fixed sum); factor and
// count are ours. Where few amounts spread widely, one several times the largest of all others is as telling.
import type { Amounts } from '../amounts';
import { countAtLeast, quantile } from '../profile';
import type { Rule } from '../rule';

/** So many times the largest of all other amounts, at this share of the spread, is out of range too. */
const beyond = { times: 4, spread: 0.6 };

export const amountOutOfRange: Rule<'sales' | 'spread' | 'similar'> = {
  id: 'amount-out-of-range',
  parameters: {
    sales: { default: 40, min: 20, max: 1000 },
    spread: { default: 4.5, min: 3, max: 10 },
    similar: { default: 3, min: 1, max: 10 },
  },
  need: (history, shop, { sales }) => ({ have: history.profile(shop).sales, need: sales }),
  evaluate(row, history, { spread, similar }) {
    const { amount } = row.transaction;
    if (!row.isSale || row.size === null || amount === null || row.size <= 0) return null;
    const { sizes, days } = history.profile(row.shop);
    const middle = Math.log(quantile(sizes, 0.5));
    // Half the width between the quartiles of a normal distribution is 0.6745 of its standard deviation; a floor keeps
    // a shop of fixed prices from calling every other price strange.
    const deviation = Math.max((Math.log(quantile(sizes, 0.75)) - Math.log(quantile(sizes, 0.25))) / 1.349, 0.25);
    const z = (Math.log(row.size) - middle) / deviation;
    const isBeyond =
      z >= spread * beyond.spread &&
      row.size >= beyond.times * quantile(sizes, 0.9) &&
      row.size >= beyond.times * sizes.without(row.size).quantile(1);
    if (!(z >= spread || isBeyond)) return null;
    const others = countAtLeast(sizes, row.size / 1.5) - 1;
    if (others >= similar) return null;
    const cardKnows =
      row.card !== null &&
      history
        .ofCard(row.shop, row.card)
        .some((other) => other.key !== row.key && other.isSale && (other.size ?? 0) >= row.size! / 1.5);
    if (cardKnows) return null;
    const usualTop = quantile(sizes.without(row.size), 0.99);
    const ratio = row.size / usualTop;
    const score = Math.min(0.55 + 0.1 * Math.max(ratio - 1, 0), 0.85);
    return {
      severity: 'medium',
      score,
      class: 'suspected-fraud',
      values: { amount, usual: moneyOf(usualBelow(sizes.without(row.size), row.size), amount), days, n: days },
    };
  },
};

/** What nearly all sales stay within, said beside this one: below it, also where a list is so short that another large one is its top. */
function usualBelow(sizes: Amounts, size: number): number {
  return [0.99, 0.95].map((share) => sizes.quantile(share)).find((top) => top < size) ?? sizes.quantile(0.9);
}

function moneyOf(size: number, like: { exponent: number; currency: string | null }) {
  return { minor: Math.round(size * 10 ** like.exponent), exponent: like.exponent, currency: like.currency };
}
