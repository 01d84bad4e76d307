// The one element of ours on the page: a host at the end of <html> with a closed shadow root. The page can find out that it
// is there, never what it says. Everything that is drawn goes into it; the portal's own nodes are not touched.
import { marksHost } from '@/lib/model/own-hosts';
import { style } from './style';

/** Events that are nobody's business but ours once they happened inside the host. */
const kept = [
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'keydown',
  'keyup',
  'keypress',
  'wheel',
  'touchstart',
  'touchend',
];

export interface Overlay {
  host: HTMLElement;
  root: ShadowRoot;
  /** where marks go; it moves with the document when that scrolls */
  layer: HTMLElement;
  /** hides everything, as for a picture of the page as it was */
  setVisible(visible: boolean): void;
  remove(): void;
}

/**
 * Puts up the overlay; one left by an earlier copy of the script is replaced.
 * @param isWanted asked when somebody took the host away: whether to put it back
 */
export function putUpOverlay(document: Document, isWanted: () => boolean): Overlay {
  for (const old of document.querySelectorAll(marksHost)) old.remove();
  const host = document.createElement(marksHost);
  const dress = (property: string, value: string) => host.style.setProperty(property, value, 'important');
  // The page's style sheets reach the host, not into it; what stands here they cannot override.
  dress('all', 'initial');
  for (const [property, value] of Object.entries({
    display: 'block',
    position: 'absolute',
    top: '0',
    left: '0',
    width: '0',
    height: '0',
    margin: '0',
    padding: '0',
    border: '0',
    overflow: 'visible',
    'z-index': '2147483647',
    'pointer-events': 'none',
    opacity: '1',
    visibility: 'visible',
    transform: 'none',
    transition: 'none',
    animation: 'none',
  }))
    dress(property, value);
  const root = host.attachShadow({ mode: 'closed', delegatesFocus: false });
  dressRoot(document, root);
  const layer = document.createElement('div');
  layer.className = 'layer';
  root.append(layer);
  for (const type of kept) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });

  let returns = 0;
  const guard = new MutationObserver(() => {
    if (host.isConnected) return;
    // A page that fights over it wins: endless putting back would cost the merchant more than marks are worth.
    if (isWanted() && returns++ < 20) document.documentElement?.append(host);
  });
  document.documentElement.append(host);
  guard.observe(document, { childList: true });
  guard.observe(document.documentElement, { childList: true });
  return {
    host,
    root,
    layer,
    setVisible: (visible) => dress('visibility', visible ? 'visible' : 'hidden'),
    remove() {
      guard.disconnect();
      host.remove();
    },
  };
}

function dressRoot(document: Document, root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses constructed sheets from content scripts (https://bugzilla.mozilla.org/show_bug.cgi?id=1928865), but
    // exempts their <style> elements from the page's policy.
    const element = document.createElement('style');
    element.textContent = style;
    root.append(element);
  }
}
