// All grids of a document: every strategy in turn, then their pieces put together. A new shape is a strategy in this list.
import type { CellReader } from '../cell-text';
import { atOnce, type Steps } from '../steps';
import { ariaGrids } from './aria-grids';
import { inOrder, isLaidOut } from './geometry';
import type { FoundGrid, GridStrategy, Piece } from './grid';
import { widthOf } from './heads';
import { joinPieces } from './join';
import { nativeTables } from './native-tables';
import { repeatedRows } from './repeated-rows';

const strategies: readonly GridStrategy[] = [nativeTables, ariaGrids, repeatedRows];

/** Finds grids; their cells are still unread. Hidden copies and what stands in hidden parts of the page are left out. */
export function* findGridsInSteps(reader: CellReader): Steps<FoundGrid[]> {
  const { tree } = reader;
  const pieces: Piece[] = [];
  for (const strategy of strategies) {
    const roots = pieces.filter((piece) => piece.rows.length > 0 && widthOf(piece) > 1).map(({ root }) => root);
    const known = new Set(roots);
    const taken = (element: Element) => known.has(element) || roots.some((root) => tree.contains(root, element));
    for (const piece of yield* strategy(reader, taken)) if (isLaidOut(piece.root)) pieces.push(piece);
  }
  yield;
  const grids = joinPieces(pieces, reader).filter((grid) => grid.rows.length > 0 && widthOf(grid) > 1);
  for (const grid of grids) {
    yield;
    grid.rows = inOrder(grid.rows, ({ elements }) => elements[0]!);
  }
  return grids;
}

/** The same at once. */
export function findGrids(reader: CellReader): FoundGrid[] {
  return atOnce(findGridsInSteps(reader));
}
