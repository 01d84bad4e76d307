// What a build is made of: every package named exactly and by its hash, nothing run on installation by what ships, the list of
// parts that can be handed to whoever asks, and the same bytes from the same sources.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildExtension, buildInto, projectRoot } from '@/tests/e2e/harness/build-extension';

interface Entry {
  dev?: boolean;
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

it('every package in the lock file is held to its SHA-512, and none comes from an address of its own', () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-')).map(([path]) => path)).toEqual(
    [],
  );
  const hosts = new Set(packages.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : [])));
  expect(hosts.size).toBeLessThanOrEqual(1);
});

it('every dependency is named by one exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

it('nothing that ships runs a script when it is installed', () => {
  const scripted = packages.filter(([, { dev, hasInstallScript }]) => !dev && hasInstallScript);
  expect(scripted.map(([path]) => path)).toEqual([]);
});

it('the list of parts (CycloneDX) names every package that ships, with its version', () => {
  const printed = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: projectRoot, maxBuffer: 64 * 1024 ** 2 });
  const list = JSON.parse(printed.toString()) as { bomFormat: string; components: Part[] };
  expect(list.bomFormat).toBe('CycloneDX');
  const named = new Set(partsIn(list.components));
  const shipped = packages
    .filter(([, { dev }]) => !dev)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
  expect(shipped.filter((one) => !named.has(one))).toEqual([]);
});

it('two builds of the same sources are the same, byte for byte', async () => {
  const again = mkdtempSync(join(tmpdir(), 'tillguard-build-'));
  try {
    const first = hashesIn(await buildExtension('chrome', 'production'));
    expect(Object.keys(first).length).toBeGreaterThan(20);
    expect(hashesIn(await buildInto(again, 'chrome', 'production'))).toEqual(first);
  } finally {
    rmSync(again, { recursive: true });
  }
}, 120_000);

interface Part {
  name: string;
  group?: string;
  version: string;
  components?: Part[];
}

function partsIn(parts: readonly Part[]): string[] {
  return parts.flatMap(({ name, group, version, components = [] }) => [
    `${group ? `${group}/` : ''}${name}@${version}`,
    ...partsIn(components),
  ]);
}

function hashesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}
