// History of rows that come one after the other: answers from the past only, with the memory of about a day of rows and a few
// numbers for each shop and card. For long statements; a page's rows are asked through MemoryHistory.
import { ownText } from '@/lib/model/own-text';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { exactAmounts } from './amounts';
import { countSums, type DayCount, dayOf, daysBetween, emptyDay, type Today, todayWithout } from './day-counts';
import { countEntry, type EntryCounts, isFallback, isKeyed } from './entry-mode';
import {
  type CodeUse,
  type History,
  isStrangeRefund,
  type RowChange,
  unnamedCorrections,
  type VoucherState,
} from './history';
import { isSameAmount, type KnownRow, knownRow, undoing } from './known-row';
import type { ShopProfile } from './profile';
import { RecentCodes } from './recent-codes';
import { isTypedToTry } from './rules/test-amount';
import { SlotDays, usualMinutes } from './usual-minutes';

/** Seconds for which rows are kept whole. */
const kept = 25 * 3600;
/** Sales and pre-authorisations that a later row may name, kept by their ids where rows name others at all. */
const mostNamed = 50_000;
/** Days of which the counts are kept: as far back as a rule looks. */
const keptDays = 100;
/** A shop is taken to repeat itself until its rows say otherwise: so many repeats in so many rows are put before them. */
const repeatsBefore = 1.5;
const rowsBefore = 50;
const stepsPerUnit = 20;
const sizeSteps = 600;
/** Before so many days and sales are known, every hour is one at which the shop may be open. */
const enoughForHours = { days: 7, sales: 200 };
const anyMinute = Int32Array.from({ length: 48 }, (_, i) => i * 30);

/** Rows of a member that was not seen for a day: most are not, and an array each would be much of the memory. */
const none: KnownRow[] = [];

/** A card or terminal in a shop: its number, counted up over all shops, and its rows of about the last day. */
class Member {
  rows: KnownRow[] = none;
  largest = Number.NEGATIVE_INFINITY;
  /** wall second of its last row, and of the one before that */
  last: number | null = null;
  before: number | null = null;
  /** of a terminal: sales whose way of entry was shown */
  entries: EntryCounts | null = null;

  constructor(readonly number: number) {}
}

class ShopPast {
  readonly cards = new Map<string, Member>();
  readonly terminals = new Map<string, Member>();
  sales = 0;
  since = Number.POSITIVE_INFINITY;
  until = Number.NEGATIVE_INFINITY;
  cardSales = 0;
  repeats = 0;
  readonly sizes = new Uint32Array(sizeSteps);
  /** amounts (minor units) that are a one with noughts, as people type them to try a terminal → sales */
  readonly tens = new Map<number, number>();
  /** minute of the day → sales */
  readonly minutes = new Map<number, number>();
  readonly slots = new SlotDays();
  /** of the last `keptDays` */
  days: DayCount[] = [];
  /** days with strange refunds, of the last `keptDays` */
  strangeRefunds: number[] = [];
  profile: ShopProfile | null = null;
  profiledAt = 0;

  constructor(readonly number: number) {}
}

/** A row that is still held whole, and where it is filed. */
interface Held {
  row: KnownRow;
  card: Member | null;
  terminal: Member | null;
}

/** Numbers of a row's shop, card and terminal, counted up from 0; −1 where the row shows none. */
export interface RowNumbers {
  shop: number;
  card: number;
  terminal: number;
}

export class PastHistory implements History {
  private readonly ids = new Map<string, KnownRow>();
  private readonly undone = new Map<string, KnownRow[]>();
  private readonly shops = new Map<string, ShopPast>();
  private cards = 0;
  private terminals = 0;
  private recent: Held[] = [];
  private oldest = 0;
  private hasOriginals = false;
  private readonly codes = new RecentCodes();

  constructor(private readonly vouchers: ReadonlyMap<string, VoucherState> = new Map()) {}

  /** Takes the next row in and prepares it for questions; it is part of its own history, as on a page. */
  add(keyed: KeyedTransaction): { row: KnownRow; numbers: RowNumbers } {
    const row = knownRow(keyed);
    const { terminal: name, id, originalId, type } = row.transaction;
    this.forget(row.at);
    const shop = this.shopOf(row.shop);
    if (row.at !== null) {
      if (row.at < shop.since) shop.since = row.at;
      if (row.at > shop.until) shop.until = row.at;
    }
    const card = row.card === null ? null : this.memberOf(shop.cards, row.card, 'cards');
    const terminal = name === null ? null : this.memberOf(shop.terminals, name, 'terminals');
    if (row.isSale && row.size !== null) {
      shop.sales += 1;
      shop.sizes[stepOf(row.size)]! += 1;
      const { minor } = row.transaction.amount!;
      if (isTypedToTry(minor)) shop.tens.set(minor, (shop.tens.get(minor) ?? 0) + 1);
      if (row.minuteOfDay !== null && row.at !== null) {
        shop.minutes.set(row.minuteOfDay, (shop.minutes.get(row.minuteOfDay) ?? 0) + 1);
        shop.slots.add(row.minuteOfDay, dayOf(row.at));
      }
      if (card !== null) countCard(shop, card, row);
    }
    if (row.at !== null) {
      countDay(shop, row);
      if (isStrangeRefund(row, this)) countStrangeRefund(shop, dayOf(row.at));
      if (card !== null) hold(card, row);
      if (terminal !== null) {
        hold(terminal, row);
        terminal.before = terminal.last;
        terminal.last = row.at;
        countEntryOf(terminal, row);
        this.codes.add(row, terminal.number);
      }
      this.recent.push({ row, card, terminal });
      if (originalId !== null) this.hasOriginals = true;
      if (this.hasOriginals && id !== null && (row.isSale || type === 'preauth')) this.name(id, row);
      if (originalId !== null && type !== null && undoing.has(type)) {
        const undone = this.undone.get(originalId);
        if (undone) undone.push(row);
        else this.undone.set(originalId, [row]);
      }
    }
    return { row, numbers: { shop: shop.number, card: card?.number ?? -1, terminal: terminal?.number ?? -1 } };
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
    return this.shops.get(shop)?.cards.get(card)?.rows ?? [];
  }

  hasSaleOf(shop: string, card: string, size: number): boolean {
    return (this.shops.get(shop)?.cards.get(card)?.largest ?? Number.NEGATIVE_INFINITY) >= size;
  }

  strangeRefundDays(shop: string, from: number, to: number): number {
    return (this.shops.get(shop)?.strangeRefunds ?? []).filter((day) => day >= from && day <= to).length;
  }

  ofTerminal(shop: string, terminal: string, from: number, to: number): readonly KnownRow[] {
    const rows = this.shops.get(shop)?.terminals.get(terminal)?.rows ?? [];
    let first = rows.length;
    while (first > 0 && rows[first - 1]!.at! >= from) first -= 1;
    return rows.slice(first).filter((row) => row.at! <= to);
  }

  /** Rows are held by card and terminal only. */
  ofShop(): readonly KnownRow[] {
    return [];
  }

  days(shop: string, from: number, to: number): readonly DayCount[] {
    return daysBetween(this.shops.get(shop)?.days ?? [], from, to);
  }

  /** The row is the last one that was added. */
  today(row: KnownRow): Today {
    return todayWithout(row, this.shops.get(row.shop)!.days.at(-1)!);
  }

  lastOfTerminal(shop: string, terminal: string): number | null {
    return this.shops.get(shop)?.terminals.get(terminal)?.before ?? null;
  }

  entriesBeside(row: KnownRow): EntryCounts {
    const { terminal, entryMode } = row.transaction;
    const counts = terminal === null ? null : this.shops.get(row.shop)?.terminals.get(terminal)?.entries;
    if (!counts) return { shown: 0, keyed: 0, fallback: 0 };
    // The row is the last one that was added: it stands in them.
    return {
      shown: counts.shown - 1,
      keyed: counts.keyed - (isKeyed(entryMode) ? 1 : 0),
      fallback: counts.fallback - (isFallback(entryMode) ? 1 : 0),
    };
  }

  codeBefore(row: KnownRow, from: number): { earlier: CodeUse; between: number } | null {
    const met = this.codes.before(row);
    return met !== null && met.earlier.at >= from ? met : null;
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

  /** The stream scores each row itself. */
  scoreOf(): null {
    return null;
  }

  learned(): null {
    return null;
  }

  voucherOf(key: string): VoucherState | null {
    return this.vouchers.get(key) ?? null;
  }

  /** A statement is one reading: nothing in it has changed since. */
  changeOf(): RowChange | null {
    return null;
  }

  private shopOf(name: string): ShopPast {
    let shop = this.shops.get(name);
    if (!shop) {
      shop = new ShopPast(this.shops.size);
      this.shops.set(ownText(name), shop);
    }
    return shop;
  }

  private memberOf(map: Map<string, Member>, name: string, kind: 'cards' | 'terminals'): Member {
    let member = map.get(name);
    if (!member) {
      member = new Member(this[kind]);
      this[kind] += 1;
      map.set(ownText(name), member);
    }
    return member;
  }

  private name(id: string, row: KnownRow): void {
    this.ids.set(id, row);
    if (this.ids.size <= mostNamed) return;
    for (const oldest of this.ids.keys()) {
      this.ids.delete(oldest);
      return;
    }
  }

  /** Lets go of rows that no question reaches any more. */
  private forget(now: number | null): void {
    if (now === null) return;
    while (this.oldest < this.recent.length && this.recent[this.oldest]!.row.at! < now - kept) {
      const { row, card, terminal } = this.recent[this.oldest]!;
      this.oldest += 1;
      if (card !== null) letGo(card);
      if (terminal !== null) letGo(terminal);
      if (!this.hasOriginals) continue;
      const { originalId } = row.transaction;
      if (originalId !== null) this.undone.delete(originalId);
    }
    if (this.oldest > 4000) {
      this.recent = this.recent.slice(this.oldest);
      this.oldest = 0;
    }
  }
}

function hold(member: Member, row: KnownRow): void {
  if (member.rows === none) member.rows = [row];
  else member.rows.push(row);
}

/** Lets go of the member's oldest row. */
function letGo(member: Member): void {
  if (member.rows.length > 1) member.rows.shift();
  else member.rows = none;
}

function countEntryOf(terminal: Member, { isSale, transaction: { entryMode } }: KnownRow): void {
  // Most statements show none: no counts are kept for them.
  if (entryMode === null || !isSale) return;
  terminal.entries ??= { shown: 0, keyed: 0, fallback: 0 };
  countEntry(terminal.entries, entryMode);
}

function countDay(shop: ShopPast, row: KnownRow): void {
  const day = dayOf(row.at!);
  if (shop.days.at(-1)?.day !== day) {
    shop.days.push(emptyDay(day));
    shop.days = shop.days.filter((count) => count.day > day - keptDays);
  }
  countSums(shop.days.at(-1)!, row, 1);
}

function countStrangeRefund(shop: ShopPast, day: number): void {
  if (shop.strangeRefunds.at(-1) === day) return;
  shop.strangeRefunds = [...shop.strangeRefunds.filter((known) => known > day - keptDays), day];
}

function countCard(shop: ShopPast, card: Member, row: KnownRow): void {
  shop.cardSales += 1;
  const twin = card.rows.findLast((other) => other.isSale && isSameAmount(row, other));
  if (twin && row.at !== null && row.at - twin.at! <= 3600) shop.repeats += 1;
  if (row.size! > card.largest) card.largest = row.size!;
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
  const days = past.sales > 0 ? dayOf(past.until) - dayOf(past.since) + 1 : 0;
  return {
    sales: past.sales,
    sizes: exactAmounts(Float64Array.from(sizes)),
    days,
    since: past.since,
    minutes:
      days > enoughForHours.days && past.sales >= enoughForHours.sales
        ? usualMinutes(past.minutes, past.sales).filter((minute) => past.slots.isUsual(minute, days))
        : anyMinute,
    repeatShare: (past.repeats + repeatsBefore) / (past.cardSales + rowsBefore),
    counts: past.tens,
  };
}
