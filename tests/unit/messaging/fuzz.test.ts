// Whatever JSON comes into the worker's handlers, over a store in memory: an answer of the known form, and where the payload is not
// the message's, a refusal that has written nothing.
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { RateLimit } from '@/lib/messaging/limits';
import { type MessageName, messages } from '@/lib/messaging/messages';
import { answerAsWorker, type Handlers } from '@/lib/messaging/receive';
import { troubles } from '@/lib/model/trouble';
import type { Origin } from '@/lib/platform/runtime';
import { type Database, openDatabase } from '@/lib/storage/database';
import { workerHandlers } from '@/lib/worker/handlers';
import { troubleOf } from '@/lib/worker/trouble';

vi.mock('@/lib/platform/browser', async () => {
  const { fakeBrowser } = await import('./fake-browser');
  return { browser: fakeBrowser() };
});

const names = Object.keys(messages) as MessageName[];
const origins: Record<string, Origin> = {
  content: { kind: 'content', tabId: 1, frameId: 0 },
  page: { kind: 'page' },
  offscreen: { kind: 'offscreen' },
};
let db: Database;
let handlers: Handlers;

beforeAll(async () => {
  db = await openDatabase({ name: 'fuzz' });
  const desk = { database: async () => db, now: () => new Date('2026-03-01T00:00:00Z'), newId: () => 'id-00000000' };
  const never = () => Promise.reject(new Error('not in this test'));
  handlers = workerHandlers(desk, {
    buildHere: never,
    readTillHere: never,
    stampHere: never,
    workHere: never,
    cancelHere: () => undefined,
  });
});

/** Counts every way in which a store can be written to, and names the stores. */
const written: string[] = [];
for (const way of ['put', 'add', 'delete', 'clear'] as const) {
  const original = IDBObjectStore.prototype[way] as (this: IDBObjectStore, ...given: unknown[]) => IDBRequest;
  Object.assign(IDBObjectStore.prototype, {
    [way](this: IDBObjectStore, ...given: unknown[]) {
      written.push(`${way} ${this.name}`);
      return original.apply(this, given);
    },
  });
}

/** A value with the payload's own field names, so that some of it fits. */
function likePayload(name: MessageName): fc.Arbitrary<unknown> {
  const { shape } = messages[name].payload as { shape?: Record<string, unknown> };
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('20260301-7F3A', 'request-12345678', 'a'.repeat(64), -1, 1e308, '__proto__', 'https://x.test', []),
  );
  const fields = fc.record(Object.fromEntries(Object.keys(shape ?? {}).map((key) => [key, value])), {
    requiredKeys: [],
  });
  return fc.oneof({ weight: 4, arbitrary: fields }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) });
}

describe('any JSON into', () => {
  it.each(names)('%s', async (name) => {
    const origin = origins[messages[name].from[0]!]!;
    await fc.assert(
      fc.asyncProperty(likePayload(name), async (payload) => {
        if (messages[name].payload.safeParse(payload).success) return;
        written.length = 0;
        const answer = await answerAsWorker(
          handlers,
          troubleOf,
          JSON.parse(JSON.stringify({ to: 'worker', name, payload })),
          origin,
          new RateLimit(),
        );
        expect(answer).toEqual({ ok: false, trouble: 'invalid' });
        expect(written).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('orders of the right form about things that are not there: an answer of the known form', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const caseId = '20260301-7F3A';
    const request = 'request-12345678';
    const orders: [MessageName, unknown][] = [
      ['page.open-case', { key: 'nothing', request }],
      ['case.open', { request, tabId: 9, keys: ['nothing'] }],
      ['case.get', { caseId }],
      ['case.delete', { caseId }],
      ['case.act', { request, caseId, act: { kind: 'opened', transactions: [], findings: [], page: null } }],
      ['capture.take', { request, caseId, tabId: 9 }],
      ['case.act', { request, caseId, act: { kind: 'note-added', text: 'x' } }],
      ['pack.build', { jobId: request, caseId, kind: 'master' }],
      ['pack.job', { jobId: request }],
      ['till.import', { sha256: 'a'.repeat(64), name: 'x.csv' }],
      ['tab.walk', { tabId: 9, pages: 3, scroll: true }],
      ['tab.reveal', { tabId: 9, key: 'nothing' }],
    ];
    written.length = 0;
    for (const [name, payload] of orders) {
      const origin = origins[messages[name].from[0]!]!;
      const answer = await answerAsWorker(
        handlers,
        troubleOf,
        { to: 'worker', name, payload },
        origin,
        new RateLimit(),
      );
      if (answer?.ok) expect(messages[name].reply.safeParse(answer.value).success, name).toBe(true);
      else expect(troubles).toContain(answer?.trouble);
    }
    // The device's own key may have come to be; what is not there may be deleted.
    expect(written.filter((what) => !/^delete | device$/.test(what))).toEqual([]);
    vi.restoreAllMocks();
  });
});
