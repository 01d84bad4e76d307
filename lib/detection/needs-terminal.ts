// Which rows make a rule ask what else came over their terminal: of a large ledger only that is read. Plain approved sales do not.
import { isFallback, isKeyed } from './entry-mode';
import type { KnownRow } from './known-row';
import type { ShopProfile } from './profile';
import { smallShare } from './rules/card-testing';

/** True for a decline, money that goes back, a try of next to nothing, a typed or swiped card. */
export function needsTerminal(row: KnownRow, profiles: ReadonlyMap<string, ShopProfile>): boolean {
  const { status, type, entryMode } = row.transaction;
  if (status === 'failed' || (type !== 'sale' && type !== 'capture')) return true;
  if (isKeyed(entryMode) || isFallback(entryMode)) return true;
  const tiny = profiles.get(row.shop)?.sizes.quantile(smallShare) ?? Number.NaN;
  return row.size !== null && !(row.size >= tiny);
}
