// How widely each card's amounts vary around its level, as far as cards differ in that: how much a card's own spread is
// believed is learned from how well it foretells the card's next row.
import type { LearnedAmounts } from '@/lib/model/learned-amounts';
import { Column } from './growing';

/** Squared distances count up to this many times the mean: one stray amount is no spread. */
const cap = 9;

/** How narrow a card is beside the usual one, from places of its rows: as `scaleOf`, for rows that are held. 0.4 … 2 */
export function scaleBy(known: readonly number[], { square, ratio, rows }: LearnedAmounts['spread']): number {
  if (known.length < 2) return 1;
  const sorted = [...known].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1]!;
  const own = sorted.reduce((sum, place) => sum + Math.min(cap, (place - middle) ** 2 / square), rows * ratio);
  return Math.min(2, Math.max(0.4, Math.sqrt((ratio * (known.length + rows)) / own)));
}

export class CardSpread {
  private readonly sums = new Column();
  private readonly counts = new Column();
  private variance = 720;
  private rows = 20;
  private ratio = 20;
  private ratios = 20;
  private between = 0;
  private pairs = 0;
  private within = 40;
  private shrink = 1e6;
  private seen = 0;

  /** What cards have in common. */
  get learned(): LearnedAmounts['spread'] {
    return { square: this.variance / this.rows, ratio: this.ratio / this.ratios, rows: this.shrink };
  }

  /** Makes room for a card. */
  reach(card: number): void {
    this.sums.reach(card);
    this.counts.reach(card);
  }

  /** How narrow the card is beside the usual one: its distances are to be multiplied by this. 0.4 … 2 */
  scaleOf(card: number): number {
    const usual = this.ratio / this.ratios;
    const own = (this.sums.values[card]! + this.shrink * usual) / (this.counts.values[card]! + this.shrink);
    return Math.min(2, Math.max(0.4, Math.sqrt(usual / own)));
  }

  /** Takes a row in. @param distance from the card's level, in places @param trusted probability that the row is in order */
  learn(card: number, distance: number, trusted: number): void {
    const mean = this.variance / this.rows;
    const square = Math.min(cap, (distance * distance) / mean);
    this.ratio += trusted * square;
    this.ratios += trusted;
    const usual = this.ratio / this.ratios;
    const count = this.counts.values[card]!;
    if (count >= 2) {
      this.between += trusted * (square - usual) * (this.sums.values[card]! / count - usual);
      this.pairs += trusted;
    }
    this.within += trusted * (square - usual) ** 2;
    this.sums.values[card]! += trusted * square;
    this.counts.values[card]! += trusted;
    this.variance += trusted * Math.min(distance * distance, cap * mean);
    this.rows += trusted;
    this.seen += 1;
    if ((this.seen & 255) !== 0) return;
    const between = Math.max(1e-3, this.between / (this.pairs + 200));
    this.shrink = Math.min(1e6, Math.max(3, (this.within / this.ratios - between) / between));
  }
}
