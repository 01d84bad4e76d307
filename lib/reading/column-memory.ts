// Grids that draw only the columns in sight: what was seen of each row is remembered while the others are scrolled past, so that a
// row is read with all of its columns that were ever shown. Rows are known again by what names them in the grid, and only while
// the cells that are seen twice say the same. Who scrolls is lib/frame's.
import type { Transaction } from '@/lib/model/transaction';
import type { Cell } from './cell';
import type { CellReader } from './cell-text';
import type { FoundGrid } from './grids/grid';
import { rowNameOf } from './grids/row-keys';
import { sidewaysScrollerOf } from './scroller';

/** Longer lists stand in the document whole, with all their columns. */
const mostRows = 400;
/** Rows remembered of one grid; the ones seen longest ago give way. */
const mostKept = 5000;
const mostColumns = 200;

interface Column {
  /** heading words, or the place where it has none */
  name: string;
  words: string[];
  /** `aria-colindex` */
  place: number | null;
}

interface KnownRow {
  cells: Map<string, Cell>;
  /** what the row said when it was seen first: by that it is known to the ledger */
  first: Transaction | null;
}

interface KnownGrid {
  columns: Column[];
  said: number | null;
  rows: Map<string, KnownRow>;
  /** true once a column was out of sight */
  wasPartial: boolean;
}

/** A grid with the columns that are out of sight. */
export interface WholeGrid {
  headings: string[][];
  cellsOf(row: number): (Cell | null)[];
  /** a row as it was read first, where columns were out of sight; `now` where this is the first look */
  identityOf(row: number, now: Transaction): Transaction;
  /** what to scroll to see columns that are not drawn; null where all are */
  scroller: HTMLElement | null;
  /** tells whether other columns are drawn than at another look */
  drawn: string;
}

/** Remembers the grids of one document. */
export class ColumnMemory {
  readonly #grids = new WeakMap<Element, KnownGrid>();

  /** Takes in what a grid shows now; null for grids whose columns are all drawn, or cannot be told apart. */
  look(found: FoundGrid, reader: CellReader): WholeGrid | null {
    const { rows, root } = found;
    const [row] = rows;
    if (!row || rows.length > mostRows) return null;
    const said = Number(root.getAttribute('aria-colcount')) || null;
    const scroller = sidewaysScrollerOf(row.elements, reader.tree);
    const before = this.#grids.get(root);
    if (!before && scroller === null && (said === null || said <= found.header.length)) return null;
    const columns = columnsOf(found);
    const names = rowNameOf(rows.map(({ elements }) => elements[0]!));
    if (columns === null || names === null) return null;
    const texts = rows.map(({ cells }) => cells.map((cell) => (cell ? snapshot(reader.read(cell)) : null)));
    const grid = before && goesOn(before, columns, said) ? before : empty(said);
    this.#grids.set(root, grid);
    grid.columns = together(grid.columns, columns);
    const keys = rows.map((one) => names.of(one.elements[0]!));
    forgetOthers(grid, keys, columns, texts, names.isPlace);
    for (const [i, key] of keys.entries()) note(grid, key, columns, texts[i]!);
    const drawn = columns.map(({ name }) => name);
    const isPartial = grid.columns.length > drawn.length || (said !== null && said > drawn.length);
    grid.wasPartial ||= isPartial;
    const place = new Map(drawn.map((name, c) => [name, c]));
    return {
      headings: grid.columns.map(({ words }) => words),
      cellsOf: (i) =>
        grid.columns.map(({ name }) => {
          const now = place.get(name);
          return now !== undefined ? (texts[i]![now] ?? null) : (grid.rows.get(keys[i]!)?.cells.get(name) ?? null);
        }),
      identityOf(i, now) {
        const known = grid.rows.get(keys[i]!);
        if (!known || !grid.wasPartial) return now;
        known.first ??= now;
        return known.first;
      },
      scroller: isPartial || said === null ? scroller : null,
      drawn: drawn.join('\n'),
    };
  }
}

function empty(said: number | null): KnownGrid {
  return { columns: [], said, rows: new Map(), wasPartial: false };
}

/** The columns drawn; null where two of them have one name and nothing else tells them apart. */
function columnsOf({ header, rows }: FoundGrid): Column[] | null {
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  if (width > mostColumns) return null;
  const [first] = rows;
  const columns: Column[] = [];
  const taken = new Set<string>();
  for (let c = 0; c < width; c++) {
    const words = header[c]?.words ?? [];
    const place = placeOf(header[c]?.element ?? null) ?? placeOf(first?.cells[c] ?? null);
    const text = words.join('\n');
    const name = text === '' || taken.has(text) ? (place === null ? null : `${text}#${place}`) : text;
    if (name === null || taken.has(name)) return null;
    taken.add(name);
    columns.push({ name, words, place });
  }
  return columns;
}

function placeOf(element: Element | null): number | null {
  return Number(element?.getAttribute('aria-colindex')) || null;
}

/** True where the columns drawn now are others of the same list, not another list in its place. */
function goesOn({ columns: known, said: before }: KnownGrid, now: readonly Column[], said: number | null): boolean {
  if (before !== said) return false;
  const byName = new Map(known.map((column) => [column.name, column]));
  const places = new Map(known.map((column) => [column.place, column.name]));
  let shared = 0;
  for (const { name, place } of now) {
    const same = byName.get(name);
    if (same) shared++;
    if (place !== null && ((same && same.place !== place) || (places.get(place) ?? name) !== name)) return false;
  }
  return shared > 0 || (said !== null && now.every(({ place }) => place !== null));
}

/** Known columns and new ones: by their places where all have one, each new one after its neighbour otherwise. */
function together(known: readonly Column[], now: readonly Column[]): Column[] {
  const all = [...known];
  let at = -1;
  for (const column of now) {
    const found = all.findIndex(({ name }) => name === column.name);
    if (found >= 0) at = found;
    else all.splice(++at, 0, column);
  }
  return all.every(({ place }) => place !== null) ? all.sort((a, b) => a.place! - b.place!) : all;
}

/** Rows that say something else now are other rows under the name of those; a list of such rows is another list. */
function forgetOthers(
  grid: KnownGrid,
  keys: readonly string[],
  columns: readonly Column[],
  texts: readonly (readonly (Cell | null)[])[],
  isPlace: boolean,
): void {
  const others: string[] = [];
  let compared = 0;
  for (const [i, key] of keys.entries()) {
    const known = grid.rows.get(key);
    if (!known) continue;
    compared++;
    let seen = 0;
    let differing = 0;
    for (const [c, { name }] of columns.entries()) {
      const was = known.cells.get(name);
      const now = texts[i]![c];
      if (!was || !now) continue;
      seen++;
      if (was.visible !== now.visible) differing++;
    }
    if (isPlace ? seen === 0 || differing > 0 : differing > 1 && differing > seen / 3) others.push(key);
  }
  if (others.length > compared / 2) grid.rows.clear();
  else for (const key of others) grid.rows.delete(key);
}

function note(grid: KnownGrid, key: string, columns: readonly Column[], texts: readonly (Cell | null)[]): void {
  const known = grid.rows.get(key) ?? { cells: new Map<string, Cell>(), first: null };
  for (const [c, { name }] of columns.entries()) {
    const cell = texts[c];
    // A cell that is not drawn yet (a skeleton) says nothing, and takes nothing away.
    if (cell && (cell.visible !== '' || !known.cells.has(name))) known.cells.set(name, cell);
  }
  grid.rows.delete(key);
  grid.rows.set(key, known);
  if (grid.rows.size <= mostKept) return;
  const [oldest] = grid.rows.keys();
  if (oldest !== undefined) grid.rows.delete(oldest);
}

/** A cell's texts apart from its element, which soon shows another cell. */
function snapshot(cell: Cell): Cell {
  const { visible, lines, full, title, label, alt, datetime } = cell;
  return { visible, lines, full, title, label, alt, datetime, data: /…|\.\.\./.test(visible) ? cell.data : {} };
}
