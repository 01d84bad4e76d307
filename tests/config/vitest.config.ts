// Unit, property and architecture tests, in Node. End-to-end tests have a configuration of their own.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What only computes: nothing of it is left behind in a module, so its files can share the modules that they load. */
const computing = [
  'tests/property/**/*.test.ts',
  'tests/unit/{reading,response,model,portals,reconciliation}/**/*.test.ts',
];

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    projects: [
      { extends: true, test: { name: 'computing', include: computing, isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['tests/{unit,property,architecture}/**/*.test.{ts,tsx}'],
          exclude: computing,
          setupFiles: ['tests/config/hand-out-keys.ts'],
        },
      },
    ],
    globalSetup: ['tests/config/device-keys.ts'],
    // Of two cores one would be left idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Some run stock tools dozens of times, and a loaded machine takes several times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
