// Where in a list its pager stands, and the controls that lead back there. Read-only, like the pager itself.

const marker =
  '[aria-current]:not([aria-current="false"]),[aria-selected="true"],.active,.current,.is-active,.selected,.on,[class*="item-active"],[class*="-current"],[class*="Selected"]';
const controls = 'button,a,li,[role="button"]';
const previousWords =
  /^(上一页|上一頁|上页|前一页|prev|previous|previous page|go to previous page|前へ|前のページ|이전|précédent|précédente|anterior|zurück|vorherige( seite)?|precedente|vorige|forrige|föregående|‹|«|<|←)$/i;

/** Number of the page that the pager near a grid shows as current, as printed; null where it names none. */
export function currentPageOf(root: Element): string | null {
  return (currentNear(root)?.textContent ?? null)?.trim() ?? null;
}

/** The control near a grid that leads to the page with this number; null where none is shown. */
export function controlOfPage(root: Element, page: string): HTMLElement | null {
  const current = currentNear(root);
  for (
    let scope = current?.parentElement ?? null, level = 0;
    scope && level < 3;
    scope = scope.parentElement, level++
  ) {
    const found = [...scope.querySelectorAll<HTMLElement>(controls)].find(
      (element) => element.textContent?.trim() === page && !root.contains(element),
    );
    if (found) return innermost(found);
  }
  return null;
}

/** The control near a grid that leads one page back; null where there is none. */
export function previousControlOf(root: Element): HTMLElement | null {
  for (const surroundings of around(root, 8)) {
    for (const element of matching(surroundings, `${controls},input[type="button"],input[type="submit"]`)) {
      const names = [
        element.getAttribute('aria-label'),
        element.getAttribute('title'),
        (element as HTMLInputElement).value,
        element.getAttribute('rel') === 'prev' ? 'prev' : null,
        element.textContent,
      ];
      if (names.some((name) => typeof name === 'string' && name.length < 30 && previousWords.test(name.trim())))
        return innermost(element);
    }
  }
  return pictureBeside(root, 'previous');
}

/**
 * Where the page's number stands in a box to type in, the picture right after it leads on and the one right before it back; those
 * farther off lead to the ends, or load anew. Null where there are not pictures on both sides.
 */
export function pictureBeside(root: Element, way: 'next' | 'previous'): HTMLElement | null {
  let scope = root.parentElement;
  for (let level = 0; scope !== null && level < 5; level++, scope = scope.parentElement) {
    const boxes = [...scope.querySelectorAll<HTMLInputElement>(box)]
      .slice(0, 40)
      .filter(({ value }) => /^\d{1,5}$/.test(value) && Number(value) > 0)
      .filter((element) => element.getClientRects().length > 0 && !root.contains(element));
    const [only] = boxes;
    if (!only || boxes.length > 1) continue;
    const pictures = [...scope.querySelectorAll<HTMLElement>('a,button,[role="button"]')].filter(
      (control) => (control.textContent ?? '').trim() === '' && areClose(control, only),
    );
    const isAfter = (control: Element) =>
      (only.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const next = pictures.find(isAfter);
    const previous = pictures.findLast((control) => !isAfter(control));
    if (!next || !previous) return null;
    return way === 'next' ? next : previous;
  }
  return null;
}

const box = 'input:not([type]),input[type="text"],input[type="number"]';

function areClose(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.width > 0 && Math.abs(a.top + a.bottom - b.top - b.bottom) < 40 && Math.abs(a.left - b.left) < 400;
}

/** The element to press: a list item's own button or link where it has one. */
export function innermost(element: HTMLElement): HTMLElement {
  return element.matches('button,a') ? element : (element.querySelector<HTMLElement>('button,a') ?? element);
}

function markerNear(root: Element): HTMLElement | null {
  for (const surroundings of around(root, 8)) {
    for (const element of matching(surroundings, marker)) {
      if (/^\d{1,6}$/.test(element.textContent?.trim() ?? '')) return element;
    }
  }
  return null;
}

function currentNear(root: Element): HTMLElement | null {
  return markerNear(root) ?? oddNumberNear(root);
}

const pageNumber = /^\d{1,5}$/;

/**
 * Of numbers in a row the one that is written otherwise than the others (`1` as a span, `2` and `3` as links): no marker names
 * it, and two numbers of two kinds tell only where the other one alone can be pressed.
 */
function oddNumberNear(root: Element): HTMLElement | null {
  for (const surroundings of around(root, 5)) {
    const links = matching(surroundings, 'a,button,[role="button"],li').slice(0, 600);
    for (const link of links) {
      if (!pageNumber.test(link.textContent?.trim() ?? '')) continue;
      const odd = oddOf([...(link.parentElement?.children ?? [])] as HTMLElement[]);
      if (odd) return odd;
    }
  }
  return null;
}

function oddOf(siblings: readonly HTMLElement[]): HTMLElement | null {
  const numbers = siblings.filter((element) => pageNumber.test(element.textContent?.trim() ?? ''));
  const values = numbers.map((element) => Number(element.textContent));
  if (numbers.length < 2 || values.some((n, i) => i > 0 && n <= values[i - 1]!)) return null;
  const kinds = Map.groupBy(numbers, (element) => `${element.localName} ${element.getAttribute('class') ?? ''}`);
  const alone = [...kinds.values()].filter((list) => list.length === 1).map(([only]) => only!);
  if (numbers.length > 2 && kinds.size === 2 && alone.length === 1) return alone[0]!;
  const plain = numbers.filter((element) => !element.matches('a[href],button:enabled,[role="button"]'));
  return plain.length === 1 ? plain[0]! : null;
}

/**
 * What stands around an element, nearest first: at each of `levels` the siblings of what holds it. What it holds itself, which may
 * be ten thousand rows, is never entered.
 */
function* around(root: Element, levels: number): Generator<Element[]> {
  let inner = root;
  for (let level = 0; inner.parentElement !== null && level < levels; level++) {
    const held = inner;
    inner = inner.parentElement;
    yield [...inner.children].filter((child) => child !== held);
  }
}

/** The elements that match, with what is in them, in the order of the page. */
function matching(elements: readonly Element[], selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of elements) {
    if (element.matches(selector)) found.push(element as HTMLElement);
    for (const inner of element.querySelectorAll<HTMLElement>(selector)) found.push(inner);
  }
  return found;
}
