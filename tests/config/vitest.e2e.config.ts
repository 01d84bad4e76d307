// End-to-end tests in real browsers: one file after another, since each starts browsers of its own, and two at once starve each other:
// tried again, it took 440 s instead of 645, and two tests of probe-demo failed in one whole run of three.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser that a loaded machine starves; what fails twice is a fault.
    retry: 1,
    // A loaded machine takes longer than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
  },
});
