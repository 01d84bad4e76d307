// Tables made of any element with the ARIA roles of a table or grid, also where pinned columns cut a row into pieces that
// stand in containers of their own.
import type { CellReader } from '../cell-text';
import type { Steps } from '../steps';
import { areLevel, hasLayout, matchByPlace } from './geometry';
import { ChildRow, type GridStrategy, type HeaderCell, type Piece, type PieceRow, rowsAStep } from './grid';
import { columnKey, sharedKey } from './row-keys';

const gridRoles = '[role="grid"],[role="treegrid"],[role="table"]';
const cellRole = new Set(['gridcell', 'cell', 'rowheader']);
const cellRoles = '[role="gridcell"],[role="cell"],[role="rowheader"]';
/** Of rows alike every so many-th is looked at cell by cell. */
const fullLook = 50;

/** One row of one container; `cells` is null where they are its children, all of them. */
interface RowPiece {
  row: Element;
  cells: Element[] | null;
  count: number;
}

export const ariaGrids: GridStrategy = function* (reader, taken) {
  const { tree } = reader;
  const pieces: Piece[] = [];
  const roots = new Set<Element>();
  for (const element of tree.roled) {
    if (element.localName === 'table' || element.localName === 'tr') continue;
    if (element.getAttribute('role') !== 'row') roots.add(element);
    else if (tree.closest(element, gridRoles) === null) {
      // Rows whose grid nobody names.
      const around = tree.parent(element);
      if (around) roots.add(tree.parent(around) ?? around);
    }
  }
  for (const root of roots) {
    if (taken(root)) continue;
    const piece = yield* pieceOf(root, reader, [...roots]);
    if (piece) pieces.push(piece);
  }
  return pieces;
};

function* pieceOf(root: Element, reader: CellReader, roots: readonly Element[]): Steps<Piece | null> {
  const { tree } = reader;
  const inner = roots.filter((other) => other !== root && tree.contains(root, other));
  const isOwn = (element: Element) => !inner.some((other) => tree.contains(other, element));
  const all = (tree.hasShadows ? tree.query(root, '[role="row"]') : rowsBelow(root)).filter(
    (row) => row.localName !== 'tr' && (inner.length === 0 || isOwn(row)),
  );
  const headRows: Element[] = [];
  const pieces: RowPiece[] = [];
  /** number of cells of the latest row that was found to be its children, all of them cells */
  let usual = 0;
  const footers = new Map<Element | null, boolean>();
  for (const [i, row] of all.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield;
    if (row.getAttribute('aria-hidden') === 'true' || reader.isHiddenKind(row)) continue;
    const children = row.childElementCount;
    const isPlain = !tree.hasShadows && children > 0 && areCells(row, children === usual && i % fullLook !== 0);
    if (isPlain) usual = children;
    const cells = isPlain ? null : cellsOf(row, reader);
    const count = cells?.length ?? children;
    if (count > 0) {
      const around = row.parentElement;
      const inFooter = footers.get(around) ?? isFooter(around, root);
      footers.set(around, inFooter);
      if (!inFooter) pieces.push({ row, cells, count });
    } else if (tree.query(row, '[role="columnheader"]').length > 0) headRows.push(row);
  }
  if (headRows.length === 0 && pieces.length === 0) return null;
  const heads = headRows.length > 0 ? headRows : [root];
  const { header, elements } = headersOf(heads, root, reader);
  const rows = rowsOf(pieces);
  const place = columnsOf(elements, rows);
  const found: PieceRow[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield;
    const [only] = row;
    if (row.length === 1 && only!.cells === null) found.push(new ChildRow(only!.row, only!.count, place.cellsOf));
    else found.push({ elements: row.map((piece) => piece.row), cells: place.cellsOf(cellsOfRow(row)) });
  }
  const count = Number(root.getAttribute('aria-rowcount'));
  return {
    root,
    header: place.header.map((i) => header[i] ?? { words: [], element: null, key: null }),
    rows: found,
    // aria-rowcount counts header rows too, if they are rows; -1 and absence say nothing.
    total:
      Number.isInteger(count) && count > 0
        ? Math.max(rows.length, count - (headRows.length > 0 ? headLevels(headRows, header.length) : 0))
        : null,
  };
}

/** Rows below an element, in order. Rows are not entered where they begin with a cell: what cells hold is the most of a page. */
function rowsBelow(root: Element): Element[] {
  const rows: Element[] = [];
  const walk = (around: Element): void => {
    for (let child = around.firstElementChild; child !== null; child = child.nextElementSibling) {
      const isRow = child.getAttribute('role') === 'row';
      if (isRow) rows.push(child);
      if (!isRow || !isCell(child.firstElementChild)) walk(child);
    }
  };
  walk(root);
  return rows;
}

/** True where all children of a row are cells; of a row like the one before the outermost tell. */
function areCells(row: Element, isLikeBefore: boolean): boolean {
  if (isLikeBefore) return isCell(row.firstElementChild) && isCell(row.lastElementChild);
  for (let child = row.firstElementChild; child !== null; child = child.nextElementSibling)
    if (!isCell(child)) return false;
  return true;
}

function isCell(element: Element | null): boolean {
  return cellRole.has(element?.getAttribute('role') ?? '');
}

function cellsOf(row: Element, { tree }: CellReader): Element[] {
  const direct: Element[] = [];
  if (tree.hasShadows) direct.push(...tree.children(row).filter((child) => child.matches(cellRoles)));
  else
    for (let child = row.firstElementChild; child !== null; child = child.nextElementSibling)
      if (isCell(child)) direct.push(child);
  return direct.length > 0 ? direct : tree.query(row, cellRoles);
}

function isFooter(element: Element | null, root: Element): boolean {
  const around = element?.closest('[role="rowgroup"]') ?? null;
  return around !== null && root.contains(around) && /^t?foot(?:er)?$/.test(around.localName);
}

/** Header rows beside each other are one level; one above the other are levels. */
function headLevels(heads: readonly Element[], columns: number): number {
  if (columns === 0) return 0;
  const levels = new Set(heads.map((row) => row.getAttribute('aria-rowindex') ?? row.getAttribute('row-index') ?? '1'));
  return levels.size;
}

function headersOf(
  heads: readonly Element[],
  root: Element,
  reader: CellReader,
): { header: HeaderCell[]; elements: Element[] } {
  const { tree } = reader;
  const all = heads.flatMap((row) => tree.query(row, '[role="columnheader"]'));
  const spans = (element: Element) => Number(element.getAttribute('aria-colspan') ?? '1') > 1;
  const leaves = all.filter((element) => !spans(element));
  const groups = all.filter(spans);
  const outer = groups.length > 0 ? matchByPlace(leaves, groups) : null;
  const header = leaves.map((element, i): HeaderCell => {
    const own = reader.read(element).visible || (element.getAttribute('aria-label') ?? '');
    const group = outer && outer[i]! >= 0 ? reader.read(groups[outer[i]!]!).visible : '';
    return { words: [group, own].filter((word) => word !== ''), element, key: null };
  });
  // Filter boxes under the headings are header rows too: only columns that no other heading names keep them.
  const named = header.filter(({ words }) => words.length > 0);
  const kept = named.length >= 2 && heads.length > 1 ? header.filter(({ words }) => words.length > 0) : header;
  return { header: kept, elements: kept.map(({ element }) => element ?? root) };
}

/** Pieces that share a row's key and stand beside each other are one row. */
function rowsOf(pieces: readonly RowPiece[]): RowPiece[][] {
  const byParent = Map.groupBy(pieces, ({ row }) => row.parentElement);
  const lists = [...byParent.values()].map((list) => list.map(({ row }) => row)).sort((a, b) => b.length - a.length);
  const alone = pieces.map((piece) => [piece]);
  if (lists.length < 2 || lists.length > 6) return alone;
  const key = sharedKey(lists);
  if (key === null) return alone;
  const rows = [...Map.groupBy(pieces, ({ row }) => row.getAttribute(key)).values()];
  const [joined] = rows.filter((row) => row.length > 1);
  if (!joined || (hasLayout(joined[0]!.row) && !areLevel(joined[0]!.row, joined[1]!.row))) return alone;
  return rows.map((row) => byPlace(row));
}

function byPlace<T extends { row: Element }>(row: T[]): T[] {
  if (row.length < 2 || !hasLayout(row[0]!.row)) return row;
  return row
    .map((piece) => [piece, piece.row.getBoundingClientRect().left] as const)
    .sort(([, a], [, b]) => a - b)
    .map(([piece]) => piece);
}

interface Columns {
  /** index of the header of each column; -1 where a column has none */
  header: number[];
  cellsOf(this: void, cells: Element[]): (Element | null)[];
}

function cellsOfRow(row: readonly RowPiece[]): Element[] {
  return row.flatMap(({ row: element, cells }) => cells ?? [...element.children]);
}

/** Which cell stands in which column: by the name they share with the header, else by place, else by order. */
function columnsOf(headers: readonly Element[], rows: readonly (readonly RowPiece[])[]): Columns {
  let most = 0;
  let longest: Element[] = [];
  for (const row of rows) {
    const count = row.length === 1 ? row[0]!.count : row.reduce((sum, piece) => sum + piece.count, 0);
    if (count <= most) continue;
    most = count;
    longest = cellsOfRow(row);
  }
  const key = columnKey(headers, longest);
  if (key !== null) {
    const names = new Map<string, number>();
    const header: number[] = [];
    for (const [i, element] of headers.entries()) {
      names.set(element.getAttribute(key)!, names.size);
      header.push(i);
    }
    for (const cell of longest) {
      const value = cell.getAttribute(key)!;
      if (names.has(value)) continue;
      names.set(value, names.size);
      header.push(-1);
    }
    const isAt = (cell: Element | undefined, i: number) => cell && names.get(cell.getAttribute(key) ?? '') === i;
    const last = header.length - 1;
    const isInHeaderOrder = (cells: readonly Element[]) =>
      cells.length === header.length &&
      isAt(cells[0], 0) &&
      isAt(cells[last], last) &&
      isAt(cells[last >> 1], last >> 1);
    return {
      header,
      cellsOf(cells) {
        if (isInHeaderOrder(cells)) return cells;
        const placed: (Element | null)[] = header.map(() => null);
        for (const cell of cells) {
          const at = names.get(cell.getAttribute(key) ?? '');
          if (at !== undefined) placed[at] = cell;
        }
        return placed;
      },
    };
  }
  const order = longest.map((_, i) => i);
  const places = headers.length > 0 && headers.length !== longest.length ? matchByPlace(longest, headers) : null;
  const header = places ?? order.map((i) => (i < headers.length ? i : -1));
  return {
    header: longest.length > 0 ? header : headers.map((_, i) => i),
    cellsOf: (cells) => order.map((i) => cells[i] ?? null),
  };
}
