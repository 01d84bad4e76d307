// What every grid strategy gives: where the table stands, its headings, its rows as elements and cells.
import type { Grid } from '../cell';
import type { CellReader } from '../cell-text';

/** The elements that show one row: usually one, several where the row is cut into pieces. */
export type RowElements = readonly Element[];

export interface FoundGrid extends Grid<RowElements> {
  /** element that holds the whole grid, its header included */
  root: Element;
}

/** One shape of table. Finds all grids of that shape below `scope`; a grid that another strategy has taken is passed over. */
export type GridStrategy = (scope: ParentNode, reader: CellReader, taken: (element: Element) => boolean) => FoundGrid[];
