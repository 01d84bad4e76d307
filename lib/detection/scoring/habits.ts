// How a payment came, amount aside: its hour, the time since the card's last one, a terminal new to the card, the card's pace,
// the terminal's pace. For each it is learned how much likelier it is among odd payments; the judge of one is always the others.
import { Clock, Column } from './growing';

const sizes = [24, 16, 4, 12, 12] as const;
/** Odd rows that say "as usual" before any was seen. */
const priorRows = 200;
const bounds: readonly [number, number] = [0.5, 30];
const hour = 3600;
const day = 86_400;

export class Habits {
  private readonly usual = sizes.map((size) => new Float64Array(size));
  private readonly odd = sizes.map((size) => new Float64Array(size));
  private readonly ratios = sizes.map((size) => new Float64Array(size).fill(1));
  private readonly bins = new Int32Array(sizes.length);
  private readonly cardPace = new Column();
  private readonly cardSince = new Clock();
  private readonly terminalPace = new Column();
  private readonly terminalRows = new Column();
  private readonly terminalSince = new Clock();
  private readonly terminalLast = new Clock();
  private readonly met = new MetPairs();

  /**
   * Looks at a row and takes its pace in. @param visits of the card before @param gap seconds since its last row
   * @returns how much likelier all of this is among odd payments
   */
  view(card: number, terminal: number, at: number, hasClock: boolean, visits: number, gap: number): number {
    const { bins } = this;
    bins[0] = hasClock ? Math.floor((((at % day) + day) % day) / hour) : -1;
    bins[1] = card < 0 ? -1 : visits === 0 ? 0 : Math.min(15, 1 + Math.floor(Math.log2(1 + gap / 60)));
    bins[2] = card < 0 || terminal < 0 ? -1 : this.met.meet(card, terminal) ? (visits < 5 ? 0 : 1) : visits < 5 ? 0 : 2;
    bins[3] = card < 0 ? -1 : this.paceOfCard(card, at, visits, gap);
    bins[4] = terminal < 0 ? -1 : this.paceOfTerminal(terminal, at);
    let factor = 1;
    for (let j = 0; j < bins.length; j++) factor *= this.ratioOf(j);
    return Math.min(20, Math.max(1 / 20, factor));
  }

  /** @param odd probability by the amount alone that the viewed row is odd @param factor what `view` gave */
  learn(odd: number, factor: number): void {
    const odds = odd / (1 - odd + 1e-9);
    for (let j = 0; j < this.bins.length; j++) {
      const bin = this.bins[j]!;
      if (bin < 0) continue;
      const others = (odds * factor) / this.ratioOf(j);
      const share = others / (1 + others);
      this.odd[j]![bin]! += share;
      this.usual[j]![bin]! += 1 - share;
    }
  }

  /** Renews the ratios from what was learned. */
  refresh(): void {
    for (let j = 0; j < sizes.length; j++) {
      const size = sizes[j]!;
      let [usualSum, oddSum] = [0, 0];
      for (let i = 0; i < size; i++) {
        usualSum += this.usual[j]![i]!;
        oddSum += this.odd[j]![i]!;
      }
      for (let i = 0; i < size; i++) {
        const usual = (this.usual[j]![i]! + 1) / (usualSum + size);
        const odd = (this.odd[j]![i]! + priorRows * usual) / (oddSum + priorRows);
        this.ratios[j]![i] = Math.min(bounds[1], Math.max(bounds[0], odd / usual));
      }
    }
  }

  private ratioOf(j: number): number {
    const bin = this.bins[j]!;
    return bin < 0 ? 1 : this.ratios[j]![bin]!;
  }

  /** The card's rows of about the last day, beside its rows a day so far. */
  private paceOfCard(card: number, at: number, visits: number, gap: number): number {
    this.cardPace.reach(card);
    this.cardSince.reach(card);
    if (visits === 0) {
      this.cardSince.values[card] = at;
      this.cardPace.values[card] = 1;
      return 0;
    }
    const pace = this.cardPace.values[card]! * Math.exp(-gap / day);
    const usual = Math.max(0.02, visits / ((at - this.cardSince.values[card]!) / day + 3));
    this.cardPace.values[card] = pace + 1;
    return paceBin(pace, usual);
  }

  /** The terminal's rows of about the last hour, beside its rows an hour so far. */
  private paceOfTerminal(terminal: number, at: number): number {
    for (const column of [this.terminalPace, this.terminalRows, this.terminalSince, this.terminalLast])
      column.reach(terminal);
    const rows = this.terminalRows.values[terminal]!;
    if (rows === 0) this.terminalSince.values[terminal] = at;
    const gap = Math.max(0, at - this.terminalLast.values[terminal]!);
    const pace = rows === 0 ? 0 : this.terminalPace.values[terminal]! * Math.exp(-gap / hour);
    const usual = rows === 0 ? 0 : rows / ((at - this.terminalSince.values[terminal]!) / hour + 24);
    this.terminalPace.values[terminal] = pace + 1;
    this.terminalRows.values[terminal] = rows + 1;
    this.terminalLast.values[terminal] = at;
    return paceBin(pace, usual);
  }
}

function paceBin(pace: number, usual: number): number {
  return Math.max(0, Math.min(11, Math.floor(2 * Math.log2((pace + 0.3) / (usual + 0.3)) + 4)));
}

/** Which card met which terminal: a Bloom filter of one megabyte. Now and then a pair passes for known; never the reverse. */
class MetPairs {
  private readonly bits = new Uint32Array(1 << 18);

  /** True where the pair was met before; remembers it. */
  meet(card: number, terminal: number): boolean {
    let hash = Math.imul(card, 0x9e3779b1) ^ Math.imul(terminal + 1, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const other = Math.imul(hash, 0x297a2d39) >>> 0;
    const first = this.set(hash);
    return this.set(other) && first;
  }

  private set(hash: number): boolean {
    const word = (hash >>> 5) & (this.bits.length - 1);
    const bit = 1 << (hash & 31);
    const was = (this.bits[word]! & bit) !== 0;
    this.bits[word]! |= bit;
    return was;
  }
}
