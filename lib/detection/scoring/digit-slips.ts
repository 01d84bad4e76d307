// How likely an amount is a slip of a digit: what the card usually pays with a nought too many or too few, or two too many. A
// nought too many stands at the end: how often that happens here shows in how many amounts far above their cards end in noughts,
// beside all others.
import { Column } from './growing';

/** A card's last payments that tell its level and spread. */
const memory = 30;
/** Payments of all cards put before a card's own: for its level, for its spread. */
const sharedLevel = 2;
const sharedSpread = 4;
const ten = Math.LN10;
/** Share of rows held to have a nought too many at least, and one too few. */
const leastTooMany = 1e-4;
const tooFew = 0.01;
/** Too little is more often a small purchase than a slip, and costs less: by itself it is never worth more than this. */
const mostTooFew = 0.015;
/** An amount up to a quarter above what the card pays is as usual (natural logarithm). */
const hardlyMore = 0.25;
/** Amounts far above their cards that end as all others do, put before the first. */
const outliersBefore = 100;

export class DigitSlips {
  private readonly level = new Column();
  private readonly middle = new Column();
  private readonly spread = new Column();
  private readonly visits = new Column();
  private spreadSum = 5;
  private spreadRows = 5;
  private levelSum = 0;
  private levelRows = 0;
  private rows = 1000;
  /** Rows by how many noughts they end in: at least none, one, two; and those far above their cards. */
  private readonly ending = [20, 4, 2];
  private readonly above = [0, 0, 0];

  /** The last viewed amount is not clearly above what the card usually pays. */
  isBelow = false;

  /** Probability that the row's amount is a slip; 0 for a card's first row. Takes the row in. @param minor in minor units, above 0 */
  view(card: number, minor: number): number {
    const noughts = minor % 100 === 0 ? 2 : minor % 10 === 0 ? 1 : 0;
    for (let i = 0; i <= noughts; i++) this.ending[i]! += 1;
    this.rows += 1;
    this.isBelow = false;
    if (card < 0) return 0;
    for (const column of [this.level, this.middle, this.spread, this.visits]) column.reach(card);
    const amount = Math.log(minor);
    const slip = this.visits.values[card] === 0 ? 0 : this.judge(card, amount, noughts);
    this.learn(card, amount);
    return slip;
  }

  private judge(card: number, amount: number, noughts: number): number {
    const visits = Math.min(this.visits.values[card]!, memory);
    const shared = this.spreadSum / this.spreadRows;
    const spread = Math.sqrt((this.spread.values[card]! + sharedSpread * shared) / (visits + sharedSpread));
    const level =
      (this.level.values[card]! * visits + (sharedLevel * this.levelSum) / this.levelRows) / (visits + sharedLevel);
    const distance = amount - level;
    this.isBelow = amount - this.middle.values[card]! < hardlyMore;
    const usual = density(distance / spread);
    if (this.isBelow) {
      const odds = (tooFew * density((distance + ten) / spread)) / usual;
      return (mostTooFew * odds) / (1 + odds);
    }
    const one = density((distance - ten) / spread);
    const two = density((distance - 2 * ten) / spread);
    const { ending, above } = this;
    const twoTooMany = this.tooMany(2);
    let odds = 0;
    if (noughts >= 1) odds += (Math.max(leastTooMany, this.tooMany(1) - twoTooMany) * one * ending[0]!) / ending[1]!;
    if (noughts === 2) odds += (Math.max(leastTooMany, twoTooMany) * two * ending[0]!) / ending[2]!;
    odds /= usual;
    if (Math.max(one, two) > 10 * usual) for (let i = 0; i <= noughts; i++) above[i]! += 1;
    return odds / (1 + odds);
  }

  /** Share of rows with so many noughts too many: by how much oftener amounts far above their cards end in them than others. */
  private tooMany(noughts: number): number {
    const usual = this.ending[noughts]! / this.ending[0]!;
    const far = this.above[0]! + outliersBefore;
    const ended = this.above[noughts]! + outliersBefore * usual;
    return Math.max(0, (ended - far * usual) / (1 - usual)) / this.rows;
  }

  /** Mean and squared distances of about the last `memory` amounts (Welford's recurrence, older ones fading). */
  private learn(card: number, amount: number): void {
    const visits = this.visits.values[card]!;
    if (visits === 0) {
      this.level.values[card] = amount;
      this.middle.values[card] = amount;
    } else {
      const known = Math.min(visits, memory - 1);
      const difference = amount - this.level.values[card]!;
      this.spreadSum += difference * difference;
      this.spreadRows += 1;
      const kept = visits < memory ? 1 : (memory - 1) / memory;
      this.spread.values[card] = this.spread.values[card]! * kept + (difference * difference * known) / (known + 1);
      this.level.values[card]! += difference / (known + 1);
      // The middle moves by so much at most, whatever the amount: it stays near the median.
      const most = 0.5 * Math.sqrt(this.spreadSum / this.spreadRows);
      const away = amount - this.middle.values[card]!;
      this.middle.values[card]! += (Math.max(-most, Math.min(most, away)) * 2) / (known + 2);
    }
    this.visits.values[card] = visits + 1;
    this.levelSum += amount;
    this.levelRows += 1;
  }
}

/** Student's t with four degrees of freedom, but for its constant: bell with long tails. */
function density(distance: number): number {
  return (1 + (distance * distance) / 4) ** -2.5;
}
