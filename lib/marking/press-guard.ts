// Whether a press on the popover can be trusted to be meant: it has been in plain sight for a moment, and nothing lies over it.
// A page cannot press for the user (events must be trusted), but it can try to make the user press blindly.

/** Long enough to have been seen before it was pressed. Browsers hold their own permission prompts back as long. */
const settleMs = 400;

interface SeenEntry extends IntersectionObserverEntry {
  /** IntersectionObserver v2, Chromium only */
  isVisible?: boolean;
}

export interface PressGuard {
  /** call when it has moved or its content has changed */
  restart(now: number): void;
  /** true where a pointer's press at `now` may act; keyboard presses need no guard: focus is what they act on */
  mayPress(now: number): boolean;
  stop(): void;
}

/** Watches over one element. `now` is a `DOMHighResTimeStamp` as events carry it. */
export function guardPresses(element: HTMLElement, now: number): PressGuard {
  let since = now;
  let isCovered = false;
  let observer: IntersectionObserver | null = null;
  if (typeof IntersectionObserver === 'function' && 'isVisible' in IntersectionObserverEntry.prototype) {
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      threshold: [0, 0.5, 1],
      trackVisibility: true,
      delay: 100,
    };
    observer = new IntersectionObserver((entries) => {
      isCovered = (entries.at(-1) as SeenEntry).isVisible === false;
    }, options);
    observer.observe(element);
  }
  return {
    restart(at) {
      since = at;
    },
    mayPress: (at) => at - since >= settleMs && !isCovered,
    stop: () => observer?.disconnect(),
  };
}
