// Points at a row for a moment: for rows that have no mark of their own, such as the first of two equal charges.
import type { Overlay } from './overlay';
import { clipPath } from './rectangle';
import { measureRow } from './visible-part';

/** Draws a frame around a row that fades by itself and follows the row meanwhile. `onEnd` is called once it is gone. */
export function pointAt(pieces: readonly Element[], { host, layer }: Overlay, onEnd: () => void): void {
  const document = layer.ownerDocument;
  const strip = document.createElement('div');
  strip.className = 'mark strip shown';
  const place = () => {
    const part = measureRow(pieces, host, new Map());
    strip.hidden = part === null;
    if (!part) return;
    const { row, visible, holes } = part;
    const origin = layer.getBoundingClientRect();
    strip.style.transform = `translate(${row.left - origin.left}px, ${row.top - origin.top}px)`;
    strip.style.width = `${row.right - row.left}px`;
    strip.style.height = `${row.bottom - row.top}px`;
    strip.style.clipPath = clipPath(row, visible, holes) ?? 'none';
  };
  const following = new AbortController();
  document.addEventListener('scroll', place, { capture: true, passive: true, signal: following.signal });
  strip.addEventListener('animationend', () => {
    following.abort();
    strip.remove();
    onEnd();
  });
  layer.append(strip);
  place();
}
