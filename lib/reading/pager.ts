// The pager beside a table: how many rows the whole list has, and the control that shows the next page. Read-only.

const nextWords =
  /^(下一页|下一頁|下页|后一页|next|next page|go to next page|次へ|次のページ|다음|suivant|suivante|siguiente|weiter|nächste( seite)?|próxim[ao]|seguinte|successiv[ao]|volgende|næste|neste|nästa|›|»|>|→)$/i;

const totalPatterns = [
  /[共總总]\s*计?\s*([\d,]+)\s*[条條笔筆项項]/,
  /全\s*([\d,]+)\s*件/,
  /([\d,]+)\s*件中/,
  /총\s*([\d,]+)\s*[건개]/,
  /\d\s*[-–—~至到]\s*[\d,]+\s*(?:\/|of|von|sur|de|di|van|av|af|из|共)\s*([\d,]+)/i,
  /(?:total|gesamt|totale)\s*:?\s*([\d,]+)/i,
];

/** What a pager near a grid says and offers. */
export interface Pager {
  total: number | null;
  /** null where there is no next page, or no pager */
  next: HTMLElement | null;
}

/** Looks for the pager in the grid's surroundings, nearest first; other grids' surroundings are not entered. */
export function findPager(root: Element, isOtherGrid: (element: Element) => boolean): Pager {
  let scope: Element | null = root.parentElement;
  for (let level = 0; scope !== null && level < 8; level++, scope = scope.parentElement) {
    if (
      [...scope.querySelectorAll('table,[role="grid"],[role="table"],[role="treegrid"]')].some((other) =>
        isOtherGrid(other),
      )
    )
      break;
    const next = nextControl(scope, root);
    const total = totalIn(scope, root);
    if (next !== null || total !== null) return { total, next: next !== null && !isDisabled(next) ? next : null };
  }
  return { total: null, next: null };
}

function nextControl(scope: Element, root: Element): HTMLElement | null {
  for (const element of scope.querySelectorAll<HTMLElement>(
    'button,a,li,[role="button"],input[type="button"],input[type="submit"]',
  )) {
    if (root.contains(element)) continue;
    const names = [
      element.getAttribute('aria-label'),
      element.getAttribute('title'),
      (element as HTMLInputElement).value,
      element.getAttribute('rel') === 'next' ? 'next' : null,
      (element.textContent ?? '').length < 30 ? element.textContent : null,
    ];
    if (names.some((name) => typeof name === 'string' && nextWords.test(name.trim()))) return element;
  }
  return null;
}

function isDisabled(element: HTMLElement): boolean {
  const chain = [
    element,
    ...element.querySelectorAll('button,a'),
    ...(element.parentElement ? [element.parentElement] : []),
  ];
  return chain.some(
    (e) =>
      (e as HTMLButtonElement).disabled === true ||
      e.getAttribute('aria-disabled') === 'true' ||
      /(^|[-_ ])disabled($|[-_ ])/.test(e.getAttribute('class') ?? ''),
  );
}

function totalIn(scope: Element, root: Element): number | null {
  // Texts of the pager itself: short elements outside the grid.
  for (const element of scope.querySelectorAll('*')) {
    if (root.contains(element) || element.contains(root)) continue;
    const text = element.textContent ?? '';
    if (text.length === 0 || text.length > 160) continue;
    const total = readTotal(text);
    if (total !== null) return total;
  }
  return null;
}

/** Number of rows that a pager's text names: `共57条`, `1–20 of 57`, `Showing 1 to 20 of 57`; null where it names none. */
export function readTotal(text: string): number | null {
  const normal = text
    .normalize('NFKC')
    .replace(/\bto\b/gi, '-')
    .replace(/\s+/g, ' ');
  for (const pattern of totalPatterns) {
    const match = pattern.exec(normal);
    if (match) return Number(match[1]!.replaceAll(',', ''));
  }
  return null;
}
