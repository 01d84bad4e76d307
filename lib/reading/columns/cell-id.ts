// An identifier's complete text, where the page shortens it (`42002…0000`) and keeps the whole in a title, label or data value.
import type { Cell } from '../cell';

/** The text that the cell shows, or the longer one of which it is the ellipsis. */
export function completeText(shown: string, cell: Cell | null | undefined): string {
  if (!cell) return shown;
  const cut = shown.indexOf('…') >= 0 ? shown.indexOf('…') : shown.indexOf('...');
  if (cut < 0) return shown;
  const head = shown.slice(0, cut).trim();
  const tail = shown.slice(cut + (shown[cut] === '…' ? 1 : 3)).trim();
  for (const text of [cell.title, cell.label, cell.alt, ...Object.values(cell.data), cell.full]) {
    for (const word of text?.trim().split(/\s+/) ?? []) {
      if (
        word.length > head.length + tail.length &&
        word.startsWith(head) &&
        word.endsWith(tail) &&
        !/…|\.\.\./.test(word)
      ) {
        return word;
      }
    }
  }
  return shown;
}
