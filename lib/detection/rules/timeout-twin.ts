// What a merchant sees: a payment that went through while a first try of the same, minutes before, is still open or went through late.
// Why suspicious: the terminal ran into a timeout and was tried again; both may be charged.
// Innocent causes: the first try is dropped by the bank overnight.
// Source of the threshold: rules.md M5: the same card and amount within 5 minutes, the first of them pending or once pending.

import type { History } from '../history';
import { isSameAmount, type KnownRow } from '../known-row';
import type { Rule } from '../rule';

export const timeoutTwin: Rule<'minutes'> = {
  id: 'timeout-twin',
  parameters: { minutes: { default: 5, min: 1, max: 60 } },
  need: () => null,
  evaluate(row, history, { minutes }) {
    const { amount, status, type } = row.transaction;
    if (!row.isSale || status !== 'success' || row.card === null || row.at === null || row.minuteOfDay === null)
      return null;
    if (amount === null || type === 'capture') return null;
    const ofCard = history.ofCard(row.shop, row.card);
    if (ofCard.length < 2) return null;
    const first = ofCard.find(
      (other) =>
        other.key !== row.key &&
        other.transaction.type === type &&
        other.at !== null &&
        other.at <= row.at! &&
        row.at! - other.at <= minutes * 60 &&
        isSameAmount(other, row) &&
        wasOpen(other, history),
    );
    if (!first || history.correctionsOf(first).length > 0 || history.correctionsOf(row).length > 0) return null;
    const isCharged = first.isSale;
    return {
      severity: 'medium',
      score: isCharged ? 0.85 : 0.6,
      class: 'mis-operation',
      variant: isCharged ? 'both' : undefined,
      values: { amount, time: first.transaction.time! },
      related: [first.key],
    };
  },
};

/** The row is pending, or was before it went through. */
function wasOpen(row: KnownRow, history: History): boolean {
  if (row.transaction.status === 'pending') return true;
  if (!row.isSale) return false;
  return (history.changeOf(row.key)?.before ?? []).some(({ status }) => status === 'pending' || status === 'failed');
}
