// What the strategies find on a page, and what is made of it: pieces of tables first, whole grids once they are put together.
import type { CellReader } from '../cell-text';
import type { Steps } from '../steps';

/** The elements that show one row: usually one, several where the row is cut into pieces. */
export type RowElements = readonly Element[];

/** Heading of one leaf column. */
export interface HeaderCell {
  /** words of its levels, outermost first */
  words: string[];
  element: Element | null;
  /** what names the column on headers and cells alike, where the page says it */
  key: string | null;
}

/** One row of a piece: a cell per column, null where the row has none. */
export interface PieceRow {
  elements: RowElements;
  cells: (Element | null)[];
}

/**
 * A row whose cells are its element's children, or placed from them. They are gathered when they are asked for: cells of
 * thousands of rows, held all at once, cost more than reading them.
 */
export class ChildRow implements PieceRow {
  readonly elements: RowElements;
  readonly #count: number;
  readonly #place: ((cells: Element[]) => (Element | null)[]) | null;

  constructor(row: Element, count: number, place: ((cells: Element[]) => (Element | null)[]) | null = null) {
    this.elements = [row];
    this.#count = count;
    this.#place = place;
  }

  get cells(): (Element | null)[] {
    const cells: Element[] = [];
    for (let child = this.elements[0]!.firstElementChild; child !== null; child = child.nextElementSibling)
      cells.push(child);
    return this.#place ? this.#place(cells) : cells;
  }

  /** False once the row has more or fewer children than when it was found. */
  get isWhole(): boolean {
    return this.elements[0]!.childElementCount === this.#count;
  }
}

/** One structure of rows, of headings, or of both. Cells are not read yet. */
export interface Piece {
  root: Element;
  header: HeaderCell[];
  rows: PieceRow[];
  /** rows of the whole list, where the structure says it */
  total: number | null;
}

/** One shape of table. Finds all structures of that shape; what another strategy has taken is passed over. */
export type GridStrategy = (reader: CellReader, taken: (element: Element) => boolean) => Steps<Piece[]>;

/** Rows looked at in one step. */
export const rowsAStep = 200;

/** A grid put together, its cells still unread. */
export interface FoundGrid extends Piece {
  /** every element that a part of the grid stands in */
  parts: Element[];
}
