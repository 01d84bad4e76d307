// Makes a frame ready to be pictured and tells what it shows: card numbers covered, its text masked, where and when it was.
// The picture itself is the worker's.
import type { CapturePreparation } from '@/lib/messaging/messages';
import { maskNumbers } from '@/lib/reading/values/personal';
import { type ShadowRootOf, scopesOf } from './card-places';
import { coverCardNumbers, type MaskBoxes } from './mask-boxes';
import { snapshotOf } from './snapshot';

/** A capture whose end is never told (the worker died) ends by itself after so long; ms. */
const longest = 20_000;
/** Frames out of sight are not painted: then waiting for paint ends after so long; ms. */
const paintWait = 400;
/** Text beyond this many characters is cut off, and that is said in its last line. */
const longestText = 4_000_000;

/** Prepares one document for pictures. `setConcealed` hides and shows our own marks: a picture shows the portal as it was. */
export class CaptureStage {
  readonly #document: Document;
  readonly #shadowRootOf: ShadowRootOf;
  readonly #setConcealed: (isConcealed: boolean) => void;
  #boxes: MaskBoxes | null = null;
  #timer = 0;

  constructor(document: Document, shadowRootOf: ShadowRootOf, setConcealed: (isConcealed: boolean) => void) {
    this.#document = document;
    this.#shadowRootOf = shadowRootOf;
    this.#setConcealed = setConcealed;
  }

  /**
   * Covers card numbers, hides our marks, waits until that is painted, and answers what the frame shows. Once more while it is
   * prepared: the same anew, for a page that may have changed.
   * @param portal host under which the ledger knows the portal
   */
  async prepare(portal: string): Promise<CapturePreparation> {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), longest) as unknown as number;
    this.#setConcealed(true);
    this.#boxes ??= coverCardNumbers(this.#document, this.#shadowRootOf);
    await painted(this.#document);
    return describe(this.#document, portal, this.#shadowRootOf, this.#boxes?.count ?? 0);
  }

  /** Takes the boxes away and shows our marks again. */
  end(): void {
    clearTimeout(this.#timer);
    this.#boxes?.remove();
    this.#boxes = null;
    this.#setConcealed(false);
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

function describe(document: Document, portal: string, shadowRootOf: ShadowRootOf, masked: number): CapturePreparation {
  const view = document.defaultView!;
  const now = new Date();
  return {
    page: {
      url: maskNumbers(document.location.href).slice(0, 4000),
      title: maskNumbers(document.title).slice(0, 1000),
      portal: portal.slice(0, 200),
    },
    text: visibleText(document, shadowRootOf),
    snapshot: snapshotOf(document, shadowRootOf),
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
    masked,
  };
}

/** What a reader sees of the document as text, shadow roots after it; card numbers cut to first six and last four. */
function visibleText(document: Document, shadowRootOf: ShadowRootOf): string {
  const parts = scopesOf(document, shadowRootOf)
    .map((scope) => ('body' in scope ? [scope.body] : [...scope.children]).map(renderedText).join('\n'))
    .filter((part) => part.trim() !== '');
  const text = parts.join('\n\n');
  return maskNumbers(text.length > longestText ? `${text.slice(0, longestText)}\n[…]` : text);
}

function renderedText(element: Element | null): string {
  // biome-ignore lint/performance/useDomNodeTextContent: the text as rendered is what the evidence is about, hidden text is not
  return element instanceof HTMLElement ? element.innerText : '';
}

/** Wall time of the device with its offset, `2026-03-01T02:14:00+08:00`. */
function deviceTime(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const wall = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
