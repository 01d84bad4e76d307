// Tables made of any element with the ARIA roles of a table or grid, also where pinned columns cut a row into pieces.
import type { Cell } from '../cell';
import type { GridStrategy } from './grid';

const gridRoles = '[role="grid"],[role="treegrid"],[role="table"]';

export const ariaGrids: GridStrategy = (scope, reader, taken) => {
  const grids = [];
  for (const root of scope.querySelectorAll(gridRoles)) {
    if (taken(root) || root.localName === 'table' || root.querySelector('table') !== null) continue;
    const own = (element: Element) => element.closest(gridRoles) === root;
    const headers = [...root.querySelectorAll('[role="columnheader"]')].filter(own);
    const pieces = [...root.querySelectorAll('[role="row"]')].filter(
      (row) =>
        own(row) &&
        row.querySelector('[role="gridcell"],[role="cell"],[role="rowheader"]') !== null &&
        row.getAttribute('aria-hidden') !== 'true',
    );
    const rows = rowsOf(pieces);
    if (headers.length < 2 || rows.length === 0) continue;
    const columns = headers.map((header, i) => columnKey(header) ?? String(i));
    const headings = headers.map((header) => {
      const words = reader.read(header).visible;
      return words === '' ? [] : [words];
    });
    grids.push({
      root,
      headings,
      rows: rows.map((row) => {
        const cells: (Cell | null)[] = columns.map(() => null);
        row
          .flatMap((piece) =>
            [...piece.querySelectorAll('[role="gridcell"],[role="cell"],[role="rowheader"]')].filter(own),
          )
          .forEach((cell, i) => {
            const key = columnKey(cell);
            const at = key === null ? i : columns.indexOf(key);
            if (at >= 0 && at < cells.length) cells[at] = reader.read(cell);
          });
        return { row, cells };
      }),
      total: totalOf(root, headers.length > 0),
    });
  }
  return grids;
};

/** What names a column on header and cells alike, where the library says it. */
function columnKey(element: Element): string | null {
  return (
    element.getAttribute('aria-colindex') ??
    element.getAttribute('col-id') ??
    element.getAttribute('data-field') ??
    null
  );
}

/** Pieces with the same row key are one row. */
function rowsOf(pieces: readonly Element[]): Element[][] {
  const rows = new Map<string, Element[]>();
  for (const [i, piece] of pieces.entries()) {
    const key =
      piece.getAttribute('row-id') ??
      piece.getAttribute('row-index') ??
      piece.getAttribute('aria-rowindex') ??
      piece.getAttribute('data-id') ??
      `#${i}`;
    rows.set(key, [...(rows.get(key) ?? []), piece]);
  }
  return [...rows.values()];
}

/** aria-rowcount counts the header row too; -1 and absence say nothing. */
function totalOf(root: Element, hasHeader: boolean): number | null {
  const count = Number(root.getAttribute('aria-rowcount'));
  return Number.isInteger(count) && count > 0 ? count - (hasHeader ? 1 : 0) : null;
}
