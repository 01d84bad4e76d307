// Where elements stand on the screen, for pieces that only their places tell belong together. Documents without layout
// (tests in Node) have no places; callers then go by order.

/** True where the document is laid out at all. */
export function hasLayout(element: Element): boolean {
  return element.ownerDocument.documentElement.getClientRects().length > 0;
}

/** True where the element takes part in the layout. Content of a canvas never does, and is readable all the same. */
export function isLaidOut(element: Element): boolean {
  return !hasLayout(element) || element.getClientRects().length > 0 || element.closest('canvas') !== null;
}

/** True where two rows stand beside each other. */
export function areLevel(a: Element, b: Element): boolean {
  const one = a.getBoundingClientRect();
  const two = b.getBoundingClientRect();
  return one.height > 0 && two.height > 0 && Math.abs(one.top - two.top) <= 2 && Math.abs(one.height - two.height) <= 3;
}

/** True where `b` begins where `a` ends (or they overlap), with no space for a gap between two independent tables. */
export function doTouch(a: Element, b: Element): boolean {
  const one = a.getBoundingClientRect();
  const two = b.getBoundingClientRect();
  return one.left <= two.right + 3 && two.left <= one.right + 3;
}

/** True where `a` ends where `b` begins, or before; without layout, where it comes before it. */
export function isAbove(a: Element, b: Element): boolean {
  if (!hasLayout(a)) return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const one = a.getBoundingClientRect();
  const two = b.getBoundingClientRect();
  return one.bottom <= two.top + 3 && one.left < two.right && two.left < one.right;
}

/** For each of `targets` the index of the element of `places` above or below it; -1 where none is. Null without layout. */
export function matchByPlace(targets: readonly Element[], places: readonly (Element | null)[]): number[] | null {
  const [first] = targets;
  if (!first || !hasLayout(first)) return null;
  const rectangles = places.map((element) => element?.getBoundingClientRect() ?? null);
  if (rectangles.every((rectangle) => rectangle === null || rectangle.width === 0)) return null;
  return targets.map((target) => {
    const { left, right } = target.getBoundingClientRect();
    let best = -1;
    let most = 0;
    for (const [i, rectangle] of rectangles.entries()) {
      if (!rectangle) continue;
      const shared = Math.min(right, rectangle.right) - Math.max(left, rectangle.left);
      const share = shared / Math.max(1, Math.min(right - left, rectangle.width));
      if (share > 0.6 && share > most + 0.01) {
        most = share;
        best = i;
      }
    }
    return best;
  });
}

/** Rows in the order in which they stand, where the document has them in another (virtual lists use elements again). */
export function inOrder<T>(rows: T[], elementOf: (row: T) => Element): T[] {
  if (rows.length < 2) return rows;
  const isNumbered = elementOf(rows[0]!).hasAttribute('aria-rowindex');
  const numbers = isNumbered
    ? rows.map((row) => Number(elementOf(row).getAttribute('aria-rowindex') ?? Number.NaN))
    : [];
  if (isNumbered && isRising(numbers)) return rows;
  if (isNumbered && numbers.every((n) => Number.isFinite(n)) && new Set(numbers).size === rows.length)
    return sorted(rows, numbers);
  const first = elementOf(rows[0]!);
  const view = first.ownerDocument.defaultView;
  if (!view || !hasLayout(first) || view.getComputedStyle(first).position !== 'absolute') return rows;
  const tops = rows.map((row) => elementOf(row).getBoundingClientRect().top);
  return sorted(rows, tops);
}

function isRising(numbers: readonly number[]): boolean {
  for (let i = 1; i < numbers.length; i++) if (!(numbers[i]! > numbers[i - 1]!)) return false;
  return true;
}

function sorted<T>(rows: readonly T[], by: readonly number[]): T[] {
  if (by.every((n, i) => i === 0 || n >= by[i - 1]!)) return [...rows];
  return rows
    .map((row, i) => [row, by[i]!] as const)
    .sort(([, a], [, b]) => a - b)
    .map(([row]) => row);
}
