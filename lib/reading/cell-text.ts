// A cell's element into its texts. What a reader does not see (hidden, screen-reader-only) is kept out of what it says.
import type { Cell } from './cell';
import type { ShownTree } from './tree';

/** How a kind of element stands in its surroundings. */
interface Look {
  isHidden: boolean;
  /** starts and ends a line */
  isBlock: boolean;
  /** a blank is seen before or after it though none is written */
  isApart: boolean;
  /** its children stand beside each other in one line, with or without a gap */
  isLine: boolean;
  hasGap: boolean;
}

const noLines: readonly string[] = [];

/** Texts of one cell. Only the visible text is read at once; the rest is asked for rarely, and read then. */
class ElementCell implements Cell {
  constructor(
    readonly visible: string,
    /** null where the visible text is one line */
    private readonly several: readonly string[] | null,
    private readonly element: Element,
    private readonly tree: ShownTree,
  ) {}

  get lines(): readonly string[] {
    return this.several ?? (this.visible === '' ? noLines : [this.visible]);
  }

  get full(): string {
    return fullText(this.element, this.tree);
  }

  get title(): string | null {
    return this.#attribute('title', '[title]');
  }

  get label(): string | null {
    return this.#attribute('aria-label', '[aria-label]');
  }

  get alt(): string | null {
    return this.#attribute('alt', 'img[alt]');
  }

  get datetime(): string | null {
    return this.#attribute('datetime', 'time[datetime]');
  }

  get data(): Readonly<Record<string, string>> {
    const data: Record<string, string> = {};
    for (const element of [this.element, ...this.tree.query(this.element, '*')]) {
      for (const { name, value } of element.attributes)
        if (name.startsWith('data-') && value !== '') data[name.slice(5)] ??= value;
    }
    return data;
  }

  #attribute(name: string, selector: string): string | null {
    const own = this.element.getAttribute(name);
    if (own) return own;
    if (this.element.childElementCount === 0 && !this.tree.hasShadows) return null;
    return this.tree.query(this.element, selector)[0]?.getAttribute(name) ?? null;
  }
}

/**
 * Reads cells of one document. How an element is displayed is asked of the browser once per kind of element (its path of
 * tags, classes and inline styles within the cell), since asking for each would cost more than all the reading.
 */
export class CellReader {
  readonly #looks = new Map<string, Look>();
  readonly #rows = new Map<string, boolean>();
  /** tag of the only element in a cell → its class → class of the cell → whether the element is hidden */
  readonly #wrapped: Readonly<Record<string, Map<string, Map<string, boolean>>>> = Object.assign(Object.create(null), {
    span: new Map(),
    div: new Map(),
    a: new Map(),
    p: new Map(),
  });
  #latestKind: { parent: Node | null; tag: string; own: string; style: string; isHidden: boolean } | null = null;

  constructor(
    private readonly view: { getComputedStyle(element: Element): CSSStyleDeclaration },
    readonly tree: ShownTree,
  ) {}

  /** The texts of a cell. */
  read(element: Element): Cell {
    if (!this.tree.hasShadows || (element.localName !== 'slot' && this.tree.shadowOf(element) === null)) {
      // Asked of the element and not of its text nodes: each node that a script touches costs memory.
      const only = element.firstElementChild;
      if (only === null) return new ElementCell(fold(element.textContent ?? ''), null, element, this.tree);
      const wrapped = this.#wrappedText(element, only);
      if (wrapped !== null) return new ElementCell(wrapped, null, element, this.tree);
    }
    const lines = this.#linesOf(element);
    const [first = ''] = lines;
    return lines.length <= 1
      ? new ElementCell(first, null, element, this.tree)
      : new ElementCell(lines.join(' '), lines, element, this.tree);
  }

  /** Text of a cell that holds one element with nothing but text in it, as most wrapped cells do; null for all others. */
  #wrappedText(element: Element, inner: Element): string | null {
    // Each question costs as much as a short text: the fewer, the better.
    if (inner.childElementCount !== 0 || inner.nextSibling !== null || inner.previousSibling !== null) return null;
    if (this.tree.hasShadows && this.tree.shadowOf(inner) !== null) return null;
    const isBare = !inner.hasAttributes();
    if (!isBare && (inner.hasAttribute('aria-hidden') || inner.hasAttribute('style') || inner.hasAttribute('hidden')))
      return null;
    const { localName } = inner;
    const kinds = this.#wrapped[localName];
    if (kinds === undefined) return null;
    const own = isBare ? '' : classOf(inner);
    let around = kinds.get(own);
    if (around === undefined) {
      around = new Map();
      kinds.set(own, around);
    }
    const outer = classOf(element);
    let isHidden = around.get(outer);
    if (isHidden === undefined) {
      isHidden = this.#lookOf(inner, `${element.localName}.${outer}>${localName}.${own}|`, null).isHidden;
      around.set(outer, isHidden);
    }
    return isHidden ? '' : fold(inner.textContent ?? '');
  }

  /** True where elements of this kind (tag, class, inline style) are not shown. */
  isHiddenKind(element: Element): boolean {
    const isBare = !element.hasAttributes();
    if (!isBare && element.hasAttribute('hidden')) return true;
    const { parentNode: parent, localName: tag } = element;
    const own = isBare ? '' : classOf(element);
    const style = isBare ? '' : (element.getAttribute('style') ?? '');
    // Rows of one list are of one kind: the latest answer is mostly the next one too.
    const latest = this.#latestKind;
    if (latest?.parent === parent && latest.tag === tag && latest.own === own && latest.style === style)
      return latest.isHidden;
    const kind = `${element.parentElement?.localName}>${tag}|${own}|${style}`;
    let isHidden = this.#rows.get(kind);
    if (isHidden === undefined) {
      isHidden = isHiddenStyle(this.view.getComputedStyle(element));
      this.#rows.set(kind, isHidden);
    }
    this.#latestKind = { parent, tag, own, style, isHidden };
    return isHidden;
  }

  #linesOf(element: Element): string[] {
    const walk = new LineWalk(this.tree, (inner, path, parent) => this.#lookOf(inner, path, parent));
    const path = `${element.localName}.${element.getAttribute('class') ?? ''}`;
    const own = this.#lookOf(element, path, null);
    walk.inside(element, path, own);
    const lines = walk.end();
    // Copy buttons, links to details: what can be pressed and names no value is left out where something else is said.
    if (walk.pressed.length === 0) return lines;
    const without = new LineWalk(this.tree, (inner, at, parent) => this.#lookOf(inner, at, parent), walk.pressed);
    without.inside(element, path, own);
    const rest = without.end();
    return rest.length > 0 ? rest : lines;
  }

  #lookOf(element: Element, path: string, parent: Look | null): Look {
    const known = this.#looks.get(path);
    if (known) return known;
    const style = this.view.getComputedStyle(element);
    const isHidden =
      element.hasAttribute('hidden') ||
      element.localName === 'script' ||
      element.localName === 'style' ||
      element.localName === 'template' ||
      isHiddenStyle(style) ||
      isCutAway(style);
    const isInLine = parent?.isLine === true && /^(?:static|relative|sticky)?$/.test(style.position);
    const inset = (side: 'Left' | 'Right') =>
      Number.parseFloat(style[`margin${side}`]) > 1 ||
      Number.parseFloat(style[`padding${side}`]) > 1 ||
      Number.parseFloat(style[`border${side}Width`]) > 0.5;
    const isFlexRow = /flex/.test(style.display) && /^row/.test(style.flexDirection || 'row');
    const look: Look = {
      isHidden,
      isBlock: !isInLine && !/^(inline|contents|ruby|$)/.test(style.display),
      isApart: (isInLine && parent!.hasGap) || inset('Left') || inset('Right'),
      isLine: isFlexRow && style.flexWrap !== 'wrap',
      hasGap: isFlexRow && (Number.parseFloat(style.columnGap) > 1 || /space|between/.test(style.justifyContent)),
    };
    this.#looks.set(path, look);
    return look;
  }
}

/** Goes through a cell once and gathers its lines. */
class LineWalk {
  /** elements to press that stand in the cell and whose text has no figure */
  readonly pressed: Element[] = [];
  readonly #lines: string[] = [];
  #line = '';

  constructor(
    private readonly tree: ShownTree,
    private readonly lookOf: (element: Element, path: string, parent: Look) => Look,
    private readonly without: readonly Element[] = [],
  ) {}

  inside(node: Node, path: string, look: Look): void {
    const children = this.tree.hasShadows ? this.tree.childNodes(node) : null;
    if (children) for (const child of children) this.#step(child, path, look);
    else for (let child = node.firstChild; child !== null; child = child.nextSibling) this.#step(child, path, look);
  }

  #step(child: Node, path: string, parent: Look): void {
    if (child.nodeType === Node.TEXT_NODE) {
      this.#line += (child as Text).data;
      return;
    }
    if (child.nodeType !== Node.ELEMENT_NODE) return;
    const inner = child as Element;
    const { localName } = inner;
    if (localName === 'br') {
      this.#break();
      return;
    }
    if (localName === 'slot') {
      this.inside(inner, path, parent);
      return;
    }
    if (this.without.includes(inner)) return;
    const innerPath = `${path}>${localName}.${inner.getAttribute('class') ?? ''}|${inner.getAttribute('style') ?? ''}`;
    const look = this.lookOf(inner, innerPath, parent);
    if (look.isHidden || isIcon(inner)) return;
    if (localName === 'input' || localName === 'select') {
      this.#line += ` ${fieldText(inner as HTMLInputElement)} `;
      return;
    }
    if (isPressed(inner)) this.pressed.push(inner);
    if (look.isBlock) this.#break();
    else if (look.isApart) this.#line += ' ';
    this.inside(inner, innerPath, look);
    if (look.isBlock) this.#break();
    else if (look.isApart) this.#line += ' ';
  }

  end(): string[] {
    this.#break();
    return this.#lines;
  }

  #break(): void {
    const folded = fold(this.#line);
    if (folded !== '') this.#lines.push(folded);
    this.#line = '';
  }
}

function isPressed(element: Element): boolean {
  if (element.localName !== 'button' && element.getAttribute('role') !== 'button') return false;
  return !/\d/.test(element.textContent ?? '');
}

/** Icons drawn by a font from words (`content_copy`): seen as a picture, not as text. */
function isIcon(element: Element): boolean {
  if (element.localName === 'svg') return true;
  if (element.getAttribute('aria-hidden') !== 'true' || element.childElementCount > 0) return false;
  return /^[a-z]+(_[a-z0-9]+)*$/.test((element.textContent ?? '').trim());
}

/** What a field in a cell shows; boxes to tick and hidden values show none. */
function fieldText(field: HTMLInputElement | HTMLSelectElement): string {
  if ('selectedOptions' in field) return field.selectedOptions[0]?.textContent ?? '';
  return /^(?:text|search|number|date|datetime-local|time|tel|email|url)$/.test(field.type) ? field.value : '';
}

function fullText(element: Element, tree: ShownTree): string {
  if (!tree.hasShadows) return element.textContent ?? '';
  let text = '';
  const walk = (node: Node): void => {
    for (const child of tree.childNodes(node)) {
      if (child.nodeType === Node.TEXT_NODE) text += (child as Text).data;
      else walk(child);
    }
  };
  walk(element);
  return text;
}

function isHiddenStyle(style: CSSStyleDeclaration): boolean {
  return style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse';
}

/** Cut down to a point, moved out of sight or without size, as texts for screen readers only are. */
function isCutAway(style: CSSStyleDeclaration): boolean {
  if (style.fontSize === '0px' || style.opacity === '0') return true;
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  const width = Number.parseFloat(style.width);
  const height = Number.parseFloat(style.height);
  if (width <= 1 && height <= 1 && style.overflow !== 'visible') return true;
  if (/^rect\(\s*[01](?:px)?,?\s*[01](?:px)?,?\s*[01](?:px)?,?\s*[01](?:px)?\s*\)$/.test(style.clip)) return true;
  if (/^inset\((?:50|100)%/.test(style.clipPath)) return true;
  return Number.parseFloat(style.left) < -900 || Number.parseFloat(style.top) < -900;
}

const unseen = /[\ue000-\uf8ff\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const unfolded =
  /[\ue000-\uf8ff\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\t\n\r\f\v\u00a0]|\s\s|^\s|\s$/;

/** White space folded; signs of icon fonts (private use) and invisible marks left out. */
function fold(text: string): string {
  const { length } = text;
  let before = 32;
  // Most cells are words with single blanks between them: told without a regular expression.
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    const isUsual = (c > 32 && c < 127) || (c > 0x3000 && c < 0xa000) || (c >= 0xac00 && c <= 0xd7a3);
    if (!isUsual && (c !== 32 || before === 32)) return foldUnusual(text);
    before = c;
  }
  return before === 32 && length > 0 ? foldUnusual(text) : text;
}

function foldUnusual(text: string): string {
  return unfolded.test(text) ? text.replace(unseen, '').replace(/\s+/g, ' ').trim() : text;
}

/** An element's class as it stands in the document; asked as a property, which costs less than an attribute. */
function classOf(element: Element): string {
  const { className } = element;
  return typeof className === 'string' ? className : (element.getAttribute('class') ?? '');
}
