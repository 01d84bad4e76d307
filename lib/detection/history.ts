// What a rule may ask. One small interface: the worker answers it from the ledger, the command line from a file.
import type { LearnedAmounts } from '@/lib/model/learned-amounts';
import type { Moment } from '@/lib/model/moment';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { type DayCount, dayOf, daysBetween, daysOfRows, type Today, todayOfCounts, todayOfRows } from './day-counts';
import { countEntry, type EntryCounts } from './entry-mode';
import { isBefore, isSameAmount, type KnownRow, knownRow, undoing } from './known-row';
import { profileOf, type ShopProfile } from './profile';
import { scoresOf } from './scoring/known-scores';
import { scoreOnPage } from './scoring/score-on-page';
import type { Score } from './scoring/scorer';

/** What comparing the till with the ledger said of a row. */
export type VoucherState = 'matched' | 'no-voucher' | 'amount-differs' | 'matched-twice';

/** What became of a row after it was first seen. */
export interface RowChange {
  /** what the row said before it said what it says now, oldest first; empty where it only vanished */
  before: readonly Transaction[];
  /** when it was no longer among its neighbours in a list that was read whole (UTC); null while it is */
  missingSince: string | null;
}

export interface History {
  /** what is usual in a shop */
  profile(shop: string): ShopProfile;
  /** all rows of a card or payer in a shop, in time order */
  ofCard(shop: string, card: string): readonly KnownRow[];
  /** whether the card bought for at least this much in the shop up to a wall second */
  hasSaleOf(shop: string, card: string, size: number, until: number): boolean;
  /** days from one to another (since 1970, both included) on which money went back to a card that is not known to have bought for so much */
  strangeRefundDays(shop: string, from: number, to: number): number;
  /** rows of a terminal from one wall second to another, both included, in time order */
  ofTerminal(shop: string, terminal: string, from: number, to: number): readonly KnownRow[];
  /** rows of a shop from one wall second to another, both included, in time order; of a large ledger or a stream those that are known */
  ofShop(shop: string, from: number, to: number): readonly KnownRow[];
  /** what a shop's days came to, from one to another (since 1970, both included), in order; days without rows are left out */
  days(shop: string, from: number, to: number): readonly DayCount[];
  /** what a row's day came to before the row and with it */
  today(row: KnownRow): Today;
  /** wall second of a terminal's last row before another; null where none is known */
  lastOfTerminal(shop: string, terminal: string, before: number): number | null;
  /** the row with this portal id, where it is known */
  byId(id: string): KnownRow | null;
  /** of the other sales of a row's terminal around it those whose way of entry is shown, and how many were keyed or fell back to the stripe */
  entriesBeside(row: KnownRow): EntryCounts;
  /** the last sale before a row, not before a wall second, on its terminal with its authorisation code; and sales there since, both included */
  codeBefore(row: KnownRow, from: number): { earlier: CodeUse; between: number } | null;
  /** rows that void, refund or reverse this one: by its id, or same card and amount within a day after it */
  correctionsOf(row: KnownRow): readonly KnownRow[];
  /** how likely a sale is not in order, from all sales before it; of a large ledger from what was learned of it; null where neither is known */
  scoreOf(row: KnownRow): Score | null;
  /** what was learned of the amounts of a large ledger's portal: `scoreOf` goes by it; null where nothing was, or needs not */
  learned(): LearnedAmounts | null;
  /** null: no till export covers this row */
  voucherOf(key: string): VoucherState | null;
  /** what changed about this row since the ledger first saw it; null where nothing did */
  changeOf(key: string): RowChange | null;
}

/** A sale that had an authorisation code. */
export interface CodeUse {
  key: string;
  at: number;
  time: Moment;
  card: string | null;
  rrn: string | null;
}

const day = 86_400;
/** Days around a row of which the ways of entry are its terminal's own. */
const entryDays = 90;
/** Fewer sales say too little of a shop by themselves; shops are alike whose usual amounts differ by so much at most. */
const fewSales = 40;
const likeMiddle = 3;

/** What is known of a shop of which not every row is held. */
export interface LargeShop {
  profile: ShopProfile;
  /** in order; who took part only where that is asked */
  days: readonly DayCount[];
  /** terminal → wall second of its last row before those in question, where it lies more than a day back */
  lastOfTerminals: ReadonlyMap<string, number>;
}

/** History over rows held in memory. */
export class MemoryHistory implements History {
  private readonly cards = new Map<string, KnownRow[]>();
  private readonly terminals = new Map<string, KnownRow[]>();
  private readonly ids = new Map<string, KnownRow>();
  private readonly undone = new Map<string, KnownRow[]>();
  private readonly shops = new Map<string, KnownRow[]>();
  private readonly profiles = new Map<string, ShopProfile>();
  private readonly strangeRefunds = new Map<string, readonly number[]>();
  private readonly dayCounts = new Map<string, readonly DayCount[]>();
  private readonly inOrder: readonly KnownRow[];
  private scores: ReadonlyMap<string, Score> | null = null;

  /**
   * @param vouchers voucher state of each ledger key that a till export covers
   * @param more.large what is known of shops beyond these rows; the rows are then those around the ones in question
   * @param more.learned what was learned of the amounts of such a portal; null before it was
   * @param more.aside keys of rows that are no sample of what is usual (a list sorted by amount shows its largest first)
   * @param more.changes what became of rows since they were first seen
   */
  constructor(
    rows: readonly KeyedTransaction[],
    private readonly vouchers: ReadonlyMap<string, VoucherState> = new Map(),
    private readonly more: {
      large?: ReadonlyMap<string, LargeShop>;
      learned?: LearnedAmounts | null;
      aside?: ReadonlySet<string>;
      changes?: ReadonlyMap<string, RowChange>;
    } = {},
  ) {
    const known = rows.map(knownRow).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    this.inOrder = known;
    const file = (map: Map<string, KnownRow[]>, key: string, row: KnownRow) => {
      const list = map.get(key);
      if (list) list.push(row);
      else map.set(key, [row]);
    };
    for (const row of known) {
      const { terminal, id, originalId, type } = row.transaction;
      file(this.shops, row.shop, row);
      if (row.card !== null) file(this.cards, `${row.shop}\n${row.card}`, row);
      if (terminal !== null) file(this.terminals, `${row.shop}\n${terminal}`, row);
      if (id !== null && (row.isSale || type === 'preauth')) this.ids.set(id, row);
      if (originalId !== null && type !== null && undoing.has(type)) file(this.undone, originalId, row);
    }
  }

  profile(shop: string): ShopProfile {
    let profile = this.more.large?.get(shop)?.profile ?? this.profiles.get(shop);
    if (!profile) {
      const all = this.shops.get(shop) ?? [];
      const sample = all.filter(({ key }) => !this.more.aside?.has(key));
      // Where nothing else was ever seen, a list's largest rows are better than none.
      const rows = sample.length > 0 ? sample : all;
      const own = this.salesOf(rows);
      profile = profileOf(own, rows);
      if (profile.sales > 0 && profile.sales < fewSales) profile = this.withOthers(shop, own, profile);
      this.profiles.set(shop, profile);
    }
    return profile;
  }

  ofCard(shop: string, card: string): readonly KnownRow[] {
    return this.cards.get(`${shop}\n${card}`) ?? [];
  }

  hasSaleOf(shop: string, card: string, size: number, until: number): boolean {
    return this.ofCard(shop, card).some(
      (other) => other.isSale && other.at !== null && other.at <= until && (other.size ?? 0) >= size,
    );
  }

  strangeRefundDays(shop: string, from: number, to: number): number {
    let days = this.strangeRefunds.get(shop);
    if (!days) {
      const strange = (this.shops.get(shop) ?? []).filter((row) => isStrangeRefund(row, this));
      days = [...new Set(strange.map(({ at }) => dayOf(at!)))];
      this.strangeRefunds.set(shop, days);
    }
    return days.filter((known) => known >= from && known <= to).length;
  }

  ofTerminal(shop: string, terminal: string, from: number, to: number): readonly KnownRow[] {
    return within(this.terminals.get(`${shop}\n${terminal}`) ?? [], from, to);
  }

  ofShop(shop: string, from: number, to: number): readonly KnownRow[] {
    return within(this.shops.get(shop) ?? [], from, to);
  }

  days(shop: string, from: number, to: number): readonly DayCount[] {
    let days = this.more.large?.get(shop)?.days ?? this.dayCounts.get(shop);
    if (!days) {
      days = daysOfRows(this.shops.get(shop) ?? []);
      this.dayCounts.set(shop, days);
    }
    return daysBetween(days, from, to);
  }

  today(row: KnownRow): Today {
    const start = dayOf(row.at!) * day;
    const known = this.ofShop(row.shop, start, start + day - 1);
    if (!this.more.large?.has(row.shop)) return todayOfRows(row, known);
    return todayOfCounts(row, this.days(row.shop, dayOf(row.at!), dayOf(row.at!))[0], known);
  }

  lastOfTerminal(shop: string, terminal: string, before: number): number | null {
    const known = this.terminals.get(`${shop}\n${terminal}`) ?? [];
    const last = known[firstAt(known, before) - 1]?.at ?? null;
    const earlier = this.more.large?.get(shop)?.lastOfTerminals.get(terminal);
    return earlier !== undefined && earlier < before && earlier > (last ?? 0) ? earlier : last;
  }

  entriesBeside(row: KnownRow): EntryCounts {
    const { terminal } = row.transaction;
    const counts = { shown: 0, keyed: 0, fallback: 0 };
    if (terminal === null || row.at === null) return counts;
    for (const other of this.ofTerminal(row.shop, terminal, row.at - entryDays * day, row.at + entryDays * day))
      if (other.key !== row.key && other.isSale) countEntry(counts, other.transaction.entryMode);
    return counts;
  }

  codeBefore(row: KnownRow, from: number): { earlier: CodeUse; between: number } | null {
    const { terminal, authCode } = row.transaction;
    if (terminal === null || authCode === null || row.at === null) return null;
    const around = this.ofTerminal(row.shop, terminal, from, row.at).filter(({ isSale }) => isSale);
    const last = around.findLastIndex((other) => other.transaction.authCode === authCode && isBefore(other, row));
    const earlier = around[last];
    if (!earlier) return null;
    const { time, rrn } = earlier.transaction;
    const { key, card } = earlier;
    return { earlier: { key, at: earlier.at!, time: time!, card, rrn }, between: around.length - last };
  }

  byId(id: string): KnownRow | null {
    return this.ids.get(id) ?? null;
  }

  correctionsOf(row: KnownRow): readonly KnownRow[] {
    const { id } = row.transaction;
    const named = id === null ? undefined : this.undone.get(id);
    if (named) return named;
    return row.card === null ? [] : unnamedCorrections(row, this.ofCard(row.shop, row.card));
  }

  scoreOf(row: KnownRow): Score | null {
    // Of a large ledger only the rows around those in question are here, of a list sorted by amount only its largest.
    const learned = this.learned();
    if (this.more.large !== undefined) return learned && scoreOnPage(row, this, learned);
    if ((this.more.aside?.size ?? 0) > 0) return null;
    this.scores ??= scoresOf(this.inOrder);
    return this.scores.get(row.key) ?? null;
  }

  learned(): LearnedAmounts | null {
    return this.more.large === undefined ? null : (this.more.learned ?? null);
  }

  voucherOf(key: string): VoucherState | null {
    return this.vouchers.get(key) ?? null;
  }

  changeOf(key: string): RowChange | null {
    return this.more.changes?.get(key) ?? null;
  }

  private salesOf(rows: readonly KnownRow[]): KnownRow[] {
    return rows.filter((row) => row.isSale && !this.isVoided(row));
  }

  /**
   * A shop of which little is known yet is taken to be like the others of the same page whose amounts lie about as high. How long it is
   * known stays its own.
   */
  private withOthers(shop: string, own: readonly KnownRow[], profile: ShopProfile): ShopProfile {
    const middle = profile.sizes.quantile(0.5);
    const currency = own.find(({ size }) => size !== null)!.transaction.amount!.currency;
    const like = [...this.shops].flatMap(([name, rows]) => {
      if (name === shop) return [];
      const sales = this.salesOf(rows.filter(({ key }) => !this.more.aside?.has(key)));
      const sizes = sales
        .filter(({ size, transaction: { amount } }) => size !== null && amount?.currency === currency)
        .map(({ size }) => size!)
        .sort((a, b) => a - b);
      if (sizes.length === 0) return [];
      const times = sizes[sizes.length >> 1]! / middle;
      return times <= likeMiddle && times >= 1 / likeMiddle ? [sales] : [];
    });
    if (like.length === 0) return profile;
    const all = [own, ...like].flat();
    return { ...profileOf(all, all), days: profile.days, since: profile.since };
  }

  private isVoided(row: KnownRow): boolean {
    return this.correctionsOf(row).some((other) => other.transaction.type !== 'refund' && isSameAmount(row, other));
  }
}

/** True where money went back to a card that is not known to have bought for so much, and the portal names no sale for it. */
export function isStrangeRefund(row: KnownRow, history: Pick<History, 'hasSaleOf'>): boolean {
  const { type, originalId, amount } = row.transaction;
  if (type !== 'refund' || originalId !== null || row.card === null || row.at === null || amount === null) return false;
  return !history.hasSaleOf(row.shop, row.card, row.size ?? 0, row.at);
}

/** Of a card's rows those that undo this one without naming it: the same amount within a day after it. */
export function unnamedCorrections(row: KnownRow, ofCard: readonly KnownRow[]): readonly KnownRow[] {
  const from = row.at;
  if (from === null) return [];
  return ofCard.filter(
    (other) =>
      // Where the list names no types, money that goes back says the same.
      (other.transaction.type === null
        ? (other.transaction.amount?.minor ?? 0) < 0
        : undoing.has(other.transaction.type)) &&
      other.transaction.originalId === null &&
      other.at !== null &&
      other.at >= from &&
      other.at - from <= day &&
      isSameAmount(row, other),
  );
}

function within(rows: readonly KnownRow[], from: number, to: number): KnownRow[] {
  const found: KnownRow[] = [];
  for (let i = firstAt(rows, from); i < rows.length && (rows[i]!.at ?? 0) <= to; i++) found.push(rows[i]!);
  return found;
}

/** Index of the first row at or after a wall second. */
function firstAt(rows: readonly KnownRow[], from: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]!.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
