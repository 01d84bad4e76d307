// A copy of what a document shows as one HTML file that does nothing: no script, handler, form, frame or address that a reader's
// browser would load; styles inline; card and identity numbers cut, also where one is split over several nodes.
import { maskNumbers } from '@/lib/reading/values/personal';
import type { ShadowRootOf } from './card-places';

/** Longer snapshots are left out: a page of that size is not one to be read. Characters. */
const longest = 6_000_000;
const dropped = new Set(
  'SCRIPT NOSCRIPT STYLE LINK META BASE IFRAME FRAME FRAMESET OBJECT EMBED APPLET AUDIO VIDEO SOURCE TRACK TEMPLATE PORTAL TITLE TILLGUARD-MARKS TILLGUARD-COVER'.split(
    ' ',
  ),
);
/** What says how a table or text is laid out; everything else (addresses, handlers, ids, names) stays behind. */
const kept = new Set(
  'class colspan rowspan scope dir lang role alt title aria-label aria-rowcount aria-colcount width height align valign'.split(
    ' ',
  ),
);
/** Elements whose text a reader sees as one run: a number may be cut over them. */
const inline = new Set(
  'A ABBR B BDI BDO CODE DATA EM FONT I INS LABEL MARK S SMALL SPAN STRONG SUB SUP TIME U WBR'.split(' '),
);
const empty = new Set('BR HR IMG WBR COL'.split(' '));

/** What stands in place of a row that was left out. */
export const leftOut = '▒▒▒';

/**
 * The file; null where the document is too large for one. Reads the page only.
 * @param without elements whose content is left out: the rows of other customers
 */
export function snapshotOf(
  document: Document,
  shadowRootOf: ShadowRootOf,
  without: ReadonlySet<Element> = new Set(),
): string | null {
  const masked = new Map<Text, string>();
  const parts: string[] = [];
  let length = 0;
  const write = (text: string) => {
    length += text.length;
    if (length <= longest) parts.push(text);
  };
  const body = document.body ?? document.documentElement;
  if (body) writeElement(body, write, { masked, shadowRootOf, without });
  if (length > longest) return null;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    `<title>${escaped(maskNumbers(document.title))}</title>`,
    `<style>${stylesOf(document)}</style>`,
  ];
  return `<!doctype html>\n<html lang="${escaped(document.documentElement.lang)}"><head>${head.join('')}</head>${parts.join('')}</html>\n`;
}

function writeElement(
  element: Element,
  write: (text: string) => void,
  how: { masked: Map<Text, string>; shadowRootOf: ShadowRootOf; without: ReadonlySet<Element> },
): void {
  const { masked, shadowRootOf } = how;
  const tag = element.tagName.toUpperCase();
  if (dropped.has(tag)) return;
  if (how.without.has(element)) {
    write(tag === 'TR' ? `<tr><td>${leftOut}</td></tr>` : `<div>${leftOut}</div>`);
    return;
  }
  // Forms and their fields are shown as what they hold, and nothing can be sent.
  const field = fieldText(element);
  if (field !== null) {
    write(`<span class="tillguard-field">${escaped(maskNumbers(field))}</span>`);
    return;
  }
  const name =
    /^[A-Z][A-Z0-9]*$/.test(tag) && tag !== 'FORM' && tag !== 'BUTTON' && tag !== 'SVG' ? tag.toLowerCase() : 'div';
  write(`<${name}${attributesOf(element)}${colourOf(element)}>`);
  if (empty.has(tag)) return;
  maskRuns(element, masked);
  const root = element.shadowRoot ?? (element.localName.includes('-') ? shadowRootOf(element) : null);
  for (const child of root ? [...root.childNodes, ...element.childNodes] : element.childNodes) {
    if (child.nodeType === 3) write(escaped(masked.get(child as Text) ?? maskNumbers((child as Text).data)));
    else if (child.nodeType === 1) writeElement(child as Element, write, how);
  }
  write(`</${name}>`);
}

/** Masks numbers that are split over the text nodes of one run of inline elements. */
function maskRuns(element: Element, masked: Map<Text, string>): void {
  let run: Text[] = [];
  const close = () => {
    if (run.length > 1) {
      const whole = run.map((node) => masked.get(node) ?? node.data).join('');
      const cut = [...maskNumbers(whole)];
      if (cut.join('') !== whole) {
        let at = 0;
        for (const node of run) {
          const { length } = [...(masked.get(node) ?? node.data)];
          masked.set(node, cut.slice(at, at + length).join(''));
          at += length;
        }
      }
    }
    run = [];
  };
  const gather = (parent: Element) => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) run.push(child as Text);
      else if (child.nodeType === 1) {
        if (inline.has((child as Element).tagName.toUpperCase())) gather(child as Element);
        else close();
      }
    }
  };
  if (inline.has(element.tagName.toUpperCase())) return;
  gather(element);
  close();
}

function fieldText(element: Element): string | null {
  const field = element as HTMLInputElement & HTMLSelectElement;
  switch (element.tagName.toUpperCase()) {
    case 'INPUT':
      if (/^(hidden|password|file)$/i.test(field.type)) return '';
      return /^(checkbox|radio)$/i.test(field.type) ? (field.checked ? '☑' : '☐') : field.value;
    case 'TEXTAREA':
      return field.value;
    case 'SELECT':
      return [...field.selectedOptions].map((option) => option.text).join(', ');
    default:
      return null;
  }
}

function attributesOf(element: Element): string {
  return [...element.attributes]
    .filter(({ name }) => kept.has(name.toLowerCase()))
    .map(({ name, value }) => ` ${name.toLowerCase()}="${escaped(maskNumbers(value))}"`)
    .join('');
}

/** What is not to be seen on the page is not to be seen in its copy. */
function colourOf(element: Element): string {
  const view = element.ownerDocument.defaultView;
  return view?.getComputedStyle(element).display === 'none' ? ' hidden' : '';
}

/** The page's rules as far as the browser lets them be read, without anything that would be loaded. */
function stylesOf(document: Document): string {
  const rules: string[] = [];
  // Firefox shows no adopted sheets to content scripts.
  const { adoptedStyleSheets: adopted } = document as { adoptedStyleSheets?: CSSStyleSheet[] };
  for (const sheet of [...document.styleSheets, ...(adopted ?? [])]) {
    try {
      for (const rule of sheet.cssRules) if (!/^@(import|font-face)/i.test(rule.cssText)) rules.push(rule.cssText);
    } catch {
      // A style sheet of another origin cannot be read; the copy then looks plainer, its words are the same.
      rules.push('/* a style sheet of another origin is left out */');
    }
  }
  const css = rules
    .join('\n')
    .replace(/url\([^)]*\)/gi, 'none')
    .replace(/<\//g, '<\\/');
  return css.length > longest / 2 ? '' : maskNumbers(css);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
