// What a merchant sees: a card number typed in by hand, in a shop where cards are read by the terminal.
// Why suspicious: stolen numbers have no card to read (rules.md F6).
// Innocent causes: a worn chip, an order by phone.
// Source of the threshold: rules.md F6: fewer than 2 % of this shop's charges are keyed; graver where the amount is among the shop's
// highest twentieth.
import { isKeyed } from '../entry-mode';
import type { Rule } from '../rule';

export const keyedEntry: Rule<'share' | 'rows'> = {
  id: 'keyed-entry',
  parameters: {
    /** share of keyed charges below which one stands out */
    share: { default: 0.02, min: 0, max: 0.2 },
    rows: { default: 50, min: 20, max: 1000 },
  },
  need: (history, shop, { rows }) => ({ have: history.profile(shop).sales, need: rows }),
  evaluate(row, history, { share }) {
    const { amount, entryMode, terminal } = row.transaction;
    if (!row.isSale || amount === null || entryMode === null || terminal === null || row.at === null) return null;
    if (!isKeyed(entryMode)) return null;
    const { shown, keyed: others } = history.entriesBeside(row);
    const rows = shown + 1;
    if (rows < 20 || others / rows >= share) return null;
    const isLarge =
      (row.size ?? 0) >
      history
        .profile(row.shop)
        .sizes.without(row.size ?? 0)
        .quantile(0.95);
    return {
      severity: isLarge ? 'medium' : 'low',
      score: isLarge ? 0.7 : 0.35,
      class: 'suspected-fraud',
      values: { amount, terminal, rows, others, n: rows },
    };
  },
};
