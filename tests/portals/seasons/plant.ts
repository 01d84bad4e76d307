// Incidents planted into a shop's weeks, as far as its columns and its habits leave them visible: each kind once or twice.
import type { Transaction } from '@/lib/model/transaction';
import { quietShare, type Weeks } from './ledger';

const minute = 60_000;
const units = ({ amount }: Transaction) => amount!.minor / 10 ** amount!.exponent;
const msOf = ({ time }: Transaction) => Date.parse(`${time!.local}Z`);
const hereOf = ({ terminal, operator }: Transaction) => ({ terminal, operator });
const cardOf = ({ cardMasked, cardLast4, payer }: Transaction) => ({ cardMasked, cardLast4, payer });

interface Stage extends Weeks {
  /** good sales before the day, the newest last */
  past: readonly Transaction[];
  /** amount below which a share of them lies */
  size(share: number): number;
  day: number;
  /** wall ms within the day's opening */
  open(share: number): number;
  /** rounded as amounts are here */
  round(amount: number): number;
}

const hasCards = ({ shop }: Stage) => shop.card !== 'none';

const kinds: Readonly<Record<string, (stage: Stage) => Transaction[] | null>> = {
  'night, a large amount': (s) => {
    const at = s.closedAt(s.day, 2.5 + s.random.next());
    return at === null ? null : [s.add(at, s.round(s.size(0.99)), s.freshCard())];
  },
  'far above the shop': (s) => [s.add(s.open(s.random.next()), s.round(s.size(1) * 6), s.freshCard())],
  'known card in wrong hands': (s) => {
    if (!hasCards(s)) return null;
    const known = seenOften(s, 6);
    if (known === null) return null;
    const level = Math.max(...known.map(units));
    return [0.3, 0.42, 0.7, 0.9].map((share) =>
      s.add(s.open(share), s.round(level * (3 + 5 * s.random.next())), cardOf(known[0]!)),
    );
  },
  'a nought too many on a known card': (s) => {
    const known = hasCards(s) ? seenOften(s, 6) : null;
    if (known === null) return null;
    return [s.add(s.open(s.random.next()), s.round(units(known.at(-1)!)) * 10, cardOf(known[0]!))];
  },
  'two noughts too many': (s) => [s.add(s.open(s.random.next()), s.round(s.size(0.5)) * 100, s.freshCard())],
  'slip, voided and entered again': (s) => {
    if (!hasCards(s)) return null;
    const at = s.open(s.random.next());
    const [card, right] = [s.freshCard(), s.round(s.size(0.4))];
    const first = s.add(at, right * 10, card);
    return [
      first,
      s.add(at + minute, -right * 10, { ...card, ...hereOf(first), type: 'void' }),
      s.add(at + 2 * minute, right, { ...card, ...hereOf(first) }),
    ];
  },
  'charged twice': (s) => {
    if (!hasCards(s) || s.shop.repeats > 0.02) return null;
    const sale = s.add(s.open(s.random.next()), s.amount(), s.freshCard());
    return [sale, s.add(msOf(sale) + s.random.int(20, 240) * 1000, units(sale), { ...cardOf(sale), ...hereOf(sale) })];
  },
  'timeout, both tries charged': (s) => {
    if (!hasCards(s) || s.shop.repeats > 0.02) return null;
    const sale = s.add(s.open(s.random.next()), s.amount(), { ...s.freshCard(), status: 'pending' });
    return [sale, s.add(msOf(sale) + 70_000, units(sale), { ...cardOf(sale), ...hereOf(sale) })];
  },
  'one order charged twice': (s) => {
    if (!s.shop.shows.order) return null;
    const sale = s.add(s.open(s.random.next()), s.amount(), s.freshCard());
    const { orderId } = sale;
    return [sale, s.add(msOf(sale) + 3 * minute, units(sale), { ...cardOf(sale), ...hereOf(sale), orderId })];
  },
  'refund above its sale': (s) => {
    const sale = s.past.at(-s.random.int(5, 40))!;
    return [
      s.add(s.open(0.5), -units(sale) * 3, { ...cardOf(sale), ...hereOf(sale), type: 'refund', originalId: sale.id }),
    ];
  },
  'sale made as refund': (s) => {
    if (!hasCards(s)) return null;
    const [card, at] = [s.freshCard(), s.open(s.random.next())];
    const back = s.add(at, -s.amount(), { ...card, type: 'refund' });
    return [back, s.add(at + 2 * minute, -units(back), { ...card, ...hereOf(back) })];
  },
  'one unit, to try the terminal': (s) => {
    const least = 10 ** -s.shop.exponent;
    return s.size(0.01) < 60 * least ? null : [s.add(s.open(0.02), least, s.freshCard())];
  },
  'cards tried out': (s) => {
    if (!hasCards(s) || !s.shop.shows.terminal) return null;
    const at = s.open(s.random.next());
    const first = s.add(at, s.size(0.02), { ...s.freshCard(), status: 'failed' });
    return [
      first,
      ...Array.from({ length: 11 }, (_, i) =>
        s.add(at + (i + 1) * 38_000, s.size(0.02), {
          ...s.freshCard(),
          ...hereOf(first),
          status: i % 6 === 4 ? 'success' : 'failed',
        }),
      ),
    ];
  },
  'less and less until it goes through': (s) => {
    if (!hasCards(s)) return null;
    const [card, at] = [s.freshCard(), s.open(s.random.next())];
    const top = s.size(0.97);
    const tries = [1, 0.8, 0.5, 0.3];
    return tries.map((share, i) =>
      s.add(at + i * 55_000, s.round(top * share), {
        ...card,
        terminal: s.shop.shows.terminal ? 'K100' : null,
        status: i === 3 ? 'success' : 'failed',
      }),
    );
  },
  'one card again and again': (s) => {
    if (!hasCards(s)) return null;
    const [card, at] = [s.freshCard(), s.open(0.7 * s.random.next())];
    return Array.from({ length: 9 }, (_, i) =>
      s.add(at + i * 5 * minute, s.round(s.size(0.7) * (0.8 + 0.05 * i)), card),
    );
  },
  'one bill cut up': (s) => {
    if (!hasCards(s)) return null;
    const [card, at] = [s.freshCard(), s.open(s.random.next())];
    return [0.75, 0.7, 0.72].map((share, i) => s.add(at + i * 2.5 * minute, s.round(s.size(1) * share), card));
  },
  'large and keyed': (s) =>
    !s.shop.shows.entry || s.shop.keyed > 0
      ? null
      : [s.add(s.open(s.random.next()), s.round(s.size(0.99) * 1.2), { ...s.freshCard(), entryMode: 'manual entry' })],
  'fallback twice': (s) => {
    if (!s.shop.shows.entry) return null;
    const at = s.open(0.6 * s.random.next());
    const first = s.add(at, s.round(s.size(0.9)), { ...s.freshCard(), entryMode: 'fallback magstripe' });
    return [
      first,
      s.add(at + 25 * minute, s.round(s.size(0.92)), {
        ...s.freshCard(),
        ...hereOf(first),
        entryMode: 'fallback magstripe',
      }),
    ];
  },
  'forced after a decline': (s) => {
    if (!s.shop.shows.entry || !hasCards(s)) return null;
    const [card, at] = [s.freshCard(), s.open(s.random.next())];
    const first = s.add(at, s.round(s.size(0.95)), { ...card, status: 'failed' });
    return [first, s.add(at + 5 * minute, units(first), { ...card, ...hereOf(first), entryMode: 'offline forced' })];
  },
  'an old approval code': (s) => {
    const old = s.past.at(-s.random.int(10, Math.min(s.past.length - 1, 60)))!;
    if (old.authCode === null) return null;
    return [
      s.add(s.open(s.random.next()), s.round(s.size(0.8)), {
        ...s.freshCard(),
        ...hereOf(old),
        authCode: old.authCode,
      }),
    ];
  },
  'refund without a sale': (s) =>
    hasCards(s) ? [s.add(s.open(0.9), -s.round(s.size(0.8)), { ...s.freshCard(), type: 'refund' })] : null,
  'refund to another card': (s) => {
    const sale = s.past.at(-s.random.int(3, 30))!;
    if (!hasCards(s)) return null;
    return [
      s.add(s.open(0.3), -units(sale), { ...hereOf(sale), ...s.freshCard(), type: 'refund', originalId: sale.id }),
    ];
  },
  'one operator gives back all evening': (s) => {
    if (!s.shop.shows.operator || s.shop.operators < 3) return null;
    const sales = s.past.slice(-120);
    const count = Math.max(8, Math.round(s.shop.pace * s.shop.refunds * 3));
    return Array.from({ length: count }, (_, i) => {
      const sale = sales[(i * 11) % sales.length]!;
      return s.add(s.open(0.97) + i * minute, -units(sale), {
        ...cardOf(sale),
        terminal: sale.terminal,
        operator: 'op2',
        type: 'refund',
        originalId: sale.id,
      });
    });
  },
  'cards of one series': (s) => {
    if (s.shop.card !== 'masked' || s.shop.pace > 60) return null;
    const at = s.open(0.8 * s.random.next());
    return Array.from({ length: 9 }, (_, i) =>
      s.add(at + i * 100_000, s.round(s.size(0.75)), {
        cardMasked: `454617******${2210 + i * 3}`,
        cardLast4: String(2210 + i * 3),
      }),
    );
  },
  'refund from a strange terminal': (s) => {
    if (!s.shop.shows.terminal) return null;
    const sale = s.past.at(-20)!;
    return [
      s.add(s.open(0.99), -units(sale), { ...cardOf(sale), type: 'refund', originalId: sale.id, terminal: 'X77' }),
    ];
  },
  chargeback: (s) => {
    const sale = s.past.at(-s.random.int(20, 60))!;
    return [
      s.add(s.open(0.01), -units(sale), { ...cardOf(sale), ...hereOf(sale), type: 'chargeback', originalId: sale.id }),
    ];
  },
};

export const plantedKinds = Object.keys(kinds);

/** Sales of a card that came so often before, in order; null where none did. */
function seenOften({ past, random }: Stage, least: number): Transaction[] | null {
  const cards = new Map<string, Transaction[]>();
  for (const row of past) {
    const name = row.cardMasked ?? row.payer!;
    cards.set(name, [...(cards.get(name) ?? []), row]);
  }
  const often = [...cards.values()].filter((rows) => rows.length >= least);
  return often.length === 0 ? null : random.pick(often);
}

/** Plants each kind that the shop can show on a day of its own, after the quiet days. */
export function plant(weeks: Weeks): { kind: string; rows: Transaction[] }[] {
  const { shop, random } = weeks;
  const from = Math.ceil(shop.days * quietShare);
  const ordinary = weeks.rows
    .filter((row) => row.type === 'sale' && row.status === 'success')
    .sort((a, b) => (a.time!.local < b.time!.local ? -1 : 1));
  const found: { kind: string; rows: Transaction[] }[] = [];
  for (const [kind, write] of Object.entries(kinds)) {
    const day = random.int(from, shop.days - 1);
    const start = weeks.openAt(day, 0);
    if (start === null) continue;
    const past = ordinary.filter((row) => msOf(row) < start);
    const sizes = past.map(units).sort((a, b) => a - b);
    const step = 10 ** -shop.exponent;
    const rows = write({
      ...weeks,
      past,
      day,
      size: (share) => sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))]!,
      open: (share) => weeks.openAt(day, share)!,
      round: (amount) => Math.max(step, Math.round(amount / step) * step),
    });
    if (rows !== null) found.push({ kind, rows });
  }
  return found;
}
