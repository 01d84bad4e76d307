// How high amounts lie at each terminal beside the shop's others, as far as terminals differ in that: in a department store what is usual at
// the jeweller's is not at the baker's. How much a terminal's own level is believed is learned from how well it foretells its next row.
import { Column } from './growing';

/** Places by which one amount may count at most: a stray one is no level. */
const cap = 25;
/** Pairs put before the first, which say that terminals do not differ. */
const pairsBefore = 300;
/** Below this share of all variance terminals are held to be alike. */
const least = 0.04;

export class TerminalLevel {
  private readonly sums = new Column();
  private readonly rows = new Column();
  private readonly shopSums = new Column();
  private readonly shopRows = new Column();
  private between = 0;
  private pairs = pairsBefore;
  private within = 0;
  private seen = 1;
  private terminals = 0;

  /** Terminals whose level is not the shop's, by their numbers. */
  learned(): [number, number][] {
    const levels: [number, number][] = [];
    for (let terminal = 0; terminal < this.terminals; terminal++) {
      const offset = this.offsetOf(terminal);
      if (Math.abs(offset) >= 0.5) levels.push([terminal, Math.round(offset * 10) / 10]);
    }
    return levels;
  }

  private offsetOf(terminal: number): number {
    const rows = this.rows.values[terminal]!;
    const share = Math.min(0.95, this.between / this.pairs / (this.within / this.seen));
    return rows > 0 && share > least ? this.sums.values[terminal]! / (rows + (1 - share) / share) : 0;
  }

  /**
   * By how many places amounts at the terminal lie above the shop's, from the rows before; then takes the row in.
   * @param place of the amount on the logarithmic scale
   */
  offset(shop: number, terminal: number, place: number): number {
    this.shopSums.reach(shop);
    this.shopRows.reach(shop);
    const shopRows = this.shopRows.values[shop]!;
    const middle = shopRows === 0 ? place : this.shopSums.values[shop]! / shopRows;
    this.shopSums.values[shop]! += place;
    this.shopRows.values[shop]! += 1;
    const distance = Math.max(-cap, Math.min(cap, place - middle));
    this.within += distance * distance;
    this.seen += 1;
    if (terminal < 0) return 0;
    this.sums.reach(terminal);
    this.rows.reach(terminal);
    this.terminals = Math.max(this.terminals, terminal + 1);
    const rows = this.rows.values[terminal]!;
    const sum = this.sums.values[terminal]!;
    const offset = this.offsetOf(terminal);
    if (rows > 0) {
      this.between += (distance * sum) / rows;
      this.pairs += 1;
    }
    this.sums.values[terminal] = sum + distance;
    this.rows.values[terminal] = rows + 1;
    return offset;
  }
}
