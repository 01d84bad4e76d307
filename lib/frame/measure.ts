// User Timing measures of the stages find, read and mark, for tests and benchmarks. Builds for users leave none: a page can
// read every measure on its timeline.

/** True in the e2e build alone (wxt.config.ts). */
declare const __LOOPBACK__: boolean;

export type Stage = 'find' | 'read' | 'mark';

/** Runs a stage; in the e2e build its time is left as the measure `tillguard:<stage>`. */
export function measured<T>(stage: Stage, run: () => T): T {
  if (typeof __LOOPBACK__ === 'undefined' || !__LOOPBACK__) return run();
  const start = performance.now();
  const result = run();
  performance.measure(`tillguard:${stage}`, { start, end: performance.now() });
  return result;
}
