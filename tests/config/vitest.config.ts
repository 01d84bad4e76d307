// Unit, property and architecture tests, in Node. End-to-end tests have a configuration of their own.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/{unit,property,architecture}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Of two cores one would be left idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Some run stock tools dozens of times, and a loaded machine takes several times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
