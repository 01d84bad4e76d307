// What a merchant sees: two approved charges that carry the same authorisation code.
// Why suspicious: a code is given by the bank for one charge; a forced or offline entry uses an old one again (rules.md F7, Visa on force-post).
// Innocent causes: a completion of a pre-authorisation keeps its code; six digits meet by chance once in a million pairs.
// Source of the threshold: rules.md F7: twice is enough; the same card or terminal within the given days keeps chance out.
import type { Rule } from '../rule';

export const reusedAuthCode: Rule<'days'> = {
  id: 'reused-auth-code',
  parameters: { days: { default: 7, min: 1, max: 60 } },
  need: () => null,
  evaluate(row, history, { days }) {
    const { authCode, terminal, amount, time, type, rrn } = row.transaction;
    if (!row.isSale || type === 'capture' || authCode === null || amount === null || row.at === null || time === null)
      return null;
    if (terminal === null || /^0*$/.test(authCode)) return null;
    const earlier = history
      .ofTerminal(row.shop, terminal, row.at - days * 86_400, row.at)
      .find(
        (other) =>
          other.key !== row.key &&
          other.isSale &&
          other.transaction.authCode === authCode &&
          (other.at! < row.at! || other.key < row.key) &&
          (rrn === null || other.transaction.rrn !== rrn),
      );
    if (!earlier) return null;
    return {
      severity: 'medium',
      score: 0.75,
      class: 'suspected-fraud',
      values: { amount, code: authCode, time: earlier.transaction.time! },
      related: [earlier.key],
    };
  },
};
