// A score's parts as findings, worded by the part that weighs most. Severity by expected precision: high is right nine times in
// ten, medium three in four (measured on given weeks: high 0.995; medium and above 0.93 at a recall of 0.89).
import type { Finding, MessageValue, Severity } from '@/lib/model/finding';
import type { Money } from '@/lib/model/money';
import type { KnownRow } from '../known-row';
import { regular } from './regular';
import type { Score } from './scorer';

const high = 0.85;
const medium = 0.5;
const low = 0.2;
/** That a card paid more than it did before is medium from here on: below, it was right less than half the time in shops of fifty terminals. */
const mediumOfCard = 0.7;

/**
 * Severity of a probability; null below what is worth a glance.
 * @param beside the likeliest of the signs that can make it high, where there are others: that an amount is rare in the shop, or unlike
 *   the few that a card paid before, is in order too often for that
 */
export function severityOf(score: number, beside = score): Severity | null {
  return score >= high && beside >= medium ? 'high' : score >= medium ? 'medium' : score >= low ? 'low' : null;
}

/** What the score says of a row: one finding, or none. */
export function findingsOfScore(row: KnownRow, score: Score): Finding[] {
  const { amount, terminal, time } = row.transaction;
  const isSlip = score.slip > score.card && score.slip > score.shop;
  let rule = isSlip ? 'digit-slip' : score.shop > score.card ? 'amount-out-of-range' : 'card-out-of-range';
  const ofCard = score.visits >= regular ? score.card : 0;
  const told = severityOf(score.score, Math.max(ofCard, score.slip, score.terminal));
  if (told === null || amount === null || time === null) return [];
  const severity = rule === 'card-out-of-range' && score.score < mediumOfCard ? 'low' : told;
  const values: Record<string, MessageValue> = { amount, time };
  let variant = 'reason';
  if (score.terminal > Math.max(score.card, score.shop, score.slip) && terminal !== null) {
    rule = 'terminal-trouble';
    values.terminal = terminal;
  } else if (score.usual !== null) {
    values.usual = moneyOf(score.usual, amount);
    values.times = Math.round(((row.size ?? 0) / score.usual) * 10) / 10;
    values.visits = score.visits;
    values.n = score.visits;
    if (rule !== 'card-out-of-range') variant = 'reason.card';
  } else variant = 'reason.rare';
  const worded = (part: string) => ({ key: `${rule}.${part}`, values });
  return [
    {
      key: row.key,
      rule,
      severity,
      score: score.score,
      class: isSlip ? 'mis-operation' : 'suspected-fraud',
      reason: worded(variant),
      innocent: worded('innocent'),
      next: worded('next'),
      related: [],
    },
  ];
}

function moneyOf(size: number, like: Money): Money {
  return { minor: Math.round(size * 10 ** like.exponent), exponent: like.exponent, currency: like.currency };
}
