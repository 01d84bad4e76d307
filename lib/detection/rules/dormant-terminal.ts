// What a merchant sees: a charge from a terminal that lay idle for a month or more while the shop went on.
// Why suspicious: the wrong terminal was taken, or someone else has it.
// Innocent causes: a spare terminal for a busy day or in place of a broken one.
// Source of the threshold: rules.md M11: idle for 30 days (Tirreno's B08 to B10 use 30, 90 and 365 for accounts).
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
    // Most terminals were in use the day before: nothing more needs to be read then.
    if (history.ofTerminal(row.shop, terminal, row.at - day, row.at).some(({ key }) => key !== row.key)) return null;
    const between = history.ofShop(row.shop, row.at - days * day, row.at);
    if (between === null) return null;
    if (between.some((other) => other.transaction.terminal === terminal && other.key !== row.key)) return null;
    if (between.filter((other) => other.isSale && other.transaction.terminal !== null).length < leastSales) return null;
    const last = history.ofTerminal(row.shop, terminal, history.profile(row.shop).since, row.at - 1).at(-1);
    if (!last) return null;
    const idle = Math.floor((row.at - last.at!) / day);
    return { severity: 'low', score: 0.35, class: 'mis-operation', values: { amount, terminal, days: idle, n: idle } };
  },
};
