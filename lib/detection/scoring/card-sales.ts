// A card's other sales, as both scores of a page ask for them.
import type { History } from '../history';
import type { KnownRow } from '../known-row';

/** So many of a card's sales tell its level, the nearest in time. */
export const nearest = 24;

/** The other sales of a row's card in the row's currency, the nearest in time first; none where the row shows no card. */
export function otherSales(row: KnownRow, history: History): KnownRow[] {
  const { amount } = row.transaction;
  if (row.card === null || row.at === null || amount === null) return [];
  const { at } = row;
  return history
    .ofCard(row.shop, row.card)
    .filter(
      (other) =>
        other.key !== row.key &&
        other.isSale &&
        other.at !== null &&
        other.size !== null &&
        other.size > 0 &&
        other.transaction.amount?.currency === amount.currency,
    )
    .sort((a, b) => Math.abs(a.at! - at) - Math.abs(b.at! - at));
}
