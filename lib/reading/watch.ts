// Watches a document for changes that bear on what was read from it, and says when to read again: after the page has come to
// rest, in idle time, less and less often while it storms. Only listens; a page without tables costs no timers.
import type { RowElements } from './grids/grid';
import { isTooLarge } from './page-size';

/** Reaches into an element's shadow root, closed ones included where the browser lets a content script. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

export interface WatchOptions {
  document: Document;
  /** selector of what could be a table */
  tableLike: string;
  shadowRootOf: ShadowRootOf;
  /** called synchronously, before the browser paints, whenever something changed in or around what was read */
  onChange(): void;
  /** reads again, the whole document or only what changed; what came of it */
  read(look: Look): Promise<Outcome>;
}

/** What is to be read. */
export interface Look {
  /** nodes in rows that were read, in which something changed; null: anything may have changed */
  changed: readonly Node[] | null;
  /** true once something that matters has changed since this look began: what is read then would hold two states */
  isOvertaken(): boolean;
}

/** `new`: something else was read than before. `same`: nothing new. `overtaken`: given up, the page went on changing. */
export type Outcome = 'new' | 'same' | 'overtaken';

/** After so long without a change the page has come to rest; ms. */
const quiet = 60;
/** A page that never rests is read after so long all the same; ms. */
const longestWait = 500;
/** Readings that found nothing new double the pause up to this; ms. */
const longestPause = 10_000;
/** So many added elements without any table role could be a list of repeated rows. */
const manyElements = 60;
/** Of a storm's records only so many are looked at; then it is taken for a change that matters. */
const mostRecords = 400;
/** Of longer lists of children only the first so many are searched for shadow roots, unless there is one among them. */
const longList = 200;
const sampled = 24;
/** More changed places than that are read as a new page. */
const mostPlaces = 200;

/** Watches one document. Call `start` once; `stop` ends everything. */
export class DocumentWatch {
  readonly #options: WatchOptions;
  readonly #stop = new AbortController();
  readonly #structure: MutationObserver;
  readonly #looks: MutationObserver;
  #roots: Element[] = [];
  #rows: ReadonlySet<Element> = new Set();
  /** one row of each root */
  #samples: Element[] = [];
  readonly #watchedRoots = new WeakSet<ShadowRoot>();
  readonly #shown = new WeakMap<Element, boolean>();
  readonly #restyled = new Set<Element>();
  #address: string;
  #timer = 0;
  #idle = 0;
  #firstChange = 0;
  #lastChange = 0;
  #mustRead = false;
  /** where something changed since the latest reading began; null: anywhere */
  #places: Set<Node> | null = null;
  #isReading = false;
  /** while reading: where something changed that bore on nothing known until then */
  #elsewhere = new Set<Node>();
  /** elements that were added outside the tables since the latest reading began */
  #added = 0;
  #notBefore = 0;
  #vain = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#address = options.document.location?.href ?? '';
    this.#structure = new MutationObserver((records) => this.#onStructure(records));
    this.#looks = new MutationObserver((records) => this.#onLooks(records));
  }

  /** Reads for the first time and watches from then on. */
  start(): void {
    const { document } = this.#options;
    const { signal } = this.#stop;
    const view = document.defaultView;
    this.#structure.observe(document, { childList: true, characterData: true, subtree: true });
    if (!isTooLarge(document)) this.#watchShadowsIn(document);
    const passive = { capture: true, passive: true, signal };
    // The user did something: what changes next is likely meant, and worth reading soon.
    for (const type of ['pointerdown', 'keydown', 'wheel']) {
      document.addEventListener(type, (event) => event.isTrusted && this.#forgetPause(), passive);
    }
    document.addEventListener('visibilitychange', () => !document.hidden && this.#plan(), { signal });
    // A single-page application went elsewhere; `navigation` tells it at once, the others where that is missing.
    const moved = () => this.#onMoved();
    (view as { navigation?: EventTarget } | null)?.navigation?.addEventListener('currententrychange', moved, {
      signal,
    });
    view?.addEventListener('popstate', moved, { signal });
    view?.addEventListener('hashchange', moved, { signal });
    view?.addEventListener('load', () => this.readSoon(), { signal });
    if (document.querySelector(this.#options.tableLike) === null) this.readNow();
    else this.readSoon();
  }

  /** True where something that matters has changed since the latest reading began. */
  get hasNews(): boolean {
    return this.#mustRead;
  }

  /** What the latest reading found: the roots of its tables and the elements of their rows. */
  setFound(roots: readonly Element[], rows: Iterable<RowElements>): void {
    const shadows = new Set(roots.map((root) => root.getRootNode()).filter((node) => 'host' in node));
    for (const root of shadows) this.#watchShadow(root as ShadowRoot);
    const all = new Set<Element>();
    for (const row of rows) for (const element of row) all.add(element);
    // A table that was being read for the first time may have changed where it had been read already.
    if ([...this.#elsewhere].some((node) => roots.some((root) => root.contains(node)))) this.#noteAnywhere();
    this.#rows = all;
    this.#samples = roots.flatMap((root) => firstWithin(root, all) ?? []);
    if (roots.length === this.#roots.length && roots.every((root, i) => root === this.#roots[i])) return;
    this.#roots = [...roots];
    this.#looks.disconnect();
    for (const root of roots) {
      this.#looks.observe(root, { attributes: true, subtree: true, attributeFilter: ['class', 'style', 'hidden'] });
    }
  }

  /** Reads again at the next idle moment, whatever has changed. */
  readSoon(): void {
    this.#forgetPause();
    this.#noteAnywhere();
    this.#changed();
  }

  /** The next reading is one of the whole. */
  #noteAnywhere(): void {
    this.#mustRead = true;
    this.#places = null;
  }

  /** Begins to read now, or as soon as the reading under way has ended. */
  readNow(): void {
    this.#unplan();
    this.#noteAnywhere();
    void this.#read();
  }

  stop(): void {
    this.#stop.abort();
    this.#structure.disconnect();
    this.#looks.disconnect();
    this.#unplan();
  }

  #onMoved(): void {
    const address = this.#options.document.location?.href ?? '';
    if (address === this.#address) return;
    this.#address = address;
    this.readSoon();
  }

  #onStructure(records: readonly MutationRecord[]): void {
    this.#onMoved();
    if (this.#roots.length > 0) this.#options.onChange();
    const places = this.#placesOf(records);
    if (places !== null && places.length === 0) return;
    // The first change after a reading starts a list of places; one that may be anywhere ends it until then.
    if (!this.#mustRead) this.#places = new Set();
    this.#mustRead = true;
    if (places === null) this.#places = null;
    else for (const place of places) this.#places?.add(place);
    if (this.#places && this.#places.size > mostPlaces) this.#places = null;
    this.#changed();
  }

  /** Where in the tables something changed; null where it may be anywhere. */
  #placesOf(records: readonly MutationRecord[]): Node[] | null {
    if (records.length > mostRecords) return null;
    if (this.#roots.some((root) => !root.isConnected)) return null;
    const places: Node[] = [];
    for (const { target, type, addedNodes } of records) {
      if (this.#roots.some((root) => root.contains(target))) {
        places.push(target);
        continue;
      }
      if ('host' in target.getRootNode()) return null;
      if (this.#isReading) {
        if (this.#elsewhere.size >= mostPlaces) return null;
        this.#elsewhere.add(target);
      }
      if (type !== 'childList') continue;
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const element = node as Element;
        this.#watchShadowsIn(element);
        const { tableLike } = this.#options;
        if (element.matches(tableLike) || element.querySelector(tableLike) !== null) return null;
        // Rows that come one by one are a list too.
        this.#added += 1 + element.getElementsByTagName('*').length;
        if (this.#added >= manyElements) return null;
      }
    }
    return places;
  }

  /** Changed classes and styles matter only where they show or hide rows; whether they did is asked in idle time. */
  #onLooks(records: readonly MutationRecord[]): void {
    this.#options.onChange();
    for (const { target } of records) {
      if (this.#restyled.size < mostRecords) this.#restyled.add(target as Element);
    }
    this.#changed();
  }

  #isShownOrHidden(): boolean {
    let changed = false;
    for (const element of this.#restyled) {
      const isShown = element.isConnected && element.getClientRects().length > 0;
      const was = this.#shown.get(element) ?? this.#wasShown(element);
      this.#shown.set(element, isShown);
      changed ||= was !== isShown;
    }
    this.#restyled.clear();
    return changed;
  }

  #wasShown(element: Element): boolean {
    for (let at: Element | null = element; at; at = at.parentElement) if (this.#rows.has(at)) return true;
    return this.#samples.some((row) => element.contains(row));
  }

  #changed(): void {
    this.#lastChange = performance.now();
    if (this.#timer === 0 && this.#idle === 0 && !this.#isReading) {
      this.#firstChange = this.#lastChange;
      this.#plan();
    }
  }

  #forgetPause(): void {
    this.#vain = 0;
    this.#notBefore = Math.min(this.#notBefore, performance.now() + longestWait);
    if (this.#timer !== 0) {
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#plan();
    }
  }

  #hasWork(): boolean {
    return this.#mustRead || this.#restyled.size > 0;
  }

  #plan(): void {
    const { document } = this.#options;
    // A hidden tab is read when it is looked at again.
    if (this.#timer !== 0 || this.#idle !== 0 || this.#isReading || !this.#hasWork()) return;
    if (document.hidden || this.#stop.signal.aborted) return;
    const now = performance.now();
    const rest = Math.min(this.#lastChange + quiet, this.#firstChange + longestWait);
    const wait = Math.max(rest, this.#notBefore) - now;
    if (wait > 1) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        this.#plan();
      }, wait) as unknown as number;
      return;
    }
    this.#idle = requestIdleCallback(
      () => {
        this.#idle = 0;
        if (this.#isShownOrHidden()) this.#noteAnywhere();
        if (this.#mustRead) void this.#read();
      },
      { timeout: 300 },
    );
  }

  #unplan(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== 0) cancelIdleCallback(this.#idle);
    this.#timer = this.#idle = 0;
  }

  async #read(): Promise<void> {
    if (this.#stop.signal.aborted || this.#isReading) return;
    const changed = this.#places === null ? null : [...this.#places];
    this.#isReading = true;
    this.#mustRead = false;
    this.#places = null;
    this.#elsewhere.clear();
    this.#added = 0;
    const start = performance.now();
    const outcome = await this.#options.read({ changed, isOvertaken: () => this.#mustRead });
    const end = performance.now();
    this.#isReading = false;
    if (outcome === 'overtaken') this.#noteAnywhere();
    else {
      // Reading stays below a third of the page's time; what was read in vain is read less and less often.
      this.#vain = outcome === 'new' ? 0 : Math.min(this.#vain + 1, 12);
      const rest = Math.min((end - start) * 2, longestWait);
      this.#notBefore = end + Math.max(rest, this.#vain <= 1 ? 0 : Math.min(125 * 2 ** this.#vain, longestPause));
    }
    if (!this.#hasWork()) return;
    this.#firstChange = end;
    this.#plan();
  }

  #watchShadowsIn(scope: ParentNode): void {
    if ('tagName' in scope) this.#watchShadowOf(scope as Element);
    this.#watchShadowsBelow(scope);
  }

  /** True where any host was found. Of long lists the first children tell for all: rows are alike. */
  #watchShadowsBelow(scope: ParentNode): boolean {
    const isLong = scope.childElementCount > longList;
    let hasFound = false;
    let child = scope.firstElementChild;
    for (let n = 0; child !== null; n++, child = child.nextElementSibling) {
      if (isLong && n === sampled && !hasFound) break;
      if (this.#watchShadowOf(child)) hasFound = true;
      if (this.#watchShadowsBelow(child)) hasFound = true;
    }
    return hasFound;
  }

  #watchShadowOf(element: Element): boolean {
    // Closed roots cost a call each; only elements with a dash in their name have them in practice.
    const root = element.shadowRoot ?? (element.localName.includes('-') ? this.#options.shadowRootOf(element) : null);
    if (root) this.#watchShadow(root);
    return root !== null;
  }

  #watchShadow(root: ShadowRoot): void {
    if (this.#watchedRoots.has(root)) return;
    this.#watchedRoots.add(root);
    this.#structure.observe(root, { childList: true, characterData: true, subtree: true });
    this.#watchShadowsIn(root);
  }
}

function firstWithin(root: Element, rows: Iterable<Element>): Element | null {
  for (const row of rows) if (root.contains(row)) return row;
  return null;
}
