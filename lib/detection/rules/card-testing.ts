// What a merchant sees: many different cards within minutes on one terminal, small amounts, most of them declined.
// Why suspicious: stolen card numbers are tried out to find those that still work.
// Innocent causes: a queue with a broken reader; a promotion at a token price.
// Source of the threshold: rules.md F5 (3–10 tries in 10 min to 1 h are in use); ours: 5 cards in 10 min, half declined or all tiny for this shop.
import type { KnownRow } from '../known-row';
import { quantile } from '../profile';
import type { Rule } from '../rule';

/** Amounts below this share of the shop's are next to nothing: enough to see whether a card works. */
export const smallShare = 0.05;

export const cardTesting: Rule<'cards' | 'minutes' | 'declined'> = {
  id: 'card-testing',
  parameters: {
    cards: { default: 5, min: 3, max: 30 },
    minutes: { default: 10, min: 2, max: 60 },
    /** share of tries that were declined */
    declined: { default: 0.5, min: 0.2, max: 1 },
  },
  need: () => null,
  evaluate(row, history, { cards, minutes, declined }) {
    const { terminal, amount, type } = row.transaction;
    if (
      terminal === null ||
      row.at === null ||
      row.minuteOfDay === null ||
      row.card === null ||
      amount === null ||
      type !== 'sale'
    )
      return null;
    const tiny = quantile(history.profile(row.shop).sizes, smallShare);
    const isTry = (other: KnownRow) =>
      other.transaction.status === 'failed' || (other.size ?? Number.POSITIVE_INFINITY) < tiny;
    if (!isTry(row)) return null;
    const span = minutes * 60;
    const around = history
      .ofTerminal(row.shop, terminal, row.at - span, row.at + span)
      .filter((other) => other.transaction.type === 'sale' && other.card !== null);
    const tries = around.filter(isTry);
    const distinct = new Set(tries.map((other) => other.card));
    const failures = tries.filter((other) => other.transaction.status === 'failed').length;
    if (distinct.size < cards || failures / tries.length < declined) return null;
    const first = tries[0]!;
    const isFirst = first.key === row.key;
    const whole = { severity: 'high', score: 0.92 } as const;
    return {
      ...(isFirst ? whole : { severity: 'low', score: 0.4, burst: { ...whole, rows: tries.map(({ key }) => key) } }),
      class: 'suspected-fraud',
      variant: isFirst ? undefined : 'part',
      values: { cards: distinct.size, failures, terminal, time: first.transaction.time!, n: distinct.size },
      related: isFirst ? tries.slice(1).map((other) => other.key) : [first.key],
    };
  },
};
