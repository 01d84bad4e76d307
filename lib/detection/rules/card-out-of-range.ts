// What a merchant sees: an amount far above what this card pays here.
// Why suspicious: a stolen card is used for more than its owner ever paid.
// Innocent causes: a larger party, a present, a company's card; silent where the card's own amounts vary as widely.
// Source of the threshold: rules.md F2 (needs 3 rows; best single column for stolen cards); how far is far is the card's own spread.
import type { Rule } from '../rule';
import { cardOnPage } from '../scoring/card-on-page';
import { severityOf } from '../scoring/findings';

/** Sales of which the rare odd ones tell how usual amounts vary. */
const enough = 5000;

export const cardOutOfRange: Rule<'visits'> = {
  id: 'card-out-of-range',
  parameters: { /** other payments of the card that must be known */ visits: { default: 3, min: 2, max: 50 } },
  need: () => null,
  evaluate(row, history, { visits: least }) {
    const { amount } = row.transaction;
    // Where it was learned from enough sales how cards differ here, the score says this, and better.
    if ((history.learned()?.rarity.sales ?? 0) >= enough) return null;
    const judged = cardOnPage(row, history, least);
    if (judged === null || amount === null || row.size === null) return null;
    const severity = severityOf(judged.probability);
    if (severity === null) return null;
    const { usual, visits, probability } = judged;
    return {
      // Without the hour or anything else, a card alone is right three times in four at best.
      severity: severity === 'high' ? 'medium' : severity,
      score: Math.min(probability, 0.85),
      class: 'suspected-fraud',
      values: {
        amount,
        usual: {
          minor: Math.round(usual * 10 ** amount.exponent),
          exponent: amount.exponent,
          currency: amount.currency,
        },
        times: Math.round((row.size / usual) * 10) / 10,
        visits,
        n: visits,
      },
    };
  },
};
