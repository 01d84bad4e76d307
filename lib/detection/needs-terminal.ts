// Which rows make a rule ask what else came over their terminal: of a large ledger only that is read. Plain approved sales do not.
import { isFallback, isKeyed } from './entry-mode';
import type { LargeShop } from './history';
import type { KnownRow } from './known-row';
import { smallShare } from './rules/card-testing';

/** True for a decline, money that goes back, a try of next to nothing, a typed or swiped card. */
export function needsTerminal(row: KnownRow, shops: ReadonlyMap<string, LargeShop>): boolean {
  const { status, type, entryMode } = row.transaction;
  if (status === 'failed' || (type !== 'sale' && type !== 'capture')) return true;
  if (isKeyed(entryMode) || isFallback(entryMode)) return true;
  const tiny = shops.get(row.shop)?.profile.sizes.quantile(smallShare) ?? Number.NaN;
  return row.size !== null && !(row.size >= tiny);
}
