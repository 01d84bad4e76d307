// What is usual, as counts that add up: of a shop, a card, a terminal, an operator. Counts are whole numbers, so that rows may come
// and be taken out again in any order, and two tallies may be merged, always with the same result.
import { amountStep } from './amount-steps';
import { isSameAmount, type KnownRow } from './known-row';

/** Raised whenever what is counted changes: tallies kept by an older build are then counted anew. */
export const tallyVersion = 1;

export const tallyKinds = ['shop', 'card', 'terminal', 'operator', 'amount'] as const;
export type TallyKind = (typeof tallyKinds)[number];

const numbers = ['rows', 'sales', 'refunds', 'voids', 'declines', 'entries', 'keyed', 'cardSales', 'repeats'] as const;
const spreads = ['sizes', 'hours', 'minutes', 'blocks'] as const;

/** Plain counts: all rows, sales, refunds, voids, declines, sales with an entry mode and keyed ones among them, sales with a card
 * and how many of those repeat the same card's amount within an hour. */
export type TallyNumbers = Record<(typeof numbers)[number], number>;

export interface Tally extends TallyNumbers {
  /** wall seconds of the first and last row; null without one. They only ever widen */
  first: number | null;
  last: number | null;
  /** amount step → sales */
  sizes: Map<number, number>;
  /** weekday (0 Monday) × 24 + hour → sales */
  hours: Map<number, number>;
  /** minute of the day → sales */
  minutes: Map<number, number>;
  /** block of three hours × 1,000,000 + amount step → sales */
  blocks: Map<number, number>;
}

const keyed = /手工|手输|手動|手入力|keyed|manual|moto/i;
const hour = 3600;
const day = 86_400;

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    rows: 0,
    sales: 0,
    refunds: 0,
    voids: 0,
    declines: 0,
    entries: 0,
    keyed: 0,
    cardSales: 0,
    repeats: 0,
    first: null,
    last: null,
    sizes: new Map(),
    hours: new Map(),
    minutes: new Map(),
    blocks: new Map(),
  };
}

/** The tallies that a row counts in: kind and name within its shop. */
export function talliesOf(row: KnownRow): { kind: TallyKind; name: string }[] {
  const { terminal, operator, amount } = row.transaction;
  const places: { kind: TallyKind; name: string }[] = [{ kind: 'shop', name: '' }];
  if (row.card !== null) places.push({ kind: 'card', name: row.card });
  if (terminal !== null) places.push({ kind: 'terminal', name: terminal });
  if (operator !== null) places.push({ kind: 'operator', name: operator });
  if (row.isSale && amount !== null) places.push({ kind: 'amount', name: String(amount.minor) });
  return places;
}

/** Counts a row in, or out again. @param sign 1 or −1 */
export function countRow(tally: Tally, row: KnownRow, kind: TallyKind, sign: 1 | -1): void {
  const { type, status, entryMode } = row.transaction;
  tally.rows += sign;
  if (row.at !== null && sign > 0) {
    tally.first = Math.min(tally.first ?? row.at, row.at);
    tally.last = Math.max(tally.last ?? row.at, row.at);
  }
  if (type === 'refund') tally.refunds += sign;
  if (type === 'void' || type === 'reversal') tally.voids += sign;
  if (status === 'failed') tally.declines += sign;
  if (!row.isSale || row.size === null) return;
  tally.sales += sign;
  if (kind === 'amount') return;
  if (entryMode !== null) {
    tally.entries += sign;
    if (keyed.test(entryMode)) tally.keyed += sign;
  }
  if (row.card !== null && row.at !== null) tally.cardSales += sign;
  const step = amountStep(row.size);
  bump(tally.sizes, step, sign);
  if (row.at === null || row.minuteOfDay === null || kind === 'card') return;
  const hourOfDay = Math.floor(row.minuteOfDay / 60);
  // 1970-01-01, from which wall seconds count, was a Thursday.
  bump(tally.hours, ((Math.floor(row.at / day) + 3) % 7) * 24 + hourOfDay, sign);
  if (kind !== 'shop') return;
  bump(tally.minutes, row.minuteOfDay, sign);
  bump(tally.blocks, Math.floor(hourOfDay / 3) * 1_000_000 + step, sign);
}

function bump(counts: Map<number, number>, at: number, by: number): void {
  const count = (counts.get(at) ?? 0) + by;
  if (count === 0) counts.delete(at);
  else counts.set(at, count);
}

/** Adds `other` to `tally`. */
export function mergeTally(tally: Tally, other: Tally): void {
  for (const name of numbers) tally[name] += other[name];
  for (const name of spreads) for (const [at, count] of other[name]) bump(tally[name], at, count);
  if (other.first !== null) tally.first = Math.min(tally.first ?? other.first, other.first);
  if (other.last !== null) tally.last = Math.max(tally.last ?? other.last, other.last);
}

/** How far apart two sales of one card and amount still count as a repeat; seconds. */
export const repeatSpan = hour;

/**
 * By how much the shop's repeats grow when a card's sale is counted in. Independent of the order in which rows come.
 * @param others the card's counted sales within `repeatSpan` before and after it, without the row itself
 */
export function repeatsAdded(row: KnownRow, others: readonly KnownRow[]): number {
  const twins = others.filter((other) => isSameAmount(other, row));
  return repeatsIn([...twins, row]) - repeatsIn(twins);
}

function repeatsIn(rows: readonly KnownRow[]): number {
  const times = rows.flatMap(({ at }) => (at === null ? [] : [at])).sort((a, b) => a - b);
  return times.filter((at, i) => i > 0 && at - times[i - 1]! <= repeatSpan).length;
}
