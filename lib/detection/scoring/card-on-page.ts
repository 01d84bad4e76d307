// How likely an amount is not its card's own where rows before and after are known alike: the card's level from all its other rows, by the
// same distributions of usual and odd amounts with which a statement's rows are scored in time order.
import type { History } from '../history';
import type { KnownRow } from '../known-row';
import type { ShopProfile } from '../profile';
import { AmountDensities, amountAt, densityAt, distances, noDistance, placeOf, places } from './amount-densities';
import { margin } from './card-filter';
import { nearest, otherSales } from './card-sales';

/** Share of payments that are odd, before anything is known of one. */
const oddShare = 0.003;
/** As in the score of a statement: what a merchant reads as likelihood, since the parts are cautious. */
const boost = 5;
/** Rows put before a card's own for its spread; squared places of the usual spread before any row is known. */
const spreadBefore = 3;
const usualSquare = 74;

const densities = new AmountDensities();
/** How likely a row of a card is at each distance from its level, odd ones among them. */
const anyOf = densities.usual.map((usual, i) => (1 - oddShare) * usual + oddShare * densities.odd[i]!);
const levelsOfShops = new WeakMap<ShopProfile, Float64Array>();

export interface CardOnPage {
  /** probability that the amount is not the card's own */
  probability: number;
  /** the card's usual amount in units of the currency */
  usual: number;
  /** how many other payments of the card are known */
  visits: number;
}

/** Judges a sale by its card's other sales; null where there are none to judge by, or less than that. @param least other sales needed */
export function cardOnPage(row: KnownRow, history: History, least: number): CardOnPage | null {
  const { amount } = row.transaction;
  if (!row.isSale || row.card === null || row.at === null || row.size === null || row.size <= 0 || amount === null)
    return null;
  const others = otherSales(row, history);
  if (others.length < least) return null;
  const near = others.slice(0, nearest);
  const sorted = near.map((other) => other.size!).sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1]!;
  // No more than the card usually pays: nothing is to be reckoned.
  if (row.size <= middle) return null;
  const place = placeOf(row.size);
  const scale = scaleOf(sorted.map(placeOf));
  const levels = Float64Array.from(levelsOf(history.profile(row.shop)));
  for (const other of near) weigh(levels, placeOf(other.size!), scale);
  const sum = levels.reduce((total, level) => total + level, 0);
  if (!(sum > 0)) return null;
  let [usual, odd, mean] = [0, 0, 0];
  for (let k = 0; k < places; k++) {
    const weight = levels[k]! / sum;
    usual += weight * densityAt(densities.usual, (place - k) * scale);
    odd += weight * densityAt(densities.odd, (place - k) * scale);
    mean += weight * k;
  }
  const odds = place < mean + margin ? 0 : (boost * oddShare * odd) / ((1 - oddShare) * usual);
  return { probability: odds / (1 + odds), usual: middle, visits: others.length };
}

/** Weighs each level by how likely a row at a place is of a card of that level. */
function weigh(levels: Float64Array, place: number, scale: number): void {
  const first = place * scale + noDistance;
  for (let k = 0; k < places; k++) {
    const distance = Math.min(distances - 2, Math.max(0, first - k * scale));
    const whole = distance | 0;
    const from = anyOf[whole]!;
    levels[k]! *= from + (distance - whole) * (anyOf[whole + 1]! - from);
  }
}

/** How narrow the card is beside the usual one; 0.4 … 2. A stray amount is held by the median. @param known ascending */
function scaleOf(known: readonly number[]): number {
  const middle = known[known.length >> 1]!;
  const squares = known.reduce((total, place) => total + Math.min(9 * usualSquare, (place - middle) ** 2), 0);
  const own = (squares + spreadBefore * usualSquare) / (known.length + spreadBefore);
  return Math.min(2, Math.max(0.4, Math.sqrt(usualSquare / own)));
}

/** Levels that cards may have here before their rows are known: the shop's own amounts, and everything else a little. */
function levelsOf(profile: ShopProfile): Float64Array {
  let levels = levelsOfShops.get(profile);
  if (!levels) {
    const { sizes } = profile;
    levels = Float64Array.from({ length: places }, (_, k) => {
      const here = sizes.countAtLeast(amountAt(k - 2.5)) - sizes.countAtLeast(amountAt(k + 2.5));
      return (here / 5 + 5 / places) / (sizes.length + 5);
    });
    levelsOfShops.set(profile, levels);
  }
  return levels;
}
