// How rare an amount is among all of the shop's, and which share of amounts so rare did not fit their cards: amounts above nearly
// everything seen here are looked at even where the card spends much.
import { places } from './amount-densities';
import { Column } from './growing';

const bins = 80;
const width = 0.2;
/** Weight of all shops' amounts in a shop's own, in rows: a new shop of a chain is held to be like the others. */
const chainRows = 3000;
const priorRows = 20;
/** Rows put before the first. */
const rowsBefore = 3000;
/** Before rows are judged: odd amounts lie six times as far out (in logarithm of rarity) as usual ones. */
const reach = 6;
/** Amounts of which few pay their like are worth a look even on cards that spend much: odds grow faster than the learned share… */
const sharpness = 1.5;
const lead = 10;
/** Of so many rows half of it is believed: the largest of a few hundred amounts is rare among them whatever it is. */
const believed = 3000;
/** …but a rare amount alone, without its card, is never more certain than two to one. */
const mostOdds = 2;

/** How much likelier an amount of each rarity is odd; share of odd amounts among all; sales behind that. */
interface Rarity {
  ratios: ArrayLike<number>;
  share: number;
  sales: number;
}

/** Share of a shop's sales as large as this: its own, and those of its chain. */
function rarityOf(above: number, sales: number, ofChain: number): number {
  return (above + chainRows * ofChain) / (sales + chainRows);
}

/** The same of a shop alone. @param above of so many other sales those at least as large */
export function rarityIn(above: number, sales: number): number {
  return rarityOf(above, sales, (above + 1) / (sales + 2));
}

/** Bin of a rarity. */
export function binOf(rarity: number): number {
  return Math.min(bins - 1, Math.max(0, (-Math.log(Math.min(1, rarity)) / width) | 0));
}

/** Odds that an amount of this rarity is odd, whatever its card; 0 for amounts that are not rare. */
export function combinedOdds({ ratios, share, sales }: Rarity, bin: number): number {
  const odd = share * Math.max(0, ratios[bin]! - 1);
  return (Math.min(mostOdds, lead * odd ** sharpness) * sales) / (sales + believed);
}

const tailPower = 0.2;
const tailCap = 10;
/** How much an amount's rarity weighs beside its card's past. @param ratio how much likelier an amount so rare is odd */
export function factorOf(ratio: number): number {
  return Math.min(tailCap, ratio ** tailPower);
}

export class AmountTail {
  private readonly shops = new Column(places);
  private readonly shopRows = new Column();
  private readonly chain = new Float64Array(places);
  private chainRows = 0;
  private readonly usual = new Float64Array(bins);
  private readonly odd = new Float64Array(bins);
  private readonly ratios = new Float64Array(bins);
  /** The highest place that was ever taken. */
  private top = 0;
  private oddRows = 0.9;
  private rows = rowsBefore;

  constructor() {
    this.refresh();
  }

  /** Bin of rarity of an amount's place in its shop, and takes the amount in. */
  bin(shop: number, place: number): number {
    this.shops.reach(shop);
    this.shopRows.reach(shop);
    const at = Math.floor(place);
    const own = this.shops.values;
    const offset = shop * places;
    const part = 1 - (place - at);
    let above = own[offset + at]! * part;
    let aboveChain = this.chain[at]! * part;
    for (let i = at + 1; i <= this.top; i++) {
      above += own[offset + i]!;
      aboveChain += this.chain[i]!;
    }
    const rarity = rarityOf(above, this.shopRows.values[shop]!, (aboveChain + 1) / (this.chainRows + 2));
    if (at > this.top) this.top = at;
    own[offset + at]! += 1;
    this.shopRows.values[shop]! += 1;
    this.chain[at]! += 1;
    this.chainRows += 1;
    return binOf(rarity);
  }

  /** How much likelier an amount of this rarity is odd than an amount of any. */
  ratio(bin: number): number {
    return this.ratios[bin]!;
  }

  /** Odds that an amount of this rarity is odd, whatever its card; 0 for amounts that are not rare. */
  odds(bin: number): number {
    return combinedOdds(this.learned, bin);
  }

  /** What amounts have in common. */
  get learned(): Rarity {
    return { ratios: this.ratios, share: this.oddRows / this.rows, sales: this.rows - rowsBefore };
  }

  /** @param evidence how much more than of an amount so rare alone the card's past says of it that it is odd */
  learn(bin: number, evidence: number): void {
    const odds = Math.max(1e-6, (this.oddRows / this.rows) * this.ratios[bin]!) * evidence;
    const odd = odds / (1 + odds);
    this.usual[bin]! += 1 - odd;
    this.odd[bin]! += odd;
    this.oddRows += odd;
    this.rows += 1;
  }

  /** Renews the ratios from what was learned; they never fall with rarity. */
  refresh(): void {
    let [usualSum, oddSum, usualPrior, oddPrior] = [0, 0, 0, 0];
    for (let i = 0; i < bins; i++) {
      usualSum += this.usual[i]!;
      oddSum += this.odd[i]!;
      usualPrior += Math.exp(-i * width);
      oddPrior += Math.exp((-i * width) / reach);
    }
    // Neighbours that would fall with rarity are taken together.
    const [usual, odd] = [new Float64Array(bins), new Float64Array(bins)];
    const first = new Int32Array(bins);
    let pools = 0;
    for (let i = 0; i < bins; i++) {
      usual[pools] = (this.usual[i]! + (priorRows * Math.exp(-i * width)) / usualPrior) / (usualSum + priorRows);
      odd[pools] = (this.odd[i]! + (priorRows * Math.exp((-i * width) / reach)) / oddPrior) / (oddSum + priorRows);
      first[pools] = i;
      while (pools > 0 && odd[pools]! * usual[pools - 1]! <= odd[pools - 1]! * usual[pools]!) {
        usual[pools - 1]! += usual[pools]!;
        odd[pools - 1]! += odd[pools]!;
        pools -= 1;
      }
      pools += 1;
    }
    for (let pool = 0; pool < pools; pool++)
      this.ratios.fill(odd[pool]! / usual[pool]!, first[pool], pool + 1 < pools ? first[pool + 1] : bins);
  }
}
