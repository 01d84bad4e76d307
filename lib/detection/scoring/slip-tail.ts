// How far an amount is from the card's last thirty, to either side, in the card's own spread, and how rare that is here: slips of
// a digit make amounts too small as well as too large.
import { Column } from './growing';

const bins = 80;
const perUnit = 8;
const memory = 30;
const sharedRows = 4;
const sharedLevel = 2;
/** The least likely distance of two hundred thousand rows is as likely a slip as not. */
const share = 5e-6;

export class SlipTail {
  private readonly level = new Column();
  private readonly spread = new Column();
  private readonly rows = new Column();
  private spreadSum = 5;
  private spreadRows = 5;
  private levelSum = 0;
  private levelRows = 1e-9;
  private readonly seen = new Float64Array(2 * bins);
  private count = 0;

  /** The last viewed amount is below what the card usually pays. */
  isBelow = false;

  /** Probability that the amount (its natural logarithm) is a slip; 0 for a card's first row. Takes the amount in. */
  view(card: number, amount: number): number {
    this.isBelow = false;
    if (card < 0) return 0;
    for (const column of [this.level, this.spread, this.rows]) column.reach(card);
    const rows = this.rows.values[card]!;
    const slip = rows === 0 ? 0 : this.judge(card, amount, Math.min(rows, memory));
    this.learn(card, amount, rows);
    return slip;
  }

  private judge(card: number, amount: number, rows: number): number {
    const shared = this.spreadSum / this.spreadRows;
    const variance = (this.spread.values[card]! + sharedRows * shared) / (rows + sharedRows);
    const level =
      (this.level.values[card]! * rows + (sharedLevel * this.levelSum) / this.levelRows) / (rows + sharedLevel);
    const distance = (amount - level) / Math.sqrt(variance);
    this.isBelow = distance < 0;
    const far = Math.min(bins - 1, Math.abs(distance) * perUnit);
    const bin = Math.floor(far);
    const side = distance < 0 ? 0 : bins;
    let beyond = this.seen[side + bin]! * (1 - (far - bin));
    for (let i = bin + 1; i < bins; i++) beyond += this.seen[side + i]!;
    const rarity = (beyond + 0.5 * Math.exp(-Math.abs(distance))) / (this.count + 50);
    this.seen[side + bin]! += 1;
    this.count += 1;
    return share / (share + rarity);
  }

  private learn(card: number, amount: number, rows: number): void {
    if (rows === 0) this.level.values[card] = amount;
    else {
      const known = Math.min(rows, memory - 1);
      const difference = amount - this.level.values[card]!;
      this.spreadSum += difference * difference;
      this.spreadRows += 1;
      const limit = 4 * Math.sqrt(this.spreadSum / this.spreadRows);
      const counted = Math.max(-limit, Math.min(limit, difference));
      const kept = known >= memory - 1 ? (memory - 1) / memory : 1;
      this.spread.values[card] = this.spread.values[card]! * kept + counted * counted;
      this.level.values[card]! += counted / (known + 1);
    }
    this.rows.values[card] = rows + 1;
    this.levelSum += amount;
    this.levelRows += 1;
  }
}
