// What a merchant sees: one operator takes back far more charges than the others do.
// Why suspicious: sales that were paid are voided or refunded, and the money goes elsewhere.
// Innocent causes: only this operator may void; the returns desk; a colleague in training.
// Source of the threshold: rules.md F11: 4 times what the others do (linkeno), and beyond chance; at least three operators to compare.
import { type DayCount, daysBefore } from '../day-counts';
import { undoing } from '../known-row';
import type { Rule } from '../rule';

/** Days. */
const span = 30;
/** Rows of an operator without which a share says little. */
const leastRows = 20;

export const operatorRefunds: Rule<'times' | 'refunds' | 'operators'> = {
  id: 'operator-refunds',
  parameters: {
    times: { default: 4, min: 1.5, max: 20 },
    refunds: { default: 6, min: 3, max: 50 },
    operators: { default: 3, min: 3, max: 20 },
  },
  need: () => null,
  evaluate(row, history, { times, refunds: least, operators: need }) {
    const { operator, type, status, amount } = row.transaction;
    if (operator === null || type === null || !undoing.has(type) || status === 'failed') return null;
    if (amount === null || row.at === null) return null;
    const past = daysBefore(row, history, span).operators;
    const today = history.today(row);
    const ownIn = ({ operators }: DayCount) => {
      const [earlier, now] = [past.get(operator), operators.get(operator)];
      return { all: (earlier?.all ?? 0) + (now?.all ?? 0), undone: (earlier?.undone ?? 0) + (now?.undone ?? 0) };
    };
    const others = [...past].filter(([name, { all }]) => name !== operator && all >= leastRows);
    const own = ownIn(today.with);
    if (own.all < leastRows || others.length + 1 < need) return null;
    const sum = (of: 'all' | 'undone') => others.reduce((total, [, counted]) => total + counted[of], 0);
    const usual = sum('undone') / sum('all');
    // Beyond what chance makes of few rows: four standard deviations of a count.
    const isFar = ({ all, undone }: { all: number; undone: number }) => {
      const expected = usual * all;
      return undone >= least && undone >= times * expected && undone - expected >= 4 * Math.sqrt(expected + 1);
    };
    if (!isFar(own) || isFar(ownIn(today.before))) return null;
    const undone = history
      .ofShop(row.shop, row.at - span * 86_400, row.at)
      .filter(
        ({ key, transaction: other }) =>
          key !== row.key && other.operator === operator && other.type !== null && undoing.has(other.type),
      );
    const share = (value: number) => Math.round(value * 1000) / 10;
    return {
      severity: 'medium',
      score: 0.6,
      class: 'suspected-fraud',
      values: {
        operator,
        count: own.undone,
        percent: share(own.undone / own.all),
        usual: share(usual),
        n: own.undone,
      },
      related: undone.map(({ key }) => key).slice(-100),
    };
  },
};
