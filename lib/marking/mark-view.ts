// What is drawn for one row: a strip over it (never in the way of the pointer) and a button with sign and word. Where they go
// is decided by the marker.
import type { Severity } from '@/lib/model/finding';
import { drawIcon } from './icons';
import type { Rectangle } from './rectangle';
import type { Tone } from './tone';

export interface MarkWords {
  /** on the badge: one or two words */
  short: string;
  /** for assistive technology: the whole in one sentence */
  label: string;
}

/** Where a mark goes, in the layer's own coordinates. */
export interface MarkPlace {
  box: Rectangle;
  clip: string | null;
  badge: { left: number; top: number; wide: boolean };
  tone: Tone;
}

/** The nodes of one mark. */
export class MarkView {
  readonly node: HTMLElement;
  readonly badge: HTMLButtonElement;
  readonly #strip: HTMLElement;
  readonly #word: HTMLElement;
  #severity: Severity = 'low';
  #width = 0;
  #drawn = '';
  #said = '';

  constructor(document: Document) {
    this.node = document.createElement('div');
    this.#strip = document.createElement('div');
    this.#strip.className = 'strip';
    this.badge = document.createElement('button');
    this.badge.type = 'button';
    this.badge.setAttribute('aria-haspopup', 'dialog');
    this.badge.setAttribute('aria-expanded', 'false');
    this.#word = document.createElement('span');
    this.#word.className = 'word';
    this.node.append(this.#strip, this.badge);
    this.#strip.addEventListener('animationend', () => this.#strip.classList.remove('flash'));
    this.hide();
  }

  /** Words the mark; does nothing where it says the same already. */
  say(severity: Severity, isInCase: boolean, words: MarkWords, language: string): void {
    const said = [severity, isInCase, words.short, words.label, language].join('\n');
    if (said === this.#said) return;
    this.#said = said;
    this.#severity = severity;
    this.#width = 0;
    this.#drawn = '';
    this.node.lang = language;
    this.#word.textContent = words.short;
    const icon = drawIcon(this.node.ownerDocument, isInCase && severity !== 'low' ? 'case' : severity);
    this.badge.replaceChildren(icon, ...(severity === 'low' ? [] : [this.#word]));
    this.badge.setAttribute('aria-label', words.label);
  }

  get severity(): Severity {
    return this.#severity;
  }

  /** Width of the badge with its words, in CSS pixels. */
  get width(): number {
    if (this.#severity === 'low') return 24;
    if (this.#width === 0) {
      const { className } = this.badge;
      const { className: around, hidden } = this.node;
      this.node.className = `mark ${this.#severity}`;
      this.node.hidden = false;
      this.badge.className = 'badge';
      this.#width = Math.ceil(this.badge.getBoundingClientRect().width);
      this.badge.className = className;
      this.node.className = around;
      this.node.hidden = hidden;
    }
    return this.#width;
  }

  get isShown(): boolean {
    return !this.node.hidden;
  }

  place(place: MarkPlace): void {
    const drawn = JSON.stringify(place);
    if (drawn === this.#drawn && !this.node.hidden) return;
    this.#drawn = drawn;
    const { box, clip, badge, tone } = place;
    this.node.hidden = false;
    this.node.className = `mark ${this.#severity} ${tone}`;
    this.badge.className = badge.wide ? 'badge' : 'badge narrow';
    const strip = this.#strip.style;
    strip.transform = `translate(${box.left}px, ${box.top}px)`;
    strip.width = `${box.right - box.left}px`;
    strip.height = `${box.bottom - box.top}px`;
    strip.clipPath = clip ?? 'none';
    this.badge.style.transform = `translate(${badge.left}px, ${badge.top}px)`;
  }

  hide(): void {
    this.node.hidden = true;
  }

  /** Draws the eye to the mark for a moment. */
  flash(): void {
    this.#strip.classList.remove('flash');
    // Reading a size restarts the animation where one is running.
    void this.#strip.offsetWidth;
    this.#strip.classList.add('flash');
  }
}
