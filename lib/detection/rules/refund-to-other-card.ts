// What a merchant sees: a sale on one card and soon after a refund of it to another.
// Why suspicious: a stolen card pays, the thief's own card is credited (rules.md F9; police notices on the over-charge scam).
// Innocent causes: the guest's card was replaced; two guests settled among themselves.
// Source of the threshold: rules.md F9: card keys differ; the refund names the sale, which is certain; or, named by nothing, it gives
// back most of a sale that was keyed on the same terminal that day, to a card that bought nothing for as much.
import { isKeyed } from '../entry-mode';
import type { History } from '../history';
import type { KnownRow } from '../known-row';
import type { Rule } from '../rule';

export const refundToOtherCard: Rule<'hours'> = {
  id: 'refund-to-other-card',
  parameters: { /** after a keyed sale */ hours: { default: 12, min: 1, max: 24 } },
  need: () => null,
  evaluate(row, history, { hours }) {
    const { type, amount, originalId, cardLast4, status } = row.transaction;
    if (type !== 'refund' || amount === null || cardLast4 === null || status === 'failed') return null;
    const sale = originalId === null ? keyedSaleBefore(row, history, hours * 3600) : history.byId(originalId);
    const saleCard = sale?.transaction.cardLast4 ?? null;
    if (sale === null || saleCard === null || saleCard === cardLast4) return null;
    return {
      severity: 'medium',
      score: 0.85,
      class: 'suspected-fraud',
      variant: originalId === null ? 'keyed' : undefined,
      values: { amount: { ...amount, minor: Math.abs(amount.minor) }, card: cardLast4, other: saleCard },
      related: [sale.key],
    };
  },
};

/** A sale keyed on the same terminal shortly before, of which the refund gives back half or more but not all. */
function keyedSaleBefore(row: KnownRow, history: History, span: number): KnownRow | null {
  const { terminal } = row.transaction;
  if (terminal === null || row.at === null || row.minuteOfDay === null || row.size === null || row.card === null)
    return null;
  const { at, size, card } = row;
  const sale = history
    .ofTerminal(row.shop, terminal, at - span, at)
    .findLast(
      (other) =>
        other.isSale &&
        isKeyed(other.transaction.entryMode) &&
        other.card !== null &&
        other.card !== card &&
        other.transaction.amount?.currency === row.transaction.amount?.currency &&
        other.size !== null &&
        size < other.size &&
        size >= other.size / 2,
    );
  if (!sale || history.hasSaleOf(row.shop, card, size, at)) return null;
  return sale;
}
