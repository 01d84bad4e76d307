// A document into transactions: finds the grids, reads their cells, lets columns/ say what they mean, and tells what was not read.
// DOM is only read here. Which rows are suspicious is not this room's business; when to read is watch.ts's.

import type { PortalFacts } from '@/lib/model/portal-facts';
import type { FrameReading, NotRead } from '@/lib/model/reading';
import { keyTransactions, type Transaction, type TransactionField } from '@/lib/model/transaction';
import type { Cell, Grid, PageContext } from './cell';
import { CellReader } from './cell-text';
import type { ColumnMemory, WholeGrid } from './column-memory';
import { type GridReader, planGridInSteps, type TaughtColumns } from './columns/interpret';
import { findGridsInSteps } from './grids/find-grids';
import { ChildRow, type FoundGrid, type PieceRow, type RowElements } from './grids/grid';
import { headOf } from './page-head';
import { isTooLarge } from './page-size';
import { findPager, type Pager } from './pager';
import { atOnce } from './steps';
import { type ShadowRootOf, ShownTree } from './tree';
import { findUnreadable } from './unreadable';
import { maskCardNumbers } from './values/card';

interface ReadRow {
  elements: RowElements;
  transaction: Transaction;
  /** the row as it was seen first, where it is known by that: columns have come into sight since */
  identity?: Transaction;
}

export interface ReadTable {
  root: Element;
  /** its headings that say anything */
  headings: string[];
  fields: Partial<Record<TransactionField, string>>;
  rows: ReadRow[];
  pager: Pager;
  /** columns that are not drawn until one scrolls to them; null where all are, or none is remembered */
  sideways: Pick<WholeGrid, 'scroller' | 'drawn'> | null;
  total: number | null;
  /** one row as its cells stand now; null where that row alone cannot be read again */
  readAgain(index: number): Transaction | null;
}

export interface PageRead {
  tables: ReadTable[];
  notRead: NotRead[];
}

export interface ReadOptions {
  /** reaches closed shadow roots where the browser lets us; open ones are found without */
  shadowRootOf?: ShadowRootOf;
  portal?: PortalFacts | null;
  taught?: TaughtColumns | null;
  /** what earlier looks at this document saw of grids that do not draw all columns */
  memory?: ColumnMemory;
}

const openRootOf: ShadowRootOf = (element) => element.shadowRoot;
/** Rows from which the meaning of the columns and the forms of their values are settled, where a page has more. */
const sampleSize = 800;
/** Rows read between two looks at the clock. */
const slice = 32;

/** Reads a document at once. Never throws on what a page holds. */
export function readPage(document: Document, context: PageContext, options: ReadOptions = {}): PageRead {
  return atOnce(readSteps(document, context, options));
}

/**
 * Reads a document in small steps, so that the caller can let the page work between them. A step takes a few milliseconds
 * at most; those that read rather than find are named so. If the document changes between two steps, what is read may hold
 * both states: read again then.
 */
export function* readSteps(
  document: Document,
  context: PageContext,
  options: ReadOptions = {},
): Generator<'read' | undefined, PageRead> {
  const view = document.defaultView;
  if (!view) return { tables: [], notRead: [{ what: '', why: 'no-table' }] };
  if (isTooLarge(document)) return { tables: [], notRead: [{ what: '', why: 'too-large' }] };
  const tree = new ShownTree(document, options.shadowRootOf ?? openRootOf);
  yield;
  const reader = new CellReader(view, tree);
  const grids = yield* findGridsInSteps(reader);
  yield;
  const tables: ReadTable[] = [];
  const notRead: NotRead[] = [];
  const unclear: FoundGrid[] = [];
  for (const found of grids) {
    const sample: Grid<RowElements>['rows'][number][] = [];
    const whole = options.memory?.look(found, reader) ?? null;
    for (const [i, { elements, cells }] of evenly(found.rows, sampleSize).entries()) {
      // Only short lists are remembered, and they are looked at whole.
      sample.push({ row: elements, cells: whole ? whole.cellsOf(i) : textsOf(cells, reader) });
      if (sample.length % slice === 0) yield 'read';
    }
    const headings = whole?.headings ?? found.header.map(({ words }) => words);
    const grid: Grid<RowElements> = { headings, rows: sample, total: found.total };
    const planned = yield* planGridInSteps(grid, context, options.portal ?? null, options.taught ?? null);
    yield 'read';
    if ('kind' in planned) {
      if (planned.kind === 'columns-unclear') unclear.push(found);
      continue;
    }
    const { rows: read, places } = yield* readRows(found, planned, reader, whole);
    if (read.length === 0) continue;
    const pager = findPager(found, grids, tree);
    yield 'read';
    tables.push({
      root: found.root,
      headings: headingsOf(found),
      fields: planned.fields,
      rows: read,
      pager,
      total: found.total ?? pager.total,
      sideways: whole,
      readAgain: (index) => (whole ? null : readAgain(found.rows[places[index]!], planned, reader)),
    });
  }
  // A part of a grid that was read (its footer, a frozen copy) is no table that was not.
  const known = new Set(tables.flatMap(({ headings }) => headings));
  for (const grid of unclear)
    if (!headingsOf(grid).every((heading) => known.has(heading)) || known.size === 0)
      notRead.push({ what: nameOf(grid), why: 'columns-unclear' });
  notRead.push(...findUnreadable(document, tree));
  if (tables.length === 0 && notRead.length === 0)
    notRead.push({ what: '', why: grids.length > 0 ? 'not-transactions' : 'no-table' });
  return { tables, notRead };
}

function* readRows(
  found: FoundGrid,
  planned: GridReader,
  reader: CellReader,
  whole: WholeGrid | null,
): Generator<'read', { rows: ReadTable['rows']; places: number[] }> {
  const rows: ReadTable['rows'] = [];
  const places: number[] = [];
  const headings = (whole?.headings ?? found.header.map(({ words }) => words)).map((words) => words.at(-1) ?? '');
  // Texts are read row by row and let go: those of a long list would be in each other's way.
  for (let i = 0; i < found.rows.length; i++) {
    if (i % slice === slice - 1) yield 'read';
    const { elements, cells } = found.rows[i]!;
    const texts = whole ? whole.cellsOf(i) : textsOf(cells, reader);
    if (repeatsHeadings(texts, headings)) continue;
    const transaction = planned.read(texts);
    if (!transaction) continue;
    const identity = whole?.identityOf(i, transaction) ?? transaction;
    rows.push(identity === transaction ? { elements, transaction } : { elements, transaction, identity });
    places.push(i);
  }
  return { rows, places };
}

function textsOf(cells: readonly (Element | null)[], reader: CellReader): (Cell | null)[] {
  const texts: (Cell | null)[] = new Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    texts[i] = cell ? reader.read(cell) : null;
  }
  return texts;
}

function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!);
}

/** A row whose cells are still its cells. Rows that take their date from a heading above them cannot be read alone. */
function readAgain(row: PieceRow | undefined, planned: GridReader, reader: CellReader): Transaction | null {
  if (!row || planned.fields.time === undefined) return null;
  if (row instanceof ChildRow && !row.isWhole) return null;
  const { cells } = row;
  if (cells.some((cell) => cell !== null && !cell.isConnected)) return null;
  return planned.read(textsOf(cells, reader));
}

/** A row of the body that says the headings again: a hidden copy for widths, or one for each printed page. */
function repeatsHeadings(cells: readonly (Cell | null)[], headings: readonly string[]): boolean {
  let filled = 0;
  for (let i = 0; i < cells.length; i++) {
    const text = cells[i]?.visible ?? '';
    if (text === '') continue;
    if (text !== headings[i]) return false;
    filled++;
  }
  return filled > 0;
}

function headingsOf({ header }: FoundGrid): string[] {
  return header.map(({ words }) => words.join(' ')).filter((words) => words !== '');
}

/** A table's first headings, to name it by. */
function nameOf(grid: FoundGrid): string {
  return maskCardNumbers(headingsOf(grid).slice(0, 4).join(', ')).slice(0, 200);
}

/** The report of a frame for the worker, and which elements show which ledger key. */
export function toFrameReading(
  document: Document,
  context: PageContext,
  read: PageRead,
): { reading: FrameReading; elements: Map<string, RowElements> } {
  const elements = new Map<string, RowElements>();
  const keyed = keyTransactions(
    context.host,
    read.tables.flatMap((table) => table.rows.map((row) => row.identity ?? row.transaction)),
  );
  let at = 0;
  const tables = read.tables.map((table) => {
    const rows = table.rows.map((row) => {
      const keyedRow = keyed[at++]!;
      elements.set(keyedRow.key, row.elements);
      return { key: keyedRow.key, transaction: row.transaction };
    });
    return { fields: table.fields as Record<string, string>, shown: rows.length, total: table.total, rows };
  });
  return { reading: { ...headOf(document, context), tables, notRead: read.notRead.slice(0, 50) }, elements };
}
