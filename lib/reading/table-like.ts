// A first, cheap look at a document: could anything on it be a table of transactions? Carries nothing of what cells mean, so
// that pages without tables load no more than this.
import { CellReader } from './cell-text';
import { findGridsInSteps } from './grids/find-grids';
import { mayHoldAmounts } from './grids/repeated-rows';
import { type ShadowRootOf, ShownTree } from './tree';

/** What could be a table, as far as a selector can tell. */
export const tableLike = 'table,[role="grid"],[role="treegrid"],[role="table"],[role="row"],canvas,iframe,frame';

/** A cheap look: is there anything on the page that could be a table? Lists of repeated elements have no such sign. */
export function hasTableLike(document: Document): boolean {
  return document.querySelector(tableLike) !== null;
}

/** True where reading the document could find a table, or something to say about one that cannot be read. In small steps. */
export function* mayHoldTables(document: Document, shadowRootOf: ShadowRootOf): Generator<undefined, boolean> {
  if (hasTableLike(document)) return true;
  const view = document.defaultView;
  if (!view) return false;
  const tree = new ShownTree(document, shadowRootOf);
  if (tree.scopes.some((scope) => scope !== document && scope.querySelector(tableLike) !== null)) return true;
  if (!tree.scopes.some(mayHoldAmounts)) return false;
  yield;
  const grids = yield* findGridsInSteps(new CellReader(view, tree));
  return grids.length > 0;
}
