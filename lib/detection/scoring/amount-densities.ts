// How far amounts lie from a card's own level, learned from the rows themselves: once for usual payments, once for payments
// that do not fit, and how the levels of cards are spread. An online EM; nothing here knows what an attack looks like.

/** Width of a step of the logarithmic amount scale: 12 %. */
export const step = 0.12;
/** Places of the absolute scale, and the place of an amount of one. */
export const places = 256;
const origin = 100;
/** Places of the distance from a card's level, and the place of no distance. */
export const distances = 192;
export const noDistance = 96;

/** Place of an amount (in units of its currency) on the logarithmic scale, with fraction, kept inside. */
export function placeOf(size: number): number {
  return keptInside(Math.log(Math.max(size, 0.005)) / step + origin);
}

/** Amount (in units of its currency) at a place. */
export function amountAt(place: number): number {
  return Math.exp((place - origin) * step);
}

/** A place brought back onto the scale. */
export function keptInside(place: number): number {
  return Math.min(places - 3, Math.max(2, place));
}

/** A density at a distance from the level, in places. */
export function densityAt(density: ArrayLike<number>, distance: number): number {
  const place = Math.min(distances - 2, Math.max(0, distance + noDistance));
  const whole = place | 0;
  return density[whole]! + (place - whole) * (density[whole + 1]! - density[whole]!);
}

// Before any row is read: usual amounts vary as a wide bell with long tails, odd ones lie clearly above and reach far. Downwards the tail
// is far longer: who pays for a coffee once may pay for dinners else, so that a small first payment says little of a card's level.
const usualPrior = normalised((distance) =>
  distance < 0 ? (1 + (distance / 0.8) ** 2 / 0.5) ** -0.75 : (1 + (distance / 0.8) ** 2 / 5) ** -3,
);
const oddPrior = normalised((distance) =>
  distance <= 0 ? 1e-9 : (1 - Math.exp(-(distance ** 4))) * Math.exp(-distance / 3) + 1e-9,
);
const usualWeight = 10;
const oddWeight = 20;
const levelWeight = 5;

function normalised(density: (distance: number) => number): Float64Array {
  const values = Float64Array.from({ length: distances }, (_, i) => density((i - noDistance) * step));
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / sum);
}

/** The three learned distributions. Counts are added row by row; `refresh` turns them into densities. */
export class AmountDensities {
  readonly usual = new Float64Array(distances);
  readonly odd = new Float64Array(distances);
  readonly levels = new Float64Array(places);
  readonly usualCounts = new Float64Array(distances);
  readonly oddCounts = new Float64Array(distances);
  readonly levelCounts = new Float64Array(places);
  /** How likely a usual and an odd amount is at each place whatever the card: over the levels of all cards. */
  readonly usualOfAll = new Float64Array(places);
  readonly oddOfAll = new Float64Array(places);

  constructor() {
    this.refresh();
  }

  /**
   * Smooths counts into densities. Usual amounts fall off to both sides of their peak, and the farther above a card's level,
   * the likelier is an odd amount: noise in thin tails must not say otherwise.
   */
  refresh(): void {
    smooth(this.usualCounts, usualPrior, usualWeight, this.usual);
    smooth(this.oddCounts, oddPrior, oddWeight, this.odd);
    let peak = 0;
    for (let i = 0; i < distances; i++) if (this.usual[i]! > this.usual[peak]!) peak = i;
    for (let i = peak + 1; i < distances; i++) this.usual[i] = Math.min(this.usual[i]!, this.usual[i - 1]!);
    for (let i = peak - 1; i >= 0; i--) this.usual[i] = Math.min(this.usual[i]!, this.usual[i + 1]!);
    let ratio = 0;
    for (let i = noDistance; i < distances; i++) {
      ratio = Math.max(ratio, this.odd[i]! / this.usual[i]!);
      this.odd[i] = ratio * this.usual[i]!;
    }
    let sum = 0;
    for (const count of this.levelCounts) sum += Math.max(0, count);
    for (let i = 0; i < places; i++) {
      this.levels[i] = (Math.max(0, this.levelCounts[i]!) + levelWeight / places) / (sum + levelWeight);
    }
    for (let i = 0; i < places; i++) {
      let [usual, odd] = [0, 0];
      for (let k = 0; k < places; k++) {
        const distance = Math.min(distances - 2, Math.max(0, i - k + noDistance));
        usual += this.levels[k]! * this.usual[distance]!;
        odd += this.levels[k]! * this.odd[distance]!;
      }
      this.usualOfAll[i] = usual;
      this.oddOfAll[i] = odd;
    }
  }

  /** Halves what was counted: early rows were judged by densities that knew little. */
  forget(): void {
    for (let i = 0; i < distances; i++) {
      this.usualCounts[i]! *= 0.5;
      this.oddCounts[i]! *= 0.5;
    }
  }
}

function smooth(counts: Float64Array, prior: Float64Array, weight: number, into: Float64Array): void {
  let sum = 0;
  for (const count of counts) sum += count;
  for (let i = 0; i < distances; i++) {
    const before = counts[Math.max(0, i - 1)]!;
    const after = counts[Math.min(distances - 1, i + 1)]!;
    into[i] = (0.25 * before + 0.5 * counts[i]! + 0.25 * after + weight * prior[i]!) / (sum + weight);
  }
}
