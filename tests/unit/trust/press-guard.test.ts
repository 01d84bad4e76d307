// [presses are meant] Whether a press on the popover counts: only after it has been seen a moment where it is, and not while the browser
// says that something lies over it, that it is transparent or turned small.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guardPresses } from '@/lib/marking/press-guard';

interface Report {
  isVisible?: boolean;
}
let tell: ((reports: Report[]) => void) | null = null;
let asked: Record<string, unknown> = {};
let isWatching = false;

/** A browser that tells what is covered, as Chromium does; or one that does not. */
function browserWith(knowsCover: boolean): void {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(report: (reports: Report[]) => void, options: Record<string, unknown>) {
        tell = report;
        asked = options;
      }
      observe(): void {
        isWatching = true;
      }
      disconnect(): void {
        isWatching = false;
      }
    },
  );
  const entry = class {};
  if (knowsCover) Object.defineProperty(entry.prototype, 'isVisible', { value: false });
  vi.stubGlobal('IntersectionObserverEntry', entry);
}
const element = {} as HTMLElement;
afterEach(() => {
  vi.unstubAllGlobals();
  tell = null;
});

describe('presses are meant', () => {
  it.each([
    ['at once', 1000, false],
    ['a moment too early', 1399, false],
    ['after it was seen', 1400, true],
    ['much later', 90_000, true],
  ])('%s', (_, at, may) => {
    browserWith(false);
    expect(guardPresses(element, 1000).mayPress(at)).toBe(may);
  });

  it('a page that moves it under the pointer, or changes what it says, begins the moment anew, each time', () => {
    browserWith(false);
    const guard = guardPresses(element, 0);
    for (let at = 300; at <= 3000; at += 300) {
      guard.restart(at);
      expect(guard.mayPress(at + 299)).toBe(false);
    }
    expect(guard.mayPress(3399)).toBe(false);
    expect(guard.mayPress(3400)).toBe(true);
  });

  it('under an overlay, transparent or turned small, it does not act, however long; uncovered it does', () => {
    browserWith(true);
    const guard = guardPresses(element, 0);
    // What the browser must be asked for, or it tells nothing of what lies over it.
    expect(asked).toMatchObject({ trackVisibility: true });
    expect(asked.delay).toBeGreaterThanOrEqual(100);
    tell!([{ isVisible: true }]);
    expect(guard.mayPress(500)).toBe(true);
    tell!([{ isVisible: true }, { isVisible: false }]);
    expect(guard.mayPress(60_000)).toBe(false);
    tell!([{ isVisible: true }]);
    expect(guard.mayPress(60_100)).toBe(true);
    expect(isWatching).toBe(true);
    guard.stop();
    expect(isWatching).toBe(false);
  });
});
