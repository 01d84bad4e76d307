// The score of a statement, for the sales of a ledger that is known whole: every sale scored in time order from those before it, so that
// a mark on a page says of an amount what scan says of it.
import type { LearnedAmounts } from '@/lib/model/learned-amounts';
import type { KnownRow } from '../known-row';
import { scoredRow } from './scored-row';
import { type Score, Scorer } from './scorer';

/** Scores by key. @param rows all that are known, in time order */
export function scoresOf(rows: readonly KnownRow[]): ReadonlyMap<string, Score> {
  return scored(rows).scores;
}

/** What the score learned of amounts from a ledger's newest rows. @param rows in time order */
export function learnAmounts(rows: readonly KnownRow[]): LearnedAmounts {
  const { scorer, terminals } = scored(rows);
  const names = [...terminals.keys()];
  return scorer.learned((number) => names[number]!);
}

function scored(rows: readonly KnownRow[]) {
  const scorer = new Scorer();
  const [shops, cards, terminals] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const numberOf = (known: Map<string, number>, name: string) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
  const scores = new Map<string, Score>();
  for (const row of rows) {
    const { shop, card, transaction } = row;
    const { terminal } = transaction;
    const ready = scoredRow(row, () => ({
      shop: numberOf(shops, shop),
      card: card === null ? -1 : numberOf(cards, `${shop}\n${card}`),
      terminal: terminal === null ? -1 : numberOf(terminals, `${shop}\n${terminal}`),
    }));
    if (ready) scores.set(row.key, scorer.score(ready));
  }
  return { scorer, scores, terminals };
}
