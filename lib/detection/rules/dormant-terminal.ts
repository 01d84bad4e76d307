// What a merchant sees: a charge from a terminal that lay idle for a month or more while the shop went on.
// Why suspicious: the wrong terminal was taken, or someone else has it.
// Innocent causes: a spare terminal for a busy day or in place of a broken one.
// Source of the threshold: rules.md M11: idle for 30 days (Tirreno's B08 to B10 use 30, 90 and 365 for accounts).
import { daysBefore } from '../day-counts';
import type { Rule } from '../rule';

const day = 86_400;
/** Sales of the shop without which it was closed, not the terminal idle. */
const leastSales = 20;

export const dormantTerminal: Rule<'days'> = {
  id: 'dormant-terminal',
  parameters: { days: { default: 30, min: 7, max: 365 } },
  need: (history, shop, { days }) => ({ have: history.profile(shop).days, need: days }),
  evaluate(row, history, { days }) {
    const { terminal, amount, time } = row.transaction;
    if (!row.isSale || terminal === null || amount === null || row.at === null || time === null) return null;
    const last = history.lastOfTerminal(row.shop, terminal, row.at);
    if (last === null || row.at - last < days * day) return null;
    if (daysBefore(row, history, days).sales < leastSales) return null;
    const idle = Math.floor((row.at - last) / day);
    return { severity: 'low', score: 0.35, class: 'mis-operation', values: { amount, terminal, days: idle, n: idle } };
  },
};
