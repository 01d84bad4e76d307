// User Timing measures of the stages find, read and mark, for tests and benchmarks. Builds for users leave none: a page can
// read every measure on its timeline.

/** True in the e2e build alone (wxt.config.ts). */
declare const __LOOPBACK__: boolean;

export type Stage = 'find' | 'read' | 'mark';

/** Leaves the measure `tillguard:<stage>` of a stage that took so long of the page's time, in ms, pauses left out; in the e2e build. */
export function tookTime(stage: Stage, duration: number): void {
  if (typeof __LOOPBACK__ === 'undefined' || !__LOOPBACK__) return;
  performance.measure(`tillguard:${stage}`, { end: performance.now(), duration });
}

/** Runs a stage; in the e2e build its time is left as the measure `tillguard:<stage>`. */
export function measured<T>(stage: Stage, run: () => T): T {
  const start = performance.now();
  const result = run();
  tookTime(stage, performance.now() - start);
  return result;
}
