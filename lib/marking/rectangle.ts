// Plain geometry of marks: rectangles in viewport pixels and free intervals along a row. Knows no document.

/** A rectangle in CSS pixels of the viewport. Empty where right ≤ left or bottom ≤ top. */
export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A stretch along the x axis. */
export interface Interval {
  from: number;
  to: number;
}

/** True where the rectangle has no area. */
export function isEmpty({ left, top, right, bottom }: Rectangle): boolean {
  return right - left <= 0 || bottom - top <= 0;
}

/** What both cover; empty where they do not meet. */
export function intersect(a: Rectangle, b: Rectangle): Rectangle {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** The smallest rectangle around all that are not empty; null where all are. */
export function enclose(rectangles: readonly Rectangle[]): Rectangle | null {
  let around: Rectangle | null = null;
  for (const r of rectangles) {
    if (isEmpty(r)) continue;
    around = around
      ? {
          left: Math.min(around.left, r.left),
          top: Math.min(around.top, r.top),
          right: Math.max(around.right, r.right),
          bottom: Math.max(around.bottom, r.bottom),
        }
      : { left: r.left, top: r.top, right: r.right, bottom: r.bottom };
  }
  return around;
}

/**
 * The stretches of `within` that none of `taken` touches, in order, each at least `least` wide.
 * @param taken stretches in any order; they may overlap
 */
export function freeIntervals(within: Interval, taken: readonly Interval[], least: number): Interval[] {
  const free: Interval[] = [];
  let from = within.from;
  for (const { from: start, to: end } of [...taken].sort((a, b) => a.from - b.from)) {
    if (Math.min(start, within.to) - from >= least) free.push({ from, to: Math.min(start, within.to) });
    from = Math.max(from, end);
  }
  if (within.to - from >= least) free.push({ from, to: within.to });
  return free;
}

/**
 * The value of `clip-path` that leaves of a box what is visible: `visible` cut out of `box`, minus `holes`. Null where the
 * whole box is visible. All in the same coordinates; the path is relative to the box, as CSS wants it.
 */
export function clipPath(box: Rectangle, visible: Rectangle, holes: readonly Rectangle[]): string | null {
  const whole =
    visible.left <= box.left && visible.top <= box.top && visible.right >= box.right && visible.bottom >= box.bottom;
  const inner = holes.map((hole) => intersect(hole, visible)).filter((hole) => !isEmpty(hole));
  if (whole && inner.length === 0) return null;
  const outline = ({ left, top, right, bottom }: Rectangle) => {
    const [l, t, r, b] = [left - box.left, top - box.top, right - box.left, bottom - box.top].map(
      (value) => Math.round(value * 100) / 100,
    );
    return `M${l} ${t}H${r}V${b}H${l}Z`;
  };
  return `path(evenodd, "${[intersect(visible, box), ...inner].map(outline).join('')}")`;
}
