// How far the captures of whole pages are. A restart of the worker ends a capture; nothing of it is kept then.

export interface WholeCapture {
  done: number;
  total: number;
  isStopped: boolean;
}

const underWay = new Map<number, WholeCapture>();

/** Notes a tab's capture; the function given back ends the note. */
export function noteCapture(tabId: number): { capture: WholeCapture; ended: () => void } {
  const capture = { done: 0, total: 0, isStopped: false };
  underWay.set(tabId, capture);
  return { capture, ended: () => underWay.delete(tabId) };
}

/** How far a tab's capture is, in pixels of the page's height; null while there is none. */
export function captureProgress(tabId: number): { done: number; total: number } | null {
  const capture = underWay.get(tabId);
  return capture ? { done: capture.done, total: capture.total } : null;
}

/** Ends a tab's capture after the picture that it is taking. */
export function stopCapture(tabId: number): void {
  const capture = underWay.get(tabId);
  if (capture) capture.isStopped = true;
}
