// What a row says right now, to tell whether an element still shows the transaction that was read from it: grids recycle
// their row elements, and a mark must never stay on one that shows another transaction.

/** Reaches into an element's shadow root, closed ones included where the browser lets a content script. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** Text of all pieces of a row, shadow roots included. Cheap enough to be asked on every change of the page. */
export function rowText(pieces: readonly Element[], shadowRootOf: ShadowRootOf): string {
  return pieces.map((piece) => (piece.isConnected ? deepText(piece, shadowRootOf) : '')).join('\n');
}

function deepText(element: Element, shadowRootOf: ShadowRootOf): string {
  let text = element.textContent ?? '';
  for (const inner of element.getElementsByTagName('*')) {
    // Only elements with a dash in their name hide text that matters here in a shadow root.
    const root = inner.localName.includes('-') ? shadowRootOf(inner) : null;
    if (root) text += `\n${[...root.children].map((child) => deepText(child, shadowRootOf)).join('')}`;
  }
  return text;
}
