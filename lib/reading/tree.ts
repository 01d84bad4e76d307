// The tree of elements as it is shown: shadow roots in place of their hosts' children, slotted nodes in place of their slots.
// Where a page has no shadow roots, everything here is the plain document at the document's own speed.

/** Reaches into an element's shadow root, closed ones included where the browser lets a content script. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** Elements other than custom ones that may carry a shadow root; they are asked only where they look empty. */
const bareHosts = new Set(['div', 'span', 'section', 'article', 'main', 'aside', 'header', 'footer', 'nav', 'p']);
const gridRoles = new Set(['grid', 'treegrid', 'table', 'row']);
/** Of longer lists of children only the first so many are searched for hosts, unless hosts are among them. */
const longList = 200;
const sampled = 24;

export class ShownTree {
  /** the document and every shadow root in it, outer before inner */
  readonly scopes: (Document | ShadowRoot)[];
  /** elements with the role of a grid or row, but for rows in long lists of them */
  readonly roled: Element[] = [];
  readonly #roots = new Map<Element, ShadowRoot>();
  readonly #shadowRootOf: ShadowRootOf;

  constructor(document: Document, shadowRootOf: ShadowRootOf) {
    this.#shadowRootOf = shadowRootOf;
    this.scopes = [document];
    this.#scan(document);
  }

  get hasShadows(): boolean {
    return this.#roots.size > 0;
  }

  shadowOf(element: Element): ShadowRoot | null {
    return this.#roots.get(element) ?? null;
  }

  /** Nodes that stand inside an element as shown. */
  childNodes(node: Node): Iterable<Node> {
    if (this.#roots.size === 0 || node.nodeType !== Node.ELEMENT_NODE) return node.childNodes;
    const root = this.#roots.get(node as Element);
    if (root) return root.childNodes;
    if ((node as Element).localName === 'slot') {
      const assigned = (node as HTMLSlotElement).assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    return node.childNodes;
  }

  /** Elements that stand directly inside an element as shown; slots give way to what is in them. */
  children(element: Element | Document | ShadowRoot): Element[] {
    if (this.#roots.size === 0) return [...element.children];
    const found: Element[] = [];
    for (const node of this.childNodes(element)) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const child = node as Element;
      if (child.localName === 'slot') found.push(...this.children(child));
      else found.push(child);
    }
    return found;
  }

  /** Element around an element as shown. */
  parent(element: Element): Element | null {
    if (this.#roots.size > 0 && element.assignedSlot) return element.assignedSlot;
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return 'host' in root ? (root as ShadowRoot).host : null;
  }

  /** All elements below `root` as shown that match, in the order shown. */
  query(root: Element | ParentNode, selector: string): Element[] {
    if (this.#roots.size === 0) return [...root.querySelectorAll(selector)];
    const found: Element[] = [];
    const walk = (element: Element | Document | ShadowRoot): void => {
      for (const child of this.children(element)) {
        if (child.matches(selector)) found.push(child);
        walk(child);
      }
    };
    walk(root as Element);
    return found;
  }

  /** Nearest element around `element` (itself included) that matches, through shadow roots and slots. */
  closest(element: Element, selector: string): Element | null {
    if (this.#roots.size === 0) return element.closest(selector);
    for (let at: Element | null = element; at !== null; at = this.parent(at)) if (at.matches(selector)) return at;
    return null;
  }

  contains(outer: Element, inner: Element): boolean {
    if (outer.contains(inner)) return true;
    if (this.#roots.size === 0) return false;
    for (let at: Element | null = inner; at !== null; at = this.parent(at)) if (at === outer) return true;
    return false;
  }

  #scan(root: Document | ShadowRoot): void {
    let list: Element[] = [...root.children];
    while (list.length > 0) {
      const next: Element[] = [];
      for (const element of list) {
        this.#look(element);
        const count = element.childElementCount;
        if (count === 0) continue;
        if (count <= longList) {
          for (let child = element.firstElementChild; child; child = child.nextElementSibling) next.push(child);
          continue;
        }
        // Rows of one list are alike: hosts in the first of them are hosts in all.
        const before = this.#roots.size;
        let child = element.firstElementChild;
        for (let n = 0; child !== null && n < sampled; n++, child = child.nextElementSibling) this.#scanBelow(child);
        if (this.#roots.size === before) continue;
        for (; child !== null; child = child.nextElementSibling) next.push(child);
      }
      list = next;
    }
  }

  #scanBelow(element: Element): void {
    this.#look(element);
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) this.#scanBelow(child);
  }

  #look(element: Element): void {
    const { localName } = element;
    const role = element.getAttribute('role');
    if (role !== null && gridRoles.has(role)) this.roled.push(element);
    let root = element.shadowRoot;
    if (root === null && (localName.includes('-') || (bareHosts.has(localName) && element.firstChild === null)))
      root = this.#shadowRootOf(element);
    if (root === null || this.#roots.has(element)) return;
    this.#roots.set(element, root);
    this.scopes.push(root);
    this.#scan(root);
  }
}
