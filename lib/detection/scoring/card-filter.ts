// What is known of each card here: its level of amounts (a distribution over levels), how widely it varies, and how likely it is
// in wrong hands just now. Learns how long wrong hands last, and how many of their payments are odd, from the rows.
import { AmountDensities, distances, noDistance, places } from './amount-densities';
import { CardSpread } from './card-spread';
import { Clock, Column } from './growing';

/** Levels followed for one card, around its first amounts. */
const levels = 48;
const half = levels / 2;
const day = 86_400;
/** Wrong hands take more than the card is used to; less, or hardly more (places), is no sign of them. */
export const below = 1e-4;
export const margin = 3;

/** A row judged by its card alone. */
export interface CardView {
  /** probability that the amount is not the card's own, before anything else is known of the row */
  odd: number;
  /** how often the card was seen before; 0 for a new or unknown card */
  visits: number;
  /** seconds since the card's last row; 0 for a first one */
  gap: number;
  /** how much more than of an amount of this height alone the card's past says of it that it is odd; 1 for a new card */
  evidence: number;
  /** place of the card's usual amount on the logarithmic scale; NaN for a first row */
  usual: number;
}

export class CardFilter {
  readonly densities = new AmountDensities();
  readonly spread = new CardSpread();
  private readonly weights = new Column(levels);
  private readonly slot = new Column();
  private slots = 0;
  private readonly base = new Column();
  private readonly trouble = new Column();
  private readonly visits = new Column();
  private readonly lastAt = new Clock();
  // How often a card falls into wrong hands (per day), how soon that ends, which share of its payments is odd then: events over
  // what was at risk. The weights at the start ask the rows to show that trouble lasts.
  private onsets = 1;
  private onsetDays = 1000;
  private ends = 30;
  private endDays = 30;
  private oddRows = 4;
  private troubledRows = 10;
  private rows = 0;
  private nextRefresh = 500;
  private nextForget = 2000;
  /** True when the last `learn` renewed the densities: others that learn from this one renew theirs then. */
  isRenewed = false;
  // The row in hand.
  private readonly usualParts = new Float64Array(places);
  private readonly oddParts = new Float64Array(places);
  private readonly levelsHeld = new Float64Array(places);
  private readonly now = {
    isKnown: false,
    place: 0,
    scale: 1,
    mean: 0,
    usualSum: 0,
    oddSum: 0,
    damped: 1,
    before: 0,
    stay: 1,
    onset: 0,
    risk: 0,
    share: 0,
    odd: 0,
  };

  /** Judges a place on the amount scale. @param card number of the card, −1 for none @param at wall seconds */
  view(card: number, at: number, place: number): CardView {
    const { now, densities, usualParts, oddParts } = this;
    now.place = place;
    now.isKnown = card >= 0 && this.open(card);
    const fall = this.onsets / this.onsetDays;
    const end = this.ends / this.endDays;
    let gap = 0;
    if (now.isKnown) {
      gap = Math.max(0, at - this.lastAt.values[card]!);
      now.before = this.trouble.values[card]!;
      now.stay = Math.exp((-end * gap) / day);
      now.onset = 1 - Math.exp((-fall * gap) / day);
      now.risk = now.before * now.stay + (1 - now.before) * now.onset;
    } else now.risk = fall / (fall + end);
    now.scale = now.isKnown ? this.spread.scaleOf(card) : 1;
    const from = now.isKnown ? this.base.values[card]! : 0;
    const count = now.isKnown ? levels : places;
    const { levelsHeld } = this;
    if (now.isKnown) {
      const weights = this.weights.values;
      const offset = this.slot.values[card]! * levels;
      for (let k = 0; k < levels; k++) levelsHeld[k] = weights[offset + k]!;
    } else levelsHeld.set(densities.levels);
    const { usual: usualDensity, odd: oddDensity } = densities;
    const { scale } = now;
    const first = (place - from) * scale + noDistance;
    let [usualSum, oddSum, mean] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      const weight = levelsHeld[k]!;
      const distance = Math.min(distances - 2, Math.max(0, first - k * scale));
      const whole = distance | 0;
      const part = distance - whole;
      const usual = weight * ((1 - part) * usualDensity[whole]! + part * usualDensity[whole + 1]!);
      const odd = weight * ((1 - part) * oddDensity[whole]! + part * oddDensity[whole + 1]!);
      usualParts[k] = usual;
      oddParts[k] = odd;
      usualSum += usual;
      oddSum += odd;
      mean += weight * (from + k);
    }
    now.mean = now.isKnown ? mean : Number.NaN;
    now.damped = now.isKnown && place < mean + margin ? below : 1;
    now.usualSum = usualSum;
    now.oddSum = oddSum * now.damped;
    now.share = (now.risk * this.oddRows) / this.troubledRows;
    now.odd = (now.share * now.oddSum) / ((1 - now.share) * usualSum + now.share * now.oddSum);
    const whole = place | 0;
    const part = place - whole;
    const { usualOfAll, oddOfAll } = densities;
    const evidence = now.isKnown
      ? (now.oddSum * ((1 - part) * usualOfAll[whole]! + part * usualOfAll[whole + 1]!)) /
        (usualSum * ((1 - part) * oddOfAll[whole]! + part * oddOfAll[whole + 1]!))
      : 1;
    return { odd: now.odd, evidence, visits: card < 0 ? 0 : this.visits.values[card]!, gap, usual: now.mean };
  }

  /** Share of payments that are odd where nothing is known of the card. */
  get oddShare(): number {
    const [fall, end] = [this.onsets / this.onsetDays, this.ends / this.endDays];
    return ((fall / (fall + end)) * this.oddRows) / this.troubledRows;
  }

  /** Probability that the viewed amount is not the card's own. @param factor how much likelier the row's other features are then */
  oddWith(factor: number): number {
    const { share, oddSum, usualSum } = this.now;
    return (share * oddSum * factor) / ((1 - share) * usualSum + share * oddSum * factor);
  }

  /** Takes the viewed row in. @param factor as above @param trusted probability that the row is in order, by all that is known */
  learn(card: number, at: number, factor: number, trusted: number): void {
    const { now } = this;
    const oddSum = now.oddSum * factor;
    const total = (1 - now.share) * now.usualSum + now.share * oddSum;
    const ofUsual = (1 - now.share) / total;
    const ofOdd = (now.share * factor * now.damped) / total;
    this.isRenewed = false;
    if (card >= 0) {
      if (now.isKnown) this.refine(card, ofUsual, ofOdd, trusted);
      else this.begin(card, ofUsual, ofOdd);
      this.followTrouble(card, at, oddSum, total);
      this.lastAt.values[card] = Math.max(at, this.lastAt.values[card]!);
      this.visits.values[card]! += 1;
    }
    this.rows += 1;
    if (this.rows < this.nextRefresh) return;
    this.densities.refresh();
    this.isRenewed = true;
    this.nextRefresh = Math.floor(this.rows * 1.1) + 200;
    if (this.rows >= this.nextForget && this.nextForget < 500_000) {
      this.nextForget *= 2;
      this.densities.forget();
    }
  }

  /** A payment of this card was confirmed as fraud, the card (not the terminal) being its cause with this probability. */
  confirmTrouble(card: number, at: number, probability: number): void {
    if (card < 0) return;
    const days = Math.max(0, this.lastAt.values[card]! - at) / day;
    const now = probability * Math.exp((-this.ends / this.endDays) * days);
    this.trouble.values[card] = 1 - (1 - this.trouble.values[card]!) * (1 - now);
  }

  /** A payment of this card was found in order: it is not in wrong hands. */
  confirmNormal(card: number): void {
    if (card >= 0) this.trouble.values[card] = 0;
  }

  /** True where the card was seen before; makes room for it where not. */
  private open(card: number): boolean {
    for (const column of [this.slot, this.base, this.trouble, this.visits]) column.reach(card);
    this.lastAt.reach(card);
    this.spread.reach(card);
    return this.visits.values[card] !== 0;
  }

  /** First row of a card: levels around what the amount and all other cards say of it. */
  private begin(card: number, ofUsual: number, ofOdd: number): void {
    const { usualParts, oddParts, densities } = this;
    let [sum, mean] = [0, 0];
    for (let i = 0; i < places; i++) {
      const weight = usualParts[i]! * ofUsual + oddParts[i]! * ofOdd;
      mean += weight * i;
      sum += weight;
    }
    const from = Math.min(Math.max(Math.round(mean / sum) - half, 0), places - levels);
    this.base.values[card] = from;
    this.slot.values[card] = this.slots;
    this.weights.reach(this.slots);
    const offset = this.slots * levels;
    this.slots += 1;
    let inside = 0;
    for (let k = 0; k < levels; k++) {
      const weight = usualParts[from + k]! * ofUsual + oddParts[from + k]! * ofOdd;
      this.weights.values[offset + k] = weight;
      inside += weight;
    }
    for (let k = 0; k < levels; k++) {
      this.weights.values[offset + k]! /= inside;
      densities.levelCounts[from + k]! += this.weights.values[offset + k]!;
    }
  }

  private refine(card: number, ofUsual: number, ofOdd: number, trusted: number): void {
    const { usualParts, oddParts, densities, now } = this;
    const from = this.base.values[card]!;
    const weights = this.weights.values;
    const offset = this.slot.values[card]! * levels;
    const { levelCounts, usualCounts, oddCounts } = densities;
    const { scale } = now;
    const first = (now.place - from) * scale + noDistance;
    let mean = 0;
    for (let k = 0; k < levels; k++) {
      const usual = usualParts[k]! * ofUsual;
      const odd = oddParts[k]! * ofOdd;
      levelCounts[from + k]! += usual + odd - weights[offset + k]!;
      weights[offset + k] = usual + odd;
      mean += (usual + odd) * (from + k);
      const distance = Math.min(distances - 2, Math.max(0, first - k * scale));
      const whole = distance | 0;
      const part = distance - whole;
      usualCounts[whole]! += usual * (1 - part);
      usualCounts[whole + 1]! += usual * part;
      if (whole <= noDistance) continue;
      oddCounts[whole]! += odd * (1 - part);
      oddCounts[whole + 1]! += odd * part;
    }
    this.spread.learn(card, now.place - mean, trusted);
    this.keepInside(card, offset);
  }

  /** Moves the followed levels where the card's own has reached their edge. */
  private keepInside(card: number, offset: number): void {
    const weights = this.weights.values;
    let [low, high] = [0, 0];
    for (let k = 0; k < 6; k++) {
      low += weights[offset + k]!;
      high += weights[offset + levels - 1 - k]!;
    }
    const from = this.base.values[card]!;
    const shift = high > 0.02 && from + levels + 8 <= places ? 8 : low > 0.02 && from >= 8 ? -8 : 0;
    if (shift === 0) return;
    const old = weights.slice(offset, offset + levels);
    const counts = this.densities.levelCounts;
    let sum = 0;
    for (let k = 0; k < levels; k++) {
      const source = k + shift;
      const edge = source < 0 ? old[0]! : old[levels - 1]!;
      weights[offset + k] = source >= 0 && source < levels ? old[source]! : edge * 0.5;
      sum += weights[offset + k]!;
      counts[from + k]! -= old[k]!;
    }
    this.base.values[card] = from + shift;
    for (let k = 0; k < levels; k++) {
      weights[offset + k]! /= sum;
      counts[from + shift + k]! += weights[offset + k]!;
    }
  }

  /** What the row says of the card being in wrong hands, and of how that comes and goes. */
  private followTrouble(card: number, at: number, oddSum: number, total: number): void {
    const { now } = this;
    const rate = this.oddRows / this.troubledRows;
    const ifTrouble = (rate * oddSum + (1 - rate) * now.usualSum) / total;
    const ifNone = now.usualSum / total;
    const trouble = Math.min(1, now.risk * ifTrouble);
    this.oddRows += now.odd;
    this.troubledRows += trouble;
    if (now.isKnown) {
      const days = Math.max(0, at - this.lastAt.values[card]!) / day;
      this.ends += now.before * (1 - now.stay) * ifNone;
      this.endDays += days * now.before * (now.stay * ifTrouble + 0.5 * (1 - now.stay) * ifNone);
      this.onsets += (1 - now.before) * now.onset * ifTrouble;
      this.onsetDays += days * (1 - now.before);
    }
    this.trouble.values[card] = trouble;
  }
}
