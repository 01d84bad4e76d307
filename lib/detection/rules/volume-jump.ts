// What a merchant sees: a day that took many times what such a weekday usually takes.
// Why suspicious: acquirers look at such jumps and hold money back; a terminal in wrong hands makes one.
// Innocent causes: a feast day, a fair, a large order.
// Source of the threshold: rules.md F17: 600 % of what is usual (CN-2), against the same weekdays of up to 90 days; silent for the first 14 days.
import { type DayCount, dayOf } from '../day-counts';
import type { Rule } from '../rule';

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
    const today = dayOf(row.at);
    const totalOf = ({ totals }: Pick<DayCount, 'totals'>) =>
      totals.get(amount.currency ?? '') ?? { count: 0, minor: 0 };
    const whole = history.days(row.shop, today, today)[0];
    if (!whole || totalOf(whole).count < leastSales) return null;
    // Asked of every sale: mostly it is less than the poorest such weekday would need.
    const earlier: number[] = [];
    for (const count of history.days(row.shop, today - weeks * 7, today - 7))
      if ((today - count.day) % 7 === 0 && totalOf(count).count >= leastSales) earlier.push(totalOf(count).minor);
    if (earlier.length < 3 || totalOf(whole).minor < times * Math.min(...earlier)) return null;
    earlier.sort((a, b) => a - b);
    const usual = earlier[(earlier.length - 1) >> 1]!;
    const isJump = ({ count, minor }: { count: number; minor: number }) =>
      count >= leastSales && minor >= times * usual;
    if (!isJump(totalOf(whole))) return null;
    // Told by the sale with which the day became one.
    const { before, with: withRow } = history.today(row);
    if (!isJump(totalOf(withRow)) || isJump(totalOf(before))) return null;
    const total = totalOf(whole).minor;
    return {
      severity: 'low',
      score: 0.4,
      class: 'suspected-fraud',
      values: {
        total: { ...amount, minor: total },
        usual: { ...amount, minor: usual },
        days: earlier.length,
        n: earlier.length,
      },
    };
  },
};
