// `npm test`: everything that must hold. Runs every stage even after a failure, so that one run tells all; last line `N passed, M failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '@/tests/config/outcome-reporter';
import { projectRoot } from '@/tests/e2e/harness/build-extension';
import { chromiumPath, ensureChineseFont, firefoxPath, natsServerPath } from '@/tests/e2e/harness/system-browser';

interface Count {
  passed: number;
  failed: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'tillguard-test-'));
const only = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
/** What failed, in a line each, told again at the end. */
const failures: string[] = [];

function program(name: string): string {
  return join(projectRoot, 'node_modules', '.bin', name);
}

function run(command: string, args: readonly string[], more: Record<string, string> = {}): boolean {
  const env = { ...process.env, FORCE_COLOR: '0', ...more };
  return spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit', env }).status === 0;
}

function check(name: string, command: string, args: readonly string[]): Count {
  const passed = run(command, args);
  if (!passed) failures.push(name);
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs vitest and counts its tests; a run that counted nothing, or broke outside a test, is a failure. */
function tests(config: string): Count {
  const told = join(scratch, `${config}.json`);
  const ended = run(
    program('vitest'),
    [
      'run',
      `--config=tests/config/${config}.config.ts`,
      '--reporter=default',
      '--reporter=./tests/config/outcome-reporter.ts',
    ],
    { TEST_OUTCOME: told },
  );
  const { passed, faults }: Outcome = existsSync(told)
    ? (JSON.parse(readFileSync(told, 'utf8')) as Outcome)
    : { passed: 0, faults: [] };
  if (faults.length === 0 && (!ended || passed === 0)) faults.push(`${config}: the run broke off`);
  for (const fault of faults) failures.push(fault);
  return { passed, failed: faults.length };
}

/** What Mozilla's linter must say of any manifest for Chrome: keys that only Chrome knows, keys that only Firefox asks for. */
const ofChromeAlone = new Set([
  'BACKGROUND_SERVICE_WORKER_NOFALLBACK',
  'ADDON_ID_REQUIRED',
  'MANIFEST_PERMISSIONS',
  'MANIFEST_OPTIONAL_PERMISSIONS',
  'MISSING_DATA_COLLECTION_PERMISSIONS',
]);

/** The same linter over the build for Chrome, whose code has to pass it as well. */
function lintChrome(): Count {
  const args = ['lint', '--source-dir=.output/chrome-mv3', '--self-hosted', '--output=json'];
  const { stdout } = spawnSync(program('web-ext'), args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 2 ** 26 });
  type Message = { code: string; file?: string; message: string };
  const { errors, warnings, notices } = JSON.parse(stdout) as Record<'errors' | 'warnings' | 'notices', Message[]>;
  const ours = [...errors, ...warnings, ...notices].filter(
    ({ code, file }) => file !== 'manifest.json' || !ofChromeAlone.has(code),
  );
  for (const { code, file, message } of ours)
    console.error(`FAILED: web-ext lint for Chrome: ${code} ${file} ${message}`);
  return ours.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const stages: Record<string, () => Count> = {
  types: () => check('types', program('tsc'), ['--noEmit']),
  lint: () => check('lint', program('biome'), ['check', '--config-path=tests/config/lint.json', '.']),
  unused: () => check('unused', program('knip'), ['--config', 'tests/config/knip.json', '--no-progress']),
  unit: () => {
    // Several tests start servers of a chain at once: only one may install them.
    natsServerPath();
    return tests('vitest');
  },
  build: () => {
    const chrome = check('build for Chrome', program('wxt'), ['build']);
    const firefox = check('build for Firefox', program('wxt'), ['build', '-b', 'firefox', '--mv3']);
    return { passed: chrome.passed + firefox.passed, failed: chrome.failed + firefox.failed };
  },
  'web-ext': () => {
    const firefox = check('web-ext lint', program('web-ext'), [
      'lint',
      '--source-dir=.output/firefox-mv3',
      '--self-hosted',
      '--warnings-as-errors',
      '--boring',
    ]);
    const chrome = lintChrome();
    return { passed: firefox.passed + chrome.passed, failed: firefox.failed + chrome.failed };
  },
  e2e: () => {
    chromiumPath();
    firefoxPath();
    ensureChineseFont();
    return tests('vitest.e2e');
  },
};

run(program('wxt'), ['prepare']);
for (const [name, stage] of Object.entries(stages)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  console.log(`\n── ${name}`);
  let count: Count;
  try {
    count = stage();
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    count = { passed: 0, failed: 1 };
  }
  total.passed += count.passed;
  total.failed += count.failed;
  console.log(
    `── ${name}: ${count.passed} passed, ${count.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`,
  );
}
rmSync(scratch, { recursive: true });
for (const failure of failures) console.log(`FAILED: ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
