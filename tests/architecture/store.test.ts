// What the stores and their visitors are told of us: a reason for each permission that a build may ask for, no reason for one that
// it does not, and a privacy statement that leaves out nothing that the database keeps.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@/tests/e2e/harness/build-extension';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const listing = JSON.parse(read('.store/listing.json')) as {
  summary: Record<'zh-CN' | 'en', string>;
  permissions: Record<string, string>;
  dataCollected: string[];
};

interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
  optional_host_permissions: string[];
  browser_specific_settings?: { gecko: { data_collection_permissions: { required: string[] } } };
}
const manifests = ['chrome', 'firefox'].map(
  (browser) => JSON.parse(read(`tests/architecture/manifest/${browser}.json`)) as Manifest,
);

describe('what the stores are told', () => {
  it('gives a reason for every permission that a build may ask for, and for no other', () => {
    const asked = manifests.flatMap(({ permissions, optional_permissions = [], optional_host_permissions }) => [
      ...permissions,
      ...optional_permissions,
      ...optional_host_permissions,
    ]);
    expect(Object.keys(listing.permissions).sort()).toEqual([...new Set(asked)].sort());
    for (const [permission, reason] of Object.entries(listing.permissions))
      expect(reason.length, permission).toBeGreaterThan(30);
  });

  it('says what the manifests say: the same summary, no data collected', () => {
    for (const [language, folder] of [['zh-CN', 'zh_CN'] as const, ['en', 'en'] as const]) {
      const messages = JSON.parse(read(`public/_locales/${folder}/messages.json`)) as {
        extDescription: { message: string };
      };
      expect(messages.extDescription.message).toBe(listing.summary[language]);
      // Chrome's store cuts it off there.
      expect(listing.summary[language].length).toBeLessThanOrEqual(132);
    }
    expect(listing.dataCollected).toEqual([]);
    expect(manifests[1]!.browser_specific_settings?.gecko.data_collection_permissions).toEqual({ required: ['none'] });
  });
});

describe('the privacy statement', () => {
  const kept = [...read('.store/privacy.md').matchAll(/^\| `(\w+)` +\| .*\p{Script=Han}.* \| .+ \|$/gmu)].map(
    ([, name]) => name,
  );

  it('names every store of the database, what is in it in both languages, and how long', () => {
    const made = [...read('lib/storage/database.ts').matchAll(/createObjectStore\('(\w+)'/g)].map(([, name]) => name);
    const ended = [...read('lib/storage/database.ts').matchAll(/deleteObjectStore\('(\w+)'/g)].map(([, name]) => name);
    expect(made.length).toBeGreaterThan(10);
    expect([...kept].sort()).toEqual([...new Set(made), 'localStorage'].filter((name) => !ended.includes(name)).sort());
  });
});
