// What scrolls the rows of a list that are not all in the document, and its columns. Read-only: who scrolls is lib/frame's.
import type { ShownTree } from './tree';

/** Finds its way up out of shadow roots and slots. */
type Parents = Pick<ShownTree, 'parent'>;

/** Smallest height of what shows rows, CSS pixels. */
const leastHeight = 60;

/** The nearest element around a row that has more rows to show than fit; null where there is none but the page itself. */
export function scrollerOf(row: Element, tree: Parents): HTMLElement | null {
  const view = row.ownerDocument.defaultView;
  if (!view) return null;
  const canvas = row.closest('canvas');
  if (canvas) return scrollerOver(canvas);
  const page = row.ownerDocument.scrollingElement;
  for (let at = tree.parent(row); at !== null && at !== page; at = tree.parent(at)) {
    if (at.scrollHeight <= at.clientHeight + 2 || at.clientHeight < leastHeight) continue;
    const { overflowY } = view.getComputedStyle(at);
    if (/auto|scroll|overlay/.test(overflowY)) return at as HTMLElement;
    // Lists with scroll bars of their own hide the browser's.
    if (overflowY === 'hidden' && at.scrollHeight > at.clientHeight * 1.3) return at as HTMLElement;
  }
  return null;
}

/** A grid drawn on a canvas is scrolled by an element that lies over it. */
function scrollerOver(canvas: Element, axis: 'x' | 'y' = 'y'): HTMLElement | null {
  const view = canvas.ownerDocument.defaultView!;
  const place = canvas.getBoundingClientRect();
  for (let level = 0, at = canvas.parentElement; at !== null && level < 4; level++, at = at.parentElement) {
    for (const element of at.querySelectorAll<HTMLElement>('*')) {
      const isWhole =
        axis === 'x'
          ? element.scrollWidth <= element.clientWidth + 2
          : element.scrollHeight <= element.clientHeight + 2;
      if (isWhole || element.clientHeight < leastHeight) continue;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isOver = left < place.right && place.left < right && top < place.bottom && place.top < bottom;
      const { overflowX, overflowY } = view.getComputedStyle(element);
      if (isOver && /auto|scroll|overlay/.test(axis === 'x' ? overflowX : overflowY)) return element;
    }
  }
  return null;
}

/** The nearest element around a row's pieces that has more columns to show than fit; null where there is none but the page. */
export function sidewaysScrollerOf(pieces: readonly Element[], tree: Parents): HTMLElement | null {
  for (const piece of pieces) {
    const view = piece.ownerDocument.defaultView;
    const page = piece.ownerDocument.scrollingElement;
    const canvas = piece.closest('canvas');
    if (canvas) return scrollerOver(canvas, 'x');
    for (let at = tree.parent(piece); view && at !== null && at !== page; at = tree.parent(at)) {
      if (at.scrollWidth <= at.clientWidth + 2 || at.clientWidth < leastHeight) continue;
      const { overflowX } = view.getComputedStyle(at);
      if (/auto|scroll|overlay/.test(overflowX)) return at as HTMLElement;
      if (overflowX === 'hidden' && at.scrollWidth > at.clientWidth * 1.05) return at as HTMLElement;
    }
  }
  return null;
}
