// What a merchant installs: the manifests of both production builds as they stand in manifest/*.json, and what must hold of them
// whatever those files say. A changed permission is a changed file in a review, never an accident.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BrowserName, buildExtension, projectRoot } from '@/tests/e2e/harness/build-extension';

interface Manifest {
  version: string;
  permissions: string[];
  content_security_policy: { extension_pages: string };
  [key: string]: unknown;
}

const builds: Record<BrowserName, string> = { chrome: '', firefox: '' };
beforeAll(async () => {
  for (const browser of ['chrome', 'firefox'] as const) builds[browser] = await buildExtension(browser, 'production');
}, 120_000);

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
const packageVersion = (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest).version;

describe.each(['chrome', 'firefox'] as const)('the production build for %s', (browser) => {
  it('has the manifest that was agreed on', () => {
    const agreed = readFileSync(join(projectRoot, 'tests/architecture/manifest', `${browser}.json`), 'utf8');
    const { version, ...manifest } = manifestOf(builds[browser]);
    expect(version).toBe(packageVersion);
    expect(manifest).toEqual(JSON.parse(agreed));
  });

  it('asks for no site at installation and opens nothing of itself to pages', () => {
    const manifest = manifestOf(builds[browser]);
    const asked = Object.keys(manifest);
    for (const key of [
      'host_permissions',
      'content_scripts',
      'web_accessible_resources',
      'externally_connectable',
      'sandbox',
      'update_url',
    ])
      expect(asked).not.toContain(key);
    // Each of these shows a warning at installation or reaches beyond what the user points at.
    for (const permission of ['tabs', 'webRequest', 'cookies', 'history', 'nativeMessaging', 'debugger', '<all_urls>'])
      expect(manifest.permissions).not.toContain(permission);
    expect(manifest.permissions.filter((permission) => /:\/\/|\*/.test(permission))).toEqual([]);
  });

  it('runs only its own code, and connects only where the user lets it: to sites that were granted, and to a chain’s servers', () => {
    const policy = Object.fromEntries(
      manifestOf(builds[browser])
        .content_security_policy.extension_pages.split(';')
        .map((part) => part.trim().split(/\s+/))
        .map(([name, ...sources]) => [name!, sources]),
    );
    const { 'connect-src': connect, ...others } = policy;
    expect(connect).toEqual(["'self'", 'https:', 'wss:']);
    expect(others).toMatchObject({ 'default-src': ["'none'"], 'script-src': ["'self'"] });
    expect(
      Object.values(others)
        .flat()
        .filter((source) => /unsafe|https?:|wss?:|^\*|strict-dynamic/.test(source)),
    ).toEqual([]);
  });

  it('holds nothing of the test builds', () => {
    const found = textFiles(builds[browser]).filter((file) =>
      /127\.0\.0\.1|localhost|data-tillguard-now/.test(readFileSync(file, 'utf8')),
    );
    expect(found).toEqual([]);
  });
});

it('tells a production build from a test build', async () => {
  const folder = await buildExtension('chrome', 'e2e');
  expect(manifestOf(folder)).toHaveProperty('host_permissions');
  expect(manifestOf(folder).content_security_policy.extension_pages).toContain('127.0.0.1');
  expect(textFiles(folder).some((file) => readFileSync(file, 'utf8').includes('127.0.0.1'))).toBe(true);
}, 120_000);

function textFiles(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /\.(js|json|html|css)$/.test(path));
  expect(files.length).toBeGreaterThan(4);
  return files;
}
