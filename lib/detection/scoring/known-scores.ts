// The score of a statement, for the sales of a ledger that is known whole: every sale scored in time order from those before it, so that
// a mark on a page says of an amount what scan says of it.
import type { KnownRow } from '../known-row';
import { scoredRow } from './scored-row';
import { type Score, Scorer } from './scorer';

/** Scores by key. @param rows all that are known, in time order */
export function scoresOf(rows: readonly KnownRow[]): ReadonlyMap<string, Score> {
  const scorer = new Scorer();
  const numbers = {
    shop: new Map<string, number>(),
    card: new Map<string, number>(),
    terminal: new Map<string, number>(),
  };
  const numberOf = (kind: keyof typeof numbers, name: string) => {
    const known = numbers[kind];
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
  const scores = new Map<string, Score>();
  for (const row of rows) {
    const { shop, card, transaction } = row;
    const { terminal } = transaction;
    const scored = scoredRow(row, () => ({
      shop: numberOf('shop', shop),
      card: card === null ? -1 : numberOf('card', `${shop}\n${card}`),
      terminal: terminal === null ? -1 : numberOf('terminal', `${shop}\n${terminal}`),
    }));
    if (scored) scores.set(row.key, scorer.score(scored));
  }
  return scores;
}
