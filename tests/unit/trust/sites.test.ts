// [only where allowed] Access to sites granted, taken back and granted again, while pages are open: the reader is registered for exactly
// the sites that the browser says are granted, at every turn, and for none where there is none.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { coversSite, grantedSites, onSitesChanged, registerGrantedSites } from '@/lib/platform/sites';

interface Entry {
  id: string;
  matches: string[];
}
/** What the browser knows; its refusals are as browsers refuse. */
const state = vi.hoisted(() => ({
  granted: new Set<string>(),
  registered: null as Entry | null,
  heard: { added: [] as ((change: object) => void)[], removed: [] as ((change: object) => void)[] },
}));
vi.mock('@/lib/platform/browser', () => ({
  browser: {
    permissions: {
      getAll: async () => ({ origins: [...state.granted], permissions: [] }),
      onAdded: { addListener: (listener: () => void) => state.heard.added.push(listener) },
      onRemoved: { addListener: (listener: () => void) => state.heard.removed.push(listener) },
    },
    scripting: {
      getRegisteredContentScripts: async () => (state.registered ? [state.registered] : []),
      registerContentScripts: async ([entry]: [Entry]) => {
        if (state.registered) throw new Error(`Duplicate script ID '${entry.id}'`);
        if (entry.matches.length === 0) throw new Error('must specify at least one match');
        state.registered = entry;
      },
      updateContentScripts: async ([entry]: [Entry]) => {
        if (!state.registered) throw new Error(`Content script with ID '${entry.id}' does not exist`);
        if (entry.matches.length === 0) throw new Error('must specify at least one match');
        state.registered = entry;
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        if (!state.registered) throw new Error(`Nonexistent script ID '${ids[0]}'`);
        state.registered = null;
      },
    },
  },
}));
beforeEach(() => {
  state.granted.clear();
  state.registered = null;
});

/** Where the reader is registered. */
const matches = () => [...(state.registered?.matches ?? [])].sort();
const sites = ['https://a.test', 'https://b.test', 'http://c.test'];
const change = fc.record({ site: fc.constantFrom(...sites), isGranted: fc.boolean() });

describe('only where allowed', () => {
  it('after every grant and revocation, in any order and repeated, exactly the granted sites are read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        state.granted.clear();
        state.registered = null;
        for (const { site, isGranted } of changes) {
          if (isGranted) state.granted.add(`${site}/*`);
          else state.granted.delete(`${site}/*`);
          await registerGrantedSites();
          expect(matches()).toEqual([...state.granted].sort());
          expect(matches().length > 0).toBe(state.granted.size > 0);
          expect(await grantedSites()).toEqual([...state.granted].map((pattern) => pattern.slice(0, -2)).sort());
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a site that is only asked for time stamps is not read, though there is access to it', async () => {
    state.granted.add('https://a.test/*').add('https://tsa.test/*');
    await registerGrantedSites(new Set(['https://tsa.test']));
    expect(matches()).toEqual(['https://a.test/*']);
    state.granted.delete('https://a.test/*');
    await registerGrantedSites(new Set(['https://tsa.test']));
    expect(state.registered).toBeNull();
  });

  it('whoever listens is told of each grant, and of what was taken back', () => {
    const told: (readonly string[])[] = [];
    onSitesChanged((removed) => told.push(removed));
    for (const listener of state.heard.added) listener({ origins: ['https://a.test/*'] });
    for (const listener of state.heard.removed) listener({ origins: ['https://a.test/*'] });
    for (const listener of state.heard.removed) listener({ permissions: ['notifications'] });
    expect(told).toEqual([[], ['https://a.test/*'], []]);
  });

  it.each([
    ['https://a.test/*', 'https://a.test', true],
    ['https://a.test/*', 'http://a.test', false],
    ['https://a.test/*', 'https://a.test.evil.test', false],
    ['https://*.a.test/*', 'https://shop.a.test', true],
    ['https://*.a.test/*', 'https://a.test', true],
    ['https://*.a.test/*', 'https://bada.test', false],
    ['*://a.test/*', 'http://a.test', true],
    ['<all_urls>', 'https://any.test', true],
    ['file:///*', 'https://a.test', false],
  ])('access %s taken back stops the pages of %s: %s', (pattern, origin, covers) =>
    expect(coversSite(pattern, origin)).toBe(covers),
  );
});
