// Tells when the place of a row may have changed: scrolling at any depth, resizing, layout shifts; and when a row comes into
// view at all, so that rows out of sight cost nothing. Event-driven: nothing runs while nothing moves.
import { autoUpdate } from '@floating-ui/dom';
import { boxedElement } from './visible-part';

export interface RowWatch {
  /** watches a row's element; replaces what was watched for that key before */
  watch(key: string, element: Element): void;
  unwatch(key: string): void;
  stop(): void;
}

interface Watched {
  element: Element;
  follow: (() => void) | null;
}

/**
 * @param onVisible a row came into view or left it
 * @param onMove a row in view may have moved
 */
export function watchRows(onVisible: (key: string, isVisible: boolean) => void, onMove: () => void): RowWatch {
  const watched = new Map<string, Watched>();
  const keys = new Map<Element, string>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const key = keys.get(target);
      const entry = key === undefined ? undefined : watched.get(key);
      if (key === undefined || !entry || entry.element !== target) continue;
      entry.follow?.();
      // Followed only while in view: floating-ui looks once a second at what is cut off completely.
      entry.follow = isIntersecting ? autoUpdate(target, null, onMove, { layoutShift: true }) : null;
      onVisible(key, isIntersecting);
    }
  });
  const unwatch = (key: string) => {
    const entry = watched.get(key);
    if (!entry) return;
    entry.follow?.();
    observer.unobserve(entry.element);
    watched.delete(key);
    if (keys.get(entry.element) === key) keys.delete(entry.element);
  };
  return {
    watch(key, piece) {
      const element = boxedElement(piece);
      if (watched.get(key)?.element === element) return;
      unwatch(key);
      const other = keys.get(element);
      if (other !== undefined) unwatch(other);
      watched.set(key, { element, follow: null });
      keys.set(element, key);
      observer.observe(element);
    },
    unwatch,
    stop() {
      for (const key of [...watched.keys()]) unwatch(key);
      observer.disconnect();
    },
  };
}
