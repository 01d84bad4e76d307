// What a merchant sees: a day that took many times what such a weekday usually takes.
// Why suspicious: acquirers look at such jumps and hold money back; a terminal in wrong hands makes one.
// Innocent causes: a feast day, a fair, a large order.
// Source of the threshold: rules.md F17: 600 % of what is usual (CN-2), against the same weekdays of up to 90 days; silent for the first 14 days.
import type { Rule } from '../rule';

const day = 86_400;
const week = 7 * day;
const weeks = 13;
/** Fewer sales than these are no day of business. */
const leastSales = 5;

export const volumeJump: Rule<'times' | 'days'> = {
  id: 'volume-jump',
  parameters: { times: { default: 6, min: 2, max: 20 }, days: { default: 21, min: 14, max: 180 } },
  need: (history, shop, { days }) => ({ have: history.profile(shop).days, need: days }),
  evaluate(row, history, { times }) {
    const { amount } = row.transaction;
    if (!row.isSale || amount === null || row.at === null) return null;
    const start = Math.floor(row.at / day) * day;
    const rest = history.ofShop(row.shop, row.at, start + day - 1);
    // Told by the day's last sale.
    if (rest === null || rest.some((other) => other.isSale && (other.at! > row.at! || other.key > row.key)))
      return null;
    const totalOf = (from: number) => {
      let [count, minor] = [0, 0];
      for (const other of history.ofShop(row.shop, from, from + day - 1) ?? []) {
        if (!other.isSale || other.transaction.amount?.currency !== amount.currency) continue;
        count += 1;
        minor += other.transaction.amount.minor;
      }
      return { count, minor };
    };
    const today = totalOf(start);
    if (today.count < leastSales) return null;
    const { since } = history.profile(row.shop);
    const earlier: number[] = [];
    for (let i = 1; i <= weeks && start - i * week >= Math.floor(since / day) * day; i++) {
      const { count, minor } = totalOf(start - i * week);
      if (count >= leastSales) earlier.push(minor);
    }
    if (earlier.length < 3) return null;
    const usual = earlier.sort((a, b) => a - b)[(earlier.length - 1) >> 1]!;
    if (!(today.minor >= times * usual)) return null;
    return {
      severity: 'low',
      score: 0.4,
      class: 'suspected-fraud',
      values: {
        total: { ...amount, minor: today.minor },
        usual: { ...amount, minor: usual },
        days: earlier.length,
        n: earlier.length,
      },
    };
  },
};
