// A shop's days in numbers: sums and counts over days, hours, stores and terminals, from remembered rows. Pure; one currency at a time.
import { hasClock, wallSeconds } from '@/lib/model/moment';
import type { Money } from '@/lib/model/money';
import type { ShopDays, Tally } from '@/lib/model/shop-days';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';

const sold = new Set<Transaction['type']>(['sale', 'capture', null]);
const undone = new Set<Transaction['type']>(['refund', 'void', 'reversal']);

export type { ShopDays, Tally };

/**
 * Sums up rows of the currency that most of them have, or of the one that is asked for.
 * @param flagged ledger keys of the rows that are marked
 */
export function shopDays(
  rows: readonly KeyedTransaction[],
  flagged: ReadonlySet<string>,
  wanted?: string | null,
): ShopDays {
  const dated = rows.filter(({ transaction }) => transaction.time !== null && transaction.amount !== null);
  const counts = new Map<string | null, number>();
  for (const { transaction } of dated) {
    const currency = transaction.amount!.currency;
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const currency = wanted !== undefined ? wanted : (ranked[0]?.[0] ?? null);
  const own = dated.filter(({ transaction }) => transaction.amount!.currency === currency);
  const exponent = own.reduce(
    (most, { transaction }) => Math.max(most, transaction.amount!.exponent),
    currency ? 0 : 2,
  );
  const total = new Tallying(currency, exponent);
  const days = new Map<string, Tallying>();
  const stores = new Map<string, Tallying>();
  const terminals = new Map<string, { store: string; tally: Tallying }>();
  const hours = Array.from({ length: 7 * 24 }, (_, i) => ({
    weekday: Math.floor(i / 24),
    hour: i % 24,
    sales: 0,
    sum: { minor: 0, exponent, currency } as Money,
    flagged: 0,
  }));
  const tallyIn = (map: Map<string, Tallying>, name: string) => {
    const tally = map.get(name) ?? new Tallying(currency, exponent);
    map.set(name, tally);
    return tally;
  };
  for (const { key, transaction } of own) {
    const isFlagged = flagged.has(key);
    const time = transaction.time!;
    const parts = [total, tallyIn(days, time.local.slice(0, 10))];
    if (transaction.store) parts.push(tallyIn(stores, transaction.store));
    if (transaction.terminal) {
      const known = terminals.get(transaction.terminal) ?? {
        store: transaction.store ?? '',
        tally: new Tallying(currency, exponent),
      };
      terminals.set(transaction.terminal, known);
      parts.push(known.tally);
    }
    for (const part of parts) part.add(transaction, isFlagged);
    if (hasClock(time)) {
      const seconds = wallSeconds(time);
      // 1 January 1970 was a Thursday: day 0 is weekday 3 counted from Monday.
      const cell = hours[((Math.floor(seconds / 86_400) + 3) % 7) * 24 + (Math.floor(seconds / 3600) % 24)]!;
      if (isFlagged) cell.flagged += 1;
      if (isSold(transaction)) {
        cell.sales += 1;
        cell.sum = { ...cell.sum, minor: cell.sum.minor + scaled(transaction.amount!, exponent) };
      }
    }
  }
  const bySum = (a: { tally: Tally }, b: { tally: Tally }) => b.tally.sum.minor - a.tally.sum.minor;
  return {
    currency,
    others: ranked.filter(([other]) => other !== currency).map(([other, n]) => ({ currency: other, rows: n })),
    days: everyDay([...days.keys()]).map((day) => ({
      day,
      tally: (days.get(day) ?? new Tallying(currency, exponent)).result(),
    })),
    hours,
    stores: [...stores].map(([name, tally]) => ({ name, tally: tally.result() })).sort(bySum),
    terminals: [...terminals].map(([name, { store, tally }]) => ({ name, store, tally: tally.result() })).sort(bySum),
    total: total.result(),
  };
}

function isSold({ type, status, amount }: Transaction): boolean {
  return sold.has(type) && amount!.minor > 0 && status !== 'failed' && status !== 'closed' && status !== 'pending';
}

function scaled(amount: Money, exponent: number): number {
  return Math.abs(amount.minor) * 10 ** (exponent - amount.exponent);
}

class Tallying {
  private sales = 0;
  private sum = 0;
  private refunds = 0;
  private refunded = 0;
  private declined = 0;
  private flagged = 0;

  constructor(
    private readonly currency: string | null,
    private readonly exponent: number,
  ) {}

  add(transaction: Transaction, isFlagged: boolean): void {
    const { type, status } = transaction;
    const minor = scaled(transaction.amount!, this.exponent);
    if (isFlagged) this.flagged += 1;
    if (isSold(transaction)) {
      this.sales += 1;
      this.sum += minor;
    } else if (sold.has(type) && status === 'failed') this.declined += 1;
    else if (undone.has(type) && status !== 'failed') {
      this.refunds += 1;
      this.refunded += minor;
    }
  }

  result(): Tally {
    const { sales, refunds, declined, flagged, currency, exponent } = this;
    return {
      sales,
      sum: { minor: this.sum, exponent, currency },
      refunds,
      refunded: { minor: this.refunded, exponent, currency },
      declined,
      flagged,
      refundShare: sales === 0 ? null : refunds / sales,
      declineShare: sales + declined === 0 ? null : declined / (sales + declined),
    };
  }
}

/** Longest run of days that is filled up; beyond it a stray date would make a picture of nothing. */
const mostDays = 800;

function everyDay(known: readonly string[]): string[] {
  const sorted = [...known].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  if (span > mostDays) return sorted;
  return Array.from({ length: span + 1 }, (_, i) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10),
  );
}
