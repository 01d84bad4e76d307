// The memory of confirmed trouble at terminals: how likely a terminal is still in wrong hands, from the merchant's own confirmed
// rows. How long such trouble lasts, and how late confirmations come, is learned from the confirmations; nothing is built in.
import { Clock, Column } from './growing';

const ages = 200;
const day = 86_400;
/** Before anything was confirmed: trouble ends on one day in twenty. */
const priorEnd = 0.05;
const priorDays = 20;
const ageDays = 3;
const none = -1;
const waiting = -2;

/** What the memory must be able to ask of rows that have passed; rows are numbered in time order. */
export interface PassedRows {
  at(row: number): number;
  /** probability of fraud that was given to the row before confirmations */
  score(row: number): number;
  isConfirmed(row: number): boolean;
}

export class TerminalMemory {
  private next = new Int32Array(1024).fill(-1);
  private readonly last = new Column();
  private readonly belief = new Column();
  private readonly since = new Clock();
  private readonly seen = new Clock();
  private readonly pending = new Column();
  private readonly ends = new Float64Array(ages);
  private readonly exposure = new Float64Array(ages);
  private readonly hazard = new Float64Array(ages);
  private readonly total = new Float64Array(ages + 1);
  private causes = 1;
  private rowsSeen = 2000;
  private fraudRows = 9.5;
  private troubledRows = 10;
  private delay = 0;
  private learned = 0;

  constructor(private readonly rows: PassedRows) {
    this.renew();
  }

  /** Days that a confirmation has taken at most. */
  get delayDays(): number {
    return this.delay / day;
  }

  /** Probability that trouble at a terminal goes on for `days` more at `age` days. */
  survival(age: number, days: number): number {
    return Math.exp(this.hazardTo(age) - this.hazardTo(age + days));
  }

  /** A row was confirmed as fraud. @returns probability that its card, not its terminal, was the cause */
  confirm(row: number, terminal: number, knownAt: number): number {
    this.delay = Math.max(this.delay, knownAt - this.rows.at(row));
    if (terminal < 0) return 1;
    this.reach(terminal);
    // The first confirmed row of a quiet terminal: from here on its rows are followed.
    if (this.pendingOf(terminal) === none) this.setPending(terminal, row);
    const belief = this.belief.values[terminal]!;
    const cause = this.causes / this.rowsSeen;
    return 1 - (belief > 0 ? belief : cause / (cause + this.rows.score(row)));
  }

  /** Adds a row of the terminal and gives the probability that it is a fraud by the terminal's trouble. */
  view(row: number, terminal: number, at: number): number {
    this.rowsSeen += 1;
    if (terminal < 0) return 0;
    this.reach(terminal);
    this.link(row, terminal);
    let pending = this.pendingOf(terminal);
    if (pending === none) return 0;
    // Rows older than the longest delay are settled: confirmed, or in order.
    while (pending >= 0 && this.rows.at(pending) < at - this.delay) {
      this.advance(terminal, pending, this.rows.isConfirmed(pending), true);
      pending = this.next[pending]!;
    }
    this.setPending(terminal, pending < 0 ? waiting : pending);
    // Younger ones tell by being confirmed only.
    const kept = [this.belief.values[terminal]!, this.since.values[terminal]!, this.seen.values[terminal]!] as const;
    for (let i = pending; i >= 0 && i !== row; i = this.next[i]!)
      if (this.rows.isConfirmed(i)) this.advance(terminal, i, true, false);
    const belief = this.belief.values[terminal]!;
    const age = (this.seen.values[terminal]! - this.since.values[terminal]!) / day;
    const goesOn = this.survival(age, (at - this.seen.values[terminal]!) / day);
    const probability = belief > 0 ? (belief * goesOn * this.fraudRows) / this.troubledRows : 0;
    this.belief.values[terminal] = kept[0];
    this.since.values[terminal] = kept[1];
    this.seen.values[terminal] = kept[2];
    return probability;
  }

  private advance(terminal: number, row: number, isFraud: boolean, isLearning: boolean): void {
    const at = this.rows.at(row);
    const belief = this.belief.values[terminal]!;
    if (belief <= 0) {
      if (!isFraud) return;
      const cause = this.causes / this.rowsSeen;
      const share = cause / (cause + this.rows.score(row));
      this.belief.values[terminal] = share;
      this.since.values[terminal] = at;
      this.seen.values[terminal] = at;
      if (isLearning) this.causes += share;
      return;
    }
    const from = (this.seen.values[terminal]! - this.since.values[terminal]!) / day;
    const to = (at - this.since.values[terminal]!) / day;
    const goesOn = this.survival(from, to - from);
    const fraudShare = this.fraudRows / this.troubledRows;
    const ifTrouble = isFraud ? fraudShare : 1 - fraudShare;
    const ifNone = isFraud ? Math.max(this.rows.score(row), 1e-5) : 1;
    const expected = belief * goesOn;
    const total = expected * ifTrouble + (1 - expected) * ifNone;
    const now = (expected * ifTrouble) / total;
    if (isLearning) this.learn(from, to, now, (belief * (1 - goesOn) * ifNone) / total, isFraud);
    const isOver = now < 1e-3;
    this.belief.values[terminal] = isOver ? 0 : now;
    this.seen.values[terminal] = at;
  }

  /** Adds what a terminal's step from one age to another says of how trouble ends. */
  private learn(from: number, to: number, now: number, ended: number, isFraud: boolean): void {
    const whole = this.hazardTo(to) - this.hazardTo(from) + 1e-12;
    for (let age = Math.floor(from); age <= Math.min(ages - 1, Math.floor(to)); age++) {
      const days = Math.min(to, age + 1) - Math.max(from, age);
      if (days <= 0) continue;
      this.ends[age]! += (ended * this.hazard[age]! * days) / whole;
      this.exposure[age]! += days * (now + ended * 0.5);
    }
    this.troubledRows += now;
    if (isFraud) this.fraudRows += now;
    this.learned += 1;
    if (this.learned % 200 === 0) this.renew();
  }

  private renew(): void {
    let [ends, days] = [priorEnd * priorDays, priorDays];
    for (let i = 0; i < ages; i++) {
      ends += this.ends[i]!;
      days += this.exposure[i]!;
    }
    for (let i = 0; i < ages; i++) {
      this.hazard[i] = (this.ends[i]! + (ageDays * ends) / days) / (this.exposure[i]! + ageDays);
      this.total[i + 1] = this.total[i]! + this.hazard[i]!;
    }
  }

  private hazardTo(age: number): number {
    const within = Math.max(0, age);
    const whole = Math.min(ages - 1, Math.floor(within));
    return this.total[whole]! + (within - whole) * this.hazard[whole]!;
  }

  private reach(terminal: number): void {
    for (const column of [this.last, this.belief, this.since, this.seen, this.pending]) column.reach(terminal);
  }

  // Columns hold 0 at first: row numbers are kept one up, and what is waiting below zero.
  private pendingOf(terminal: number): number {
    const value = this.pending.values[terminal]!;
    return value === 0 ? none : value < 0 ? waiting : value - 1;
  }

  private setPending(terminal: number, row: number): void {
    this.pending.values[terminal] = row === none ? 0 : row === waiting ? -1 : row + 1;
  }

  private link(row: number, terminal: number): void {
    if (row >= this.next.length) {
      const grown = new Int32Array(Math.max(row + 1, this.next.length * 2)).fill(-1);
      grown.set(this.next);
      this.next = grown;
    }
    const last = this.last.values[terminal]! - 1;
    if (last >= 0) this.next[last] = row;
    this.last.values[terminal] = row + 1;
    if (this.pendingOf(terminal) === waiting) this.setPending(terminal, row);
  }
}
