// Cards instead of cells: the texts of each row, whatever their depth, put into columns by where they stand in the card.
import type { CellReader } from '../cell-text';
import type { HeaderCell } from './grid';

/** Cards have no more places for texts than that; a page that names each anew would have each row's places kept for all rows. */
const mostColumns = 200;

interface Leaf {
  element: Element;
  /** ways to name its place: by first class, from the start, from the end */
  keys: readonly [byClass: string, fromStart: string, fromEnd: string];
}

/** Columns of texts that stand at the same place in each row; labels that every row repeats become headings. */
export function alignLeaves(
  rows: readonly Element[],
  reader: CellReader,
): { columns: (Element | null)[][]; header: HeaderCell[] } {
  const leaves = rows.map((row) => leavesOf(row, reader));
  const layouts = [0, 1, 2].map((way) => columnsBy(leaves, way as 0 | 1 | 2));
  const best = layouts.reduce((least, layout) => (layout.length < least.length ? layout : least));
  return withoutLabels(best, reader);
}

function leavesOf(row: Element, reader: CellReader): Leaf[] {
  const found: Leaf[] = [];
  const walk = (element: Element, keys: readonly [string, string, string]): void => {
    const children = reader.tree.children(element).filter((child) => child.localName !== 'br');
    if (!isSplit(element, children, reader)) {
      if ((element.textContent ?? '').trim() !== '' || reader.tree.hasShadows) found.push({ element, keys });
      return;
    }
    const seen = new Map<string, number>();
    const total = new Map<string, number>();
    for (const child of children) total.set(child.localName, (total.get(child.localName) ?? 0) + 1);
    const placeOf = new Map<string, number>();
    for (const child of children) {
      if (reader.isHiddenKind(child)) continue;
      const { localName } = child;
      const byClass = `${localName}.${(child.getAttribute('class') ?? '').trim().split(/\s+/)[0]}`;
      const n = seen.get(byClass) ?? 0;
      seen.set(byClass, n + 1);
      const place = placeOf.get(localName) ?? 0;
      placeOf.set(localName, place + 1);
      walk(child, [
        `${keys[0]}/${byClass}${n > 0 ? n : ''}`,
        `${keys[1]}/${localName}${place}`,
        `${keys[2]}/${localName}${total.get(localName)! - place}`,
      ]);
    }
  };
  walk(row, ['', '', '']);
  return found;
}

/** True where an element's texts stand in elements of their own rather than in one line of text. */
function isSplit(element: Element, children: readonly Element[], reader: CellReader): boolean {
  if (children.length === 0) return false;
  for (const node of reader.tree.childNodes(element))
    if (node.nodeType === Node.TEXT_NODE && (node as Text).data.trim() !== '') return false;
  if (children.length === 1) return children[0]!.childElementCount > 0;
  const texts = children.filter((child) => (child.textContent ?? '').trim() !== '');
  if (texts.length < 2) return texts.length === 1 && texts[0]!.childElementCount > 0;
  // Parts of one amount or date without space between them (`₹` `1,234` `.50`) are one text.
  const [first, second] = texts.map((child) => child.getBoundingClientRect());
  const isOneLine = first!.height > 0 && Math.abs(first!.top + first!.bottom - second!.top - second!.bottom) < 12;
  const gap = Math.min(Math.abs(second!.left - first!.right), Math.abs(first!.left - second!.right));
  return !(isOneLine && gap < 2 && texts.every((child) => child.childElementCount === 0));
}

function columnsBy(rows: readonly (readonly Leaf[])[], way: 0 | 1 | 2): (Element | null)[][] {
  const order: string[] = [];
  const known = new Map<string, (Element | null)[]>();
  for (const [i, leaves] of rows.entries()) {
    let before = -1;
    for (const { element, keys } of leaves) {
      const key = keys[way];
      let column = known.get(key);
      if (!column && known.size >= mostColumns) continue;
      if (!column) {
        column = rows.map(() => null);
        known.set(key, column);
        order.splice(before + 1, 0, key);
      }
      column[i] ??= element;
      before = Math.max(before, order.indexOf(key));
    }
  }
  return order.map((key) => known.get(key)!);
}

/** A text that all rows repeat right before another of the same parent is that one's label (`Amount` `12.00`). */
function withoutLabels(
  columns: readonly (Element | null)[][],
  reader: CellReader,
): { columns: (Element | null)[][]; header: HeaderCell[] } {
  const textOf = (cell: Element | null) => (cell ? reader.read(cell).visible : '');
  const constant = columns.map((column) => {
    const texts = new Set(column.filter((cell) => cell !== null).map(textOf));
    const [only] = texts;
    return column.length >= 3 && texts.size === 1 && only !== undefined && only !== '' && !/\d/.test(only)
      ? only
      : null;
  });
  const isLabel = columns.map((column, i) => {
    const value = columns[i + 1];
    if (constant[i] === null || value === undefined || constant[i + 1] !== null) return false;
    const at = column.findIndex((cell, row) => cell !== null && value[row] !== null);
    return at >= 0 && column[at]!.parentElement === value[at]!.parentElement;
  });
  if (isLabel.filter(Boolean).length < 2) return { columns: [...columns], header: [] };
  const kept = columns.map((_, i) => i).filter((i) => !isLabel[i]);
  return {
    columns: kept.map((i) => columns[i]!),
    header: kept.map((i) => ({
      words: i > 0 && isLabel[i - 1] ? [constant[i - 1]!.replace(/\s*[::]\s*$/, '')] : [],
      element: null,
      key: null,
    })),
  };
}
