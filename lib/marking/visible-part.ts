// Which part of a row a person can see: cut by scroll containers and the viewport, and by whatever the page lays over it
// (sticky headers, dialogs, menus). Reads the page, writes nothing.
import { getOverflowAncestors } from '@floating-ui/dom';
import { enclose, intersect, isEmpty, type Rectangle } from './rectangle';

/** A row as it stands on the screen, in viewport pixels. */
export interface VisiblePart {
  /** the row's whole box */
  row: Rectangle;
  /** what of it is not cut off */
  visible: Rectangle;
  /** boxes that lie over the middle of the row */
  holes: Rectangle[];
}

/** Clips that rows of one parent share, kept for one pass. */
export type ClipCache = Map<Node, Rectangle>;

/** The element whose box stands for a row piece: the piece itself, or its first child where it has no box (`display: contents`). */
export function boxedElement(piece: Element): Element {
  const { width, height } = piece.getBoundingClientRect();
  return (width > 0 && height > 0) || piece.firstElementChild === null ? piece : piece.firstElementChild;
}

/** Box of a row piece; the box around its cells where it has none of its own. Null where it is not rendered. */
export function pieceBox(piece: Element): Rectangle | null {
  const own = piece.getBoundingClientRect();
  return isEmpty(own) ? enclose([...piece.children].map((child) => child.getBoundingClientRect())) : enclose([own]);
}

/**
 * Measures a row of one or more pieces (fixed columns may stand in containers of their own).
 * @param own our host element, which never counts as covering a row
 * @returns null where nothing of the row can be seen
 */
export function measureRow(pieces: readonly Element[], own: Element, cache: ClipCache): VisiblePart | null {
  const boxes: Rectangle[] = [];
  const seen: Rectangle[] = [];
  for (const piece of pieces) {
    const box = piece.isConnected ? pieceBox(piece) : null;
    if (box === null) continue;
    boxes.push(box);
    seen.push(intersect(box, clipOf(piece, cache)));
  }
  const row = enclose(boxes);
  const visible = enclose(seen);
  return row && visible ? uncovered(pieces, row, visible, own) : null;
}

/** The part of the viewport in which the element is not cut off by scroll containers around it. */
function clipOf(piece: Element, cache: ClipCache): Rectangle {
  const parent = piece.parentNode ?? piece;
  const known = cache.get(parent);
  if (known) return known;
  const { documentElement: root, body } = piece.ownerDocument;
  let clip: Rectangle = { left: 0, top: 0, right: root.clientWidth, bottom: root.clientHeight };
  for (const ancestor of getOverflowAncestors(piece, [], false)) {
    if (!('getBoundingClientRect' in ancestor) || ancestor === body || ancestor === root) continue;
    const { left, top } = ancestor.getBoundingClientRect();
    const innerLeft = left + ancestor.clientLeft;
    const innerTop = top + ancestor.clientTop;
    clip = intersect(clip, {
      left: innerLeft,
      top: innerTop,
      right: innerLeft + ancestor.clientWidth,
      bottom: innerTop + ancestor.clientHeight,
    });
  }
  cache.set(parent, clip);
  return clip;
}

/** Cuts off what other elements of the page cover, found by asking the page what lies at a few points of the row. */
function uncovered(pieces: readonly Element[], row: Rectangle, clipped: Rectangle, own: Element): VisiblePart | null {
  const visible = { ...clipped };
  const width = visible.right - visible.left;
  const columns = [Math.min(8, width / 2), width / 2].map((x) => visible.left + x);
  for (const x of columns) {
    const above = coverAt(pieces, x, visible.top + 1, own);
    if (above) visible.top = Math.max(visible.top, above.bottom);
  }
  for (const x of columns) {
    const below = coverAt(pieces, x, visible.bottom - 1, own);
    if (below) visible.bottom = Math.min(visible.bottom, below.top);
  }
  if (visible.bottom - visible.top < 4) return null;
  const middle = (visible.top + visible.bottom) / 2;
  const holes: Rectangle[] = [];
  for (const share of [0.01, 0.25, 0.5, 0.75, 0.99]) {
    const x = visible.left + width * share;
    if (holes.some((hole) => x >= hole.left && x <= hole.right)) continue;
    const cover = coverAt(pieces, x, middle, own);
    if (cover) holes.push(cover);
  }
  const merged = holes.length > 1 && overlap(holes) ? [enclose(holes)!] : holes;
  return merged.some((hole) => hole.left <= visible.left && hole.right >= visible.right)
    ? null
    : { row, visible, holes: merged };
}

function overlap(holes: readonly Rectangle[]): boolean {
  return holes.some((a, i) => holes.some((b, j) => j > i && !isEmpty(intersect(a, b))));
}

/** Box of what covers the row at a point; null where the row itself is on top. */
function coverAt(pieces: readonly Element[], x: number, y: number, own: Element): Rectangle | null {
  const root = pieces[0]!.getRootNode() as Document | ShadowRoot;
  let top = root.elementFromPoint(x, y);
  if (top === own) top = root.elementsFromPoint(x, y).find((element) => element !== own) ?? null;
  if (top === null || pieces.some((piece) => belongs(top, piece))) return null;
  const box = top.getBoundingClientRect();
  return { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
}

/** True where the element is part of the row, or the row part of it, through shadow roots. */
function belongs(element: Element, piece: Element): boolean {
  return piece.contains(element) || holds(element, piece) || holds(piece, element);
}

function holds(outer: Element, inner: Element): boolean {
  for (let node: Node | null = inner; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    if (node === outer) return true;
  }
  return false;
}
