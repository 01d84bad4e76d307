// Whether the page behind a row is light or dark, from what it really paints there and not from what the system prefers.

export type Tone = 'light' | 'dark';

/** Tone of what is painted behind an element: the first background on the way up that is not see-through. */
export function toneBehind(element: Element): Tone {
  const view = element.ownerDocument.defaultView;
  if (!view) return 'light';
  let node: Element | null = element.firstElementChild ?? element;
  while (node) {
    const tone = toneOf(view.getComputedStyle(node).backgroundColor);
    if (tone) return tone;
    const parent: ParentNode | null = node.parentNode;
    node = parent && 'host' in parent ? (parent as ShadowRoot).host : (parent as Element | null);
    if (node?.nodeType !== 1) node = null;
  }
  // Nothing painted: the browser's canvas, which is dark only where the page says that it can be and the system wants it.
  const scheme = view.getComputedStyle(element.ownerDocument.documentElement).colorScheme;
  const dark =
    /\bdark\b/.test(scheme) && (!/\blight\b/.test(scheme) || view.matchMedia('(prefers-color-scheme: dark)').matches);
  return dark ? 'dark' : 'light';
}

/** Tone of a computed colour; null where it is mostly see-through or in a form not known. */
export function toneOf(color: string): Tone | null {
  const match =
    /^(rgba?|color)\(\s*(?:srgb\s+)?([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:\s*[,/]\s*([\d.]+)(%?))?\s*\)$/.exec(color);
  if (!match) return null;
  const alpha = match[5] === undefined ? 1 : Number(match[5]) / (match[6] === '%' ? 100 : 1);
  if (alpha < 0.5) return null;
  const scale = match[1] === 'color' ? 1 : 255;
  const [r, g, b] = [match[2], match[3], match[4]].map((part) => {
    const value = Number(part) / scale;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  // Relative luminance of WCAG 2; 0.18 is where black and white text are about equally readable.
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.18 ? 'light' : 'dark';
}
