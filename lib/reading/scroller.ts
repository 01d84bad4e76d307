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
function scrollerOver(canvas: Element): HTMLElement | null {
  const view = canvas.ownerDocument.defaultView!;
  const place = canvas.getBoundingClientRect();
  for (let level = 0, at = canvas.parentElement; at !== null && level < 4; level++, at = at.parentElement) {
    for (const element of at.querySelectorAll<HTMLElement>('*')) {
      if (element.scrollHeight <= element.clientHeight + 2 || element.clientHeight < leastHeight) continue;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isOver = left < place.right && place.left < right && top < place.bottom && place.top < bottom;
      if (isOver && /auto|scroll|overlay/.test(view.getComputedStyle(element).overflowY)) return element;
    }
  }
  return null;
}
