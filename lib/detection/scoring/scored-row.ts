// A row as the scorer takes it.
import type { KnownRow } from '../known-row';
import type { ScoredRow } from './scorer';

/** A sale whose amount and date are known, as numbers; null for every other row, of which `numbers` is not asked. */
export function scoredRow(
  row: KnownRow,
  numbers: () => Pick<ScoredRow, 'shop' | 'card' | 'terminal'>,
): ScoredRow | null {
  const { at, size, minuteOfDay, transaction } = row;
  if (!row.isSale || at === null || size === null || size <= 0) return null;
  const minor = Math.abs(transaction.amount!.minor);
  const { shop, card, terminal } = numbers();
  return { shop, card, terminal, at, hasClock: minuteOfDay !== null, size, minor };
}
