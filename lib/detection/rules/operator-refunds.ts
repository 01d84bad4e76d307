// What a merchant sees: one operator takes back far more charges than the others do.
// Why suspicious: sales that were paid are voided or refunded, and the money goes elsewhere.
// Innocent causes: only this operator may void; the returns desk; a colleague in training.
// Source of the threshold: rules.md F11: 4 times what the others do (linkeno), and beyond chance; at least three operators to compare.
import { undoing } from '../history';
import type { KnownRow } from '../known-row';
import type { Rule } from '../rule';

const span = 30 * 86_400;
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
    const rows = history.ofShop(row.shop, row.at - span, row.at);
    if (rows === null) return null;
    const operators = new Map<string, { all: number; undone: KnownRow[] }>();
    for (const other of rows) {
      const name = other.transaction.operator;
      if (name === null || other.transaction.status === 'failed' || (other.at === row.at && other.key > row.key))
        continue;
      const counted = operators.get(name) ?? { all: 0, undone: [] };
      operators.set(name, counted);
      counted.all += 1;
      if (other.transaction.type !== null && undoing.has(other.transaction.type)) counted.undone.push(other);
    }
    const own = operators.get(operator);
    const others = [...operators].filter(([name, { all }]) => name !== operator && all >= leastRows);
    if (!own || own.all < leastRows || others.length + 1 < need) return null;
    const sum = (of: (counted: { all: number; undone: KnownRow[] }) => number) =>
      others.reduce((total, [, counted]) => total + of(counted), 0);
    const usual = sum(({ undone }) => undone.length) / sum(({ all }) => all);
    // Beyond what chance makes of few rows: four standard deviations of a count.
    const expected = usual * own.all;
    const isFar = (count: number) =>
      count >= least && count >= times * expected && count - expected >= 4 * Math.sqrt(expected + 1);
    if (!isFar(own.undone.length) || isFar(own.undone.length - 1)) return null;
    const share = (value: number) => Math.round(value * 1000) / 10;
    return {
      severity: 'medium',
      score: 0.6,
      class: 'suspected-fraud',
      values: {
        operator,
        count: own.undone.length,
        percent: share(own.undone.length / own.all),
        usual: share(usual),
        n: own.undone.length,
      },
      related: own.undone
        .filter(({ key }) => key !== row.key)
        .map(({ key }) => key)
        .slice(-100),
    };
  },
};
