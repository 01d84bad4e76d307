// What a merchant sees: two approved charges that carry the same authorisation code.
// Why suspicious: a code is given by the bank for one charge; a forced or offline entry uses an old one again (rules.md F7, Visa on force-post).
// Innocent causes: a completion of a pre-authorisation keeps its code; six digits meet by chance once in a million pairs.
// Source of the threshold: rules.md F7: twice is enough; the same terminal within the given days, and on another card only where so few
// charges lie between that in a shop of this pace chance does the same less than once a season: else worth a glance.
import type { Rule } from '../rule';

/** A code of six digits comes again by chance once in so many pairs of charges. */
const pairs = 1_000_000;
/** So often a month such chance may speak in a shop of its pace: less than once a season. */
const perMonth = 0.15;
/** Beyond so many charges between the two it is chance anywhere: of a large ledger no more are counted. */
const mostBetween = 100;

export const reusedAuthCode: Rule<'days'> = {
  id: 'reused-auth-code',
  parameters: { days: { default: 7, min: 1, max: 60 } },
  need: () => null,
  evaluate(row, history, { days }) {
    const { authCode, terminal, amount, time, type, rrn } = row.transaction;
    if (!row.isSale || type === 'capture' || authCode === null || amount === null || row.at === null || time === null)
      return null;
    if (terminal === null || /^0*$/.test(authCode)) return null;
    const met = history.codeBefore(row, row.at - days * 86_400);
    if (met === null) return null;
    const { earlier, between } = met;
    if (rrn !== null && earlier.rrn === rrn) return null;
    const { sales, days: known } = history.profile(row.shop);
    const month = (sales / Math.max(1, known)) * 30;
    const isChance = earlier.card !== row.card && (between > mostBetween || (month * between) / pairs > perMonth);
    return {
      severity: isChance ? 'low' : 'medium',
      score: isChance ? 0.3 : 0.75,
      class: 'suspected-fraud',
      values: { amount, code: authCode, time: earlier.time },
      related: [earlier.key],
    };
  },
};
