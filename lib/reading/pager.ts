// The pager beside a table: how many rows the whole list has, the control that shows the next page, and what scrolls rows that
// are not all there. Read-only.
import type { FoundGrid } from './grids/grid';
import { controlOfPage, currentPageOf, pictureBeside } from './pager-place';
import { scrollerOf } from './scroller';
import type { ShownTree } from './tree';

const nextWords =
  /^(下一页|下一頁|下页|后一页|后页|(go to )?(the )?next( page)?|次へ|次のページ|次ページ|次|다음|다음 페이지|suivante?|page suivante|(aller à la )?page suivante|(página )?siguiente|página seguinte|weiter|nächste( seite)?|(página )?próxim[ao]|(página )?seguinte|successiv[ao]|pagina successiva|avanti|volgende( pagina)?|næste( side)?|neste( side)?|nästa( sida)?|seuraava( sivu)?|następna( strona)?|dalej|další( stránka)?|ďalšia|ďalej|következő( oldal)?|următoarea|următor(ul)?|înainte|sonraki( sayfa)?|ileri|επόμεν[ηο]( σελίδα)?|следующая( страница)?|следваща|вперед|далее|наступна|далі|sljedeć[ae]|ถัดไป|หน้าถัดไป|tiếp|tiếp theo|trang (sau|tiếp)|sau|berikutnya|selanjutnya|halaman berikutnya|seterusnya|अगला|अगला पृष्ठ|الت[اآ]لي|الصفحة التالية|بعدی|הבא|[›»>→⟩❯])$/i;
const moreWords =
  /^(加载更多|查看更多|显示更多|載入更多|もっと見る|더보기|load more|show more|view more|mehr (laden|anzeigen)|charger plus|voir plus|cargar más|ver más|carregar mais|ver mais|mostra altr[io]|meer laden|visa fler|vis flere)/i;

const number = "(\\d{1,3}(?:[,.'’ \\u00a0\\u202f]\\d{3})+|\\d+)";
const totalPatterns = [
  new RegExp(`[共總总]\\s*(?:计|計|有)?\\s*:?\\s*${number}\\s*[条條笔筆项項个個]`),
  new RegExp(`全\\s*${number}\\s*件`),
  new RegExp(`${number}\\s*件中`),
  new RegExp(`(?:총|전체|모두)\\s*${number}\\s*[건개]`),
  new RegExp(
    `(?:yhteensä|celkem|spolu|összesen|razem|łącznie|всего|итого|усього|toplam|σύνολο|tổng (?:số|cộng)|ทั้งหมด|सभी|कुल|סה"כ|الإجمالي|المجموع|إجمالي)\\s*:?\\s*${number}(?![\\d.,])(?!\\s*[€$£¥₹%฿₫₽₺])`,
    'i',
  ),
  new RegExp(
    `\\(\\s*${number}\\s*(?:items?|rows?|records?|entries|results?|einträge|datensätze|éléments|elementos|elementi|resultaten)\\s*\\)`,
    'i',
  ),
  new RegExp(
    `\\d\\s*[-–—~至到〜]\\s*[\\d.,]+\\s*(?:\\/|of|out of|von|aus|sur|de(?: um total de)?|di|su|van(?: de)?|av|af|z|из|من|מתוך|共|\\()\\s*(?:ca\\.|about|over|approx\\.)?\\s*${number}`,
    'i',
  ),
  new RegExp(
    `(?:total|gesamt|totale|totaal|totalt|insgesamt)\\s*:?\\s*(?:de\\s*)?${number}(?![\\d.,])(?!\\s*[€$£¥₹%])`,
    'i',
  ),
  new RegExp(
    `^\\s*${number}\\s*(?:results?|rows?|records?|entries|items|transactions|payments|ergebnisse|einträge|transaktionen|zahlungen|résultats|lignes|paiements|resultados|registros|transacciones|transações|risultati|transazioni|resultaten|transacties|transaktioner|条记录|筆資料|件)\\s*$`,
    'i',
  ),
];

/** Numbers of rows that a list says of itself: `Hiển thị 1 đến 3 trong tổng số 57`, `57 kayıttan 1 - 3 arası`. */
const mostNumbers = 5;

/**
 * The length of a list that shows `shown` rows, from a text that names its first row, its last and all of them, in any language:
 * the first two stand beside each other, as far apart as there are rows. Null where no such three numbers stand there.
 */
export function totalAround(text: string, shown: number): number | null {
  if (shown < 2 || text.length > 160) return null;
  const numbers = [...normalised(text).matchAll(new RegExp(`(?<![\\d.,:/])${number}(?![\\d:/]|[.,]\\d)`, 'g'))].map(
    (match) => ({
      value: Number(match[1]!.replace(/\D/g, '')),
      at: match.index,
      end: match.index + match[0].length,
    }),
  );
  if (numbers.length < 3 || numbers.length > mostNumbers) return null;
  for (const [i, first] of numbers.entries()) {
    const last = numbers[i + 1];
    if (!last || last.value - first.value + 1 !== shown || first.value < 1 || last.at - first.end > 12) continue;
    const others = numbers.filter((one) => one !== first && one !== last && one.value >= last.value);
    // A year beside two days of a month is none of a list's numbers.
    const [total, more] = others.filter(({ value }) => value < 1990 || value > 2099 || first.value > 31);
    if (total && (!more || more.value === total.value)) return total.value;
  }
  return null;
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\s+/g, ' ');
}

/** What a pager near a grid says and offers. */
export interface Pager {
  total: number | null;
  /** null where there is no next page, or no pager */
  next: HTMLElement | null;
  /** what to scroll to see more rows of a virtual or growing list; null where nothing scrolls the rows alone */
  scroller: HTMLElement | null;
}

/** Looks for the pager in the grid's surroundings, nearest first; surroundings that hold another grid are not entered. */
export function findPager(grid: FoundGrid, grids: readonly FoundGrid[], tree: ShownTree): Pager {
  const [row] = grid.rows;
  const scroller = row ? scrollerOf(row.elements[0]!, tree) : null;
  const others = grids.filter((other) => other !== grid && other.rows.length > 1).map(({ root }) => root);
  // A grid's own footer may hold its pager; rows and headings never do.
  const searched = new Set<Element>();
  for (const { elements } of grid.rows) for (const element of elements) searched.add(element);
  for (const { element } of grid.header) if (element) searched.add(element);
  let scope: Element | null = grid.root;
  let total: number | null = null;
  for (let level = 0; scope !== null && level < 9; level++, scope = tree.parent(scope)) {
    if (level > 0 && others.some((other) => scope!.contains(other) && !grid.root.contains(other))) break;
    const around = elementsIn(scope, searched);
    searched.add(scope);
    total ??= totalIn(around, grid.rows.length);
    const next = nextControl(around);
    if (next !== null) return { total, next: isDisabled(next) ? null : next, scroller };
    if (total !== null && level >= 4) break;
  }
  return { total, next: nextNumber(grid.root) ?? enabled(pictureBeside(grid.root, 'next')), scroller };
}

/** The number after the current page's, in a pager whose arrows are pictures without a name. */
function nextNumber(root: Element): HTMLElement | null {
  const current = currentPageOf(root);
  const next = current === null ? null : controlOfPage(root, String(Number(current) + 1));
  // The days of a calendar are numbers too.
  const isElsewhere = next?.closest('table,[role="grid"],[role="dialog"],[role="menu"],[role="tablist"]') != null;
  return next === null || isElsewhere || next.getClientRects().length === 0 ? null : next;
}

/** Elements below `scope` without those that were searched before. */
function elementsIn(scope: Element, searched: ReadonlySet<Element>): HTMLElement[] {
  const found: HTMLElement[] = [];
  const walk = (around: Element): void => {
    for (let child = around.firstElementChild; child; child = child.nextElementSibling) {
      if (searched.has(child)) continue;
      found.push(child as HTMLElement);
      walk(child);
    }
  };
  walk(scope);
  return found;
}

const controls =
  'button,a,li,[role="button"],[role="link"],input[type="button"],input[type="submit"],[rel="next"],[aria-label],[title]';

function nextControl(elements: readonly HTMLElement[]): HTMLElement | null {
  for (const element of elements) {
    if (!element.matches(controls)) continue;
    const text = element.textContent ?? '';
    const names = [
      element.getAttribute('aria-label'),
      element.getAttribute('title'),
      element.localName === 'input' ? (element as HTMLInputElement).value : null,
      element.getAttribute('rel') === 'next' ? 'next' : null,
      text.length < 30 ? text : null,
    ];
    if (names.some((name) => typeof name === 'string' && isNextWord(name.trim()))) return pressable(element);
  }
  return null;
}

/** `Next`, `次へ >`, `Load more`. */
function isNextWord(name: string): boolean {
  if (nextWords.test(name) || moreWords.test(name)) return true;
  const bare = name.replace(/\s*[›»>→⟩❯▶►]+$/, '');
  return bare !== name && bare !== '' && nextWords.test(bare);
}

/** The element to press: a control within a named wrapper, else the named element. */
function pressable(element: HTMLElement): HTMLElement {
  return element.matches('button,a,input') ? element : (element.querySelector<HTMLElement>('button,a') ?? element);
}

function enabled(element: HTMLElement | null): HTMLElement | null {
  return element === null || isDisabled(element) ? null : element;
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

function totalIn(elements: readonly Element[], shown: number): number | null {
  for (const element of elements) {
    // Texts of the pager itself are short, and so are their elements.
    if (element.childElementCount > 12) continue;
    const text = element.textContent ?? '';
    if (text.length < 2 || text.length > 160 || !/\d/.test(text)) continue;
    const total = readTotal(text) ?? totalAround(text, shown);
    if (total !== null) return total;
  }
  return null;
}

/** Number of rows that a pager's text names: `共57条`, `1–20 of 57`, `Showing 1 to 20 of 57`; null where it names none. */
export function readTotal(text: string): number | null {
  const normal = normalised(text).replace(/(?<= )(?:to|bis|à|até|al?|tot|till|til)(?= )/gi, '-');
  for (const pattern of totalPatterns) {
    const match = pattern.exec(normal);
    if (match) return Number(match[1]!.replace(/\D/g, ''));
  }
  return null;
}
