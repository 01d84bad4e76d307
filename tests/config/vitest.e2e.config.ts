// End-to-end tests in real browsers: two files at once, since much of their time is waiting; more would starve each other.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What takes longest begins first, or one core waits at the end for the last file on the other. */
const longest = ['reading/suite', 'chain/chain', 'e2e/probe-demo', 'e2e/stories', 'chain/faults', 'trust/firefox'];
const rankOf = ({ moduleId }: TestSpecification) => {
  const rank = longest.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return rank === -1 ? longest.length : rank;
};
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser that a loaded machine starves; what fails twice is a fault.
    retry: 1,
    // A loaded machine takes longer than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
  },
});
