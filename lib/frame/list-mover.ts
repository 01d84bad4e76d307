// Moves a list on, as its reader would: presses the table's own "next", scrolls its virtual rows, and goes back to where it
// stood. Politely: one move at a time, and each is over only when the page has come to rest. What was read is told by the frame.

import { scriptLinkMark } from '@/lib/model/script-link';
import type { ReadTable } from '@/lib/reading/page';
import { controlOfPage, currentPageOf, innermost, previousControlOf } from '@/lib/reading/pager-place';

/** What the mover needs of its frame. */
export interface ListFrame {
  document: Document;
  /** reads the document; the tables read and one text that tells whether anything differs */
  read(): Promise<{ tables: readonly ReadTable[]; rows: string }>;
  /** tells the worker what was read last; resolves when it has answered */
  tell(): Promise<void>;
}

/** `moved`: other rows are shown. `end`: there is no further page or row. `stuck`: the page did not react. */
export type Moved = 'moved' | 'end' | 'stuck';

/** A page that has not changed so long after "next" was pressed does not react; ms. */
const longestWait = 20_000;
/** Rows that a list adds at its end come within so long, or not at all; ms. */
const growthWait = 2500;
/** Between two looks whether the page has come to rest; ms. */
const look = 120;
/** Most pages that are turned back one by one. */
const mostTurnsBack = 60;
/** Steps in which a list is scrolled sideways at most. */
const mostSteps = 60;

interface Place {
  url: string;
  page: string | null;
  scroller: Element | null;
  scrollTop: number;
  turns: number;
}

/** Moves one document's list. */
export class ListMover {
  readonly #frame: ListFrame;
  #start: Place | null = null;
  /** tables that were scrolled sideways and have no other columns than those that are always drawn */
  readonly #allDrawn = new WeakSet<Element>();

  constructor(frame: ListFrame) {
    this.#frame = frame;
  }

  /** Remembers where the list stands. Returns the document's address, to come back to where the document itself changes. */
  async begin(): Promise<string> {
    const table = largest((await this.#frame.read()).tables);
    const scroller = table ? (table.pager.scroller ?? scrolledPage(this.#frame.document)) : null;
    const url = this.#frame.document.location.href;
    this.#start = {
      url,
      page: table ? currentPageOf(table.root) : null,
      scroller,
      scrollTop: scroller?.scrollTop ?? 0,
      turns: 0,
    };
    return url;
  }

  /** Presses "next" and waits until other rows are shown. */
  async turn(): Promise<Moved> {
    const before = await this.#frame.read();
    const table = largest(before.tables.filter(({ pager }) => pager.next !== null));
    if (!table?.pager.next) return 'end';
    const control = innermost(table.pager.next);
    if (isScriptLink(control)) {
      // Browsers run a link's script for the page alone: the worker has the page press it (scriptLinkMark).
      control.setAttribute(scriptLinkMark, '');
      return 'stuck';
    }
    control.click();
    if (this.#start) this.#start.turns += 1;
    const moved = await this.#restAfter(before.rows, longestWait);
    if (moved) await this.#frame.tell();
    return moved ? 'moved' : 'stuck';
  }

  /** Scrolls to the first rows (`toTop`) or on by less than a screenful, and waits until the rows there are shown. */
  async scroll(toTop: boolean): Promise<Moved> {
    const before = await this.#frame.read();
    const table = largest(before.tables);
    const scroller = table ? (table.pager.scroller ?? scrolledPage(this.#frame.document)) : null;
    if (!table || !scroller) {
      if (toTop) await this.#lookSideways();
      return 'end';
    }
    const { scrollTop, clientHeight } = scroller;
    if (toTop) {
      if (scrollTop === 0) {
        await this.#lookSideways();
        return 'end';
      }
      scroller.scrollTop = 0;
    } else {
      const rowHeight = table.rows[0]?.elements[0]?.getBoundingClientRect().height ?? 0;
      scroller.scrollTop = scrollTop + Math.max(clientHeight - 2 * rowHeight, clientHeight / 2);
      if (Math.abs(scroller.scrollTop - scrollTop) < 1) {
        const height = scroller.scrollHeight;
        // The end, or a list that fetches more when its end comes into view.
        scroller.dispatchEvent(new Event('scroll', { bubbles: true }));
        if (!(await until(() => scroller.scrollHeight > height + 1, growthWait))) return 'end';
      }
    }
    await this.#restAfter(before.rows, 1000);
    await this.#lookSideways();
    await this.#frame.tell();
    return 'moved';
  }

  /** Scrolls past the columns that are not drawn, from first to last, and back to where they stood. */
  async #lookSideways(): Promise<void> {
    const table = largest((await this.#frame.read()).tables);
    const scroller = table?.sideways?.scroller;
    if (!table?.sideways || !scroller || this.#allDrawn.has(table.root)) return;
    const { scrollLeft, clientWidth } = scroller;
    const all = new Set([table.sideways.drawn]);
    // Where one reads from right to left, places beyond the first columns are below 0.
    const ahead = scroller.ownerDocument.defaultView?.getComputedStyle(scroller).direction === 'rtl' ? -1 : 1;
    let drawn = await this.#scrollAside(scroller, 0, table.sideways.drawn, all);
    for (let step = 0; step < mostSteps; step++) {
      const at = scroller.scrollLeft;
      drawn = await this.#scrollAside(scroller, at + ahead * Math.max(clientWidth * 0.6, 80), drawn, all);
      if (Math.abs(scroller.scrollLeft - at) < 1) break;
    }
    await this.#scrollAside(scroller, scrollLeft, drawn, all);
    if (all.size === 1) this.#allDrawn.add(table.root);
  }

  /**
   * Scrolls sideways and waits until the columns there are drawn.
   * @param before the columns drawn before
   * @param seen the columns drawn at each look are noted here
   * @returns the columns drawn then
   */
  async #scrollAside(scroller: Element, left: number, before: string, seen: Set<string>): Promise<string> {
    const from = scroller.scrollLeft;
    scroller.scrollLeft = left;
    if (Math.abs(scroller.scrollLeft - from) < 1) return before;
    let last = before;
    for (let looks = 0; looks < 8; looks++) {
      await sleep(look);
      await drawnAnew(this.#frame.document);
      const drawn = largest((await this.#frame.read()).tables)?.sideways?.drawn ?? before;
      seen.add(drawn);
      if (drawn === last && (drawn !== before || looks >= 3)) return drawn;
      last = drawn;
    }
    return last;
  }

  /** Goes back to where `begin` found the list. @param url address to go to where this document is not the one of the start */
  async end(url: string): Promise<void> {
    const start = this.#start;
    this.#start = null;
    const { document } = this.#frame;
    if (start === null || document.location.href !== start.url) {
      // Another document than that of the start, even where its address is the same: forms answer under their page's own.
      document.location.assign(url);
      return;
    }
    if (start.turns > 0) await this.#turnBack(start);
    if (start.scroller?.isConnected) start.scroller.scrollTop = start.scrollTop;
  }

  async #turnBack(start: Place): Promise<void> {
    const root = largest((await this.#frame.read()).tables)?.root;
    if (!root) return;
    const direct = start.page === null ? null : controlOfPage(root, start.page);
    for (let turn = 0; turn < (direct ? 1 : Math.min(start.turns, mostTurnsBack)); turn++) {
      const before = await this.#frame.read();
      const control = direct ?? previousControlOf(largest(before.tables)?.root ?? root);
      if (!control) return;
      control.click();
      if (!(await this.#restAfter(before.rows, longestWait))) return;
    }
    await this.#frame.tell();
  }

  /** Waits until other rows than `before` are shown and stay; false where that does not happen in time. */
  async #restAfter(before: string, wait: number): Promise<boolean> {
    const start = performance.now();
    let last = before;
    let pause = look;
    while (performance.now() - start < wait) {
      await sleep(pause);
      const asked = performance.now();
      const { rows, tables } = await this.#frame.read();
      // A large page is looked at less often: reading stays a small part of its time.
      pause = Math.max(look, (performance.now() - asked) * 3);
      if (tables.length > 0 && rows !== before && rows === last) return true;
      last = rows;
    }
    return false;
  }
}

/** `<a href="javascript:__doPostBack(…)">` */
function isScriptLink(control: HTMLElement): boolean {
  return (
    control instanceof HTMLAnchorElement &&
    control.protocol === 'javascript:' &&
    !/^javascript:\s*(?:void\b.*|;*)$/i.test(control.href)
  );
}

function largest(tables: readonly ReadTable[]): ReadTable | undefined {
  return [...tables].sort((a, b) => b.rows.length - a.rows.length)[0];
}

/** The page itself, where it is what scrolls a list. */
function scrolledPage({ scrollingElement: page }: Document): Element | null {
  return page && page.scrollHeight > page.clientHeight + 4 ? page : null;
}

async function until(isTrue: () => boolean, wait: number): Promise<boolean> {
  for (let waited = 0; waited < wait; waited += look) {
    if (isTrue()) return true;
    await sleep(look);
  }
  return isTrue();
}

/** Two frames: grids draw what was scrolled to in the next one. A tab out of sight draws none; then it is waited a second. */
function drawnAnew(document: Document): Promise<void> {
  const view = document.defaultView;
  const frames = new Promise<void>((done) => {
    view?.requestAnimationFrame(() => view.requestAnimationFrame(() => done()));
  });
  return Promise.race([frames, sleep(1000)]);
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
