// Every package that ships, and every package that those bring along, may be given away with an MIT-licensed product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '@/tests/e2e/harness/build-extension';

const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  // File-level copyleft: its files ship as they are, their source is public.
  'MPL-2.0',
  'Zlib',
  // Given to the public domain, without any condition (tweetnacl, below the NATS client).
  'Unlicense',
]);

/** Packages whose package.json names no licence, with the licence that their own LICENSE file gives. */
const byFile: Record<string, { licence: string; begins: string }> = {
  'png-js': { licence: 'MIT', begins: 'MIT License' },
};

interface Lock {
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; dependencies?: Record<string, string> }
  >;
}

it('every shipped dependency has a licence that allows it', () => {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as Lock;
  const shipped = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.dev);
  const direct = Object.keys(packages['']!.dependencies ?? {});
  expect(direct.length).toBeGreaterThan(5);
  expect(shipped.map(([path]) => path)).toEqual(expect.arrayContaining(direct.map((name) => `node_modules/${name}`)));
  const refused = shipped
    .filter(([path, { license }]) => !(license === undefined ? isAllowedByFile(path) : isAllowed(license)))
    .map(([path, { version, license }]) => `${path}@${version}: ${license ?? 'no licence'}`);
  expect(refused).toEqual([]);
});

it('refuses what it should', () => {
  expect(['MIT', '(MIT AND Zlib)', '(MIT OR GPL-3.0)'].map(isAllowed)).toEqual([true, true, true]);
  expect(['GPL-3.0', '(MIT AND GPL-3.0)', 'AGPL-3.0-only', 'SEE LICENSE IN x'].map(isAllowed)).toEqual(
    Array(4).fill(false),
  );
});

/** SPDX expressions of licences joined by AND or by OR. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '').trim();
  const parts = plain.split(/ AND /);
  return parts.every((part) => part.split(/ OR /).some((one) => allowed.has(one.trim())));
}

function isAllowedByFile(path: string): boolean {
  const known = byFile[path.replace(/^.*node_modules\//, '')];
  if (!known) return false;
  const text = readFileSync(join(projectRoot, path, 'LICENSE'), 'utf8');
  return text.trimStart().startsWith(known.begins) && allowed.has(known.licence);
}
