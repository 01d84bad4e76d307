// What a merchant sees: a pre-authorisation that was neither completed nor taken back.
// Why suspicious: the bank lets the hold go after some days, and the money for the stay is not asked for.
// Innocent causes: the guest paid in another way; the completion is in another list.
// Source of the threshold: rules.md M9: open for more than 7 days is the custom of the trade.
import { dayOf } from '../day-counts';
import type { Rule } from '../rule';

export const openPreauth: Rule<'days'> = {
  id: 'open-preauth',
  parameters: { days: { default: 7, min: 3, max: 60 } },
  need: () => null,
  evaluate(row, history, { days }) {
    const { type, status, amount, id, authCode, time } = row.transaction;
    if (type !== 'preauth' || status !== 'success' || amount === null || row.card === null || row.at === null)
      return null;
    if (time === null || history.correctionsOf(row).length > 0) return null;
    // Only where the list goes on long enough after it can it be said that nothing came.
    const later = history.days(row.shop, dayOf(row.at) + days + 1, dayOf(row.at) + days + 31);
    if (later.length === 0) return null;
    const isDone = history
      .ofCard(row.shop, row.card)
      .some(
        (other) =>
          other.at !== null &&
          other.at >= row.at! &&
          other.transaction.type !== 'preauth' &&
          (other.transaction.originalId === null ||
            other.transaction.originalId === id ||
            (authCode !== null && other.transaction.authCode === authCode)),
      );
    if (isDone) return null;
    const open = later.at(-1)!.day - dayOf(row.at);
    return { severity: 'low', score: 0.4, class: 'mis-operation', values: { amount, time, days: open, n: open } };
  },
};
