// Native tables, also those that a library cuts into a header table and a body table.
import type { Cell } from '../cell';
import type { CellReader } from '../cell-text';
import type { GridStrategy } from './grid';

interface Part {
  table: HTMLTableElement;
  headings: string[][];
  rows: { row: HTMLTableRowElement; cells: (Cell | null)[] }[];
  columns: number;
}

const hasDataTable = (cell: Element) => [...cell.querySelectorAll('table')].some((inner) => inner.rows.length > 1);

export const nativeTables: GridStrategy = (scope, reader, taken) => {
  const parts: Part[] = [];
  for (const table of scope.querySelectorAll('table')) {
    if (taken(table)) continue;
    const part = partOf(table, reader);
    if (part) parts.push(part);
  }
  return [...joined(parts)].map(({ table, headings, rows }) => ({
    root: table,
    headings,
    rows: rows.map(({ row, cells }) => ({ row: [row], cells })),
    total: null,
  }));
};

function partOf(table: HTMLTableElement, reader: CellReader): Part | null {
  const rows = [...table.rows].filter((row) => row.closest('table') === table && row.cells.length > 0);
  // A table around other tables only lays them out.
  if (rows.some((row) => [...row.cells].some(hasDataTable)) && rows.length < 4) return null;
  const shown = rows.filter((row) => !isMeasure(row) && !reader.isHidden(row));
  const header = headerRows(shown);
  const body = shown.slice(header.length).filter((row) => row.parentElement?.localName !== 'tfoot');
  const headings = headingsOf(header, reader);
  const cells = spanned(body).map(({ row, slots }) => ({
    row,
    cells: slots.map((cell) => (cell ? reader.read(cell) : null)),
  }));
  const columns = Math.max(headings.length, ...cells.map((row) => row.cells.length), 0);
  return columns < 2
    ? null
    : { table, headings, rows: cells.filter((row) => !repeatsHeadings(row.cells, headings)), columns };
}

// Ant Design and others put a row of zero height first, only to measure widths; its cells may repeat the titles.
function isMeasure(row: HTMLTableRowElement): boolean {
  return (
    row.getAttribute('aria-hidden') === 'true' || row.style.height === '0px' || row.style.visibility === 'collapse'
  );
}

function headerRows(rows: readonly HTMLTableRowElement[]): HTMLTableRowElement[] {
  const inHead = rows.filter((row) => row.parentElement?.localName === 'thead');
  if (inHead.length > 0 && rows[0] === inHead[0]) return inHead;
  const header: HTMLTableRowElement[] = [];
  for (const row of rows) {
    const cells = [...row.cells];
    if (
      !cells.every((cell) => cell.localName === 'th' || cell.getAttribute('role') === 'columnheader') ||
      cells.length < 2
    )
      break;
    header.push(row);
  }
  if (header.length > 0) return header;
  // No th at all: the first row heads the table if none of its cells holds a figure and later rows do.
  const [first, ...rest] = rows;
  const hasDigits = (row: HTMLTableRowElement) => [...row.cells].some((cell) => /\d{2}/.test(cell.textContent ?? ''));
  return first && first.cells.length > 1 && !hasDigits(first) && rest.some(hasDigits) ? [first] : [];
}

/** Lays rows out on columns: a cell that spans several stands in the first, the others are null. */
function spanned(
  rows: readonly HTMLTableRowElement[],
): { row: HTMLTableRowElement; slots: (HTMLTableCellElement | null)[] }[] {
  let carried: { left: number; at: number }[] = [];
  return rows.map((row) => {
    const slots: (HTMLTableCellElement | null)[] = [];
    const busy = new Set(carried.map(({ at }) => at));
    const next = carried.map(({ left, at }) => ({ left: left - 1, at })).filter(({ left }) => left > 0);
    for (const cell of row.cells) {
      while (busy.has(slots.length)) slots.push(null);
      const at = slots.length;
      const width = Math.min(Math.max(cell.colSpan, 1), 100);
      slots.push(cell, ...Array<null>(width - 1).fill(null));
      if (cell.rowSpan > 1)
        for (let i = 0; i < width; i++) next.push({ left: Math.min(cell.rowSpan, 1000) - 1, at: at + i });
    }
    carried = next;
    return { row, slots };
  });
}

function headingsOf(rows: readonly HTMLTableRowElement[], reader: CellReader): string[][] {
  const headings: string[][] = [];
  let above: (HTMLTableCellElement | null)[] = [];
  for (const { slots } of spanned(rows)) {
    const wide = slots.map((cell, i) => cell ?? previousCell(slots, i) ?? above[i] ?? null);
    wide.forEach((cell, i) => {
      const words = cell ? reader.read(cell).visible : '';
      const list = headings[i] ?? [];
      headings[i] = words === '' || list.at(-1) === words ? list : [...list, words];
    });
    above = wide;
  }
  return headings;
}

function previousCell(slots: readonly (HTMLTableCellElement | null)[], index: number): HTMLTableCellElement | null {
  for (let i = index - 1; i >= 0; i--) {
    const cell = slots[i];
    if (cell) return i + cell.colSpan > index ? cell : null;
  }
  return null;
}

function repeatsHeadings(cells: readonly (Cell | null)[], headings: readonly string[][]): boolean {
  const texts = cells.map((cell) => cell?.visible ?? '');
  return texts.some((text) => text !== '') && texts.every((text, i) => text === (headings[i]?.at(-1) ?? ''));
}

/** Pairs a table that has only headings with the nearest one after it that has only rows, of the same number of columns. */
function joined(parts: readonly Part[]): Part[] {
  const used = new Set<Part>();
  const grids: Part[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.rows.length > 0 || part.headings.length === 0) continue;
    const body = parts
      .slice(i + 1)
      .find(
        (other) =>
          !used.has(other) &&
          other.rows.length > 0 &&
          Math.abs(other.columns - part.columns) <= 1 &&
          areNear(part.table, other.table) &&
          isHeadless(other, part),
      );
    if (!body) continue;
    used.add(part).add(body);
    grids.push({ ...body, headings: part.headings });
  }
  grids.push(...parts.filter((part) => !used.has(part) && part.rows.length > 0));
  return withoutCopies(grids);
}

function isHeadless(body: Part, header: Part): boolean {
  return body.headings.length === 0 || JSON.stringify(body.headings) === JSON.stringify(header.headings);
}

/** Within the same component: no more than a few levels up to a common ancestor. */
function areNear(a: Element, b: Element): boolean {
  let ancestor: Element | null = a;
  for (let level = 0; ancestor !== null && level < 6; level++, ancestor = ancestor.parentElement)
    if (ancestor.contains(b)) return true;
  return false;
}

/** Fixed columns drawn as copies of the whole table: the copy with the most to see stays. */
function withoutCopies(grids: Part[]): Part[] {
  const seen = (part: Part) =>
    part.rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell !== null && cell.visible !== '').length, 0);
  return grids.filter(
    (grid) =>
      !grids.some(
        (other) =>
          other !== grid &&
          areNear(grid.table, other.table) &&
          other.rows.length === grid.rows.length &&
          JSON.stringify(other.headings) === JSON.stringify(grid.headings) &&
          (seen(other) > seen(grid) || (seen(other) === seen(grid) && grids.indexOf(other) < grids.indexOf(grid))),
      ),
  );
}
