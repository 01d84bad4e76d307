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
  /** every column seen so far: grids that draw only what is in sight show more when one scrolls */
  readonly columns: readonly ShownColumn[];
  readonly headings: readonly string[];
  /** looks at the page again, which may have drawn other rows and columns since; true where columns came */
  look(): boolean;
  /** place of the column that an element of the page belongs to; null for elements outside the table */
  columnOf(path: readonly EventTarget[]): number | null;
  /** elements of one column that are drawn, its heading first */
  elementsOf(column: number): readonly Element[];
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
  const find = (): Look => {
    const reader = new CellReader(view, new ShownTree(document, shadowRootOf));
    return { reader, grids: findGrids(reader).filter(({ rows }) => rows.some(({ cells }) => cells.length > 1)) };
  };
  const { reader, grids } = find();
  return grids
    .map((grid) => ({ grid, size: grid.rows.length * Math.max(...grid.rows.map(({ cells }) => cells.length)) }))
    .sort((a, b) => b.size - a.size)
    .map(({ grid }) => new DrawnGrid(grid, reader, find, context, site));
}

interface Look {
  reader: CellReader;
  grids: FoundGrid[];
}

class DrawnGrid implements ShownGrid {
  readonly columns: ShownColumn[] = [];
  readonly headings: string[] = [];
  readonly #find: () => Look;
  readonly #context: PageContext;
  readonly #site: TaughtSite | null;
  /** what tells a column apart → its place among all */
  readonly #known = new Map<string, number>();
  #root: Element;
  #drawn = '';
  #places = new Map<Element, number>();
  #elements: Element[][] = [];

  constructor(found: FoundGrid, reader: CellReader, find: () => Look, context: PageContext, site: TaughtSite | null) {
    this.#find = find;
    this.#context = context;
    this.#site = site;
    this.#root = found.root;
    this.#take(found, reader);
  }

  look(): boolean {
    const { reader, grids } = this.#find();
    // A page that draws its table anew puts another element in its place.
    const found =
      grids.find(({ root }) => root === this.#root) ??
      grids.find((grid) => headingsOf(grid).join('\n') === this.#drawn);
    if (!found) return false;
    const before = this.columns.length;
    this.#take(found, reader);
    return this.columns.length > before;
  }

  columnOf(path: readonly EventTarget[]): number | null {
    for (const target of path) {
      const place = this.#places.get(target as Element);
      if (place !== undefined) return place;
    }
    return null;
  }

  elementsOf(column: number): readonly Element[] {
    return this.#elements[column] ?? [];
  }

  #take(found: FoundGrid, reader: CellReader): void {
    const drawn = headingsOf(found);
    const now = this.#placesOf(found, drawn);
    if (now.some((place) => this.columns[place] === undefined)) this.#learn(found, reader, drawn, now);
    this.#root = found.root;
    this.#drawn = drawn.join('\n');
    this.#places = new Map();
    this.#elements = [];
    const note = (element: Element | null | undefined, c: number) => {
      const place = now[c];
      if (!element || place === undefined) return;
      this.#places.set(element, place);
      const elements = this.#elements[place] ?? [];
      elements.push(element);
      this.#elements[place] = elements;
    };
    for (const [c, { element }] of found.header.entries()) note(element, c);
    for (const { cells } of found.rows) cells.forEach(note);
  }

  /** Of each column drawn now, its place among all: by its heading, by where the grid says that it stands, else by its order. */
  #placesOf({ header }: FoundGrid, drawn: readonly string[]): number[] {
    const counts = new Map<string, number>();
    return drawn.map((heading, c) => {
      const said = heading === '' ? header[c]?.element?.getAttribute('aria-colindex') : null;
      const n = counts.get(heading) ?? 0;
      counts.set(heading, n + 1);
      const name = `${heading}\n${said ?? n}`;
      const place = this.#known.get(name) ?? this.#known.size;
      this.#known.set(name, place);
      return place;
    });
  }

  #learn(found: FoundGrid, reader: CellReader, drawn: readonly string[], now: readonly number[]): void {
    const rows = found.rows.slice(0, sampleRows).map(({ elements, cells }) => ({
      row: elements,
      cells: cells.map((cell) => (cell === null ? null : reader.read(cell))),
    }));
    const headings = drawn.map((_, c) => found.header[c]?.words ?? []);
    const roleOf = taughtRoles(this.#site, drawn);
    const plan = planTable({ headings, rows, total: null }, this.#context);
    const own = new Map<number, Role | null>();
    if (plan.kind === 'plan')
      for (const { source, role } of plan.columns) own.set(source.index, own.get(source.index) ?? role);
    for (const [c, place] of now.entries()) {
      if (this.columns[place] !== undefined) continue;
      const heading = drawn[c]!;
      const sample = rows.map(({ cells }) => cells[c]?.visible ?? '').find((text) => text !== '') ?? '';
      this.headings[place] = heading;
      this.columns[place] = {
        heading,
        sample: maskCardNumbers(truncatePersonal(sample)).slice(0, 40),
        taught: roleOf?.(heading, c) ?? null,
        own: own.get(c) ?? null,
      };
    }
  }
}

/** Heading of each column drawn, empty where it has none. */
function headingsOf({ header, rows }: FoundGrid): string[] {
  const width = Math.max(header.length, ...rows.slice(0, sampleRows).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, c) => headingText(header[c]?.words ?? []).slice(0, 200));
}

/** What is to be kept of a table after the user's choices; `null` leaves a column to Tillguard. */
export function taughtTable(grid: ShownGrid, choices: readonly (string | null)[]): TaughtTable {
  const columns = grid.headings.flatMap((heading, index) => {
    const role = roles.find((known) => known === choices[index]);
    return role ? [{ heading, index, role }] : [];
  });
  return { headings: [...grid.headings], columns };
}
