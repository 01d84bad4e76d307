// A cell's element into its texts. What a reader does not see (hidden, screen-reader-only) is kept out of what it says.
import type { Cell } from './cell';

interface Look {
  isHidden: boolean;
  isBlock: boolean;
}

/**
 * Reads cells of one document. How an element is displayed is asked of the browser once per kind of element (its path of
 * tags, classes and inline styles within the cell), since asking for each would cost more than all the reading.
 */
export class CellReader {
  private readonly looks = new Map<string, Look>();

  constructor(private readonly view: { getComputedStyle(element: Element): CSSStyleDeclaration }) {}

  /** The texts of a cell. */
  read(element: Element): Cell {
    const only = element.firstChild;
    if (
      only !== null &&
      only.nextSibling === null &&
      only.nodeType === Node.TEXT_NODE &&
      element.attributes.length === 0
    ) {
      const full = (only as Text).data;
      const visible = fold(full);
      return {
        visible,
        lines: visible === '' ? [] : [visible],
        full,
        title: null,
        label: null,
        alt: null,
        datetime: null,
        data: {},
      };
    }
    const lines: string[] = [];
    let line = '';
    const breakLine = () => {
      const folded = fold(line);
      if (folded !== '') lines.push(folded);
      line = '';
    };
    const walk = (node: Node, path: string): void => {
      for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        if (child.nodeType === Node.TEXT_NODE) {
          line += (child as Text).data;
          continue;
        }
        if (child.nodeType !== Node.ELEMENT_NODE) continue;
        const inner = child as Element;
        if (inner.localName === 'br') {
          breakLine();
          continue;
        }
        const innerPath = `${path}>${inner.localName}.${inner.getAttribute('class') ?? ''}|${inner.getAttribute('style') ?? ''}`;
        const look = this.lookOf(inner, innerPath);
        if (look.isHidden) continue;
        if (look.isBlock) breakLine();
        walk(inner, innerPath);
        if (look.isBlock) breakLine();
      }
    };
    walk(element, `${element.localName}.${element.getAttribute('class') ?? ''}`);
    breakLine();
    const inside = element.childElementCount > 0;
    return {
      visible: lines.join(' '),
      lines,
      full: element.textContent ?? '',
      title:
        element.getAttribute('title') ??
        (inside ? (element.querySelector('[title]')?.getAttribute('title') ?? null) : null),
      label:
        element.getAttribute('aria-label') ??
        (inside ? (element.querySelector('[aria-label]')?.getAttribute('aria-label') ?? null) : null),
      alt: inside ? (element.querySelector('img[alt]')?.getAttribute('alt') ?? null) : null,
      datetime: inside ? (element.querySelector('time[datetime]')?.getAttribute('datetime') ?? null) : null,
      data: dataOf(element),
    };
  }

  /** True where the element itself is not shown: by attribute, or by the page's styles. */
  isHidden(element: Element): boolean {
    if (element.hasAttribute('hidden')) return true;
    const style = this.view.getComputedStyle(element);
    return isHiddenStyle(style);
  }

  private lookOf(element: Element, path: string): Look {
    const known = this.looks.get(path);
    if (known) return known;
    const style = this.view.getComputedStyle(element);
    const look = {
      isHidden:
        element.hasAttribute('hidden') ||
        element.localName === 'script' ||
        element.localName === 'style' ||
        isHiddenStyle(style),
      isBlock: !/^(inline|contents|$)/.test(style.display),
    };
    this.looks.set(path, look);
    return look;
  }
}

/** Not displayed, not visible, or cut down to a point as texts for screen readers only are. */
function isHiddenStyle(style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse') return true;
  const isTiny =
    Number.parseFloat(style.width) <= 1 && Number.parseFloat(style.height) <= 1 && style.overflow !== 'visible';
  return isTiny && (style.position === 'absolute' || style.position === 'fixed');
}

function dataOf(element: Element): Record<string, string> {
  const data: Record<string, string> = {};
  for (const { name, value } of element.attributes)
    if (name.startsWith('data-') && value !== '') data[name.slice(5)] = value;
  return data;
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
