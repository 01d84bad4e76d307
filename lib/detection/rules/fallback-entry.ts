// What a merchant sees: the chip was not read and the stripe taken instead, twice on one terminal within a day.
// Why suspicious: forged cards have no working chip; a terminal that was tampered with asks for the stripe.
// Innocent causes: a worn reader, or a worn chip that was tried twice.
// Source of the threshold: rules.md F6: fallback twice on a terminal in a day, where it is rare here; two cards, so that one worn chip is none.
import { isFallback } from '../entry-mode';
import type { Rule } from '../rule';

const day = 86_400;

export const fallbackEntry: Rule<'cards' | 'share'> = {
  id: 'fallback-entry',
  parameters: {
    cards: { default: 2, min: 2, max: 10 },
    /** share of the terminal's charges above which fallback is nothing new there */
    share: { default: 0.05, min: 0.01, max: 0.5 },
  },
  need: () => null,
  evaluate(row, history, { cards, share }) {
    const { amount, terminal } = row.transaction;
    if (!row.isSale || amount === null || terminal === null || row.at === null || row.card === null) return null;
    if (!isFallback(row.transaction.entryMode)) return null;
    const today = history
      .ofTerminal(row.shop, terminal, row.at - day, row.at)
      .filter(
        (other) =>
          other.isSale &&
          isFallback(other.transaction.entryMode) &&
          row.at! - other.at! < day &&
          (other.at! < row.at! || (other.at === row.at && other.key <= row.key)),
      );
    const distinct = new Set(today.map((other) => other.card));
    if (distinct.size < cards) return null;
    const { shown, fallback } = history.entriesBeside(row);
    // Of the terminal's other charges; those of today are what is asked about.
    const others = fallback + 1 - today.length;
    if (shown + 1 < 20 || others / (shown + 1) >= share) return null;
    const earlier = new Set(today.filter((other) => other.key !== row.key).map((other) => other.card));
    const isTelling = earlier.size < cards;
    return {
      severity: isTelling ? 'medium' : 'low',
      score: isTelling ? 0.6 : 0.3,
      class: 'suspected-fraud',
      values: { amount, terminal, times: today.length, n: today.length },
      related: today.filter((other) => other.key !== row.key).map((other) => other.key),
    };
  },
};
