// A document into transactions: finds the grids, reads their cells, lets columns/ say what they mean, and tells what was not read.
// DOM is only read here. Which rows are suspicious is not this room's business.
import type { FrameReading, NotRead } from '@/lib/model/reading';
import { keyTransactions, type Transaction, type TransactionField } from '@/lib/model/transaction';
import type { PageContext } from './cell';
import { CellReader } from './cell-text';
import { interpretGrid } from './columns/interpret';
import { ariaGrids } from './grids/aria-grids';
import type { FoundGrid, GridStrategy, RowElements } from './grids/grid';
import { nativeTables } from './grids/native-tables';
import { findPager, type Pager } from './pager';
import { maskCardNumbers } from './values/card';

const strategies: readonly GridStrategy[] = [nativeTables, ariaGrids];
export const tableLike = 'table,[role="grid"],[role="treegrid"],[role="table"],canvas,iframe,frame';

export interface ReadTable {
  root: Element;
  fields: Partial<Record<TransactionField, string>>;
  rows: { elements: RowElements; transaction: Transaction }[];
  pager: Pager;
  total: number | null;
}

export interface PageRead {
  tables: ReadTable[];
  notRead: NotRead[];
}

/** A cheap look: is there anything on the page that could be a table? */
export function hasTableLike(document: Document): boolean {
  return document.querySelector(tableLike) !== null;
}

/** Reads a document. Never throws on what a page holds. */
export function readPage(document: Document, context: PageContext): PageRead {
  const view = document.defaultView;
  if (!view) return { tables: [], notRead: [{ what: '', why: 'no-table' }] };
  const reader = new CellReader(view);
  const grids = findGrids(document, reader);
  const tables: ReadTable[] = [];
  const notRead: NotRead[] = [];
  for (const grid of grids) {
    const read = interpretGrid(grid, context);
    if (read.kind === 'columns-unclear') notRead.push({ what: nameOf(grid), why: 'columns-unclear' });
    if (read.kind !== 'transactions' || read.rows.length === 0) continue;
    const pager = findPager(grid.root, (other) =>
      grids.some((g) => g !== grid && (g.root === other || g.root.contains(other))),
    );
    tables.push({
      root: grid.root,
      fields: read.fields,
      rows: read.rows.map(({ row, transaction }) => ({ elements: row, transaction })),
      pager,
      total: grid.total ?? pager.total,
    });
  }
  notRead.push(...unreadable(document));
  if (tables.length === 0 && notRead.length === 0)
    notRead.push({ what: '', why: grids.length > 0 ? 'not-transactions' : 'no-table' });
  return { tables, notRead };
}

function findGrids(document: Document, reader: CellReader): FoundGrid[] {
  const grids: FoundGrid[] = [];
  for (const strategy of strategies) {
    grids.push(
      ...strategy(document, reader, (element) =>
        grids.some((grid) => grid.root === element || grid.root.contains(element)),
      ),
    );
  }
  return grids;
}

function nameOf(grid: FoundGrid): string {
  return maskCardNumbers(
    grid.headings
      .map((words) => words.join(' '))
      .filter((words) => words !== '')
      .slice(0, 4)
      .join(', '),
  ).slice(0, 200);
}

/** Pictures of tables and frames that belong to another site: nothing can be read there, and the user should know. */
function unreadable(document: Document): NotRead[] {
  const found: NotRead[] = [];
  for (const canvas of document.querySelectorAll('canvas')) {
    const { width, height } = canvas.getBoundingClientRect();
    if (width >= 400 && height >= 200 && canvas.querySelector('table,[role="grid"]') === null)
      found.push({ what: '', why: 'canvas' });
  }
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[src],frame[src]')) {
    const { width, height } = frame.getBoundingClientRect();
    if (width < 300 || height < 150) continue;
    const url = parseUrl(frame.src, document.baseURI);
    if (url && /^https?:$/.test(url.protocol) && url.origin !== new URL(document.baseURI).origin)
      found.push({ what: url.host, why: 'cross-origin-frame' });
  }
  return found.slice(0, 10);
}

function parseUrl(text: string, base: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
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
    read.tables.flatMap((table) => table.rows.map((row) => row.transaction)),
  );
  let at = 0;
  const tables = read.tables.map((table) => {
    const rows = table.rows.map((row) => {
      const keyedRow = keyed[at++]!;
      elements.set(keyedRow.key, row.elements);
      return keyedRow;
    });
    return { fields: table.fields as Record<string, string>, shown: rows.length, total: table.total, rows };
  });
  const url = maskCardNumbers(document.location?.href ?? '').slice(0, 4000);
  return {
    reading: {
      url,
      title: maskCardNumbers(document.title).slice(0, 1000),
      language: context.language.slice(0, 40),
      tables,
      notRead: read.notRead.slice(0, 50),
    },
    elements,
  };
}
