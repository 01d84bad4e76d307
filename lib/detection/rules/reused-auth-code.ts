// What a merchant sees: two approved charges that carry the same authorisation code.
// Why suspicious: a code is given by the bank for one charge; a forced or offline entry uses an old one again (rules.md F7, Visa on force-post).
// Innocent causes: a completion of a pre-authorisation keeps its code; six digits meet by chance once in a million pairs.
// Source of the threshold: rules.md F7: twice is enough; the same terminal within the given days, and on another card only where so few
// charges lie between that chance is rarer than the thing itself: else worth a glance.
import type { Rule } from '../rule';

/** Other cards' charges between the two among which a code of six digits comes again by chance once in ten thousand times. */
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
    const around = history.ofTerminal(row.shop, terminal, row.at - days * 86_400, row.at);
    const earlier = around.findLast(
      (other) =>
        other.key !== row.key &&
        other.isSale &&
        other.transaction.authCode === authCode &&
        (other.at! < row.at! || other.key < row.key) &&
        (rrn === null || other.transaction.rrn !== rrn),
    );
    if (!earlier) return null;
    const between = around.filter((other) => other.isSale && other.at! >= earlier.at!).length;
    const isChance = earlier.card !== row.card && between > mostBetween;
    return {
      severity: isChance ? 'low' : 'medium',
      score: isChance ? 0.3 : 0.75,
      class: 'suspected-fraud',
      values: { amount, code: authCode, time: earlier.transaction.time! },
      related: [earlier.key],
    };
  },
};
