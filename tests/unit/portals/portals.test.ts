// Walks lib/portals: every preset is whole, sourced, found by its hosts and says that it was never tried.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { portalFor, portals } from '@/lib/portals/find';
import { readHeading } from '@/lib/reading/columns/heading';
import { learnLanguages } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';

const folder = new URL('../../../lib/portals/', import.meta.url);
const files = readdirSync(folder).filter((file) => !['portal.ts', 'find.ts'].includes(file));
learnLanguages(moreLanguages);

test('every file of the folder is a preset that find.ts lists, and nothing else is', () => {
  expect(files.length).toBeGreaterThan(35);
  expect(portals.map((portal) => `${portal.id}.ts`).sort()).toEqual(files.sort());
});

describe.each(portals.map((portal) => [portal.id, portal] as const))('%s', (id, portal) => {
  test('is named after its file and says where each kind of fact was seen', () => {
    expect(readFileSync(new URL(`${id}.ts`, folder), 'utf8')).toContain(`id: '${id}'`);
    expect(portal.name).not.toBe('');
    expect(portal.sources.length).toBeGreaterThan(0);
    for (const { seen } of portal.sources)
      expect(seen).toMatch(/^(https?:\/\/\S+.*|[\w.-]+\/[\w.-]+(:\S+)?|public code|\d{6,})$/);
    const facts = new Set(portal.sources.map((source) => source.fact));
    if (Object.keys(portal.headings).length > 0) expect(facts.has('headings')).toBe(true);
  });

  test('names hosts without scheme, port or path, found with and without a subdomain', () => {
    for (const host of portal.hosts) {
      expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(portalFor(host)).toBe(portal);
      expect(portalFor(`merchant.${host}:8443`)).toBe(portal);
      expect(portalFor(`not${host}`)).not.toBe(portal);
    }
  });

  test('was not tried on the live page, and says so', () => {
    expect(portal.tried).toBe(false);
  });

  test('has one column at most for each meaning within one list of headings', () => {
    if (portal.language !== '') expect(() => new Intl.Locale(portal.language)).not.toThrow();
    if (portal.currency !== undefined) expect(portal.currency).toMatch(/^[A-Z]{3}$/);
  });
});

test('the generic reader knows most headings of the presets by their words alone', () => {
  const known = portals.flatMap((portal) =>
    Object.entries(portal.headings)
      .filter(([, role]) => !['text', 'otherMoney', 'otherState', 'foreign'].includes(role))
      .map(([heading, role]) => ({ heading, role, found: readHeading(heading).roles.has(role) })),
  );
  expect(known.length).toBeGreaterThan(400);
  const missed = known.filter(({ found }) => !found).map(({ heading, role }) => `${heading} → ${role}`);
  expect(missed.length / known.length, missed.join('\n')).toBeLessThan(0.1);
});

test('a host of nobody has no preset', () => {
  expect(portalFor('example.com')).toBeNull();
  expect(portalFor('')).toBeNull();
});
