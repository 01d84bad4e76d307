// `npm run promises [-- --write] [-- --unit]`: runs the tests of what Tillguard promises, counts them, and prints README's table of promises;
// `--write` puts it between README's two marks, `--unit` leaves the browsers out. A promise is kept by the files named here; which
// tests are in them is read off the run, so that the table cannot say more than was run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareTypes, projectRoot } from '@/tests/e2e/harness/build-extension';

interface Promised {
  promise: string;
  how: string;
  /** files of tests, or folders of them */
  files: readonly string[];
}

const promises: readonly Promised[] = [
  {
    promise: 'It installs with access to no site and asks for the least',
    how: 'the manifests of both builds against a frozen copy; reasons for each permission; the page looked at once, without access, with cases locked',
    files: ['tests/architecture/manifest.test.ts', 'tests/architecture/store.test.ts', 'tests/e2e/look-once.test.ts'],
  },
  {
    promise: 'Nobody else gives orders to the worker',
    how: 'every message from every kind of sender; any JSON into every handler, the store watched for writes; limits per sender',
    files: ['tests/unit/messaging'],
  },
  {
    promise: 'No acknowledged act is lost or doubled',
    how: 'every message that writes, killed at each of its writes and given again; two windows; damaged rows; a full or shut store; Firefox unloading its event page',
    files: ['tests/unit/trust/every-death.test.ts', 'tests/unit/worker/death.test.ts', 'tests/e2e/firefox.test.ts'],
  },
  {
    promise: 'Cases are locked at rest, if the merchant wants it',
    how: 'what lies in the store, wrong and lost passphrase, closing by itself, killed at every step of turning on and off',
    files: ['tests/unit/trust/lock.test.ts'],
  },
  {
    promise: 'A hostile page gains nothing; a killed browser loses nothing',
    how: 'Chromium and Firefox: hostile texts, polluted built-ins, forged events; blind presses; the extension updated under an open page; SIGKILL while writing, profile opened again; Chromium: a page too large, worker stopped',
    files: ['tests/e2e/trust', 'tests/e2e/marking', 'tests/unit/trust/press-guard.test.ts'],
  },
  {
    promise: 'An update keeps everything; a newer store is left alone',
    how: 'frozen samples of earlier versions, steps that fail, windows that block, damaged rows put aside',
    files: ['tests/unit/storage/database.test.ts'],
  },
  {
    promise: 'A backup brings everything back, and is of no use to others',
    how: 'onto an empty and a full machine; other passphrases, cut and changed files write nothing',
    files: ['tests/unit/storage/backup.test.ts'],
  },
  {
    promise: 'Full card numbers are kept nowhere, other people’s data is dropped',
    how: 'packs, columns, values, drafts',
    files: [
      'tests/unit/evidence/privacy.test.ts',
      'tests/unit/reading/columns/privacy.test.ts',
      'tests/unit/reading/values/card.test.ts',
      'tests/unit/reading/values/mask-draft.test.ts',
    ],
  },
  {
    promise: 'Whoever hands in a hostile file gains nothing',
    how: 'zips with bombs, paths and lies; snapshots without script',
    files: ['tests/unit/evidence/hostile-zip.test.ts', 'tests/unit/capture/snapshot.test.ts'],
  },
  {
    promise: 'A shop of a chain reads no other shop; what its servers lose, repeat or change is noticed',
    how: 'real servers, members in Node and Chromium: foreign messages, consumers, inboxes, streams; nodes killed, set back, events lost, doubled, out of order and altered, clocks wrong by a day',
    files: ['tests/unit/chain', 'tests/e2e/chain/faults.test.ts'],
  },
  {
    promise: 'Without a chain nothing of one is loaded, asked for or sent',
    how: 'the scripts that Chromium parsed in worker, offscreen document and views; permissions, alarms and sockets',
    files: ['tests/e2e/chain/without-chain.test.ts'],
  },
  {
    promise: 'What ships is what is written here',
    how: 'lock file, licences, list of parts, two builds byte for byte',
    files: ['tests/architecture/supply-chain.test.ts', 'tests/architecture/licences.test.ts'],
  },
];

interface Run {
  testResults: { name: string; assertionResults: { status: string }[] }[];
}

const marks = ['<!-- promises -->', '<!-- /promises -->'] as const;

function run(config: string, files: readonly string[], scratch: string): Run {
  const report = join(scratch, `${config}.json`);
  spawnSync(
    join(projectRoot, 'node_modules', '.bin', 'vitest'),
    ['run', '--config', `tests/config/${config}.config.ts`, '--reporter=json', `--outputFile.json=${report}`, ...files],
    { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return JSON.parse(readFileSync(report, 'utf8')) as Run;
}

function row({ promise, how, files }: Promised, results: Run['testResults']): string {
  const own = results.filter(({ name }) => {
    const path = relative(projectRoot, name);
    return files.some((file) => path === file || path.startsWith(`${file}/`));
  });
  const tests = own.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed').length;
  const result =
    tests.length === 0 ? 'not run' : failed > 0 || passed < tests.length ? `${passed} of ${tests.length}` : 'all hold';
  return `| ${promise} | ${how} | ${tests.length} | ${result} |`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { write: { type: 'boolean', default: false }, unit: { type: 'boolean', default: false } },
  });
  await prepareTypes();
  const scratch = mkdtempSync(join(tmpdir(), 'tillguard-promises-'));
  try {
    const files = promises.flatMap((one) => one.files);
    const isBrowser = (file: string) => file.startsWith('tests/e2e/');
    const inNode = files.filter((file) => !isBrowser(file));
    const results = [
      ...run('vitest', inNode, scratch).testResults,
      ...(values.unit ? [] : run('vitest.e2e', files.filter(isBrowser), scratch).testResults),
    ];
    const table = [
      '| promise | how it is tested | cases | result |',
      '| --- | --- | ---: | --- |',
      ...promises.map((one) => row(one, results)),
    ].join('\n');
    console.log(table);
    if (values.write) writeTable(table);
    const failed = results.some(({ assertionResults }) => assertionResults.some(({ status }) => status === 'failed'));
    process.exitCode = failed || results.length === 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function writeTable(table: string): void {
  const path = join(projectRoot, 'README.md');
  const text = readFileSync(path, 'utf8');
  const [start, end] = marks.map((mark) => text.indexOf(mark)) as [number, number];
  if (start < 0 || end < start) throw new Error(`README.md lacks the marks ${marks.join(' and ')}.`);
  writeFileSync(path, `${text.slice(0, start + marks[0].length)}\n\n${table}\n\n${text.slice(end)}`);
  // As lint wants a table to stand.
  spawnSync(join(projectRoot, 'node_modules', '.bin', 'biome'), [
    'format',
    '--config-path=tests/config/lint.json',
    '--write',
    path,
  ]);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
