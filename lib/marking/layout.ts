// Where every mark in view goes: measures the rows, finds one lane for the badges of each table. Reads the page, writes nothing.
import { type Lane, laneFor, type MeasuredRow, placeFor, takenBy, target } from './free-space';
import type { MarkPlace } from './mark-view';
import { clipPath } from './rectangle';
import { toneBehind } from './tone';
import { type ClipCache, measureRow } from './visible-part';

/** A row to be marked. `taken` is kept between passes by its owner. */
export interface LayoutRow {
  pieces: readonly Element[];
  /** width of its badge with words, in CSS pixels */
  width(): number;
  taken: { at: string; intervals: MeasuredRow['taken'] } | null;
}

/** The least height of a row's visible part that is worth a mark, in CSS pixels. */
const leastHeight = 8;

/**
 * Places of the rows' marks in the coordinates of `origin`; rows of which nothing can be seen are not in the answer.
 * @param own our host element, which never counts as covering a row
 */
export function layOutMarks<Row extends LayoutRow>(
  rows: Iterable<Row>,
  own: Element,
  origin: { left: number; top: number },
): Map<Row, MarkPlace> {
  const cache: ClipCache = new Map();
  const tables = new Map<Node, { row: Row; measured: MeasuredRow }[]>();
  for (const row of rows) {
    const part = measureRow(row.pieces, own, cache);
    if (!part || part.visible.bottom - part.visible.top < leastHeight) continue;
    const measured = { part, pieces: row.pieces, taken: takenIn(row, part) };
    const table = row.pieces[0]!.parentNode ?? own;
    const others = tables.get(table);
    if (others) others.push({ row, measured });
    else tables.set(table, [{ row, measured }]);
  }
  const places = new Map<Row, MarkPlace>();
  for (const table of tables.values()) {
    const first = table[0]!.row.pieces[0]!;
    const rightToLeft = first.ownerDocument.defaultView?.getComputedStyle(first).direction === 'rtl';
    const tone = toneBehind(first);
    const all = table.map(({ measured }) => measured);
    const shared = laneFor(all, Math.max(...table.map(({ row }) => row.width())), rightToLeft, own);
    for (const { row, measured } of table) {
      const lane: Lane = shared ?? placeFor(measured, row.width(), rightToLeft, own);
      const { row: box, visible, holes } = measured.part;
      places.set(row, {
        box: {
          left: box.left - origin.left,
          top: box.top - origin.top,
          right: box.right - origin.left,
          bottom: box.bottom - origin.top,
        },
        clip: clipPath(box, visible, holes),
        badge: {
          left: lane.left - origin.left,
          top: Math.round((visible.top + visible.bottom - target) / 2) - origin.top,
          wide: lane.wide,
        },
        tone,
      });
    }
  }
  return places;
}

/** What the row's texts take up; measured again only where its size or its sideways position has changed. */
function takenIn(row: LayoutRow, { row: box, visible }: MeasuredRow['part']): MeasuredRow['taken'] {
  const at = [box.left, box.right, visible.left, visible.right].join();
  if (row.taken?.at !== at) row.taken = { at, intervals: takenBy(row.pieces) };
  return row.taken.intervals;
}
