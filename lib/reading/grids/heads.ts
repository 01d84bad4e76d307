// Headings that stand apart from their rows: in a table of their own, in the first of several copies, in cells that no mark
// tells from those of a row, in one row over two bodies. Which rows they head is told by nearness, number and place.
import type { CellReader } from '../cell-text';
import { hasLayout, isAbove, matchByPlace } from './geometry';
import type { FoundGrid, HeaderCell, Piece } from './grid';

/** Levels up to a common ancestor within which two pieces may belong together. */
export const nearness = 7;

/** True for a piece that no heading names a column of. */
export function isHeadless({ header }: FoundGrid): boolean {
  return header.every(({ words }) => words.length === 0);
}

/** Steps from `a` up to the first ancestor that holds `b` too; infinite where there is none near. */
export function distance(a: Element, b: Element): number {
  let up: Element | null = a;
  for (let level = 0; up !== null && level <= nearness; level++) {
    if (up.contains(b)) return level;
    const around: Element | null = up.parentElement;
    const root: Node | null = around === null ? up.getRootNode() : null;
    up = around ?? (root && 'host' in root ? (root as ShadowRoot).host : null);
  }
  return Number.POSITIVE_INFINITY;
}

/** Number of columns of a piece. */
export function widthOf({ rows, header }: Piece): number {
  let width = header.length;
  for (const { cells } of rows.slice(0, 50)) width = Math.max(width, cells.length);
  return width;
}

const figure = /\p{Nd}{2}/u;

/**
 * A table of one row without any figure, right above a table with figures in as many columns, heads it (EasyUI): its cells are
 * `td` as all others. Such pieces become headings.
 */
export function toHeads(grids: readonly FoundGrid[], reader: CellReader): void {
  const bodies = grids.filter((grid) => isHeadless(grid) && grid.rows.length > 0);
  const lone = bodies.filter(({ rows }) => rows.length === 1 && rows[0]!.cells.length >= 2);
  for (const head of lone) {
    const [row] = head.rows;
    const elements = row!.cells;
    if (elements.some((cell) => figure.test(cell?.textContent ?? ''))) continue;
    const words = elements.map((cell) => (cell ? reader.read(cell).visible : ''));
    if (words.filter((word) => word !== '').length < 2) continue;
    const isHead = bodies.some(
      (body) =>
        body !== head &&
        widthOf(body) === elements.length &&
        distance(head.root, body.root) <= nearness &&
        body.rows.some(({ cells }) => cells.some((cell) => figure.test(cell?.textContent ?? ''))) &&
        isAbove(row!.elements[0]!, body.rows[0]!.elements[0]!),
    );
    if (!isHead) continue;
    head.header = elements.map((element, i) => ({ words: words[i] ? [words[i]] : [], element, key: null }));
    head.rows = [];
  }
}

/** Copies of one row of headings, of which each shows some columns' words and hides the others', tell each other their words. */
export function shareWords(heads: readonly FoundGrid[]): void {
  if (heads.length < 2) return;
  const textOf = ({ header }: FoundGrid) => header.map(({ element }) => (element?.textContent ?? '').trim()).join('\n');
  for (const copies of Map.groupBy(heads, textOf).values()) {
    const [first] = copies;
    if (!first || copies.length < 2 || copies.some((copy) => copy.header.length !== first.header.length)) continue;
    for (const copy of copies) {
      copy.header = copy.header.map((cell, i) => {
        if (cell.words.length > 0) return cell;
        const shown = copies.find((other) => other.header[i]!.words.length > 0);
        return shown ? { ...cell, words: shown.header[i]!.words } : cell;
      });
    }
  }
}

/** Gives a body the headings of the nearest piece that has only headings and fits. */
export function takeHeader(body: FoundGrid, heads: readonly FoundGrid[], bodies: readonly FoundGrid[]): void {
  const width = widthOf(body);
  const fitting = heads
    .map((head) => ({ head, far: Math.max(distance(body.root, head.root), distance(head.root, body.root)) }))
    .filter(({ far, head }) => far <= nearness && (Math.abs(head.header.length - width) <= 3 || isOver(head, body)))
    .filter(
      ({ head, far }) =>
        !bodies.some(
          (b) =>
            b !== body &&
            isHeadless(b) &&
            distance(head.root, b.root) < far &&
            Math.abs(widthOf(b) - head.header.length) <= 1 &&
            distance(head.root, b.root) < distance(head.root, body.root),
        ),
    )
    .sort((a, b) => a.far - b.far || Math.abs(a.head.header.length - width) - Math.abs(b.head.header.length - width));
  const [best] = fitting;
  if (!best) return;
  body.header = placed(best.head.header, body, width);
  body.parts.push(best.head.root);
}

/** True where each column of the body stands under one of many headings: a locked part, and the rest beside it. */
function isOver(head: FoundGrid, body: Piece): boolean {
  const cells = fullRow(body, widthOf(body));
  const [first] = cells;
  if (head.header.length < cells.length || !first || !hasLayout(first)) return false;
  const places = matchByPlace(
    cells,
    head.header.map(({ element }) => element),
  );
  return places?.every((i) => i >= 0) === true && new Set(places).size === places.length;
}

function fullRow({ rows }: Piece, width: number): Element[] {
  const full = rows.find(({ cells }) => cells.length === width && cells.every((cell) => cell !== null));
  return full?.cells.filter((cell): cell is Element => cell !== null) ?? [];
}

/** Headings in the order of a body's columns: by place where their numbers differ, as they come otherwise. */
function placed(header: readonly HeaderCell[], body: Piece, width: number): HeaderCell[] {
  if (header.length === width) return [...header];
  const places = matchByPlace(
    fullRow(body, width),
    header.map(({ element }) => element),
  );
  if (!places) return header.slice(0, width);
  return places.map((i) => header[i] ?? { words: [], element: null, key: null });
}
