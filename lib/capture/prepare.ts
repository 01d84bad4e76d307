// Makes a frame ready to be pictured and tells what it shows: card numbers covered, its text masked, where and when it was.
// The picture itself is the worker's.
import type { CapturePreparation, PageStep } from '@/lib/messaging/messages/content-messages';
import { maskNumbers } from '@/lib/reading/values/personal';
import { type ShadowRootOf, scopesOf } from './card-places';
import { coverCardNumbers, type MaskBoxes } from './mask-boxes';
import { PageScroll } from './page-scroll';
import { leftOut, snapshotOf } from './snapshot';

/** A capture whose end is never told (the worker died) ends by itself after so long; ms. */
const longest = 20_000;
/** Frames out of sight are not painted: then waiting for paint ends after so long; ms. */
const paintWait = 400;
/** Text beyond this many characters is cut off, and that is said in its last line. */
const longestText = 4_000_000;

/** What a stage is given of its frame. */
export interface StageOptions {
  document: Document;
  shadowRootOf: ShadowRootOf;
  /** hides and shows our own marks: a picture shows the portal as it was */
  setConcealed(isConcealed: boolean): void;
  /** ledger key → elements of every row that the document shows, read anew now */
  readRows(): ReadonlyMap<string, readonly Element[]>;
}

/** Prepares one document for pictures. */
export class CaptureStage {
  readonly #options: StageOptions;
  #boxes: MaskBoxes | null = null;
  #scroll: PageScroll | null = null;
  /** keys of the rows that stay to be seen; null: all do */
  #keep: ReadonlySet<string> | null = null;
  #others: readonly Element[] = [];
  #timer = 0;

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /**
   * Covers card numbers, hides our marks, waits until that is painted, and answers what the frame shows. Once more while it is
   * prepared: the same anew, for a page that may have changed.
   * @param portal host under which the ledger knows the portal
   * @param keep keys of the rows that stay to be seen, all others covered and left out; null: all stay
   */
  async prepare(portal: string, keep: readonly string[] | null = null): Promise<CapturePreparation> {
    const { document, shadowRootOf, setConcealed } = this.#options;
    this.#stayReady();
    this.#keep = keep && new Set(keep);
    this.#others = this.#readOthers();
    setConcealed(true);
    this.#boxes ??= coverCardNumbers(document, shadowRootOf, () => this.#others);
    this.#boxes.draw();
    await painted(document);
    this.#scroll ??= new PageScroll(document, shadowRootOf);
    return {
      ...describe(document, portal, shadowRootOf, this.#others),
      masked: this.#boxes?.count ?? 0,
      covered: this.#others.length,
      hidden: Math.round(this.#scroll.hidden),
      isPlaced: this.#scroll.isPlaced,
    };
  }

  /** Scrolls to the next part of the whole page, covered like the first; answers once it is painted. */
  async scrollOn(): Promise<PageStep> {
    const { document } = this.#options;
    this.#stayReady();
    const step = (await this.#scroll?.next()) ?? { part: null, again: false };
    // Virtual rows are other rows now: covered before the picture, not when the page is next read.
    this.#others = this.#readOthers();
    this.#boxes?.draw();
    await painted(document);
    return { ...step, covered: this.#others.length, masked: this.#boxes?.count ?? 0 };
  }

  /** Takes the boxes away, shows our marks again, and puts the page back to where it was. */
  end(): void {
    clearTimeout(this.#timer);
    this.#boxes?.remove();
    this.#boxes = null;
    this.#scroll?.end();
    this.#scroll = null;
    this.#others = [];
    this.#options.setConcealed(false);
  }

  #stayReady(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), longest) as unknown as number;
  }

  #readOthers(): Element[] {
    const keep = this.#keep;
    if (!keep) return [];
    return [...this.#options.readRows()].flatMap(([key, elements]) => (keep.has(key) ? [] : elements));
  }
}

/** Two animation frames: after the first the boxes are laid out, with the second they have been painted. */
async function painted(document: Document): Promise<void> {
  const view = document.defaultView;
  if (!view) return;
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, paintWait);
    view.requestAnimationFrame(() =>
      view.requestAnimationFrame(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}

function describe(document: Document, portal: string, shadowRootOf: ShadowRootOf, others: readonly Element[]) {
  const view = document.defaultView!;
  const now = new Date();
  return {
    page: {
      url: maskNumbers(document.location.href).slice(0, 4000),
      title: maskNumbers(document.title).slice(0, 1000),
      portal: portal.slice(0, 200),
    },
    text: visibleText(document, shadowRootOf, others),
    snapshot: snapshotOf(document, shadowRootOf, new Set(others)),
    view: {
      width: view.innerWidth,
      height: view.innerHeight,
      scrollX: view.scrollX,
      scrollY: view.scrollY,
      pixelRatio: view.devicePixelRatio,
    },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    deviceTime: deviceTime(now),
    online: view.navigator.onLine,
  };
}

/** What a reader sees of the document as text, shadow roots after it; card numbers cut to first six and last four. */
function visibleText(document: Document, shadowRootOf: ShadowRootOf, others: readonly Element[]): string {
  const parts = scopesOf(document, shadowRootOf)
    .map((scope) => ('body' in scope ? [scope.body] : [...scope.children]).map(renderedText).join('\n'))
    .filter((part) => part.trim() !== '');
  const text = withoutRows(parts.join('\n\n'), others);
  return maskNumbers(text.length > longestText ? `${text.slice(0, longestText)}\n[…]` : text);
}

/** The text with other customers' rows left out; where one cannot be found in it, no text at all rather than theirs. */
function withoutRows(text: string, others: readonly Element[]): string {
  let rest = text;
  for (const row of others.map((element) => renderedText(element).trim()).filter((one) => one !== '')) {
    const at = rest.indexOf(row);
    if (at < 0) return leftOut;
    rest = `${rest.slice(0, at)}${leftOut}${rest.slice(at + row.length)}`;
  }
  return rest;
}

function renderedText(element: Element | null): string {
  // As rendered: hidden text is not what the evidence is about.
  return element instanceof HTMLElement ? element.innerText : '';
}

/** Wall time of the device with its offset, `2026-03-01T02:14:00+08:00`. */
function deviceTime(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const wall = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
