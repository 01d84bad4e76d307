// Whether the page has something over our element at this moment, or shows it otherwise than we drew it. Asked at a press: what a
// browser tells of itself (IntersectionObserver's visibility, Chromium alone) comes a tenth of a second late, and from others never.
// Our host stands last in <html> with the highest z-index there is: over it lie only the top layer and what comes after it.
import { intersect, isEmpty, type Rectangle } from './rectangle';

const topLayer = ':modal, :popover-open, :fullscreen';

/** True where something of the page's may lie over the element, or makes all of the page look or stand otherwise. */
export function isLaidOver(element: Element, host: Element): boolean {
  const { documentElement: root, defaultView: view } = host.ownerDocument;
  if (!view || !host.isConnected) return true;
  if (isAltered(view.getComputedStyle(root))) return true;
  const box = element.getBoundingClientRect();
  const covers = (other: Element) => !other.contains(host) && meets(box, other);
  for (const other of host.ownerDocument.querySelectorAll(topLayer)) if (covers(other)) return true;
  for (let after = host.nextElementSibling; after !== null; after = after.nextElementSibling)
    if (covers(after) || [...after.querySelectorAll('*')].some(covers)) return true;
  return false;
}

function meets(box: Rectangle, other: Element): boolean {
  const { width, height } = other.getBoundingClientRect();
  return width > 0 && height > 0 && !isEmpty(intersect(box, other.getBoundingClientRect()));
}

/** Grey pages are a custom on days of mourning, and hide nothing. */
const harmless = /^(?:none|grayscale\([^)]*\))$/;

function isAltered({
  opacity,
  filter,
  clipPath,
  transform,
  translate,
  scale,
  rotate,
  mixBlendMode,
}: CSSStyleDeclaration) {
  const isNone = (value: string) => value === '' || value === 'none';
  return (
    Number(opacity) < 1 ||
    !(filter === '' || harmless.test(filter)) ||
    ![clipPath, transform, translate, scale, rotate].every(isNone) ||
    !(mixBlendMode === '' || mixBlendMode === 'normal')
  );
}
