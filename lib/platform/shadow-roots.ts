// Shadow roots, closed ones included: browsers let content scripts reach them (Chromium `chrome.dom`, Firefox a property of
// the element). Grids of web components keep their rows there.
import { browser } from './browser';

/** The element's shadow root, open or closed; null where there is none or the browser does not tell. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  const { dom } = browser as unknown as { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  return dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null;
}
