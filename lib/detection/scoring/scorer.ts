// One score for a payment: how likely it is not in order, from all rows before it. Puts together the card's own past, the shop's
// amounts, the way the payment came, slips, and the memory of confirmed trouble. Rows must come in time order.

import type { LearnedAmounts } from '@/lib/model/learned-amounts';
import { amountAt, keptInside, placeOf } from './amount-densities';
import { AmountTail, factorOf } from './amount-tail';
import { CardFilter } from './card-filter';
import { DigitSlips } from './digit-slips';
import { Habits } from './habits';
import { TerminalLevel } from './terminal-level';
import { TerminalMemory } from './terminal-memory';

/** A payment as numbers. Cards, terminals and shops are numbered from 0; −1 where the row shows none. */
export interface ScoredRow {
  shop: number;
  card: number;
  terminal: number;
  /** wall seconds */
  at: number;
  /** false for a date without a clock time */
  hasClock: boolean;
  /** amount in units of its currency, above 0 */
  size: number;
  /** the same in minor units */
  minor: number;
}

/** The score and what it is made of: probabilities, each by that sign alone. */
export interface Score {
  score: number;
  /** the amount and the way it came do not fit the card */
  card: number;
  /** amounts so rare in this shop mostly did not fit their cards */
  shop: number;
  /** a slip of a digit */
  slip: number;
  /** confirmed trouble at the terminal */
  terminal: number;
  /** how much likelier the row's hour, pace and place are among odd payments */
  habit: number;
  /** the card's usual amount in units of the currency; null for a card not seen before */
  usual: number | null;
  /** how often the card was seen before */
  visits: number;
}

/** A verdict of the merchant on an earlier row. */
export interface RowVerdict {
  row: number;
  verdict: 'fraud' | 'mis-operation' | 'normal';
  knownAt: number;
}

// What a merchant reads as likelihood: on rows without verdicts the parts together fall short of the share that proves right,
// since each is learned from the others' cautious judgement.
const boost = 5;

export class Scorer {
  private readonly cards = new CardFilter();
  private readonly tail = new AmountTail();
  private readonly habits = new Habits();
  private readonly terminals = new TerminalLevel();
  private readonly slips = new DigitSlips();
  private readonly scores = new Chunked();
  private readonly confirmed = new Set<number>();
  private readonly cardOf = new Map<number, { card: number; terminal: number; at: number }>();
  private readonly memory: TerminalMemory;
  private readonly times = new Chunked();
  private rows = 0;
  private isLearning = false;

  constructor() {
    this.memory = new TerminalMemory({
      at: (row) => this.times.get(row),
      score: (row) => this.scores.get(row),
      isConfirmed: (row) => this.confirmed.has(row),
    });
  }

  /** From here on verdicts may come: terminals are followed. Call before the first row. */
  expectVerdicts(): void {
    this.isLearning = true;
  }

  /** Scores the next row. @param isJudgedLater true where a verdict on it may come */
  score(row: ScoredRow, isJudgedLater = false): Score {
    const { cards, tail, habits } = this;
    const number = this.rows;
    this.rows += 1;
    const level = placeOf(row.size);
    const offset = this.terminals.offset(row.shop, row.terminal, level);
    const place = keptInside(level - offset);
    const view = cards.view(row.card, row.at, place);
    const bin = tail.bin(row.shop, place);
    const habit = habits.view(row.card, row.terminal, row.at, row.hasClock, view.visits, view.gap);
    tail.learn(bin, view.evidence);
    habits.learn(view.odd, habit);
    const factor = habit * factorOf(tail.ratio(bin));
    const card = cards.oddWith(factor);
    const odds = tail.odds(bin);
    const slip = this.slips.view(row.card, row.minor);
    // Wrong hands take more than the card is used to: below that only a slip is looked for.
    const isBelow = this.slips.isBelow;
    const shop = isBelow ? 0 : odds / (1 + odds);
    const alone = isBelow ? slip : anyOf(card, shop, slip);
    cards.learn(row.card, row.at, factor, 1 - alone);
    if (cards.isRenewed) {
      tail.refresh();
      habits.refresh();
    }
    let terminal = 0;
    if (this.isLearning) {
      this.times.push(row.at);
      this.scores.push(alone);
      if (isJudgedLater) this.cardOf.set(number, { card: row.card, terminal: row.terminal, at: row.at });
      terminal = this.memory.view(number, row.terminal, row.at);
    }
    return {
      score: 1 - (1 - raised(alone)) * (1 - terminal),
      card: raised(card),
      shop: raised(shop),
      slip: raised(slip),
      terminal,
      habit,
      usual: Number.isNaN(view.usual) ? null : amountAt(view.usual + offset),
      visits: view.visits,
    };
  }

  /** What was learned of amounts. @param nameOf of a terminal's number */
  learned(nameOf: (terminal: number) => string): LearnedAmounts {
    const { densities, spread, oddShare } = this.cards;
    densities.refresh();
    this.tail.refresh();
    const { ratios, share, sales } = this.tail.learned;
    return {
      usual: [...densities.usual],
      odd: [...densities.odd],
      levels: [...densities.levels],
      oddShare,
      spread: spread.learned,
      rarity: { ratios: Array.from(ratios), share, sales },
      terminals: Object.fromEntries(this.terminals.learned().map(([number, level]) => [nameOf(number), level])),
    };
  }

  /** Takes a verdict in. Only verdicts known before the next row's time may be given. */
  learn({ row, verdict, knownAt }: RowVerdict): void {
    const judged = this.cardOf.get(row);
    if (!judged) return;
    this.cardOf.delete(row);
    if (verdict === 'fraud') {
      this.confirmed.add(row);
      this.cards.confirmTrouble(judged.card, judged.at, this.memory.confirm(row, judged.terminal, knownAt));
    } else if (verdict === 'normal') this.cards.confirmNormal(judged.card);
  }
}

function anyOf(card: number, shop: number, slip: number): number {
  return 1 - (1 - card) * (1 - shop) * (1 - slip);
}

/** Parts of a score as a merchant reads them; `Scorer` writes the same out, since spreading is slow over millions of rows. */
export function together({
  card,
  shop,
  slip,
  terminal,
}: Pick<Score, 'card' | 'shop' | 'slip' | 'terminal'>): Pick<Score, 'score' | 'card' | 'shop' | 'slip' | 'terminal'> {
  const score = 1 - (1 - raised(anyOf(card, shop, slip))) * (1 - terminal);
  return { score, card: raised(card), shop: raised(shop), slip: raised(slip), terminal };
}

function raised(probability: number): number {
  const odds = (boost * probability) / (1 - probability + 1e-12);
  return odds / (1 + odds);
}

/** Numbers by row, in pieces, so that growth copies nothing. */
class Chunked {
  private readonly pieces: Float64Array[] = [];
  private length = 0;

  push(value: number): void {
    if ((this.length & 0xffff) === 0) this.pieces.push(new Float64Array(0x10000));
    this.pieces[this.length >> 16]![this.length & 0xffff] = value;
    this.length += 1;
  }

  get(row: number): number {
    return this.pieces[row >> 16]![row & 0xffff]!;
  }
}
