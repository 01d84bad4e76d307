// Rows that look odd and are in order: what a merchant must not be bothered with.
import type { Transaction } from '@/lib/model/transaction';
import type { Scene } from './visit';

const minute = 60_000;

/** By what they are; each writes its rows, or none where such a shop has none. */
export const innocents: Readonly<Record<string, (scene: Scene) => Transaction[]>> = {
  'catering order with earlier ones like it': ({ kind, random, openTime, freshCard, add }) => {
    if (kind.name !== 'restaurant' && kind.name !== 'Tokyo diner') return [];
    const units = kind.amount(random) * 14 + 100;
    return [0.1, 0.3, 0.5, 0.9].map((share) =>
      add(openTime(share), Math.round(units * (0.9 + 0.2 * random.next())), freshCard()),
    );
  },
  'partial refund of a known sale': ({ random, sales, to, add }) => {
    const sale = random.pick(sales.filter((row) => row.status === 'success' && row.type === 'sale'));
    const at = Math.min(Date.parse(`${sale.time!.local}Z`) + random.int(30, 300) * minute, to - minute);
    const { cardMasked, cardLast4, terminal, merchantNo, operator } = sale;
    const units = sale.amount!.minor / 10 ** sale.amount!.exponent;
    const step = sale.amount!.exponent === 0 ? 1 : 0.1;
    return [
      add(at, -Math.max(step, Math.round((units * 0.4) / step) * step), {
        cardMasked,
        cardLast4,
        terminal,
        merchantNo,
        operator,
        type: 'refund',
        ...(random.chance(0.5) ? { originalId: sale.id } : {}),
      }),
    ];
  },
  'clean correction': ({ kind, random, openTime, freshCard, add }) => {
    const at = openTime(random.next());
    const card = freshCard();
    const units = kind.amount(random);
    const where = { terminal: '60100', merchantNo: '89800' };
    return [
      add(at, units, { ...card, ...where }),
      add(at + 2 * minute, -units, { ...card, ...where, type: 'void' }),
      add(at + 3 * minute, units, { ...card, ...where }),
    ];
  },
  'tip after the bill': ({ kind, random, openTime, freshCard, add }) => {
    if (!['restaurant', 'late-night bar', 'US boutique', 'salon'].includes(kind.name)) return [];
    const at = openTime(random.next());
    const card = freshCard();
    const units = kind.amount(random);
    return [add(at, units, card), add(at + 2 * minute, Math.max(1, Math.round(units * 0.15)), card)];
  },
  'stay: pre-authorisation and completion': ({ kind, random, openTime, freshCard, add }) => {
    if (!kind.isHotel) return [];
    return [0, 1, 2].flatMap(() => {
      const card = freshCard();
      const units = Math.round(kind.amount(random) * 1.5);
      const at = openTime(random.next() * 0.5);
      const hold = add(at, units, { ...card, type: 'preauth' });
      const done = add(at + 20 * 3600 * 1000, Math.round(units * (0.8 + 0.3 * random.next())), {
        ...card,
        type: 'capture',
        originalId: hold.id,
        authCode: hold.authCode,
        terminal: hold.terminal,
      });
      return [hold, done];
    });
  },
  'payout and fee': ({ kind, random, from, to, add }) => {
    const rows: Transaction[] = [];
    for (let at = from + 5 * 3600 * 1000; at < to; at += 24 * 3600 * 1000) {
      const none = {
        terminal: null,
        operator: null,
        authCode: null,
        entryMode: null,
        cardMasked: null,
        cardLast4: null,
      };
      rows.push(add(at, -Math.round(kind.amount(random) * kind.pace), { ...none, type: 'payout' }));
      rows.push(add(at, -Math.max(10 ** -kind.exponent, kind.amount(random) * 0.01), { ...none, type: 'fee' }));
    }
    return rows;
  },
  'early staff meal': ({ kind, random, from, freshCard, add }) => {
    const [opens, closes] = kind.hours;
    if (closes - opens === 24) return [];
    return [add(from + opens * 3600 * 1000 - random.int(10, 40) * minute, kind.amount(random), freshCard())];
  },
  'failed once, then paid': ({ kind, random, openTime, freshCard, add }) => {
    const at = openTime(random.next());
    const card = freshCard();
    const units = kind.amount(random);
    return [add(at, units, { ...card, status: 'failed' }), add(at + minute, units, card)];
  },
  'host pays for two tables': ({ kind, random, openTime, freshCard, add }) => {
    const at = openTime(random.next());
    const card = freshCard();
    const units = kind.amount(random);
    return [add(at, units, card), add(at + 4 * minute, units * 1.5, card)];
  },
};
