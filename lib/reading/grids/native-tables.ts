// Native tables: headings in thead, in the first rows or nowhere, cells that span, rows that only measure, detail rows and
// tables that only lay out other tables. What belongs to one grid across several tables is put together in join.ts.
import type { CellReader } from '../cell-text';
import type { Steps } from '../steps';
import { ChildRow, type GridStrategy, type HeaderCell, type Piece, type PieceRow, rowsAStep } from './grid';
import { RowLayout } from './spans';

export const nativeTables: GridStrategy = function* (reader, taken) {
  const pieces: { table: HTMLTableElement; piece: Piece }[] = [];
  for (const scope of reader.tree.scopes) {
    for (const table of scope.querySelectorAll('table')) {
      if (taken(table)) continue;
      // Details that a row of another table opens to.
      if (pieces.some(({ table: outer }) => outer !== table && outer.contains(table))) continue;
      const piece = yield* pieceOf(table, reader);
      if (piece) pieces.push({ table, piece });
    }
  }
  return pieces.map(({ piece }) => piece);
};

function* pieceOf(table: HTMLTableElement, reader: CellReader): Steps<Piece | null> {
  const all = table.rows;
  const rows: HTMLTableRowElement[] = [];
  const count = all.length;
  for (let i = 0; i < count; i++) {
    const row = all[i]!;
    if (i % rowsAStep === rowsAStep - 1) yield;
    if (row.firstElementChild !== null && !isMeasure(row) && !reader.isHiddenKind(row)) rows.push(row);
  }
  const width = usualWidth(rows);
  if (width === 0 || isLayout(table, rows)) return null;
  const headRows = headerRows(rows);
  const header = headersOf(headRows, reader);
  const body: HTMLTableRowElement[] = [];
  let section: Element | null = null;
  let isBody = true;
  for (const row of rows.slice(headRows.length)) {
    if (row.parentElement !== section) {
      section = row.parentElement;
      isBody = section?.localName !== 'tfoot' && section?.localName !== 'thead';
    }
    if (isBody && !(row.hasAttributes() && /foot/.test(row.getAttribute('role') ?? ''))) body.push(row);
  }
  const columns = Math.max(header.length, width);
  const found: PieceRow[] = [];
  const layout = new RowLayout();
  let cells = body[0]?.childElementCount ?? 0;
  for (let i = 0; i < body.length; i++) {
    if (i % rowsAStep === rowsAStep - 1) yield;
    const one = body[i]!;
    const own = cells;
    cells = body[i + 1]?.childElementCount ?? width;
    // A row with as many cells as the table has columns, before another such one, holds none that spans.
    const isFull = own === width && cells === width;
    if (isFull && width > 2 && !layout.isCarrying && areCells(one)) {
      found.push(new ChildRow(one, own));
      continue;
    }
    const { row, slots, isContinued } = layout.lay(one, !isFull);
    if (isContinued || isDetail(row, slots, columns, reader)) continue;
    found.push({ elements: [row], cells: slots });
  }
  // One column alone is a fixed part of a table beside it, or nothing.
  if (columns < 2 && !isNarrowPart(found)) return null;
  const rowCount = Number(table.getAttribute('aria-rowcount'));
  const total = Number.isInteger(rowCount) && rowCount > 0 ? Math.max(found.length, rowCount - headRows.length) : null;
  return { root: table, header, rows: found, total };
}

/** True where the row's outermost children are cells; what stands between cells (a form, a script) would come instead of one. */
function areCells(row: Element): boolean {
  return isCell(row.firstElementChild) && isCell(row.lastElementChild);
}

function isCell(element: Element | null): boolean {
  return element !== null && (element.localName === 'td' || element.localName === 'th');
}

/** Rows of one short cell, as a fixed column's part of a table has them. */
function isNarrowPart(rows: readonly PieceRow[]): boolean {
  return rows.length > 1 && rows.slice(0, 20).every(({ cells }) => (cells[0]?.textContent ?? '').trim().length < 80);
}

// Ant Design and others put a row of no height first, only to measure widths; its cells may repeat the titles.
function isMeasure(row: HTMLTableRowElement): boolean {
  if (!row.hasAttributes()) return false;
  if (row.getAttribute('aria-hidden') === 'true') return true;
  const style = row.getAttribute('style');
  return style !== null && /(?:^|;|\s)(?:max-)?height:\s*0(?:px)?\s*(?:;|!|$)|visibility:\s*collapse/.test(style);
}

/** Number of cells that most rows have, spans counted; 0 without rows. */
function usualWidth(rows: readonly HTMLTableRowElement[]): number {
  const counts = new Map<number, number>();
  const step = Math.max(1, Math.floor(rows.length / 200));
  for (let i = 0; i < rows.length; i += step) {
    let width = 0;
    for (const cell of rows[i]!.cells) width += cell.hasAttribute('colspan') ? Math.min(cell.colSpan, 100) : 1;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [width, n] of counts) if (n > most || (n === most && width > best)) [best, most] = [width, n];
  return best;
}

/** True for a table whose cells hold the page's parts: other tables with more in them than it has itself. */
function isLayout(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): boolean {
  const inner = table.getElementsByTagName('table');
  if (inner.length === 0) return false;
  let own = 0;
  let regular = 0;
  for (const row of rows) {
    if (row.getElementsByTagName('table').length > 0) continue;
    own += row.cells.length;
    if (row.cells.length >= 3) regular++;
  }
  let nested = 0;
  for (const one of inner) nested += one.rows.length * (one.rows[0]?.cells.length ?? 0);
  return regular < 3 ? nested > 2 : nested > own * 4;
}

function headerRows(rows: readonly HTMLTableRowElement[]): HTMLTableRowElement[] {
  const header: HTMLTableRowElement[] = [];
  for (const row of rows) {
    if (row.parentElement?.localName !== 'thead') break;
    header.push(row);
  }
  // A row of totals may stand in the head too (Polaris); it is no heading.
  if (header.length > 0) return header.filter((row, i) => i === 0 || !hasFigures(row));
  for (const row of rows) {
    const { cells } = row;
    const isHeading = [...cells].every(
      (cell) => cell.localName === 'th' || cell.getAttribute('role') === 'columnheader',
    );
    if (!isHeading || (cells.length < 2 && rows.length > 1 && header.length > 0)) break;
    if (hasFigures(row)) break;
    header.push(row);
  }
  if (header.some((row) => row.cells.length > 1)) return header;
  // No th at all: the first row of several cells heads the table if none of them holds a figure and later rows do.
  const at = rows.findIndex((row) => row.cells.length > 1);
  const first = rows[at];
  const later = rows.slice(at + 1, at + 30);
  if (at < 0 || at > 3 || !first || hasFigures(first) || !later.some(hasFigures)) return [];
  return rows.slice(0, at + 1).filter((row) => row === first || row.cells.length === 1);
}

const figure = /\d{2}|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]{2}/;
const yearOrUnit = /\((?:[^()]*)\)|4|0/g;

function hasFigures(row: HTMLTableRowElement): boolean {
  for (const cell of row.cells) if (figure.test((cell.textContent ?? '').replace(yearOrUnit, ''))) return true;
  return false;
}

function headersOf(rows: readonly HTMLTableRowElement[], reader: CellReader): HeaderCell[] {
  const header: HeaderCell[] = [];
  let above: (HTMLTableCellElement | null)[] = [];
  const lone = rows.length > 1 ? rows.filter((row) => row.cells.length > 1) : rows;
  const layout = new RowLayout();
  for (const row of lone) {
    const { slots } = layout.lay(row);
    const wide = slots.map((cell, i) => cell ?? spanning(slots, i) ?? above[i] ?? null);
    for (const [i, cell] of wide.entries()) {
      header[i] ??= { words: [], element: cell, key: null };
      const known = header[i];
      if (!cell) continue;
      const words = reader.read(cell).visible;
      if (words === '' || known.words.at(-1) === words) continue;
      known.words.push(words);
      known.element = cell;
    }
    above = wide;
  }
  return header;
}

function spanning(slots: readonly (HTMLTableCellElement | null)[], index: number): HTMLTableCellElement | null {
  for (let i = index - 1; i >= 0; i--) {
    const cell = slots[i];
    if (cell) return i + cell.colSpan > index ? cell : null;
  }
  return null;
}

/** Rows of one wide cell that hold more than a line: details that the row above opens to, or a notice. */
function isDetail(
  row: HTMLTableRowElement,
  slots: readonly (HTMLTableCellElement | null)[],
  columns: number,
  reader: CellReader,
): boolean {
  if (row.cells.length > 2 || columns < 3) return false;
  const filled = slots.filter((cell): cell is HTMLTableCellElement => cell !== null && cell.childNodes.length > 0);
  if (filled.length !== 1 || filled[0]!.colSpan < 2) return filled.length === 0;
  return (
    filled[0]!.querySelector('table,dl,ul,ol,form,button,input') !== null || reader.read(filled[0]!).lines.length > 1
  );
}
