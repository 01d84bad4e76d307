// What a merchant sees: many different cards of one bank's series within half an hour.
// Why suspicious: stolen or guessed card numbers come in series.
// Innocent causes: a company's staff or a coach's guests with cards of one bank, a bank's own promotion: their last digits lie anywhere.
// Source of the threshold: rules.md F13: 5 cards with the same first six digits in 30 minutes, held against how common they are here; graver
// only where so many are neighbours ("burst / neighbours"), which five of seven cards are by chance once in a thousand times.
import { daysBefore, seriesOf } from '../day-counts';
import type { KnownRow } from '../known-row';
import type { Rule } from '../rule';

/** Days before the burst's own that tell how common a series is here. */
const usualDays = 14;
const leastUsual = 50;
/** Last four digits of neighbours lie no farther apart. */
const apart = 500;

export const binBurst: Rule<'cards' | 'minutes' | 'times'> = {
  id: 'bin-burst',
  parameters: {
    cards: { default: 5, min: 3, max: 50 },
    minutes: { default: 30, min: 5, max: 240 },
    times: { default: 4, min: 2, max: 20 },
  },
  need: () => null,
  evaluate(row, history, { cards, minutes, times }) {
    const { amount, type } = row.transaction;
    const series = seriesOf(row);
    if (series === null || amount === null || type !== 'sale' || row.at === null || row.minuteOfDay === null)
      return null;
    const span = minutes * 60;
    const around = history.ofShop(row.shop, row.at - span, row.at);
    const tries = around.filter((other) => other.transaction.type === 'sale' && seriesOf(other) !== null);
    const like = tries.filter((other) => seriesOf(other) === series && (other.at! < row.at! || other.key <= row.key));
    const distinct = new Set(like.map((other) => other.card));
    if (distinct.size < cards) return null;
    const before = daysBefore(row, history, usualDays).series;
    const all = [...before.values()].reduce((sum, count) => sum + count, 0);
    if (all < leastUsual) return null;
    const share = (before.get(series) ?? 0) / all;
    if (distinct.size < times * (share * tries.length + 0.5)) return null;
    // Told by the card that makes it one; those after it point to it.
    const earlier = new Set(like.filter((other) => other.key !== row.key).map((other) => other.card));
    const isTelling = earlier.size < cards;
    const isGrave = isTelling && areNeighbours(like, cards);
    return {
      severity: isGrave ? 'medium' : 'low',
      score: isGrave ? 0.65 : 0.3,
      class: 'suspected-fraud',
      values: { cards: distinct.size, series, minutes, n: distinct.size },
      related: like
        .filter((other) => other.key !== row.key)
        .map((other) => other.key)
        .slice(-100),
    };
  },
};

/** True where so many different cards lie close together. */
function areNeighbours(rows: readonly KnownRow[], cards: number): boolean {
  const numbers = [...new Set(rows.map(({ transaction: { cardLast4 } }) => Number(cardLast4 ?? Number.NaN)))]
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => a - b);
  return numbers.some((number, i) => (numbers[i + cards - 1] ?? Number.POSITIVE_INFINITY) - number <= apart);
}
