// A table on the page as the teaching panel shows it: its columns with their headings, what they hold, and what they are taken for.
import { type Role, roles } from '@/lib/model/column-role';
import type { TaughtSite, TaughtTable } from '@/lib/model/taught';
import type { PageContext } from '@/lib/reading/cell';
import { CellReader } from '@/lib/reading/cell-text';
import { headingText, planTable } from '@/lib/reading/columns/plan';
import { findGrids } from '@/lib/reading/grids/find-grids';
import type { FoundGrid } from '@/lib/reading/grids/grid';
import { taughtRoles } from '@/lib/reading/teach';
import { type ShadowRootOf, ShownTree } from '@/lib/reading/tree';
import { maskCardNumbers } from '@/lib/reading/values/card';
import { truncatePersonal } from '@/lib/reading/values/personal';

/** Rows that the panel looks at. */
const sampleRows = 60;

export interface ShownColumn {
  heading: string;
  /** a value of the column, masked; empty where all are */
  sample: string;
  /** what the user said before; null where nothing */
  taught: Role | null;
  /** what Tillguard takes it for; null where for nothing */
  own: Role | null;
}

export interface ShownGrid {
  columns: ShownColumn[];
  headings: string[];
  /** place of the column that an element of the page belongs to; null for elements outside the table */
  columnOf(path: readonly EventTarget[]): number | null;
  /** elements of one column, its heading first */
  elementsOf(column: number): Element[];
}

/** The tables of a document, largest first. */
export function shownGrids(
  document: Document,
  context: PageContext,
  site: TaughtSite | null,
  shadowRootOf: ShadowRootOf,
): ShownGrid[] {
  const view = document.defaultView;
  if (!view) return [];
  const reader = new CellReader(view, new ShownTree(document, shadowRootOf));
  return findGrids(reader)
    .filter(({ rows }) => rows.some(({ cells }) => cells.length > 1))
    .map((grid) => ({ grid, size: grid.rows.length * Math.max(...grid.rows.map(({ cells }) => cells.length)) }))
    .sort((a, b) => b.size - a.size)
    .map(({ grid }) => showGrid(grid, reader, context, site));
}

function showGrid(found: FoundGrid, reader: CellReader, context: PageContext, site: TaughtSite | null): ShownGrid {
  const rows = found.rows.slice(0, sampleRows).map(({ elements, cells }) => ({
    row: elements,
    cells: cells.map((cell) => (cell === null ? null : reader.read(cell))),
  }));
  const width = Math.max(found.header.length, ...rows.map(({ cells }) => cells.length));
  const levels = Array.from({ length: width }, (_, c) => found.header[c]?.words ?? []);
  const headings = levels.map((words) => headingText(words).slice(0, 200));
  const roleOf = taughtRoles(site, headings);
  const plan = planTable({ headings: levels, rows, total: null }, context);
  const own = new Map<number, Role | null>();
  if (plan.kind === 'plan')
    for (const { source, role } of plan.columns) own.set(source.index, own.get(source.index) ?? role);
  const places = new Map<Element, number>();
  found.header.forEach(({ element }, c) => {
    if (element) places.set(element, c);
  });
  for (const { cells } of found.rows) {
    cells.forEach((cell, c) => {
      if (cell) places.set(cell, c);
    });
  }
  return {
    headings,
    columns: headings.map((heading, c) => ({
      heading,
      sample: maskCardNumbers(
        truncatePersonal(rows.map(({ cells }) => cells[c]?.visible ?? '').find((text) => text !== '') ?? ''),
      ).slice(0, 40),
      taught: roleOf?.(heading, c) ?? null,
      own: own.get(c) ?? null,
    })),
    columnOf(path) {
      for (const target of path) {
        const place = places.get(target as Element);
        if (place !== undefined) return place;
      }
      return null;
    },
    elementsOf: (column) => [...places].filter(([, place]) => place === column).map(([element]) => element),
  };
}

/** What is to be kept of a table after the user's choices; `null` leaves a column to Tillguard. */
export function taughtTable(grid: ShownGrid, choices: readonly (string | null)[]): TaughtTable {
  const columns = grid.headings.flatMap((heading, index) => {
    const role = roles.find((known) => known === choices[index]);
    return role ? [{ heading, index, role }] : [];
  });
  return { headings: grid.headings, columns };
}
