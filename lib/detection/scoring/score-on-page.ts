// The score of a row of a ledger that is too large to be scored row for row: what was learned from its newest rows, the card's other
// rows before and after, and how rare the amount is here. The same parts in the same way as in a statement, but for the habits.
import type { LearnedAmounts } from '@/lib/model/learned-amounts';
import type { History } from '../history';
import type { KnownRow } from '../known-row';
import { amountAt, densityAt, keptInside, placeOf, places, step } from './amount-densities';
import { binOf, combinedOdds, factorOf, rarityIn } from './amount-tail';
import { below, margin } from './card-filter';
import { nearest, otherSales } from './card-sales';
import { scaleBy } from './card-spread';
import { type Score, together } from './scorer';

/** An amount up to a quarter above what the card pays is as usual. */
const hardlyMore = 1.28;

/** Null for a row that is no sale with a date and an amount. */
export function scoreOnPage(row: KnownRow, history: History, learned: LearnedAmounts): Score | null {
  const { amount } = row.transaction;
  if (!row.isSale || row.at === null || row.size === null || row.size <= 0 || amount === null) return null;
  const others = otherSales(row, history).slice(0, nearest);
  const offset = offsetOf(row, learned);
  const place = keptInside(placeOf(row.size) - offset);
  const near = others.map((other) => keptInside(placeOf(other.size!) - offsetOf(other, learned)));
  const levels = levelsOf(near, learned);
  const scale = scaleBy(near, learned.spread);
  let [usual, odd, mean] = [0, 0, 0];
  for (let k = 0; k < places; k++) {
    const weight = levels[k]!;
    if (weight === 0) continue;
    usual += weight * densityAt(learned.usual, (place - k) * scale);
    odd += weight * densityAt(learned.odd, (place - k) * scale);
    mean += weight * k;
  }
  if (near.length > 0 && place < mean + margin) odd *= below;
  const { sizes } = history.profile(row.shop);
  const above = sizes.without(row.size).countAtLeast(row.size * Math.exp(-offset * step));
  const bin = binOf(rarityIn(above, Math.max(0, sizes.length - 1)));
  const share = learned.oddShare;
  const odds = (share * odd * factorOf(learned.rarity.ratios[bin]!)) / ((1 - share) * usual);
  const shopOdds = combinedOdds(learned.rarity, bin);
  const middle = middleOf(others);
  const isBelow = middle !== null && row.size < middle * hardlyMore;
  const card = odds / (1 + odds);
  return {
    ...together({ card: isBelow ? 0 : card, shop: isBelow ? 0 : shopOdds / (1 + shopOdds), slip: 0, terminal: 0 }),
    habit: 1,
    usual: near.length > 0 ? amountAt(mean + offset) : null,
    visits: others.length,
  };
}

function offsetOf({ shop, transaction: { terminal } }: KnownRow, { terminals }: LearnedAmounts): number {
  const place = `${shop}\n${terminal}`;
  return terminal !== null && Object.hasOwn(terminals, place) ? terminals[place]! : 0;
}

/** How likely each level is the card's own, from its other rows, odd ones among them. */
function levelsOf(near: readonly number[], { usual, odd, levels, oddShare }: LearnedAmounts): Float64Array {
  const weights = Float64Array.from(levels);
  for (const place of near) {
    let sum = 0;
    for (let k = 0; k < places; k++) {
      const distance = place - k;
      weights[k]! *= (1 - oddShare) * densityAt(usual, distance) + oddShare * densityAt(odd, distance);
      sum += weights[k]!;
    }
    for (let k = 0; k < places; k++) weights[k]! /= sum;
  }
  return weights;
}

function middleOf(rows: readonly KnownRow[]): number | null {
  const sizes = rows.map(({ size }) => size!).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? null;
}
