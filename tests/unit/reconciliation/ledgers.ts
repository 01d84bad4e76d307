// Generated ledgers whose truth is known: a shop's till and its acquirer's rows, with the noise that real ones have. Seeded.
import type { Money } from '@/lib/model/money';
import { blankTransaction, type KeyedTransaction, type Transaction } from '@/lib/model/transaction';
import { type Random, seeded } from '@/tests/portals/demo/random';

/** What really belongs together: records' indexes and charges' keys. Empty on one side: has no counterpart. */
export interface Truth {
  records: number[];
  charges: string[];
  kind: 'plain' | 'tip' | 'split' | 'joined' | 'twice' | 'no-voucher' | 'without-charge';
}

export interface Ledgers {
  rows: KeyedTransaction[];
  till: Transaction[];
  truths: Truth[];
}

export interface LedgerOptions {
  sales: number;
  seed: number;
  /** share of sales that are out of the ordinary in time (minutes apart), and as many in total among tips, splits and doubles */
  noise?: number;
  /** what the till knows beside amount and time */
  knows?: readonly ('terminal' | 'last4' | 'rrn')[];
  perDay?: number;
  terminals?: number;
}

const start = Date.parse('2026-01-05T00:00:00Z') / 1000;

/** Makes both ledgers. The till's times and order are its own; nothing in it names a charge but what `knows` says. */
export function makeLedgers({
  sales,
  seed,
  noise = 0.2,
  knows = ['terminal', 'last4'],
  perDay = 900,
  terminals = 6,
}: LedgerOptions): Ledgers {
  const random = seeded(seed);
  const rows: KeyedTransaction[] = [];
  const till: Transaction[] = [];
  const truths: Truth[] = [];
  const menu = Array.from({ length: 400 }, () => random.int(8, 900) * 100 + random.pick([0, 0, 0, 50, 80]));
  const charge = (at: number, minor: number, terminal: string, card: string): KeyedTransaction => {
    const id = `P${String(rows.length + 1).padStart(8, '0')}`;
    const row = {
      key: `portal|${id}`,
      transaction: {
        ...blankTransaction(),
        id,
        type: 'sale' as const,
        status: 'success' as const,
        time: momentAt(at),
        amount: money(minor),
        terminal,
        cardLast4: card,
        cardMasked: `621483******${card}`,
        rrn: `R${id}`,
      },
    };
    rows.push(row);
    return row;
  };
  const record = (at: number, minor: number, of: KeyedTransaction | null): number => {
    const t = of?.transaction;
    till.push({
      ...blankTransaction(),
      time: momentAt(at),
      amount: money(minor),
      type: 'sale',
      orderId: `BILL-${till.length + 1}`,
      terminal: knows.includes('terminal') ? (t?.terminal ?? `T${random.int(1, terminals)}`) : null,
      cardLast4: knows.includes('last4') && random.chance(0.8) ? (t?.cardLast4 ?? null) : null,
      rrn: knows.includes('rrn') && random.chance(0.7) ? (t?.rrn ?? null) : null,
    });
    return till.length - 1;
  };
  for (let i = 0; i < sales; i++) {
    const day = Math.floor(i / perDay);
    const at = start + day * 86_400 + 10 * 3600 + Math.floor(random.next() * 12 * 3600);
    const terminal = `T${random.int(1, terminals)}`;
    const card = String(random.int(0, 9999)).padStart(4, '0');
    const minor = random.chance(0.6) ? random.pick(menu) : random.int(500, 120_000);
    const gap = random.chance(noise) ? noisyGap(random) : random.int(5, 170);
    const told = at - gap;
    const odd = random.next();
    if (odd < noise * 0.3) {
      const tip = Math.max(100, Math.round((minor * random.int(8, 25)) / 100));
      const row = charge(at, minor + tip, terminal, card);
      truths.push({ records: [record(told, minor, row)], charges: [row.key], kind: 'tip' });
    } else if (odd < noise * 0.5) {
      const share = Math.max(100, Math.round((minor * random.int(20, 80)) / 100));
      if (share >= minor) continue;
      const first = charge(at, share, terminal, card);
      const second = charge(
        at + random.int(20, 200),
        minor - share,
        terminal,
        String(random.int(0, 9999)).padStart(4, '0'),
      );
      truths.push({ records: [record(told, minor, first)], charges: [first.key, second.key], kind: 'split' });
      till[till.length - 1] = { ...till[till.length - 1]!, cardLast4: null, rrn: null };
    } else if (odd < noise * 0.55) {
      const other = random.pick(menu);
      const row = charge(at, minor + other, terminal, card);
      truths.push({
        records: [record(told, minor, row), record(told - random.int(10, 60), other, row)],
        charges: [row.key],
        kind: 'joined',
      });
      for (const k of [1, 2]) till[till.length - k] = { ...till[till.length - k]!, rrn: null };
    } else if (odd < noise * 0.65) {
      const row = charge(at, minor, terminal, card);
      const again = charge(at + random.int(15, 120), minor, terminal, card);
      truths.push({ records: [record(told, minor, row)], charges: [row.key, again.key], kind: 'twice' });
    } else if (odd < noise * 0.7) {
      truths.push({ records: [], charges: [charge(at, minor, terminal, card).key], kind: 'no-voucher' });
    } else if (odd < noise * 0.75) {
      truths.push({ records: [record(told, minor, null)], charges: [], kind: 'without-charge' });
    } else {
      const row = charge(at, minor, terminal, card);
      truths.push({ records: [record(told, minor, row)], charges: [row.key], kind: 'plain' });
    }
  }
  return { rows: shuffled(rows, random), till, truths };
}

/** A till that closes the bill early, late, or at the end of a round. */
function noisyGap(random: Random): number {
  return random.int(-600, 1000);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.int(0, i);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

function momentAt(at: number) {
  return { local: new Date(at * 1000).toISOString().slice(0, 19), offset: null };
}

function money(minor: number): Money {
  return { minor, exponent: 2, currency: 'CNY' };
}

/** `record:charge` of every pair. A doubled charge pairs with the record as well; a split's parts all do. */
export function pairsOf(groups: readonly { records: readonly number[]; charges: readonly string[] }[]): Set<string> {
  return new Set(groups.flatMap(({ records, charges }) => records.flatMap((r) => charges.map((c) => `${r}:${c}`))));
}

/** Share of the true pairs that were found, and of the found ones that are true. */
export function pairsRight(
  found: ReadonlySet<string>,
  truth: ReadonlySet<string>,
): { recall: number; precision: number } {
  const hits = [...found].filter((pair) => truth.has(pair)).length;
  return { recall: hits / truth.size, precision: hits / found.size };
}
