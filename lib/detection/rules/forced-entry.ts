// What a merchant sees: a charge entered by force or offline soon after the same card was declined.
// Why suspicious: a forced entry goes through without the bank's consent; it is how declined and stolen cards are charged all the same.
// Innocent causes: the line was down and the bank gave its consent by telephone.
// Source of the threshold: rules.md F7 (Visa's red flags on force-post): a forced entry within 30 minutes of a decline.
import type { Rule } from '../rule';

const forced = /强制|强迫|離線|离线|脱机|強制|オフライン|force[d -]?(post|sale)?\b|off-?line|stand-?in/i;
const heading = /类型|類型|方式|种类|type|entry|mode|method/i;

export const forcedEntry: Rule<'minutes'> = {
  id: 'forced-entry',
  parameters: { minutes: { default: 30, min: 5, max: 240 } },
  need: () => null,
  evaluate(row, history, { minutes }) {
    const { amount, entryMode, raw } = row.transaction;
    if (!row.isSale || amount === null || row.card === null || row.at === null || row.minuteOfDay === null) return null;
    const words = [entryMode ?? '', ...Object.keys(raw).flatMap((name) => (heading.test(name) ? [raw[name]!] : []))];
    if (!words.some((word) => forced.test(word))) return null;
    const declined = history
      .ofCard(row.shop, row.card)
      .findLast(
        (other) =>
          other.transaction.status === 'failed' &&
          other.transaction.time !== null &&
          other.at !== null &&
          other.at <= row.at! &&
          row.at! - other.at <= minutes * 60,
      );
    if (!declined) return null;
    return {
      severity: 'medium',
      score: 0.8,
      class: 'suspected-fraud',
      values: { amount, time: declined.transaction.time! },
      related: [declined.key],
    };
  },
};
