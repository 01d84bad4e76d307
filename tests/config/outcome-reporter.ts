// What `npm test` wants to know of a vitest run: how many tests passed, and in a line each what did not. Written as JSON to the file that
// TEST_OUTCOME names. Vitest's own JSON says nothing of errors outside tests.
import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

export interface Outcome {
  passed: number;
  faults: string[];
}

const firstLine = (error: { message?: string } | undefined) => error?.message?.split('\n')[0] ?? 'no reason given';

export default class implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const outcome: Outcome = { passed: 0, faults: [] };
    for (const module of modules) {
      for (const error of module.errors()) outcome.faults.push(`${module.relativeModuleId}: ${firstLine(error)}`);
      for (const suite of module.children.allSuites())
        for (const error of suite.errors())
          outcome.faults.push(`${module.relativeModuleId} > ${suite.fullName}: ${firstLine(error)}`);
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'passed') outcome.passed++;
        if (state === 'failed')
          outcome.faults.push(`${module.relativeModuleId} > ${test.fullName}: ${firstLine(errors[0])}`);
      }
    }
    for (const error of unhandled) outcome.faults.push(`outside a test: ${firstLine(error)} ${error.stack ?? ''}`);
    writeFileSync(process.env.TEST_OUTCOME!, JSON.stringify(outcome));
  }
}
