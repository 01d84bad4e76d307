// How a card came into the terminal, by the portal's own words.
const keyed = /手工|手输|手動|手入力|keyed|manual|moto/i;
const fallback = /降级|降級|回退|fall[ -]?back|フォールバック/i;

/** True where the words say that the number was typed in. */
export function isKeyed(entryMode: string | null): boolean {
  return entryMode !== null && keyed.test(entryMode);
}

/** True where the words say that the stripe was read because the chip was not. */
export function isFallback(entryMode: string | null): boolean {
  return entryMode !== null && fallback.test(entryMode);
}
