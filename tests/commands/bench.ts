// `npm run bench -- [<area>[/<file>]…] [--full] [--json]`: the measurements of the README's performance table, each beside its peer in one
// run; `evidence/killed` is one file of an area. `--full` also takes those sizes that need an hour. Wiring only: every file `tests/bench/<area>/*.bench.ts` is a set of measurements.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measure, Measurement } from '@/tests/bench/measurement';
import { prepareTypes } from '@/tests/e2e/harness/build-extension';

const folder = new URL('../bench/', import.meta.url);

function areas(): string[] {
  return readdirSync(fileURLToPath(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && filesOf(entry.name).length > 0)
    .map((entry) => entry.name)
    .sort();
}

function filesOf(area: string): string[] {
  const path = fileURLToPath(new URL(`${area}/`, folder));
  return existsSync(path)
    ? readdirSync(path)
        .filter((file) => file.endsWith('.bench.ts'))
        .sort()
    : [];
}

function print({ area, name, ours, unit, peerName, peer, ratio, runs, note }: Measurement): string {
  const figure = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const against = peer === null ? '' : `  ${peerName}: ${figure(peer)} ${unit}  ratio ${ratio?.toPrecision(3) ?? '–'}`;
  return `${area}  ${name}: ${figure(ours)} ${unit}${against}  (${runs} runs)${note === '' ? '' : `  ${note}`}`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, full: { type: 'boolean', default: false } },
  });
  // Only measurements go to stdout; what builders print on the way goes to stderr.
  const say = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  const known = areas();
  await prepareTypes();
  const wanted = (positionals.length > 0 ? positionals : known).map((name) => {
    const [area = '', one] = name.split('/');
    if (!known.includes(area)) throw new Error(`There is no area ${area}; there are ${known.join(', ')}.`);
    const files = filesOf(area).filter((file) => one === undefined || file === `${one}.bench.ts`);
    if (files.length === 0) throw new Error(`There is no ${one} in ${area}; there are ${filesOf(area).join(', ')}.`);
    return { area, files };
  });
  for (const { area, files } of wanted) {
    for (const file of files) {
      const { measure } = (await import(new URL(`${area}/${file}`, folder).href)) as { measure: Measure };
      for await (const measurement of measure({ isFull: values.full }))
        say(`${values.json ? JSON.stringify(measurement) : print(measurement)}\n`);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
