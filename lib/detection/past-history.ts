// History of rows that come one after the other: answers from the past only, with the memory of about a day of rows and a few
// numbers for each shop and card. For long statements; a page's rows are asked through MemoryHistory.
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { History, VoucherState } from './history';
import { isSameAmount, type KnownRow, knownRow } from './known-row';
import type { ShopProfile } from './profile';

/** Seconds for which rows are kept whole. */
const kept = 25 * 3600;
const undoing = new Set(['void', 'refund', 'reversal']);
/** A shop is taken to repeat itself until its rows say otherwise: so many repeats in so many rows are put before them. */
const repeatsBefore = 1.5;
const rowsBefore = 50;
const stepsPerUnit = 20;
const sizeSteps = 600;

class ShopPast {
  sales = 0;
  since = Number.POSITIVE_INFINITY;
  until = Number.NEGATIVE_INFINITY;
  cardSales = 0;
  repeats = 0;
  readonly sizes = new Uint32Array(sizeSteps);
  profile: ShopProfile | null = null;
  profiledAt = 0;
}

export class PastHistory implements History {
  private readonly cards = new Map<string, KnownRow[]>();
  private readonly terminals = new Map<string, KnownRow[]>();
  private readonly ids = new Map<string, KnownRow>();
  private readonly undone = new Map<string, KnownRow[]>();
  private readonly shops = new Map<string, ShopPast>();
  private readonly largest = new Map<string, number>();
  private recent: KnownRow[] = [];
  private oldest = 0;

  constructor(private readonly vouchers: ReadonlyMap<string, VoucherState> = new Map()) {}

  /** Takes the next row in and prepares it for questions; it is part of its own history, as on a page. */
  add(keyed: KeyedTransaction): KnownRow {
    const row = knownRow(keyed);
    const { terminal, id, originalId, type } = row.transaction;
    this.forget(row.at);
    const shop = this.shopOf(row.shop);
    if (row.at !== null) {
      shop.since = Math.min(shop.since, row.at);
      shop.until = Math.max(shop.until, row.at);
    }
    if (row.card !== null) {
      const key = `${row.shop}\n${row.card}`;
      const before = this.cards.get(key);
      if (row.isSale && row.size !== null) this.countCard(shop, key, row, before);
      if (row.at !== null) file(this.cards, key, row);
    }
    if (row.isSale && row.size !== null) {
      shop.sales += 1;
      shop.sizes[stepOf(row.size)]! += 1;
    }
    if (row.at === null) return row;
    if (terminal !== null) file(this.terminals, `${row.shop}\n${terminal}`, row);
    if (id !== null && (row.isSale || type === 'preauth')) this.ids.set(id, row);
    if (originalId !== null && type !== null && undoing.has(type)) file(this.undone, originalId, row);
    this.recent.push(row);
    return row;
  }

  profile(shop: string): ShopProfile {
    const past = this.shopOf(shop);
    if (past.profile === null || past.sales > past.profiledAt * 1.05 + 5) {
      past.profile = profileOf(past);
      past.profiledAt = past.sales;
    }
    return past.profile;
  }

  /** The card's rows of about the last day. */
  ofCard(shop: string, card: string): readonly KnownRow[] {
    return this.cards.get(`${shop}\n${card}`) ?? [];
  }

  hasSaleOf(shop: string, card: string, size: number): boolean {
    return (this.largest.get(`${shop}\n${card}`) ?? Number.NEGATIVE_INFINITY) >= size;
  }

  ofTerminal(shop: string, terminal: string, from: number, to: number): readonly KnownRow[] {
    const rows = this.terminals.get(`${shop}\n${terminal}`) ?? [];
    let first = rows.length;
    while (first > 0 && rows[first - 1]!.at! >= from) first -= 1;
    return rows.slice(first).filter((row) => row.at! <= to);
  }

  byId(id: string): KnownRow | null {
    return this.ids.get(id) ?? null;
  }

  correctionsOf(row: KnownRow): readonly KnownRow[] {
    const { id } = row.transaction;
    const named = id === null ? undefined : this.undone.get(id);
    if (named) return named;
    if (row.card === null || row.at === null) return [];
    const from = row.at;
    return this.ofCard(row.shop, row.card).filter(
      (other) =>
        other.transaction.type !== null &&
        undoing.has(other.transaction.type) &&
        other.transaction.originalId === null &&
        other.at !== null &&
        other.at >= from &&
        isSameAmount(row, other),
    );
  }

  voucherOf(key: string): VoucherState | null {
    return this.vouchers.get(key) ?? null;
  }

  private shopOf(name: string): ShopPast {
    let shop = this.shops.get(name);
    if (!shop) {
      shop = new ShopPast();
      this.shops.set(name, shop);
    }
    return shop;
  }

  private countCard(shop: ShopPast, key: string, row: KnownRow, before: readonly KnownRow[] | undefined): void {
    shop.cardSales += 1;
    const twin = before?.findLast((other) => other.isSale && isSameAmount(row, other));
    if (twin && row.at !== null && row.at - twin.at! <= 3600) shop.repeats += 1;
    if (row.size! > (this.largest.get(key) ?? Number.NEGATIVE_INFINITY)) this.largest.set(key, row.size!);
  }

  /** Lets go of rows that no question reaches any more. */
  private forget(now: number | null): void {
    if (now === null) return;
    while (this.oldest < this.recent.length && this.recent[this.oldest]!.at! < now - kept) {
      const row = this.recent[this.oldest]!;
      this.oldest += 1;
      const { terminal, id, originalId } = row.transaction;
      if (row.card !== null) drop(this.cards, `${row.shop}\n${row.card}`);
      if (terminal !== null) drop(this.terminals, `${row.shop}\n${terminal}`);
      if (id !== null && this.ids.get(id) === row) this.ids.delete(id);
      if (originalId !== null) this.undone.delete(originalId);
    }
    if (this.oldest > 50_000) {
      this.recent = this.recent.slice(this.oldest);
      this.oldest = 0;
    }
  }
}

function file(map: Map<string, KnownRow[]>, key: string, row: KnownRow): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}

function drop(map: Map<string, KnownRow[]>, key: string): void {
  const list = map.get(key);
  if (!list) return;
  list.shift();
  if (list.length === 0) map.delete(key);
}

function stepOf(size: number): number {
  return Math.min(sizeSteps - 1, Math.max(0, Math.floor((Math.log(Math.max(size, 1e-6)) + 10) * stepsPerUnit)));
}

/** Amounts are known to 5 %; each step stands in the profile by at most a hundred of its amounts. */
function profileOf(past: ShopPast): ShopProfile {
  const sizes: number[] = [];
  const share = Math.max(1, past.sales / 1000);
  let carried = 0;
  for (let i = 0; i < sizeSteps; i++) {
    carried += past.sizes[i]! / share;
    for (; carried >= 1; carried--) sizes.push(Math.exp((i + 0.5) / stepsPerUnit - 10));
  }
  return {
    sales: past.sales,
    sizes: Float64Array.from(sizes),
    days: past.sales > 0 ? Math.floor(past.until / 86_400) - Math.floor(past.since / 86_400) + 1 : 0,
    since: past.since,
    minutes: new Int32Array(0),
    repeatShare: (past.repeats + repeatsBefore) / (past.cardSales + rowsBefore),
    counts: new Map(),
  };
}
