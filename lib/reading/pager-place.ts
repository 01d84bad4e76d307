// Where in a list its pager stands, and the controls that lead back there. Read-only, like the pager itself.

const marker =
  '[aria-current]:not([aria-current="false"]),[aria-selected="true"],.active,.current,.is-active,.selected,.on,[class*="item-active"],[class*="-current"],[class*="Selected"]';
const controls = 'button,a,li,[role="button"]';
const previousWords =
  /^(上一页|上一頁|上页|前一页|prev|previous|previous page|go to previous page|前へ|前のページ|이전|précédent|précédente|anterior|zurück|vorherige( seite)?|precedente|vorige|forrige|föregående|‹|«|<|←)$/i;

/** Number of the page that the pager near a grid shows as current, as printed; null where it names none. */
export function currentPageOf(root: Element): string | null {
  return (markerNear(root)?.textContent ?? null)?.trim() ?? null;
}

/** The control near a grid that leads to the page with this number; null where none is shown. */
export function controlOfPage(root: Element, page: string): HTMLElement | null {
  const current = markerNear(root);
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
  for (const scope of scopesAround(root)) {
    for (const element of scope.querySelectorAll<HTMLElement>(
      `${controls},input[type="button"],input[type="submit"]`,
    )) {
      if (root.contains(element)) continue;
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
  return null;
}

/** The element to press: a list item's own button or link where it has one. */
export function innermost(element: HTMLElement): HTMLElement {
  return element.matches('button,a') ? element : (element.querySelector<HTMLElement>('button,a') ?? element);
}

function markerNear(root: Element): HTMLElement | null {
  for (const scope of scopesAround(root)) {
    for (const element of scope.querySelectorAll<HTMLElement>(marker)) {
      if (!root.contains(element) && /^\d{1,6}$/.test(element.textContent?.trim() ?? '')) return element;
    }
  }
  return null;
}

function* scopesAround(root: Element): Generator<Element> {
  let scope = root.parentElement;
  for (let level = 0; scope !== null && level < 8; level++, scope = scope.parentElement) yield scope;
}
