// What looks odd over weeks and is in order: a merchant must not be bothered with it.
import type { Transaction } from '@/lib/model/transaction';
import type { Weeks } from './ledger';

const minute = 60_000;
/** Days at shares of the time known, on which the shop is open. */
function days(weeks: Weeks, ...shares: number[]): number[] {
  return shares
    .map((share) => Math.floor(share * (weeks.shop.days - 1)))
    .filter((day) => weeks.openAt(day, 0.5) !== null);
}
/** A card of the coach's bank. */
const lastFour = (number: number) => {
  const cardLast4 = String(number).padStart(4, '0');
  return { cardMasked: `888123******${cardLast4}`, cardLast4 };
};
const step = ({ shop }: Weeks) => 10 ** -shop.exponent;

/** By what they are. */
export const innocents: Readonly<Record<string, (weeks: Weeks) => Transaction[]>> = {
  'festival night, open two hours longer': (weeks) =>
    days(weeks, 0.55).flatMap((day) => {
      const count = Math.max(4, Math.round(weeks.shop.pace * 0.15));
      return Array.from({ length: count }, () => {
        const at = weeks.closedAt(day, 2 * weeks.random.next());
        return at === null ? [] : [weeks.add(at, weeks.amount(), weeks.freshCard())];
      }).flat();
    }),
  'friends who share a bill, each with a card': (weeks) =>
    days(weeks, 0.2, 0.5, 0.65, 0.8, 0.9).flatMap((day) => {
      const at = weeks.openAt(day, weeks.random.next())!;
      const units = weeks.amount();
      const first = weeks.add(at, units, weeks.freshCard());
      const { terminal, operator } = first;
      return [
        first,
        ...[1, 2, 3].map((i) => weeks.add(at + i * 40_000, units, { ...weeks.freshCard(), terminal, operator })),
      ];
    }),
  'wrong code twice, then paid': (weeks) =>
    days(weeks, 0.3, 0.6, 0.75, 0.95).flatMap((day) => {
      const at = weeks.openAt(day, weeks.random.next())!;
      const [units, card] = [weeks.amount(), weeks.freshCard()];
      const first = weeks.add(at, units, { ...card, status: 'failed' });
      const { terminal, operator } = first;
      return [
        first,
        weeks.add(at + 20_000, units, { ...card, terminal, operator, status: 'failed' }),
        weeks.add(at + 50_000, units, { ...card, terminal, operator }),
      ];
    }),
  'typed wrong, voided, entered again': (weeks) =>
    days(weeks, 0.35, 0.6, 0.85).flatMap((day) => {
      const at = weeks.openAt(day, weeks.random.next())!;
      const [units, card] = [weeks.amount(), weeks.freshCard()];
      const first = weeks.add(at, units, card);
      const { terminal, operator } = first;
      return [
        first,
        weeks.add(at + minute, -units, { ...card, terminal, operator, type: 'void', originalId: first.id }),
        weeks.add(at + 2 * minute, units, { ...card, terminal, operator }),
      ];
    }),
  'part of a sale given back days later': (weeks) =>
    days(weeks, 0.5, 0.7, 0.9).flatMap((day) => {
      const sales = weeks.rows.filter((row) => row.type === 'sale' && row.status === 'success');
      const before = sales.filter((row) => Date.parse(`${row.time!.local}Z`) < weeks.openAt(day, 0)!).slice(-60);
      if (before.length === 0) return [];
      const { id, amount, cardMasked, cardLast4, payer, terminal } = weeks.random.pick(before);
      const units = (Math.floor(amount!.minor / 3) || 1) / 10 ** amount!.exponent;
      return [
        weeks.add(weeks.openAt(day, 0.4)!, -units, {
          cardMasked,
          cardLast4,
          payer,
          terminal,
          type: 'refund',
          originalId: id,
        }),
      ];
    }),
  'host of a party, as before': (weeks) => {
    const card = weeks.freshCard();
    const units = Math.max(...Array.from({ length: 40 }, () => weeks.amount())) * 2.5;
    return days(weeks, 0.05, 0.25, 0.45, 0.7, 0.92).map((day) =>
      weeks.add(
        weeks.openAt(day, 0.6)!,
        Math.round((units * (0.85 + 0.3 * weeks.random.next())) / step(weeks)) * step(weeks),
        card,
      ),
    );
  },
  'a second purchase soon after': (weeks) =>
    days(weeks, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9).flatMap((day) => {
      const at = weeks.openAt(day, 0.8 * weeks.random.next())!;
      const card = weeks.freshCard();
      const units = weeks.amount();
      return [
        weeks.add(at, units, card),
        weeks.add(at + weeks.random.int(4, 30) * minute, units + step(weeks) * weeks.random.int(1, 400), card),
      ];
    }),
  'a carrier bag': (weeks) => {
    const price = Math.max(step(weeks), Math.round((weeks.amount() * 0.01) / step(weeks)) * step(weeks));
    return days(weeks, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9).map((day) =>
      weeks.add(weeks.openAt(day, weeks.random.next())!, price, weeks.freshCard()),
    );
  },
  'tourists of one coach with cards of one bank': (weeks) =>
    weeks.shop.card !== 'masked'
      ? []
      : days(weeks, 0.15, 0.5, 0.85).flatMap((day) => {
          const at = weeks.openAt(day, 0.5)!;
          return Array.from({ length: 7 }, (_, i) =>
            weeks.add(at + i * 3 * minute, weeks.amount(), {
              ...lastFour(weeks.random.int(0, 9999)),
            }),
          );
        }),
  'settled to the bank': (weeks) =>
    Array.from({ length: weeks.shop.days }, (_, day) => day).flatMap((day) => {
      if (weeks.openAt(day, 0.5) === null) return [];
      const none = { terminal: null, operator: null, authCode: null, entryMode: null };
      const at = weeks.openAt(day, 0)! - 90 * minute;
      return [
        weeks.add(at, -weeks.amount() * weeks.shop.pace, { ...none, type: 'payout' }),
        weeks.add(at, -weeks.amount() * weeks.shop.pace * 0.006, { ...none, type: 'fee' }),
      ];
    }),
  'a terminal that is put into use': (weeks) =>
    !weeks.shop.shows.terminal
      ? []
      : days(weeks, 0.6, 0.65, 0.7, 0.8, 0.9).flatMap((day) =>
          [0.2, 0.5, 0.8].map((share) =>
            weeks.add(weeks.openAt(day, share)!, weeks.amount(), { ...weeks.freshCard(), terminal: 'K190' }),
          ),
        ),
};
