// How long it takes until an act in a shop is in the head office's store: shops and head office run the product's own replication in
// Node, against three real NATS nodes on this machine. TILLGUARD_CHAIN_SHOPS, _CASES, _EVENTS, _SECONDS set another load; the whole
// one of the README is 500, 20, 30, 300.
import { createDeviceKey } from '@/lib/model/case-chain';
import type { Act } from '@/lib/model/case-event';
import { alone, type Measure } from '@/tests/bench/measurement';
import { type ShopPlan, startChain, until } from '@/tests/e2e/harness/chain-servers';
import { type Member, member } from '@/tests/unit/chain/member';

const load = {
  shops: setting('SHOPS', 20),
  cases: setting('CASES', 5),
  events: setting('EVENTS', 6),
  seconds: setting('SECONDS', 20),
};
const perSecond = 50;
/** Making a key takes a second; what a load measures does not depend on how many there are. */
const keyCount = 4;

const opened: Act = { kind: 'opened', transactions: [], findings: [], page: null };
const note: Act = { kind: 'note-added', text: 'The acquirer promised an answer by tomorrow noon; ticket 4711.' };

export const measure: Measure = async function* () {
  const office = { user: 'office', password: 'o', seesIdentity: true, role: 'office' as const };
  const admin = { user: 'admin', password: 'a', seesIdentity: true, role: 'administrator' as const };
  const ids = Array.from({ length: load.shops }, (_, i) => `s${i + 1}`);
  const plan: ShopPlan = {
    name: 'load',
    replicas: 3,
    findingDays: 90,
    shopBytes: 2_000_000_000,
    shops: ids.map((id) => ({ id, users: [{ user: `user-${id}`, password: 'p', seesIdentity: false }] })),
    offices: [office, admin],
    system: { user: 'sys', password: 's' },
  };
  const servers = await startChain(plan, 3);
  const members: Member[] = [];
  const everybody: Member[] = [];
  try {
    await servers.provision(admin);
    const keys = await Promise.all(Array.from({ length: keyCount }, createDeviceKey));
    for (const [i, { id, users }] of plan.shops.entries())
      members.push(await member(users[0]!, 'shop', [id], new Set(), keys[i % keyCount]));
    const head = await member(office, 'office', ids);
    everybody.push(head);
    const seen = new Map<string, number>();
    const { keep } = head.shelf;
    head.shelf.keep = async (shop, events) => {
      await keep(shop, events);
      for (const { hash } of events) seen.set(hash, performance.now());
    };
    everybody.push(...members);
    for (const one of everybody) await one.connect(servers.addresses);

    const caseOf = (number: number) => `20260301-${String(number).padStart(8, '0')}`;
    const total = load.shops * load.cases * load.events;
    const filling = performance.now();
    await Promise.all(
      members.map(async (one, i) => {
        for (let number = 0; number < load.cases; number++)
          for (let event = 0; event < load.events; event++)
            await one.act(ids[i]!, caseOf(number), event === 0 ? opened : note);
      }),
    );
    await until(() => seen.size === total, 60_000 + total * 20);
    const filled = (performance.now() - filling) / 1000;

    const waits: number[] = [];
    const started = performance.now();
    const acts: Promise<void>[] = [];
    for (let i = 0; i < load.seconds * perSecond; i++) {
      const wait = started + (i * 1000) / perSecond - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const at = performance.now();
      const [shop, number] = [i % load.shops, Math.floor(i / load.shops) % load.cases];
      acts.push(
        members[shop]!.act(ids[shop]!, caseOf(number), note).then(async ({ hash }) => {
          await until(() => seen.has(hash), 60_000, 20);
          waits.push(seen.get(hash)! - at);
        }),
      );
    }
    await Promise.all(acts);
    waits.sort((a, b) => a - b);
    const p99 = waits[Math.ceil(waits.length * 0.99) - 1]!;
    const half = waits[waits.length >> 1]!;
    yield alone(
      {
        area: 'chain',
        name: 'append-visible-p99',
        unit: 'ms',
        note: `${load.shops} shops × ${load.cases} cases × ${load.events} events there (${total} sent in ${filled.toFixed(0)} s), then ${perSecond} a second for ${load.seconds} s, signing included; median ${half.toFixed(0)} ms`,
      },
      [p99],
    );
  } finally {
    await Promise.all(everybody.map((one) => one.cut()));
    await servers.stop();
  }
};

function setting(name: string, usual: number): number {
  const given = Number(process.env[`TILLGUARD_CHAIN_${name}`]);
  return Number.isInteger(given) && given > 0 ? given : usual;
}
