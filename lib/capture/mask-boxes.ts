// Opaque boxes over card numbers while a picture is taken: in an element of ours, the page's own nodes stay as they are. The
// boxes follow scrolling and changes of the page until they are taken away.
import { findCardPlaces, type ShadowRootOf } from './card-places';

const name = 'tillguard-cover';
const styles: Record<string, string> = {
  all: 'initial',
  display: 'block',
  position: 'absolute',
  top: '0',
  left: '0',
  width: '0',
  height: '0',
  'z-index': '2147483647',
  'pointer-events': 'none',
  overflow: 'visible',
  opacity: '1',
  visibility: 'visible',
};

export interface MaskBoxes {
  /** card numbers covered now */
  readonly count: number;
  /** covers anew at once, without waiting for the page to tell of a change */
  draw(): void;
  remove(): void;
}

/**
 * Covers every full card number of the document's viewport from now on: first six and last four digits stay to be seen.
 * @param wholly elements to be covered whole: the rows of other customers
 */
export function coverCardNumbers(
  document: Document,
  shadowRootOf: ShadowRootOf,
  wholly: () => readonly Element[] = () => [],
): MaskBoxes {
  for (const old of document.querySelectorAll(name)) old.remove();
  const host = document.createElement(name);
  for (const [property, value] of Object.entries(styles)) host.style.setProperty(property, value, 'important');
  const root = host.attachShadow({ mode: 'closed' });
  let count = 0;
  const draw = () => {
    if (!host.isConnected) document.documentElement.append(host);
    const places = findCardPlaces(document, shadowRootOf);
    count = places.length;
    const origin = host.getBoundingClientRect();
    const boxes = places.flatMap(({ cover }) =>
      Array.isArray(cover)
        ? cover.flatMap((range) =>
            [...range.getClientRects()].map((box) => clipped(box, range.startContainer.parentElement)),
          )
        : [clipped(cover.getBoundingClientRect(), cover)],
    );
    const veils = wholly().map((element) => clipped(element.getBoundingClientRect(), element.parentElement));
    root.replaceChildren(
      ...[...boxes.map((box) => ({ ...box, colour: '#111' })), ...veils.map((box) => ({ ...box, colour: '#c9d1ce' }))]
        .filter(({ width, height }) => width > 0 && height > 0)
        .map(({ left, top, width, height, colour }) => {
          const box = document.createElement('div');
          box.style.cssText = `position:absolute;background:${colour};outline:1px solid ${colour};forced-color-adjust:none`;
          box.style.left = `${left - origin.left}px`;
          box.style.top = `${top - origin.top}px`;
          box.style.width = `${width}px`;
          box.style.height = `${height}px`;
          return box;
        }),
    );
  };
  draw();
  const following = new AbortController();
  const passive = { capture: true, passive: true, signal: following.signal };
  document.addEventListener('scroll', draw, passive);
  document.defaultView?.addEventListener('resize', draw, passive);
  const observer = new MutationObserver(draw);
  observer.observe(document, { childList: true, characterData: true, attributes: true, subtree: true });
  return {
    get count() {
      return count;
    },
    draw,
    remove() {
      following.abort();
      observer.disconnect();
      host.remove();
    },
  };
}

/** A box cut down to what scroll containers around the element let through. */
function clipped(box: DOMRect, around: Element | null): { left: number; top: number; width: number; height: number } {
  let { left, top, right, bottom } = box;
  const root = around?.ownerDocument.documentElement;
  for (let at: Element | null = around; at && at !== root; at = at.parentElement ?? hostOf(at)) {
    const { overflowX, overflowY, display } = getComputedStyle(at);
    if (
      (overflowX === 'visible' && overflowY === 'visible') ||
      display.startsWith('inline') ||
      at === at.ownerDocument.body
    )
      continue;
    const edge = at.getBoundingClientRect();
    left = Math.max(left, edge.left);
    top = Math.max(top, edge.top);
    right = Math.min(right, edge.right);
    bottom = Math.min(bottom, edge.bottom);
  }
  return { left, top, width: right - left, height: bottom - top };
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}
