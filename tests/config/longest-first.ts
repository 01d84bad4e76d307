// Files that take longest begin first, or one core waits at the end for the last file on the other.
import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node';

/** @param names ends of paths without `.test.ts`, the longest first; all others follow in the usual order */
export function longestFirst(names: readonly string[]): TestSequencerConstructor {
  const rankOf = ({ moduleId }: TestSpecification) => {
    const rank = names.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
    return rank === -1 ? names.length : rank;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
    }
  };
}
