// What on a page could hold a table and cannot be read, with the reason: pictures of tables, frames of other sites.
import type { NotRead } from '@/lib/model/reading';
import type { ShownTree } from './tree';

/** Smallest canvas and frame, in CSS pixels, that could show a table. */
const canvasSize = { width: 400, height: 200 };
const frameSize = { width: 300, height: 150 };
const most = 10;

/** Canvases without readable content and frames of other origins, as far as they are large enough to show a table. */
export function findUnreadable(document: Document, tree: ShownTree): NotRead[] {
  const found: NotRead[] = [];
  for (const scope of tree.scopes) {
    for (const canvas of scope.querySelectorAll('canvas')) {
      if (isSmaller(canvas, canvasSize) || isToldWhole(canvas)) continue;
      found.push({ what: '', why: 'canvas' });
    }
    // A document knows how many frames it holds, without looking through all that it shows; shadow roots do not.
    if ('defaultView' in scope && scope.defaultView?.length === 0) continue;
    for (const frame of scope.querySelectorAll<HTMLIFrameElement>('iframe,frame')) {
      if (!frame.hasAttribute('src') || isSmaller(frame, frameSize)) continue;
      const url = parseUrl(frame.src, document.baseURI);
      if (url && /^https?:$/.test(url.protocol) && url.origin !== parseUrl(document.baseURI, document.baseURI)?.origin)
        found.push({ what: url.host, why: 'cross-origin-frame' });
    }
  }
  return found.slice(0, most);
}

/** True where a table for screen readers in the canvas holds all rows and columns that are drawn or can be scrolled to. */
function isToldWhole(canvas: Element): boolean {
  const table = canvas.querySelector('table,[role="grid"]');
  if (!table) return false;
  const shown = (count: string, selector: string, within: ParentNode | null) =>
    Number(table.getAttribute(count) ?? 0) <= (within?.querySelectorAll(selector).length ?? 0);
  const rows = 'tr,[role="row"]';
  return (
    shown('aria-rowcount', rows, table) && shown('aria-colcount', 'th,td,[role$="cell"]', table.querySelector(rows))
  );
}

function isSmaller(element: Element, size: { width: number; height: number }): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width < size.width || height < size.height;
}

function parseUrl(text: string, base: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
