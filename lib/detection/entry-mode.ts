// How a card came into the terminal, by the portal's own words.
const keyed = /手工|手输|手動|手入力|keyed|manual|moto/i;
const fallback = /降级|降級|回退|fall[ -]?back|フォールバック/i;

/** How sales came into a terminal: those whose way is shown, and of them the keyed ones and those that fell back to the stripe. */
export interface EntryCounts {
  shown: number;
  keyed: number;
  fallback: number;
}

/** Counts a sale by its way of entry; one that shows none is not counted. */
export function countEntry(counts: EntryCounts, entryMode: string | null): void {
  if (entryMode === null) return;
  counts.shown += 1;
  if (isKeyed(entryMode)) counts.keyed += 1;
  if (isFallback(entryMode)) counts.fallback += 1;
}

/** True where the words say that the number was typed in. */
export function isKeyed(entryMode: string | null): boolean {
  return entryMode !== null && keyed.test(entryMode);
}

/** True where the words say that the stripe was read because the chip was not. */
export function isFallback(entryMode: string | null): boolean {
  return entryMode !== null && fallback.test(entryMode);
}
