// The panel where the user says what a table's columns mean: by pointing at cells of the page or with the keyboard alone. It stands
// in a closed shadow root of its own; of the page nothing is changed. Put in on the user's wish only (entrypoints/teach.ts).
import { type Language, say } from '@/lib/i18n/say';
import { type TeachingKey, teaching } from '@/lib/i18n/teaching';
import { tellableRoles as choices, type Role } from '@/lib/model/column-role';
import { contextOf } from './page-context';
import { type ShownColumn, type ShownGrid, shownGrids, taughtTable } from './taught-grid';
import type { TeachLinks } from './teach-links';
import { teachStyle } from './teach-style';

const hostName = 'tillguard-teach';

/** Opens the panel; in a frame without a table only where that is the page itself, to say so. An open panel is replaced. */
export async function startTeaching(document: Document, links: TeachLinks): Promise<void> {
  for (const old of document.querySelectorAll(hostName)) old.remove();
  const context = contextOf(document, new Date());
  const { taught, language } = await links.askKnown({ host: context.host, languages: false });
  const grids = shownGrids(document, context, taught, links.shadowRootOf);
  if (grids.length === 0 && document.defaultView !== document.defaultView?.top) return;
  new TeachPanel(document, links, context.host, language, grids).open();
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

  constructor(document: Document, links: TeachLinks, host: string, language: Language, grids: readonly ShownGrid[]) {
    this.#document = document;
    this.#links = links;
    this.#host = host;
    this.#language = language;
    this.#grids = grids;
    this.#element = document.createElement(hostName);
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
      this.#document.addEventListener(type, (event) => this.#columnAt(event) !== null && swallow(event), point);
    }
    this.#document.addEventListener('mouseover', (event) => this.#outline(this.#columnAt(event)), point);
    this.#document.addEventListener(
      'keydown',
      (event) => event.key === 'Escape' && event.isTrusted && this.#close(),
      point,
    );
    for (const type of ['scroll', 'resize'] as const)
      this.#document.defaultView?.addEventListener(type, () => this.#outline(null), point);
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
      panel.append(this.#list(grid));
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

  #list(grid: ShownGrid): HTMLElement {
    const list = this.#make('ol', '');
    this.#selects = grid.columns.map((column, c) => {
      const item = this.#make('li', '');
      const label = this.#make('label', '');
      label.append(
        this.#make(
          'b',
          '',
          column.heading === '' ? `${this.#t('column', { n: c + 1 })} (${this.#t('no-heading')})` : column.heading,
        ),
      );
      if (column.sample !== '') label.append(this.#make('span', 'quiet', this.#t('sample', { text: column.sample })));
      const select = this.#select(column);
      select.addEventListener('focus', () => this.#outline(c));
      select.addEventListener('change', () => this.#said.replaceChildren());
      label.append(select);
      item.append(label);
      list.append(item);
      return select;
    });
    return list;
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

  #columnAt(event: Event): number | null {
    const path = event.composedPath();
    if (!event.isTrusted || path.includes(this.#element)) return null;
    return this.#grids[this.#at]?.columnOf(path) ?? null;
  }

  #onPoint(event: MouseEvent): void {
    const column = this.#columnAt(event);
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
        : (this.#grids[this.#at]?.elementsOf(column) ?? []).map((element) => element.getBoundingClientRect());
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

/** The page learns nothing of a press that was meant for the panel. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
