// How long it takes until an act in a shop is in the head office's store, while files go the same way: shops and head office run the
// product's own replication in Node, against three real NATS nodes on this machine. `--full` is the whole load; TILLGUARD_CHAIN_SHOPS,
// _CASES, _EVENTS, _SECONDS, _MEGABYTES set another.
import { partsOverNats } from '@/lib/chain/nats-parts';
import { createDeviceKey } from '@/lib/model/case-chain';
import type { Act } from '@/lib/model/case-event';
import { alone, type Measure } from '@/tests/bench/measurement';
import { until } from '@/tests/e2e/harness/chain-servers';
import { type Member, member } from '@/tests/unit/chain/member';
import { moveFiles } from './file-load';
import { office, setting, startLoadedChain } from './load-chain';

const perSecond = 50;
/** Making a key takes a second; what a load measures does not depend on how many there are. */
const keyCount = 4;

const opened: Act = { kind: 'opened', transactions: [], findings: [], page: null };
const note: Act = { kind: 'note-added', text: 'The acquirer promised an answer by tomorrow noon; ticket 4711.' };

export const measure: Measure = async function* ({ isFull }) {
  const load = {
    shops: setting('SHOPS', isFull ? 500 : 20),
    cases: setting('CASES', isFull ? 20 : 5),
    events: setting('EVENTS', isFull ? 30 : 6),
    seconds: setting('SECONDS', isFull ? 300 : 20),
    megabytes: setting('MEGABYTES', isFull ? 2000 : 100),
  };
  const { servers, shops } = await startLoadedChain(load.shops);
  const members: Member[] = [];
  const everybody: Member[] = [];
  try {
    const keys = await Promise.all(Array.from({ length: keyCount }, createDeviceKey));
    for (const [i, shop] of shops.entries())
      members.push(
        await member({ user: `user-${shop}`, password: 'p' }, 'shop', [shop], new Set(), keys[i % keyCount]),
      );
    const head = await member(office, 'office', shops);
    everybody.push(head, ...members);
    const sight = sightOf(head);
    for (const one of everybody) {
      // As in the product: streams are looked at twice a minute where nothing is heard, not every second.
      one.longestPause = Number.POSITIVE_INFINITY;
      await one.connect(servers.addresses);
    }

    const caseOf = (number: number) => `20260301-${String(number).padStart(8, '0')}`;
    const total = load.shops * load.cases * load.events;
    const filling = performance.now();
    await Promise.all(
      members.map(async (one, i) => {
        for (let number = 0; number < load.cases; number++)
          for (let event = 0; event < load.events; event++)
            await one.act(shops[i]!, caseOf(number), event === 0 ? opened : note);
      }),
    );
    await until(() => sight.count() === total, 60_000 + total * 20);
    const filled = (performance.now() - filling) / 1000;

    const started = performance.now();
    const files = moveFiles(
      partsOverNats(head.nats(), 'office'),
      members.map((one, i) => ({ shop: shops[i]!, store: partsOverNats(one.nats(), 'shop') })),
      load.megabytes,
      (number, count) => started + (number / count) * load.seconds * 1000,
    ).then((count) => ({ count, seconds: (performance.now() - started) / 1000 }));
    // Told at the end, where it is waited for.
    files.catch(() => undefined);
    const acts: Promise<number>[] = [];
    for (let i = 0; i < load.seconds * perSecond; i++) {
      const wait = started + (i * 1000) / perSecond - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const at = performance.now();
      const [shop, number] = [i % load.shops, Math.floor(i / load.shops) % load.cases];
      acts.push(
        members[shop]!.act(shops[shop]!, caseOf(number), note)
          .then(({ hash }) => sight.of(hash))
          .then((seenAt) => seenAt - at),
      );
    }
    const waits = (await Promise.all(acts)).sort((a, b) => a - b);
    const moved = await files;
    const at = (share: number) => waits[Math.ceil(waits.length * share) - 1]!;
    yield alone(
      {
        area: 'chain',
        name: 'append-visible-p99',
        unit: 'ms',
        note: `${load.shops} shops × ${load.cases} cases × ${load.events} events there (${total} sent in ${filled.toFixed(0)} s), then ${perSecond} a second for ${load.seconds} s, signing included, beside ${load.megabytes} MB in ${moved.count} files that were all there after ${moved.seconds.toFixed(0)} s; median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`,
      },
      [at(0.99)],
    );
  } finally {
    await Promise.all(everybody.map((one) => one.cut()));
    await servers.stop();
  }
};

/** When each event came into a member's store. */
function sightOf(one: Member) {
  const seen = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const { keep } = one.shelf;
  one.shelf.keep = async (shop, events) => {
    await keep(shop, events);
    const at = performance.now();
    for (const { hash } of events) {
      seen.set(hash, at);
      waiting.get(hash)?.(at);
      waiting.delete(hash);
    }
  };
  return {
    count: () => seen.size,
    /** resolves to when it came; rejects where it has not within a minute */
    of(hash: string): Promise<number> {
      const at = seen.get(hash);
      if (at !== undefined) return Promise.resolve(at);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error('an act did not reach the head office within a minute')),
          60_000,
        );
        waiting.set(hash, (now) => {
          clearTimeout(timer);
          resolve(now);
        });
      });
    },
  };
}
