// Lists made of repeated elements with neither roles nor tables: rows of cells, cards with lines, lists under date headings.
// A list is told by its rows' likeness and by what stands in them: several texts each, one of them an amount of money.
import type { CellReader } from '../cell-text';
import { hasLayout } from './geometry';
import type { GridStrategy, HeaderCell, Piece, PieceRow } from './grid';
import { alignLeaves } from './leaves';

const skipped =
  'script,style,template,noscript,svg,head,select,option,table,[role="grid"],[role="treegrid"],[role="table"]';
const money =
  /(?:[€$£¥₹₩￥₺₽฿₫₪]|\b[A-Z]{3}|\bkr|\bRs\.?|\bR\$)\s?[-−(]?\d|\d[\s\u00a0\u202f]?(?:[€$£¥₹₩￥₺₽฿₫₪元円원]|kr\b|zł|Kč|Ft|[A-Z]{3}\b)|(?<![\d.,:/]|\d-)\d{1,3}(?:[.,'’\s\u00a0\u202f]?\d{3})*[.,]\d{2,3}(?![\d.,:/-])|[٠-٩]+[٫٬][٠-٩]/;
/** Without such a text there is no amount: asked first, since it costs least. */
const figure =
  /\d[.,]\d{2}|\d\s?[€$£¥₹₩￥₺₽฿₫₪元円원kzKF]|[€$£¥₹₩￥₺₽฿₫₪.]\s?[-−(]?\d|[A-Z]{3}\s?[-−(]?\d|\d\s?[A-Z]{3}|kr\.?\s?\d|[٠-٩]/;
const elementsAStep = 400;
/** Rows hold fewer elements than that. */
const largestRow = 160;
/** No portal draws so many rows without a table or a grid; each would be looked at several times, in one go. */
const mostRows = 20_000;

interface List {
  container: Element;
  rows: Element[];
  /** what stands above the rows of each group, by row */
  heading: Map<Element, Element>;
}

/** False where no text of the scope could be an amount: then there are no rows. */
export function mayHoldAmounts(scope: ParentNode & Node): boolean {
  const root = scope.nodeType === Node.DOCUMENT_NODE ? (scope as Document).body : scope;
  return root !== null && figure.test(root.textContent ?? '');
}

export const repeatedRows: GridStrategy = function* (reader, taken) {
  const lists: List[] = [];
  const flats: Piece[] = [];
  const stack: Element[] = reader.tree.scopes.flatMap((scope) => [...scope.children]).reverse();
  for (let n = 1; ; n++) {
    const element = stack.pop();
    if (!element) break;
    if (n % elementsAStep === 0) yield;
    if (element.matches(skipped) || taken(element)) continue;
    const flat = flatGrid(element, reader);
    if (flat) {
      flats.push(flat);
      continue;
    }
    const rows = element.childElementCount < 2 ? [] : rowsIn(element, reader);
    if (rows.length >= 2) lists.push({ container: element, rows, heading: new Map() });
    const isRow = new Set(rows);
    for (let child = element.lastElementChild; child; child = child.previousElementSibling)
      if (!isRow.has(child)) stack.push(child);
  }
  yield;
  const pieces: Piece[] = [...flats];
  for (const list of merged(lists, reader)) {
    pieces.push(...pieceOf(list, reader));
    yield;
  }
  return pieces;
};

/** Cells that follow each other without rows around them, laid out on the columns of a CSS grid. */
function flatGrid(container: Element, reader: CellReader): Piece | null {
  if (container.childElementCount < 9 || !hasLayout(container)) return null;
  const style = container.ownerDocument.defaultView?.getComputedStyle(container);
  if (style?.display !== 'grid') return null;
  const width = style.gridTemplateColumns.split(' ').length;
  const cells = reader.tree.children(container);
  if (width < 3 || cells.length % width !== 0 || cells.length < width * 3) return null;
  // Cards beside each other are laid out so too: they are rows of their own.
  if (
    cells.some((cell) => (cell.textContent ?? '').length > 120) ||
    cells.filter(isRowLike).length > cells.length / width
  )
    return null;
  const isInColumns = cells.every((cell, i) => {
    const [{ left, top }, above] = [cell.getBoundingClientRect(), cells[i % width]!.getBoundingClientRect()];
    return (
      Math.abs(left - above.left) <= 2 &&
      (i < width ? Math.abs(top - cells[0]!.getBoundingClientRect().top) < 40 : true)
    );
  });
  if (!isInColumns) return null;
  const lines = Array.from({ length: cells.length / width }, (_, r) => cells.slice(r * width, (r + 1) * width));
  const hasAmount = (line: readonly Element[]) => line.some((cell) => money.test(cell.textContent ?? ''));
  if (lines.filter(hasAmount).length < 2) return null;
  const isHeaded = !hasAmount(lines[0]!);
  const header = isHeaded
    ? lines[0]!.map((element): HeaderCell => {
        const words = reader.read(element).visible;
        return { words: words === '' ? [] : [words], element, key: null };
      })
    : [];
  const rows = lines.slice(isHeaded ? 1 : 0).map((line): PieceRow => ({ elements: line, cells: line }));
  return { root: container, header, rows, total: null };
}

/** Children that look like rows of one list. */
function rowsIn(container: Element, { tree }: CellReader): Element[] {
  const children = tree.children(container);
  if (children.length < 2 || children.length > mostRows) return [];
  const sample =
    children.length > 8 ? [children[1]!, children[2]!, children[children.length >> 1]!, children.at(-2)!] : children;
  const likely = sample.filter((child) => isRowLike(child));
  if (likely.length < 2) return [];
  const tag = likely[0]!.localName;
  const width = likely[0]!.childElementCount;
  let hasBegun = false;
  const rows = children.filter((child) => {
    if (child.localName !== tag) return false;
    // Once the list has begun, a row of as many cells is one of it even where it shows no amount.
    const isRow = isRowLike(child) || (hasBegun && width >= 3 && child.childElementCount === width);
    hasBegun ||= isRow;
    return isRow;
  });
  if (rows.length < 2) return [];
  // Groups of rows are no rows: each of their children is one.
  return rows.slice(0, 30).some((row) => innerRows(row) >= 2) ? [] : rows;
}

function isRowLike(element: Element): boolean {
  if (element.childElementCount === 0) return false;
  const inside = element.getElementsByTagName('*');
  if (inside[1] === undefined || inside[largestRow] !== undefined) return false;
  const text = element.textContent ?? '';
  if (text.length < 6 || text.length > 1500 || !figure.test(text)) return false;
  return money.test(spacedText(element)) && !element.matches(skipped);
}

/** Texts of an element with a blank between any two: glued, a clock before an amount would look like neither. */
function spacedText(element: Element): string {
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) text += ` ${(node as Text).data}`;
    else if (node.nodeType === Node.ELEMENT_NODE) text += ` ${spacedText(node as Element)}`;
  }
  return text;
}

/** Elements within that hold an amount beside other texts of their own, as rows do. */
function innerRows(element: Element): number {
  let most = 0;
  for (const inner of [element, ...element.querySelectorAll('*')]) {
    if (inner.childElementCount < 2) continue;
    const counts = new Map<string, number>();
    for (const child of inner.children) {
      if (child.childElementCount < 2 || !isRowLike(child)) continue;
      const parts = [...child.querySelectorAll('*')]
        .filter((part) => part.childElementCount === 0)
        .map((part) => part.textContent ?? '');
      const amounts = parts.filter((part) => money.test(part)).length;
      if (amounts >= 1 && parts.filter((part) => part.trim() !== '').length - amounts >= 1)
        counts.set(child.localName, (counts.get(child.localName) ?? 0) + 1);
    }
    most = Math.max(most, ...counts.values(), 0);
  }
  return most;
}

/** Lists of the same rows in neighbouring containers (one per day) are one list, each row under its container's heading. */
function merged(lists: readonly List[], { tree }: CellReader): List[] {
  const found: List[] = [];
  const used = new Set<List>();
  for (const list of lists) {
    if (used.has(list)) continue;
    const group = groupAround(list, tree.parent(list.container));
    if (!group) {
      found.push({ ...list, heading: headingsWithin(list.rows, tree.children(list.container)) });
      used.add(list);
      continue;
    }
    for (const other of lists) if (group.container.contains(other.container)) used.add(other);
    found.push(group);
  }
  return found;
}

function groupAround(list: List, around: Element | null): List | null {
  // The list's container, or a wrapper of it that holds the heading too, stands among others like it.
  let unit: Element = list.container;
  for (let level = 0; around !== null && level < 2; level++) {
    const path = pathFrom(unit, list.rows[0]!);
    const units = [...around.children].filter(
      (child) => child.localName === unit.localName && rowsAt(child, path).length > 0,
    );
    if (units.length >= 2) {
      const heading = new Map<Element, Element>();
      const rows: Element[] = [];
      for (const one of units) {
        const own = rowsAt(one, path);
        const title = titleOf(one, own[0]!) ?? titleBefore(one);
        for (const row of own) {
          rows.push(row);
          if (title) heading.set(row, title);
        }
      }
      if (rows.length > list.rows.length) return { container: around, rows, heading };
    }
    unit = around;
    around = around.parentElement;
  }
  return null;
}

/** Tags from a container down to a row. */
function pathFrom(container: Element, row: Element): string[] {
  const path: string[] = [];
  for (let at: Element | null = row; at !== null && at !== container; at = at.parentElement) path.unshift(at.localName);
  return path;
}

function rowsAt(container: Element, path: readonly string[]): Element[] {
  let level = [container];
  for (const tag of path)
    level = level.flatMap((element) => [...element.children].filter((child) => child.localName === tag));
  return level.filter(isRowLike);
}

/** A short text without an amount that stands in a group before its first row. */
function titleOf(group: Element, first: Element): Element | null {
  for (const child of group.children) {
    if (child === first || child.contains(first)) break;
    if (isTitle(child)) return child;
  }
  return null;
}

function titleBefore(group: Element): Element | null {
  const before = group.previousElementSibling;
  return before && isTitle(before) ? before : null;
}

function isTitle(element: Element): boolean {
  const text = (element.textContent ?? '').trim();
  return (
    text.length > 0 && text.length <= 80 && element.getElementsByTagName('*')[12] === undefined && !isRowLike(element)
  );
}

/** Headings between the rows of one container. */
function headingsWithin(rows: readonly Element[], children: readonly Element[]): Map<Element, Element> {
  const heading = new Map<Element, Element>();
  const isRow = new Set(rows);
  const titles = children.filter((child) => !isRow.has(child) && isTitle(child));
  if (titles.length === 0) return heading;
  let current: Element | null = null;
  for (const child of children) {
    if (isRow.has(child)) {
      if (current) heading.set(child, current);
    } else if (isTitle(child)) current = child;
  }
  return heading;
}

function pieceOf(list: List, reader: CellReader): Piece[] {
  const { container, heading } = list;
  const rows = list.rows.filter((row) => !reader.isHiddenKind(row));
  if (rows.length < 2) return [];
  const { columns, header } = columnsOf(rows, container, reader);
  if (columns.length < 2) return [];
  // A heading that stands above rows is a column of its own: the same for all rows of its group.
  const titles = new Set(heading.values());
  const hasTitles = titles.size > 0 && heading.size >= rows.length * 0.8 && !isHeaderOf(titles, header);
  const found = rows.map((row, i): PieceRow => {
    const cells = columns.map((column) => column[i] ?? null);
    return { elements: [row], cells: hasTitles ? [heading.get(row) ?? null, ...cells] : cells };
  });
  const none: HeaderCell = { words: [], element: null, key: null };
  return [
    { root: container, header: hasTitles && header.length > 0 ? [none, ...header] : header, rows: found, total: null },
  ];
}

function isHeaderOf(titles: ReadonlySet<Element>, header: readonly HeaderCell[]): boolean {
  if (header.length === 0) return false;
  return [...titles].every((title) => header.some(({ element }) => element !== null && title.contains(element)));
}

function columnsOf(
  rows: readonly Element[],
  container: Element,
  reader: CellReader,
): { columns: (Element | null)[][]; header: HeaderCell[] } {
  const direct = rows.map((row) => directCells(row, reader));
  const width = direct[0]!.length;
  const isEven = width >= 3 && direct.every((cells) => cells.length === width);
  const header = isEven ? headerNear(rows, container, width, reader) : [];
  if (isEven && (header.length > 0 || isTabular(direct))) {
    return { columns: Array.from({ length: width }, (_, c) => direct.map((cells) => cells[c]!)), header };
  }
  return alignLeaves(rows, reader);
}

/** The cells of a row that is built as one: its children, below wrappers that hold nothing else. */
function directCells(row: Element, { tree }: CellReader): Element[] {
  let at = row;
  for (;;) {
    const children = tree.children(at);
    const [only] = children;
    if (children.length !== 1 || !only) return children;
    at = only;
  }
}

/** True where cells of all rows stand under each other: columns on the screen, whatever their number of lines. */
function isTabular(rows: readonly (readonly Element[])[]): boolean {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last || !hasLayout(first[0]!)) return false;
  const tops = first.map((cell) => cell.getBoundingClientRect());
  const isOneLine = tops.every(({ top, bottom }) => top < tops[0]!.bottom && bottom > tops[0]!.top);
  return isOneLine && last.every((cell, i) => Math.abs(cell.getBoundingClientRect().left - tops[i]!.left) <= 2);
}

/** A row of headings: an element just before the rows (or their container) with a text for each column and no amount. */
function headerNear(rows: readonly Element[], container: Element, width: number, reader: CellReader): HeaderCell[] {
  const candidates: Element[] = [];
  for (let before = rows[0]!.previousElementSibling; before; before = before.previousElementSibling)
    candidates.push(before);
  let at: Element | null = container;
  for (let level = 0; at !== null && level < 4; level++, at = at.parentElement) {
    let before = at.previousElementSibling;
    for (let n = 0; before !== null && n < 3; n++, before = before.previousElementSibling) candidates.push(before);
  }
  for (const candidate of candidates) {
    for (const row of [candidate, ...candidate.querySelectorAll('*')].slice(0, 40)) {
      const cells = directCells(row, reader);
      if (cells.length !== width || money.test(spacedText(row))) continue;
      const words = cells.map((cell) => reader.read(cell).visible);
      if (words.filter((word) => word !== '' && word.length <= 60).length < Math.max(2, width * 0.6)) continue;
      return cells.map((element, i) => ({ words: words[i] ? [words[i]] : [], element, key: null }));
    }
  }
  return [];
}
