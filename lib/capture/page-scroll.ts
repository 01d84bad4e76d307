// Scrolls what fills most of a frame from its beginning to its end, part by part, for a picture of the whole. It moves nothing
// but the scroll position and puts it back; bars that stay where they are (sticky, fixed) are told, so that the picture has
// each of them once. Taking the pictures and putting them together is the worker's.
import { type ShadowRootOf, scopesOf } from './card-places';

/** One part of the scrolled content, as it is to be seen now. CSS pixels; places are those in the tab's own viewport. */
export interface PagePart {
  left: number;
  top: number;
  width: number;
  height: number;
  /** how far below the beginning of the content it belongs */
  at: number;
  /** height of the content as known now: lists that load more grow */
  whole: number;
  isLast: boolean;
}

/** Less than this out of sight is not worth scrolling for; CSS pixels. */
const slack = 24;
/** A part of the page that scrolls by itself counts if it takes so much of the frame. */
const shareOfFrame = 0.2;
/** Bars may take so much of what is scrolled; more is no bar. */
const mostBars = 0.6;
/** The page is waited for until nothing has changed for `calm` ms, but no longer than `mostWait` ms. */
const calm = 120;
const mostWait = 1500;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export class PageScroll {
  readonly #document: Document;
  readonly #scroller: Element | null;
  readonly #before: { left: number; top: number };
  /** content above this was told */
  #told = 0;
  /** where the content stood when the last part was told; null before the first */
  #stood: number | null = null;
  #last: { from: number; isLast: boolean } | null = null;

  constructor(document: Document, shadowRootOf: ShadowRootOf) {
    this.#document = document;
    this.#scroller = findScroller(document, shadowRootOf);
    this.#before = { left: this.#scroller?.scrollLeft ?? 0, top: this.#scroller?.scrollTop ?? 0 };
  }

  /** Pixels of content that are out of sight above and below. */
  get hidden(): number {
    const scroller = this.#scroller;
    return scroller ? scroller.scrollHeight - scroller.clientHeight : 0;
  }

  /** False where the frame cannot tell where in the tab it stands: a frame of another site's. */
  get isPlaced(): boolean {
    return placeInTab(this.#document) !== null;
  }

  /**
   * Scrolls on and tells the next part; null after the last. `again`: the page was moved by somebody else since the part before was
   * told, so its picture may be wrong: that part is told once more.
   */
  async next(): Promise<{ part: PagePart | null; again: boolean }> {
    const scroller = this.#scroller;
    const place = placeInTab(this.#document);
    if (!scroller || !place) return { part: null, again: false };
    const again = this.#stood !== null && Math.abs(scroller.scrollTop - this.#stood) > 1;
    if (again && this.#last) this.#told = this.#last.from;
    else if (this.#last?.isLast) return { part: null, again: false };
    const from = this.#told;
    let bars = { top: 0, bottom: 0 };
    // A bar that only comes up once the page has moved may hide what is wanted: then once more, less far.
    for (let tries = 0; tries < 3; tries++) {
      await this.#goTo(from === 0 ? 0 : from - bars.top);
      bars = this.#bars(scroller);
      if (from === 0 || from - scroller.scrollTop >= bars.top) break;
    }
    const box = this.#box(scroller, place);
    const isLast = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
    const top = box.top + from - scroller.scrollTop;
    const bottom = isLast ? box.bottom : box.bottom - bars.bottom;
    // A page that does not let itself be scrolled ends here; what was seen so far is told as all there is.
    if (bottom - top < 1) return { part: null, again };
    this.#stood = scroller.scrollTop;
    this.#last = { from, isLast };
    this.#told = from + bottom - top;
    return {
      part: {
        left: box.left + place.left,
        top: top + place.top,
        width: box.right - box.left,
        height: bottom - top,
        at: from,
        whole: scroller.scrollHeight,
        isLast,
      },
      again,
    };
  }

  /** Puts the scroll position back to where it was. */
  end(): void {
    this.#scroller?.scrollTo({ ...this.#before, behavior: 'instant' });
  }

  async #goTo(top: number): Promise<void> {
    this.#scroller?.scrollTo({ left: this.#before.left, top, behavior: 'instant' });
    await settled(this.#document);
  }

  /** What is to be seen of the scrolled part, in the frame's own viewport. */
  #box(scroller: Element, place: { width: number; height: number }): Box {
    const { clientWidth, clientHeight } = this.#document.documentElement;
    const isPage = scroller === rootScroller(this.#document);
    const rect = scroller.getBoundingClientRect();
    const left = isPage ? 0 : rect.left + scroller.clientLeft;
    const top = isPage ? 0 : rect.top + scroller.clientTop;
    return {
      left: Math.max(0, left),
      top: Math.max(0, top),
      right: Math.min(clientWidth || place.width, place.width, isPage ? place.width : left + scroller.clientWidth),
      bottom: Math.min(
        isPage ? this.#document.defaultView!.innerHeight : clientHeight || place.height,
        place.height,
        isPage ? place.height : top + scroller.clientHeight,
      ),
    };
  }

  /** Height of the bars that stay at the top and at the bottom of what is scrolled. */
  #bars(scroller: Element): { top: number; bottom: number } {
    const place = placeInTab(this.#document);
    if (!place) return { top: 0, bottom: 0 };
    const box = this.#box(scroller, place);
    const most = (box.bottom - box.top) * mostBars;
    const columns = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => box.left + (box.right - box.left) * share);
    const heights = (edge: 'top' | 'bottom') =>
      columns.map((x) => {
        let height = 0;
        for (let i = 0; i < 6; i++) {
          const y = edge === 'top' ? box.top + height + 1 : box.bottom - height - 2;
          const bar = stayingAt(this.#document, x, y);
          if (!bar) break;
          const grown = edge === 'top' ? bar.bottom - box.top : box.bottom - bar.top;
          if (grown <= height || grown > most) break;
          height = grown;
        }
        return height;
      });
    // A bar goes over most of the width; a button that floats somewhere does not.
    const barOf = (found: number[]) => (found.filter((height) => height > 0).length >= 3 ? Math.max(...found) : 0);
    return { top: Math.ceil(barOf(heights('top'))), bottom: Math.ceil(barOf(heights('bottom'))) };
  }
}

function rootScroller(document: Document): Element {
  return document.scrollingElement ?? document.documentElement;
}

/** The page itself where it scrolls, else the largest part of it that does. */
function findScroller(document: Document, shadowRootOf: ShadowRootOf): Element | null {
  const root = rootScroller(document);
  if (root.scrollHeight > root.clientHeight + slack && getComputedStyle(root).overflowY !== 'hidden') return root;
  const { clientWidth, clientHeight } = document.documentElement;
  let best: { element: Element; area: number } | null = null;
  for (const scope of scopesOf(document, shadowRootOf))
    for (const element of scope.querySelectorAll('*')) {
      if (element.scrollHeight <= element.clientHeight + slack || element.clientHeight < 80) continue;
      if (!/auto|scroll|overlay/.test(getComputedStyle(element).overflowY)) continue;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const area =
        Math.max(0, Math.min(right, clientWidth) - Math.max(left, 0)) *
        Math.max(0, Math.min(bottom, clientHeight) - Math.max(top, 0));
      if (area > (best?.area ?? shareOfFrame * clientWidth * clientHeight)) best = { element, area };
    }
  return best?.element ?? null;
}

/** Box of the sticky or fixed element that is to be seen at a point; null where there is none. */
function stayingAt(document: Document, x: number, y: number): DOMRect | null {
  for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
    const { position } = getComputedStyle(at);
    if (position === 'fixed' || position === 'sticky') return at.getBoundingClientRect();
  }
  return null;
}

/** Where the frame stands in the tab, and how much of it can be seen there; null where a frame around it is another site's. */
function placeInTab(document: Document): { left: number; top: number; width: number; height: number } | null {
  let view = document.defaultView;
  if (!view) return null;
  const place = { left: 0, top: 0, width: view.innerWidth, height: view.innerHeight };
  while (view !== view.top) {
    let frame: Element | null = null;
    try {
      frame = view.frameElement;
    } catch {
      // The frame around it is another site's: it does not tell.
    }
    if (!frame) return null;
    const rect = frame.getBoundingClientRect();
    const around: Window = view.parent;
    place.left += rect.left + frame.clientLeft;
    place.top += rect.top + frame.clientTop;
    place.width = Math.min(place.width, around.innerWidth - place.left);
    place.height = Math.min(place.height, around.innerHeight - place.top);
    view = around as typeof view;
  }
  return place;
}

/** Waits until the page has drawn what came with the scrolling. */
async function settled(document: Document): Promise<void> {
  const Observer = document.defaultView?.MutationObserver ?? MutationObserver;
  await new Promise<void>((resolve) => {
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(latest);
      resolve();
    };
    let timer = setTimeout(end, calm);
    const latest = setTimeout(end, mostWait);
    const observer = new Observer(() => {
      clearTimeout(timer);
      timer = setTimeout(end, calm);
    });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
  });
}
