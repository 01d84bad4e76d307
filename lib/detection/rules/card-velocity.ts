// What a merchant sees: one card paying again and again within an hour.
// Why suspicious: a stolen card is emptied before it is blocked.
// Innocent causes: a host who pays for each guest; a shop of small tickets, where the card or others pay so often anyway.
// Source of the threshold: rules.md F4: more than 5 in an hour (JUBE), 5 on one card (CN-1).
import type { Rule } from '../rule';

export const cardVelocity: Rule<'payments' | 'minutes'> = {
  id: 'card-velocity',
  parameters: { payments: { default: 6, min: 3, max: 50 }, minutes: { default: 60, min: 10, max: 1440 } },
  need: () => null,
  evaluate(row, history, { payments, minutes }) {
    const { amount, time } = row.transaction;
    if (!row.isSale || row.card === null || amount === null || row.at === null || time === null) return null;
    const ofCard = history.ofCard(row.shop, row.card);
    if (ofCard.length < payments) return null;
    const sales = ofCard.filter((other) => other.isSale && other.at !== null);
    const within = (at: number) => sales.filter((other) => other.at! <= at && at - other.at! < minutes * 60);
    const burst = within(row.at).filter((other) => other.at! < row.at! || other.key <= row.key);
    if (burst.length < payments) return null;
    // The card's habit: it came as often on an earlier day.
    const hasHabit = sales.some((other) => other.at! < row.at! - 86_400 && within(other.at!).length >= payments);
    if (hasHabit) return null;
    const isTelling = burst.length === payments;
    return {
      severity: isTelling ? 'medium' : 'low',
      score: isTelling ? 0.7 : 0.4,
      class: 'suspected-fraud',
      values: { amount, payments: burst.length, minutes, n: burst.length },
      related: burst.filter((other) => other.key !== row.key).map((other) => other.key),
    };
  },
};
