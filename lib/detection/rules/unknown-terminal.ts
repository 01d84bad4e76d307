// What a merchant sees: a refund or hand-keyed charge from a terminal number never seen in this shop.
// Why suspicious: cloned terminals are used to pay refunds out of a shop's account (rules.md F18, Visa on purchase-return fraud).
// Innocent causes: a new or replaced terminal.
// Source of the threshold: rules.md F18 and M11: the terminal's first row, in a shop known for longer than the given days.
import { isKeyed } from '../entry-mode';
import type { Rule } from '../rule';

export const unknownTerminal: Rule<'days'> = {
  id: 'unknown-terminal',
  parameters: { days: { default: 14, min: 7, max: 180 } },
  need: (history, shop, { days }) => ({ have: history.profile(shop).days, need: days }),
  evaluate(row, history, { days }) {
    const { terminal, amount, type, entryMode } = row.transaction;
    if (terminal === null || amount === null || row.at === null) return null;
    if (type !== 'refund' && !(row.isSale && isKeyed(entryMode))) return null;
    const { since } = history.profile(row.shop);
    if (row.at - since < days * 86_400) return null;
    if (history.lastOfTerminal(row.shop, terminal, row.at) !== null) return null;
    return {
      severity: 'medium',
      score: 0.75,
      class: 'suspected-fraud',
      values: { terminal, amount: { ...amount, minor: Math.abs(amount.minor) } },
    };
  },
};
