// End-to-end tests in real browsers: two files at once, since much of their time is waiting; more would starve each other.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { longestFirst } from './longest-first.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const longest = ['reading/suite', 'chain/chain', 'e2e/probe-demo', 'views/views', 'chain/faults', 'e2e/stories'];

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    sequence: { sequencer: longestFirst(longest) },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser that a loaded machine starves; what fails twice is a fault.
    retry: 1,
    // A loaded machine takes longer than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
  },
});
