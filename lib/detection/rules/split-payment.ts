// What a merchant sees: one card approved three times or more within minutes, together far above what is usual here.
// Why suspicious: a large amount is cut up to stay under a limit (rules.md F14; banks' notices forbid it).
// Innocent causes: a bill paid in rounds; instalments that the guest asked for; the same price again in a shop where that is
// usual (a machine that sells one cup a time) is left alone, and so are purchases each no larger than any.
// Source of the threshold: rules.md F14: 3 in 10 minutes, sum above the shop's 99.5 % amount; graver where the sum is twice that. Which
// share of repeats is a habit: as in duplicate-charge (measured: a coffee machine 12 %, a wholesaler 0.1 %).
import { quantile, repeatsBeside } from '../profile';
import type { Rule } from '../rule';

/** Share of repeats above which paying the same again at once is this shop's habit. */
const habit = 0.02;
/** Parts less than a fifth above what is paid here in the middle are purchases as any: a threshold of ours. */
const mostOrdinary = 1.2;

export const splitPayment: Rule<'minutes' | 'payments' | 'sales'> = {
  id: 'split-payment',
  parameters: {
    minutes: { default: 10, min: 2, max: 60 },
    payments: { default: 3, min: 3, max: 10 },
    sales: { default: 40, min: 20, max: 1000 },
  },
  need: (history, shop, { sales }) => ({ have: history.profile(shop).sales, need: sales }),
  evaluate(row, history, { minutes, payments }) {
    const { amount, time } = row.transaction;
    if (!row.isSale || row.card === null || amount === null || row.at === null || time === null) return null;
    const ofCard = history.ofCard(row.shop, row.card);
    if (ofCard.length < payments) return null;
    const parts = ofCard.filter(
      (other) =>
        other.isSale &&
        other.at !== null &&
        other.transaction.amount?.currency === amount.currency &&
        other.at <= row.at! &&
        row.at! - other.at <= minutes * 60 &&
        (other.at < row.at! || other.key <= row.key),
    );
    if (parts.length !== payments) return null;
    const minor = parts.reduce((sum, other) => sum + other.transaction.amount!.minor, 0);
    // The parts themselves are no sample of what is usual.
    const others = parts.reduce((sizes, other) => sizes.without(other.size!), history.profile(row.shop).sizes);
    const usual = quantile(others, 0.995);
    const total = minor / 10 ** amount.exponent;
    if (!(total > usual) || parts.every((other) => other.size! > usual)) return null;
    // Where prices lie close together any few purchases come to more than the largest single one.
    if (total < mostOrdinary * parts.length * quantile(others, 0.5)) return null;
    const isRepeat = new Set(parts.map(({ size }) => size)).size < parts.length;
    if (isRepeat && repeatsBeside(row, history) > habit) return null;
    const isFar = total >= 2 * usual;
    return {
      severity: isFar ? 'medium' : 'low',
      score: isFar ? 0.65 : 0.45,
      class: 'suspected-fraud',
      values: { total: { ...amount, minor }, payments: parts.length, minutes, n: parts.length },
      related: parts.filter((other) => other.key !== row.key).map((other) => other.key),
    };
  },
};
