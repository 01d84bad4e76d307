// Finds a place for a row's badge where it covers none of the row's data. Reads the page, writes nothing.
import { freeIntervals, type Interval, type Rectangle } from './rectangle';
import type { VisiblePart } from './visible-part';

/** Where badges of a table go: beside the rows, or inside them where all leave the same stretch free. */
export interface Lane {
  /** left edge of the badge in viewport pixels */
  left: number;
  /** whether there is room for the words, or only for the icon */
  wide: boolean;
}

const margin = 4;
/** Least width and height of anything that can be pressed, in CSS pixels (WCAG 2.2, 2.5.8). */
export const target = 24;
const controls =
  'a,button,input,select,textarea,label,img,svg,canvas,video,[role=button],[role=checkbox],[role=switch]';

/** Stretches along a row that its texts and controls take up, in viewport pixels. */
export function takenBy(pieces: readonly Element[]): Interval[] {
  const taken: Interval[] = [];
  const add = ({ left, right }: { left: number; right: number }) => {
    if (right > left) taken.push({ from: left - margin, to: right + margin });
  };
  for (const piece of pieces) {
    for (const control of piece.querySelectorAll(controls)) add(control.getBoundingClientRect());
    const texts = piece.ownerDocument.createTreeWalker(piece, 4 /* NodeFilter.SHOW_TEXT */);
    const range = piece.ownerDocument.createRange();
    // A row of a hostile page may hold a million nodes; beyond a few hundred it has no free place anyway.
    for (let n = 0; n < 400 && texts.nextNode(); n++) {
      if (texts.currentNode.nodeValue?.trim() === '') continue;
      range.selectNodeContents(texts.currentNode);
      for (const box of range.getClientRects()) add(box);
    }
  }
  return taken;
}

/** A row with what its own texts take up. */
export interface MeasuredRow {
  part: VisiblePart;
  taken: readonly Interval[];
  pieces: readonly Element[];
}

/**
 * The place for the badges of rows that stand in one table, in this order: beside the row's start, a stretch inside that all
 * rows leave free, the same for the icon alone. Null where there is none: then each row looks for itself.
 * @param width of the widest badge
 */
export function laneFor(rows: readonly MeasuredRow[], width: number, rightToLeft: boolean, own: Element): Lane | null {
  const first = rows[0];
  if (!first) return null;
  const inside = {
    from: Math.max(...rows.map(({ part }) => part.visible.left)) + 6,
    to: Math.min(...rows.map(({ part }) => part.visible.right)) - 2,
  };
  const taken = rows.flatMap((row) => row.taken);
  for (const [need, wide] of [
    [width, true],
    [target, false],
  ] as const) {
    const beside = rightToLeft ? first.part.visible.right + 2 : first.part.visible.left - need - 2;
    if (rows.every((row) => isBlankAt(row, beside, need, own))) return { left: beside, wide };
    const free = freeIntervals(inside, taken, need);
    const place = rightToLeft ? free.at(-1) : free[0];
    if (place) return { left: rightToLeft ? place.to - need : place.from, wide };
  }
  return null;
}

/** The place for one row's badge: a stretch of its own, else its very start, icon only. */
export function placeFor(row: MeasuredRow, width: number, rightToLeft: boolean, own: Element): Lane {
  const { left, right } = row.part.visible;
  return (
    laneFor([row], width, rightToLeft, own) ?? {
      left: rightToLeft ? right - target : left,
      wide: false,
    }
  );
}

/** True where beside the row there is only the page's own background. */
function isBlankAt({ part, pieces }: MeasuredRow, left: number, width: number, own: Element): boolean {
  const piece = pieces[0]!;
  const view: Rectangle = part.visible;
  const { clientWidth } = piece.ownerDocument.documentElement;
  if (left < 0 || left + width > clientWidth) return false;
  const root = piece.getRootNode() as Document | ShadowRoot;
  const y = (view.top + view.bottom) / 2;
  return [left + 1, left + width / 2, left + width - 1].every((x) => {
    const at = root.elementsFromPoint(x, y).find((element) => element !== own);
    return at === undefined || at.contains(piece);
  });
}
