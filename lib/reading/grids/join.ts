// Puts pieces together that are one grid on the screen: headings in a table of their own, one table per row, fixed columns
// as pieces or as copies of the whole. Everything is told by structure, shared row keys and places, never by a library's names.
import type { CellReader } from '../cell-text';
import { areLevel, doTouch, hasLayout } from './geometry';
import type { FoundGrid, HeaderCell, Piece, PieceRow } from './grid';
import { distance, isHeadless, nearness, shareWords, takeHeader, toHeads, widthOf } from './heads';
import { sharedKey } from './row-keys';

/** Grids from the pieces of all strategies. Pieces of headings alone are used up by the rows that they head. */
export function joinPieces(pieces: readonly Piece[], reader: CellReader): FoundGrid[] {
  const { tree } = reader;
  const grids: FoundGrid[] = pieces.map((piece) => ({ ...piece, parts: [piece.root] }));
  toHeads(grids, reader);
  const bodies = oneFromRows(grids.filter(({ rows }) => rows.length > 0));
  const heads = grids.filter(({ rows, header }) => rows.length === 0 && header.length >= 2);
  shareWords(heads);
  for (const body of bodies) if (isHeadless(body)) takeHeader(body, heads, bodies);
  const joined: FoundGrid[] = [];
  for (const body of bodies) {
    const other = joined.find((grid) => distance(grid.root, body.root) <= nearness && areSideBySide(grid, body));
    if (other) Object.assign(other, besides(other, body, reader));
    else joined.push(body);
  }
  for (const grid of joined) {
    const head = heads.find((one) => one.header.length > 0 && grid.parts.includes(one.root));
    if (head) grid.parts = [...new Set(grid.parts)];
  }
  return joined.filter(
    (grid) =>
      !joined.some(
        (other) => other !== grid && tree.contains(other.root, grid.root) && isWithinRow(other, grid.root, reader),
      ),
  );
}

function isWithinRow(outer: FoundGrid, root: Element, { tree }: CellReader): boolean {
  return outer.rows.some(({ elements }) => elements.some((element) => tree.contains(element, root)));
}

/** Tables of one row each that follow each other (ExtJS) are one. */
function oneFromRows(bodies: FoundGrid[]): FoundGrid[] {
  const found: FoundGrid[] = [];
  for (const body of bodies) {
    const before = found.at(-1);
    const isOne = body.rows.length <= 2 && isHeadless(body);
    if (
      before &&
      isOne &&
      isHeadless(before) &&
      widthOf(before) === widthOf(body) &&
      around(before.parts.at(-1)!) === around(body.root) &&
      before.rows.length >= before.parts.length
    ) {
      before.rows = [...before.rows, ...body.rows];
      before.parts.push(body.root);
    } else found.push({ ...body, parts: [...body.parts] });
  }
  for (const grid of found) if (grid.parts.length > 1) grid.root = around(grid.root) ?? grid.root;
  return found;
}

function around(element: Element): Element | null {
  const up = element.parentElement;
  // Each table may stand in a wrapper of its own.
  return up !== null && up.childElementCount === 1 ? up.parentElement : up;
}

/** True for two pieces whose rows stand beside (or upon) each other, row by row. */
function areSideBySide(a: Piece, b: Piece): boolean {
  const lists = [a, b].map(({ rows }) => rows.map(({ elements }) => elements[0]!)) as [Element[], Element[]];
  const [one, two] = lists;
  const key = one.length > 1 || two.length > 1 ? sharedKey(lists) : null;
  if (key === null && one.length !== two.length) return false;
  const pairs = key === null ? one.map((row, i) => [row, two[i]!] as const) : keyed(one, two, key);
  const [first] = pairs;
  const last = pairs.at(-1);
  if (!first || !last) return false;
  if (!hasLayout(first[0])) return key !== null;
  return areLevel(...first) && areLevel(...last) && doTouch(...first);
}

function keyed(one: readonly Element[], two: readonly Element[], key: string): (readonly [Element, Element])[] {
  const places = new Map(two.map((row) => [row.getAttribute(key), row]));
  return one.flatMap((row) => {
    const other = places.get(row.getAttribute(key));
    return other ? [[row, other] as const] : [];
  });
}

/** One grid of two that stand beside each other; columns that both have are taken from the one that shows them. */
function besides(a: FoundGrid, b: FoundGrid, reader: CellReader): FoundGrid {
  const lists = [a, b].map(({ rows }) => rows.map(({ elements }) => elements[0]!));
  const key = sharedKey(lists);
  const [main, copy] = widthOf(a) >= widthOf(b) ? [a, b] : [b, a];
  const partner = new Map<PieceRow, PieceRow>();
  if (key === null) for (const [i, row] of main.rows.entries()) partner.set(row, copy.rows[i]!);
  else {
    const known = new Map(copy.rows.map((row) => [row.elements[0]!.getAttribute(key), row]));
    for (const row of main.rows) {
      const other = known.get(row.elements[0]!.getAttribute(key));
      if (other) partner.set(row, other);
    }
  }
  const same = sameColumns(main, copy, partner, reader);
  const added = Array.from({ length: widthOf(copy) }, (_, i) => i).filter((i) => !same.has(i));
  const width = widthOf(main);
  // Pieces on the left come first.
  const isLeft = added.length > 0 && isLeftOf(copy, main);
  const shown = new Map<number, boolean>();
  const isShown = (cell: Element | null, column: number): boolean => {
    if (cell === null) return false;
    const known = shown.get(column);
    if (known !== undefined) return known;
    const found = reader.read(cell).visible !== '';
    if (found || (cell.textContent ?? '') !== '') shown.set(column, found);
    return found;
  };
  const merge = <T>(
    own: readonly (T | null)[],
    other: readonly (T | null)[],
    isGood: (value: T | null, at: number) => boolean,
  ): (T | null)[] => {
    const base = Array.from({ length: width }, (_, i) => own[i] ?? null);
    for (const [from, to] of same) if (!isGood(base[to] ?? null, to) && other[from]) base[to] = other[from];
    const more = added.map((i) => other[i] ?? null);
    return isLeft ? [...more, ...base] : [...base, ...more];
  };
  const blank: HeaderCell = { words: [], element: null, key: null };
  return {
    root: main.root,
    parts: [...main.parts, ...copy.parts],
    header: merge<HeaderCell>(main.header, copy.header, (value) => (value?.words.length ?? 0) > 0).map(
      (cell) => cell ?? blank,
    ),
    rows: main.rows.map((row) => {
      const other = partner.get(row);
      return other
        ? { elements: [...row.elements, ...other.elements], cells: merge(row.cells, other.cells, isShown) }
        : { elements: row.elements, cells: merge(row.cells, [], isShown) };
    }),
    total: main.total ?? copy.total,
  };
}

function isLeftOf(a: Piece, b: Piece): boolean {
  const [one, two] = [a, b].map(({ rows }) => rows[0]!.elements[0]!);
  if (hasLayout(one!)) return one!.getBoundingClientRect().left < two!.getBoundingClientRect().left;
  return (one!.compareDocumentPosition(two!) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Columns of the copy that the main piece has too: same heading or same texts in all rows looked at. Copy's index → main's. */
function sameColumns(
  main: Piece,
  copy: Piece,
  partner: ReadonlyMap<PieceRow, PieceRow>,
  _reader: CellReader,
): Map<number, number> {
  const same = new Map<number, number>();
  const pairs = [...partner].slice(0, 8);
  const text = (cell: Element | null | undefined) => (cell?.textContent ?? '').trim();
  const taken = new Set<number>();
  const isWhole = widthOf(main) === widthOf(copy);
  for (let i = 0; i < widthOf(copy); i++) {
    const fits = (j: number) => {
      if (taken.has(j)) return false;
      const one = main.header[j]?.words.join(' ') ?? '';
      const two = copy.header[i]?.words.join(' ') ?? '';
      if (one !== '' && two !== '' && one !== two) return false;
      return pairs.every(([row, other]) => {
        const a = text(row.cells[j]);
        const b = text(other.cells[i]);
        return a === b || (isWhole && i === j && (a === '' || b === ''));
      });
    };
    const width = widthOf(main);
    const at = fits(i) ? i : Array.from({ length: width }, (_, j) => j).find(fits);
    if (at === undefined) continue;
    // A column that is blank on both sides is no evidence of a copy.
    if (!isWhole && pairs.every(([, other]) => text(other.cells[i]) === '')) continue;
    taken.add(at);
    same.set(i, at);
  }
  return same;
}
