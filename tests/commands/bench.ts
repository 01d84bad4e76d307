// `npm run bench -- [<area>…] [--full] [--json]`: the measurements of the README's performance table, each beside its peer in one run;
// `--full` also takes those sizes that need an hour. Wiring only: every file `tests/bench/<area>/*.bench.ts` is a set of measurements.
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
  for (const area of positionals)
    if (!known.includes(area)) throw new Error(`There is no area ${area}; there are ${known.join(', ')}.`);
  for (const area of positionals.length > 0 ? positionals : known) {
    for (const file of filesOf(area)) {
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
