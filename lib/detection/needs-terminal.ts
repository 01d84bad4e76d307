// What a rule asks of a row's terminal, by what kind of row it is: of a large ledger only that is read. A plain approved sale asks nothing.
import { parametersOf } from './defaults';
import { isFallback, isKeyed } from './entry-mode';
import type { LargeShop } from './history';
import { type KnownRow, undoing } from './known-row';
import { cardTesting, smallShare } from './rules/card-testing';
import { refundToOtherCard } from './rules/refund-to-other-card';
import type { DetectionSettings } from './settings';

const hour = 3600;
/** Rows of a terminal that tell what is usual there. */
const enough = 24;

/** Seconds around the row, and how many rows from the terminal's first on; null where no rule asks. */
export function terminalNeed(
  row: KnownRow,
  shops: ReadonlyMap<string, LargeShop>,
  settings: DetectionSettings,
): { span: number; first: number } | null {
  const { status, type, entryMode } = row.transaction;
  if (type !== null && undoing.has(type))
    return { span: parametersOf(refundToOtherCard, settings).hours! * hour, first: 1 };
  if (isKeyed(entryMode) || isFallback(entryMode)) return { span: 24 * hour, first: enough };
  const tiny = shops.get(row.shop)?.profile.sizes.quantile(smallShare) ?? Number.NaN;
  const isTry = type === 'sale' && (status === 'failed' || (row.size !== null && row.size < tiny));
  return isTry ? { span: parametersOf(cardTesting, settings).minutes! * 60, first: 0 } : null;
}
