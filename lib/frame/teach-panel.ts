// The panel where the user says what a table's columns mean: by pointing at cells of the page or with the keyboard alone. It stands
// in a closed shadow root of its own; of the page nothing is changed. Put in on the user's wish only (entrypoints/teach.ts).
import { type Language, say } from '@/lib/i18n/say';
import { type TeachingKey, teaching } from '@/lib/i18n/teaching';
import { tellableRoles as choices, type Role } from '@/lib/model/column-role';
import { teachingHost } from '@/lib/model/own-hosts';
import type { ShadowRootOf } from '@/lib/reading/tree';
import { contextOf } from './page-context';
import { type ShownColumn, type ShownGrid, shownGrids, taughtTable } from './taught-grid';
import type { TeachLinks } from './teach-links';
import { teachStyle } from './teach-style';

/** Between two looks at a table over which the mouse moves; ms. */
const hoverPause = 400;
/** Shadow roots within shadow roots that are entered. */
const mostNested = 20;

/** What the script leaves in a frame's own world, for the worker to call where no frame of the tab has a table. */
interface TeachWorld {
  tillguardNoTable?: () => void;
}

/** Opens the panel where the frame has a table, and tells whether it has. An open panel is replaced. */
export async function startTeaching(document: Document, links: TeachLinks): Promise<boolean> {
  for (const old of document.querySelectorAll(teachingHost)) old.remove();
  const context = contextOf(document, new Date());
  const { taught, language } = await links.askKnown({ host: context.host, languages: false });
  const grids = shownGrids(document, context, taught, links.shadowRootOf);
  const open = () => new TeachPanel(document, links, context.host, language, grids).open();
  (globalThis as TeachWorld).tillguardNoTable = open;
  if (grids.length > 0) open();
  return grids.length > 0;
}

class TeachPanel {
  readonly #document: Document;
  readonly #links: TeachLinks;
  readonly #host: string;
  readonly #language: Language;
  readonly #grids: readonly ShownGrid[];
  readonly #end = new AbortController();
  readonly #element: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #frame: HTMLElement;
  #at = 0;
  #selects: HTMLSelectElement[] = [];
  #said: HTMLElement;
  #list: HTMLElement | null = null;
  /** true once something was scrolled: the table may show other rows and columns */
  #isStale = false;
  #lookedAt = 0;

  constructor(document: Document, links: TeachLinks, host: string, language: Language, grids: readonly ShownGrid[]) {
    this.#document = document;
    this.#links = links;
    this.#host = host;
    this.#language = language;
    this.#grids = grids;
    this.#element = document.createElement(teachingHost);
    this.#element.style.cssText =
      'all:initial!important;position:fixed!important;inset:0 0 auto auto!important;z-index:2147483647!important';
    this.#root = this.#element.attachShadow({ mode: 'closed' });
    this.#frame = this.#make('div', 'frame');
    this.#frame.hidden = true;
    this.#said = this.#make('p', 'said');
  }

  open(): void {
    const style = this.#document.createElement('style');
    style.textContent = teachStyle;
    this.#root.append(style, this.#frame);
    this.#document.documentElement.append(this.#element);
    this.#show();
    const { signal } = this.#end;
    const point = { capture: true, signal };
    this.#document.addEventListener('click', (event) => this.#onPoint(event), point);
    for (const type of ['mousedown', 'mouseup', 'pointerdown', 'pointerup'] as const) {
      const isPress = type === 'pointerdown';
      this.#document.addEventListener(
        type,
        (event) => this.#columnAt(event, isPress) !== null && swallow(event),
        point,
      );
    }
    this.#document.addEventListener('mouseover', (event) => this.#outline(this.#columnAt(event)), point);
    this.#document.addEventListener(
      'keydown',
      (event) => event.key === 'Escape' && event.isTrusted && this.#close(),
      point,
    );
    const moved = (event: Event) => {
      if (event.target === this.#element) return;
      this.#isStale = true;
      this.#outline(null);
    };
    for (const type of ['scroll', 'resize'] as const) this.#document.defaultView?.addEventListener(type, moved, point);
  }

  /** Shows the table at hand. */
  #show(): void {
    const grid = this.#grids[this.#at];
    const panel = this.#make('section', 'panel');
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-labelledby', 'title');
    panel.lang = this.#language;
    const title = this.#make('h2', '', this.#t('heading'));
    title.id = 'title';
    title.tabIndex = -1;
    panel.append(title, this.#make('p', 'quiet', this.#t(grid ? 'how' : 'no-table')));
    this.#said = this.#make('p', 'said');
    this.#said.setAttribute('role', 'status');
    const acts = this.#make('div', 'acts');
    if (grid) {
      if (this.#grids.length > 1) {
        panel.append(this.#make('p', 'quiet', this.#t('table', { n: this.#at + 1, of: this.#grids.length })));
        acts.append(this.#button('next-table', () => this.#next()));
      }
      panel.append(this.#listOf(grid));
      acts.prepend(this.#button('save', () => this.#save(grid, false), 'primary'));
      if (grid.columns.some(({ taught }) => taught !== null))
        acts.append(this.#button('forget', () => this.#save(grid, true)));
    }
    acts.append(this.#button('cancel', () => this.#close()));
    panel.append(this.#said, acts);
    this.#root.querySelector('.panel')?.remove();
    this.#root.append(panel);
    title.focus();
  }

  #listOf(grid: ShownGrid): HTMLElement {
    this.#list = this.#make('ol', '');
    this.#selects = [];
    this.#addColumns(grid);
    return this.#list;
  }

  /** Puts the columns at the list's end that are not in it. */
  #addColumns({ columns }: ShownGrid): void {
    for (let c = this.#selects.length; c < columns.length; c++) {
      const column = columns[c]!;
      const label = this.#make('label', '');
      const name =
        column.heading === '' ? `${this.#t('column', { n: c + 1 })} (${this.#t('no-heading')})` : column.heading;
      label.append(this.#make('b', '', name));
      if (column.sample !== '') label.append(this.#make('span', 'quiet', this.#t('sample', { text: column.sample })));
      const select = this.#select(column);
      select.addEventListener('focus', () => this.#outline(c));
      select.addEventListener('change', () => this.#said.replaceChildren());
      label.append(select);
      const item = this.#make('li', '');
      item.append(label);
      this.#list?.append(item);
      this.#selects.push(select);
    }
  }

  #select({ taught, own }: ShownColumn): HTMLSelectElement {
    const select = this.#document.createElement('select');
    const isChoice = own !== null && (choices as readonly Role[]).includes(own);
    const auto = isChoice
      ? this.#t('auto.as', { role: this.#t(`role.${own as (typeof choices)[number]}`) })
      : this.#t('auto.none');
    select.append(new Option(auto, ''));
    for (const role of choices) select.append(new Option(this.#t(`role.${role}`), role));
    select.value = taught !== null && (choices as readonly Role[]).includes(taught) ? taught : '';
    return select;
  }

  /** The column that an event of the mouse is about. @param isPress true where the table has to be looked at as it is now */
  #columnAt(event: MouseEvent, isPress = false): number | null {
    // Replaced by another panel, or taken down after an update: the page's own clicks are the page's again.
    if (!this.#element.isConnected) this.#end.abort();
    if (this.#end.signal.aborted) return null;
    const path = event.composedPath();
    const grid = this.#grids[this.#at];
    if (!grid || !event.isTrusted || path.includes(this.#element)) return null;
    if (isPress || (this.#isStale && event.timeStamp - this.#lookedAt > hoverPause)) {
      this.#isStale = false;
      this.#lookedAt = event.timeStamp;
      if (grid.look()) this.#addColumns(grid);
    }
    return grid.columnOf(pathAt(event, path, this.#links.shadowRootOf));
  }

  #onPoint(event: MouseEvent): void {
    const column = this.#columnAt(event, true);
    if (column === null) return;
    swallow(event);
    this.#selects[column]?.focus();
    this.#selects[column]?.scrollIntoView({ block: 'nearest' });
  }

  /** Draws a line around a column of the page; null takes it away. */
  #outline(column: number | null): void {
    const boxes =
      column === null
        ? []
        : outermost(this.#grids[this.#at]?.elementsOf(column) ?? []).map((element) => element.getBoundingClientRect());
    const seen = boxes.filter(({ width, height }) => width > 0 && height > 0);
    this.#frame.hidden = seen.length === 0;
    if (seen.length === 0) return;
    const left = Math.min(...seen.map((box) => box.left));
    const top = Math.min(...seen.map((box) => box.top));
    Object.assign(this.#frame.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${Math.max(...seen.map((box) => box.right)) - left}px`,
      height: `${Math.max(...seen.map((box) => box.bottom)) - top}px`,
    });
  }

  #next(): void {
    this.#at = (this.#at + 1) % this.#grids.length;
    this.#outline(null);
    this.#show();
  }

  async #save(grid: ShownGrid, isForgotten: boolean): Promise<void> {
    const chosen = grid.columns.map((_, c) => (isForgotten ? null : this.#selects[c]?.value || null));
    this.#said.textContent = this.#t('saving');
    try {
      await this.#links.teach({ host: this.#host, table: taughtTable(grid, chosen) });
      this.#said.textContent = this.#t(isForgotten ? 'forgotten' : 'saved');
      setTimeout(() => this.#close(), 1500);
    } catch {
      this.#said.textContent = this.#t('failed');
    }
  }

  #close(): void {
    this.#end.abort();
    this.#element.remove();
  }

  #t(key: TeachingKey, values: Record<string, string | number> = {}): string {
    return say(teaching, this.#language, key, values);
  }

  #make(tag: string, className: string, text = ''): HTMLElement {
    const element = this.#document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

  #button(key: TeachingKey, onPress: () => unknown, className = ''): HTMLElement {
    const button = this.#make('button', className, this.#t(key));
    button.addEventListener('click', (event) => event.isTrusted && void onPress());
    return button;
  }
}

/**
 * The elements around the place of an event, innermost first, those in closed shadow roots too: of these an event names the hosts
 * alone.
 */
function pathAt(event: MouseEvent, path: readonly EventTarget[], shadowRootOf: ShadowRootOf): readonly EventTarget[] {
  const found: EventTarget[] = [...path];
  for (let depth = 0; depth < mostNested; depth++) {
    const [inner] = found;
    if (!(inner instanceof HTMLElement)) break;
    const root = shadowRootOf(inner);
    const hit = root === null || found.includes(root) ? null : root.elementFromPoint(event.clientX, event.clientY);
    if (root === null || hit === null || !root.contains(hit)) break;
    const around: EventTarget[] = [];
    for (let at: Element | null = hit; at !== null; at = at.parentElement) around.push(at);
    found.unshift(...around, root);
  }
  return found;
}

/** Elements enough to tell how far a column reaches: of thousands the first and the last. */
function outermost(elements: readonly Element[]): readonly Element[] {
  return elements.length <= 400 ? elements : [...elements.slice(0, 200), ...elements.slice(-200)];
}

/** The page learns nothing of a press that was meant for the panel. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
