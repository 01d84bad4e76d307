// What the page's own HTML shows is painted before any script of the view is loaded: reading and running it would hold up that paint.

/** A page in the background is never painted: its view is not to wait for that; ms. */
const unseen = 60;

/** Resolves once the first frame is on the screen. */
export function afterFirstPaint(): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, unseen);
    requestAnimationFrame(() => {
      clearTimeout(patience);
      setTimeout(resolve);
    });
  });
}
