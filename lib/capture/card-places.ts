// Finds where on the screen full card numbers stand: which digits of which text nodes have to be covered before a picture.
// Reads the page only. What counts as a card number is lib/reading/values/card.ts's.
import { maskCardNumbers } from '@/lib/reading/values/card';

/** Reaches into an element's shadow root, closed ones included where the browser lets a content script. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** One full card number: what covers its digits between the first six and the last four. */
export interface CardPlace {
  /** stretches of text to be covered, or the whole field where the number stands in a form field */
  cover: Range[] | HTMLElement;
}

const digit = /\p{Nd}/u;
const fields = 'input,textarea,select';
const skipped = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE']);
/** Text this far outside the viewport is looked at too, so that a small scroll shows nothing uncovered; CSS pixels. */
const around = 300;

/** All full card numbers in or near the viewport of a document, shadow roots included. */
export function findCardPlaces(document: Document, shadowRootOf: ShadowRootOf): CardPlace[] {
  const places: CardPlace[] = [];
  for (const scope of scopesOf(document, shadowRootOf)) {
    for (const run of runsOf(scope, document)) places.push(...placesIn(run, document));
    for (const field of scope.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(fields)) {
      if (holdsCard(shownIn(field)) && isNear(field)) places.push({ cover: field });
    }
  }
  return places;
}

/** The document and every shadow root in it, outer ones first. */
export function scopesOf(document: Document, shadowRootOf: ShadowRootOf): (Document | ShadowRoot)[] {
  const scopes: (Document | ShadowRoot)[] = [document];
  // Grows while it is walked: shadow roots may hold others.
  for (const scope of scopes) {
    for (const element of scope.querySelectorAll('*')) {
      const root = element.shadowRoot ?? (element.localName.includes('-') ? shadowRootOf(element) : null);
      if (root) scopes.push(root);
    }
  }
  return scopes;
}

function shownIn(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string {
  if ('selectedOptions' in field) return [...field.selectedOptions].map((option) => option.text).join('\n');
  return field.type === 'password' || field.type === 'hidden' ? '' : field.value;
}

function holdsCard(text: string): boolean {
  return maskCardNumbers(text) !== text;
}

/** Text nodes that a reader sees as one line of text: a number may be cut into several (`<b>6222</b> <b>0212</b>…`). */
type Run = Text[];

function runsOf(scope: Document | ShadowRoot, document: Document): Run[] {
  const runs: Run[] = [];
  const blocks = new Map<Element, Element>();
  let block: Element | null = null;
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (parent === null || skipped.has(parent.tagName)) continue;
    if (node.data.trim() === '') {
      if (block !== null) runs.at(-1)?.push(node);
    } else if (!digit.test(node.data)) block = null;
    else if (isNear(parent)) {
      const around = blockAround(parent, blocks);
      if (around === block) runs.at(-1)!.push(node);
      else runs.push([node]);
      block = around;
    }
  }
  return runs;
}

function blockAround(element: Element, known: Map<Element, Element>): Element {
  const found = known.get(element);
  if (found) return found;
  const { display } = getComputedStyle(element);
  const isInline = display === 'inline' || display === 'contents' || display.startsWith('inline-');
  const parent = element.parentElement;
  const block = isInline && parent ? blockAround(parent, known) : element;
  known.set(element, block);
  return block;
}

function isNear(element: Element): boolean {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  // Without a box of its own (`display: contents`) its text may be anywhere.
  if (width === 0 && height === 0)
    return element.getClientRects().length > 0 || getComputedStyle(element).display === 'contents';
  return right > -around && bottom > -around && left < clientWidth + around && top < clientHeight + around;
}

/** Where `maskCardNumbers` would put a mask sign in the run's text, as ranges. */
function placesIn(run: Run, document: Document): CardPlace[] {
  // Line breaks of the source are blanks to a reader; they would end a number.
  const text = run.map((node) => node.data.replace(/[\r\n]/g, ' ')).join('');
  const masked = maskCardNumbers(text);
  if (masked === text) return [];
  const cards: [number, number][][] = [];
  let end = 0;
  let at = 0;
  // Both texts have the same number of characters; where they differ a digit has to be covered. What stands between two
  // covered digits of one number is a few separators, between two numbers at least ten digits.
  const hidden = [...masked];
  [...text].forEach((character, i) => {
    const from = at;
    at += character.length;
    if (hidden[i] === character) return;
    if (cards.length === 0 || from - end > 8) cards.push([]);
    cards.at(-1)!.push([from, at]);
    end = at;
  });
  return cards.map((stretches) => ({ cover: rangesOf(run, stretches, document) }));
}

/** Ranges of the run's text nodes for stretches of the run's text; neighbouring digits share one. */
function rangesOf(run: Run, stretches: readonly [number, number][], document: Document): Range[] {
  const joined: [number, number][] = [];
  for (const [from, to] of stretches) {
    const last = joined.at(-1);
    if (last && last[1] === from) last[1] = to;
    else joined.push([from, to]);
  }
  const ranges: Range[] = [];
  for (const [from, to] of joined) {
    let start = 0;
    for (const node of run) {
      const end = start + node.data.length;
      if (from < end && to > start) {
        const range = document.createRange();
        range.setStart(node, Math.max(0, from - start));
        range.setEnd(node, Math.min(node.data.length, to - start));
        ranges.push(range);
      }
      start = end;
    }
  }
  return ranges;
}
