// Marks on the rows of a portal page: which rows, where, and kept there. Marks are bound to ledger keys; which element shows a
// key is told by the latest reading, and an element that says something else than it did then loses its mark at once.
import { marking } from '@/lib/i18n/marking';
import { type Language, say } from '@/lib/i18n/say';
import type { Finding } from '@/lib/model/finding';
import { type Explanation, explain, type WordRule } from './explain';
import { type LayoutRow, layOutMarks } from './layout';
import { MarkView } from './mark-view';
import { type Overlay, putUpOverlay } from './overlay';
import { pointAt } from './point';
import { Popover } from './popover';
import { drawPopover, type PopoverView } from './popover-view';
import { rowText, type ShadowRootOf } from './row-text';
import { type RowWatch, watchRows } from './row-watch';
import { toneBehind } from './tone';

/** `locked`: cases are locked, and have to be unlocked first. */
export type OpenedCase = { caseId: string } | 'locked' | 'failed';

export interface MarkerOptions {
  document: Document;
  /** words a message of the catalogue `rules` */
  word: WordRule;
  /** opens a case for the row; resolves to its id, or to why there is none */
  openCase(key: string): Promise<OpenedCase>;
  /** notes what the user said of the row; resolves to what is known then, or null where that failed. Left out: nothing can be noted */
  judge?(key: string, verdict: 'fine' | 'wrong' | 'take-back'): Promise<Knowledge | null>;
  shadowRootOf: ShadowRootOf;
  /** false once the extension that this script belongs to is gone: then marks come down */
  isAlive(): boolean;
}

/** What is known of the rows, from the worker. */
export interface Knowledge {
  findings: readonly Finding[];
  /** ledger key → case that the row is part of */
  inCase: Readonly<Record<string, string>>;
  language: Language;
}

interface Mark extends LayoutRow {
  findings: readonly Finding[];
  /** what is said of them; worded when the mark is first drawn, since most of a long list's never are */
  explanation: Explanation | null;
  view: MarkView | null;
  /** what the row said when it was read */
  text: string;
  isInView: boolean;
}

/** The marks of one document. */
export class Marker {
  readonly #options: MarkerOptions;
  #overlay: Overlay | null = null;
  #popover: Popover | null = null;
  #watch: RowWatch | null = null;
  #view: { key: string; view: PopoverView } | null = null;
  #rows: ReadonlyMap<string, readonly Element[]> = new Map();
  #knowledge: Knowledge = { findings: [], inCase: {}, language: 'en' };
  /** what is known since the user judged a row: shown once the popover in which that was done is closed */
  #judged: Knowledge | null = null;
  readonly #marks = new Map<string, Mark>();
  #frame = 0;
  #isConcealed = false;
  #isStopped = false;

  constructor(options: MarkerOptions) {
    this.#options = options;
  }

  /** Which elements show which ledger key, from the latest reading. Call in the same task that read them. */
  setRows(rows: ReadonlyMap<string, readonly Element[]>): void {
    this.#rows = rows;
    this.#match(true);
  }

  /** What to say of which ledger key. Keys that are not on the page are kept until they are. */
  setKnowledge(knowledge: Knowledge): void {
    this.#judged = null;
    this.#knowledge = knowledge;
    this.#match(false);
    if (this.#view) {
      const { key } = this.#view;
      if (knowledge.inCase[key] === undefined || !this.#marks.has(key)) this.#popover?.refresh();
    }
  }

  /**
   * To be called synchronously for every change of the page: a mark whose row no longer says what it said is hidden before
   * the browser paints.
   */
  check(): void {
    for (const mark of this.#marks.values()) {
      if (mark.view?.isShown && !this.#isTrue(mark)) this.#hide(mark.view);
    }
    this.#schedule();
  }

  /** Scrolls a row into view and draws the eye to it; false where the page does not show it now. */
  reveal(key: string): boolean {
    const pieces = this.#rows.get(key)?.filter((piece) => piece.isConnected);
    const first = pieces?.[0];
    if (!first || this.#isStopped) return false;
    first.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const mark = this.#marks.get(key);
    if (mark) {
      // The browser tells only after the next frame that it has come into view.
      mark.isInView = true;
      this.#layOut();
      mark.view?.badge.focus({ preventScroll: true });
      mark.view?.flash();
    } else {
      pointAt(pieces, this.#up().overlay, () => {
        if (this.#marks.size === 0) this.#takeDown();
      });
    }
    return true;
  }

  /** Ledger keys of the marks that are drawn now. */
  get drawn(): string[] {
    return [...this.#marks].filter(([, mark]) => mark.view?.isShown).map(([key]) => key);
  }

  /** Hides marks and popover, or shows them again: a picture shows the portal as it was. */
  setConcealed(isConcealed: boolean): void {
    this.#isConcealed = isConcealed;
    if (isConcealed) this.#popover?.close();
    this.#overlay?.setVisible(!isConcealed);
  }

  /** Takes everything down for good. */
  stop(): void {
    this.#isStopped = true;
    this.#takeDown();
    this.#rows = new Map();
  }

  #takeDown(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#popover?.stop();
    this.#watch?.stop();
    this.#overlay?.remove();
    this.#popover = this.#watch = this.#overlay = this.#view = null;
    this.#marks.clear();
  }

  /** Brings the marks in line with rows and findings. */
  #match(isFreshReading: boolean): void {
    if (this.#isStopped) return;
    const byKey = Map.groupBy(this.#knowledge.findings, (finding) => finding.key);
    for (const [key, mark] of this.#marks) {
      if (byKey.has(key) && this.#rows.has(key)) continue;
      this.#drop(key, mark);
    }
    for (const [key, found] of byKey) {
      const pieces = this.#rows.get(key);
      if (!pieces?.[0]) continue;
      const mark = this.#marks.get(key) ?? this.#newMark(pieces);
      mark.findings = found;
      mark.explanation = null;
      if (isFreshReading) {
        mark.pieces = pieces;
        mark.text = rowText(pieces, this.#options.shadowRootOf);
        mark.taken = null;
      }
      this.#marks.set(key, mark);
      this.#up().watch.watch(key, pieces[0]);
      if (mark.view) this.#word(mark, mark.view);
    }
    if (this.#marks.size > 0) this.#schedule();
    else if (this.#overlay) this.#takeDown();
  }

  #newMark(pieces: readonly Element[]): Mark {
    const mark: Mark = {
      findings: [],
      explanation: null,
      pieces,
      view: null,
      text: rowText(pieces, this.#options.shadowRootOf),
      isInView: false,
      taken: null,
      width: () => mark.view?.width ?? 0,
    };
    return mark;
  }

  #drop(key: string, mark: Mark): void {
    this.#watch?.unwatch(key);
    if (mark.view && this.#popover?.badge === mark.view.badge) this.#popover.close();
    mark.view?.node.remove();
    this.#marks.delete(key);
  }

  #up(): { overlay: Overlay; popover: Popover; watch: RowWatch } {
    const { document, isAlive } = this.#options;
    this.#overlay ??= putUpOverlay(document, () => {
      if (isAlive()) return true;
      this.stop();
      return false;
    });
    const { root, layer } = this.#overlay;
    this.#overlay.setVisible(!this.#isConcealed);
    layer.setAttribute('role', 'region');
    layer.setAttribute('aria-label', say(marking, this.#knowledge.language, 'region'));
    this.#popover ??= new Popover(
      root,
      (badge) => this.#draw(badge),
      () => {
        if (this.#judged && !this.#isStopped) this.setKnowledge(this.#judged);
      },
    );
    this.#watch ??= watchRows(
      (key, isVisible) => {
        const mark = this.#marks.get(key);
        if (!mark) return;
        mark.isInView = isVisible;
        this.#schedule();
      },
      () => this.#schedule(),
    );
    return { overlay: this.#overlay, popover: this.#popover, watch: this.#watch };
  }

  #word(mark: Mark, view: MarkView): void {
    const { language, inCase } = this.#knowledge;
    const explanation = this.#explanationOf(mark);
    if (!explanation) return;
    const { severity, reasons, key } = explanation;
    const isInCase = inCase[key] !== undefined;
    view.say(
      severity,
      isInCase,
      {
        short: say(marking, language, isInCase ? 'short.case' : `short.${severity}`),
        label: say(marking, language, 'label', {
          title: say(marking, language, `title.${severity}`),
          why: reasons[0]?.why ?? '',
        }),
      },
      language,
    );
  }

  #explanationOf(mark: Mark): Explanation | null {
    mark.explanation ??= explain(mark.findings, this.#knowledge.language, this.#options.word);
    return mark.explanation;
  }

  #isTrue(mark: Mark): boolean {
    return (
      mark.pieces.some((piece) => piece.isConnected) && rowText(mark.pieces, this.#options.shadowRootOf) === mark.text
    );
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#isStopped || this.#marks.size === 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#options.isAlive()) this.#layOut();
      else this.stop();
    });
  }

  /** Puts every mark in view where its row is. First everything is measured, then everything is written. */
  #layOut(): void {
    const overlay = this.#overlay;
    if (!overlay) return;
    const inView: Mark[] = [];
    for (const mark of this.#marks.values()) if (mark.isInView && this.#isTrue(mark)) inView.push(mark);
    for (const mark of inView) mark.view ??= this.#addView(mark);
    const places = layOutMarks(inView, overlay.host, overlay.layer.getBoundingClientRect());
    for (const mark of this.#marks.values()) {
      const place = places.get(mark);
      if (place) mark.view?.place(place);
      else if (mark.view) this.#hide(mark.view);
    }
    this.#order([...places].map(([{ view }, place]) => ({ view: view!, top: place.box.top })));
    this.#popover?.place();
  }

  #hide(view: MarkView): void {
    if (this.#popover?.badge === view.badge) this.#popover.close();
    view.hide();
  }

  #addView(mark: Mark): MarkView {
    const { overlay, popover } = this.#up();
    const view = new MarkView(this.#options.document);
    mark.view = view;
    this.#word(mark, view);
    overlay.layer.append(view.node);
    popover.attach(view.badge);
    return view;
  }

  /** Keeps the keyboard's order the rows' order; not while the keyboard is among them, which moving nodes would throw out. */
  #order(placed: { view: MarkView; top: number }[]): void {
    const layer = this.#overlay?.layer;
    if (!layer || this.#overlay?.root.activeElement) return;
    let before: Element | null = null;
    for (const { view } of [...placed].sort((a, b) => a.top - b.top)) {
      const expected: Element | null = before ? before.nextElementSibling : layer.firstElementChild;
      if (expected !== view.node) layer.insertBefore(view.node, expected);
      before = view.node;
    }
  }

  #draw(badge: HTMLButtonElement): HTMLElement | null {
    const mark = [...this.#marks.values()].find(({ view }) => view?.badge === badge);
    if (!mark || !this.#options.isAlive() || !this.#isTrue(mark)) return null;
    const { language, inCase } = this.#knowledge;
    const explanation = this.#explanationOf(mark);
    if (!explanation) return null;
    const { key } = explanation;
    const { judge } = this.#options;
    const words = (
      message: 'covered' | 'opening' | 'open-failed' | 'open-locked' | 'related.missing' | 'judge-failed',
    ) => say(marking, language, message);
    const view = drawPopover(
      this.#options.document,
      explanation,
      inCase[key] ?? null,
      language,
      toneBehind(mark.pieces[0]!),
      {
        openCase: (event) => {
          if (this.#popover?.mayAct(event) === false) return view.tell(words('covered'));
          view.tell(words('opening'));
          void this.#options.openCase(key).then((opened) => {
            if (opened === 'locked') view.tell(words('open-locked'));
            else if (opened === 'failed') view.tell(words('open-failed'));
            else {
              const { caseId } = opened;
              this.#knowledge = { ...this.#knowledge, inCase: { ...this.#knowledge.inCase, [key]: caseId } };
              view.setCase(caseId);
              this.#match(false);
            }
          });
        },
        ...(judge && {
          judge: (event: MouseEvent, verdict: 'fine' | 'wrong' | 'take-back') => {
            if (this.#popover?.mayAct(event) === false) return view.tell(words('covered'));
            void judge(key, verdict).then((knowledge) => {
              if (knowledge === null) return view.tell(words('judge-failed'));
              view.setJudged(verdict);
              if (view.node.isConnected) this.#judged = knowledge;
              else this.setKnowledge(knowledge);
            });
          },
        }),
        showRelated: (other) => {
          if (!this.reveal(other)) view.tell(words('related.missing'));
        },
        close: () => this.#popover?.close(),
      },
    );
    this.#view = { key, view };
    return view.node;
  }
}
