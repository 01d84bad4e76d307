// Weeks of a shop's transactions, made up: what is usual there, what looks odd and is in order, and planted incidents, with the truth.
// The same seed always makes the same weeks.
import { blankTransaction, type KeyedTransaction, keyTransactions, type Transaction } from '@/lib/model/transaction';
import { type Random, seeded } from '@/tests/portals/demo/random';
import { innocents } from './innocents';
import { plant } from './plant';
import type { SeasonShop } from './shops';

export type Card = Pick<Transaction, 'cardMasked' | 'cardLast4' | 'payer'>;

/** What writes rows into the weeks. */
export interface Weeks {
  shop: SeasonShop;
  random: Random;
  /** all rows so far, in no order */
  rows: Transaction[];
  /** wall ms at a share (0…1) of a day's opening, or so many hours after its last closing; null on a day without opening */
  openAt(day: number, share: number): number | null;
  closedAt(day: number, hoursAfter: number): number | null;
  freshCard(): Card;
  /** a card that comes again, and what it mostly pays */
  regular(): { card: Card; level: number; place: number };
  amount(place?: number): number;
  /** adds an ordinary row, changed as said */
  add(at: number, units: number, more?: Partial<Transaction>): Transaction;
}

export interface SeasonLedger {
  /** in time order */
  rows: KeyedTransaction[];
  planted: { kind: string; keys: string[] }[];
  /** keys of rows that look odd and are in order, by what they are */
  innocent: Map<string, string>;
}

const hour = 3_600_000;
const dayMs = 24 * hour;
const series = ['437742', '520108', '621483', '403361', '552099', '476173', '377155', '622202', '493452', '601138'];
/** Share of the days on which nothing is planted yet: what is usual must be known first. */
export const quietShare = 0.4;

/** A shop's weeks. */
export function weeksOf(shop: SeasonShop, seed: number): SeasonLedger {
  const random = seeded(seed);
  const weeks = emptyWeeks(shop, random);
  for (let day = 0; day < shop.days; day++) {
    const count = Math.round(shop.pace * shop.busy((shop.first + day + 3) % 7, day) * (0.85 + 0.3 * random.next()));
    for (let i = 0; i < count; i++) ordinary(weeks, day);
  }
  const odd = new Map<Transaction, string>();
  for (const [what, write] of Object.entries(innocents)) for (const row of write(weeks)) odd.set(row, what);
  const planted = plant(weeks);
  const { rows } = weeks;
  rows.sort((a, b) => (a.time!.local < b.time!.local ? -1 : 1));
  const keyed = keyTransactions('season.test', rows);
  const keys = new Map(rows.map((row, i) => [row, keyed[i]!.key]));
  return {
    rows: keyed,
    planted: planted.map(({ kind, rows: own }) => ({ kind, keys: own.map((row) => keys.get(row)!) })),
    innocent: new Map([...odd].map(([row, what]) => [keys.get(row)!, what])),
  };
}

function emptyWeeks(shop: SeasonShop, random: Random): Weeks {
  let number = random.int(100, 900) * 10_000;
  let cards = random.int(0, 5000) * 7;
  const newCard = (): Card => {
    cards += 1 + random.int(0, 3);
    const last4 = String((cards * 7919) % 10_000).padStart(4, '0');
    if (shop.card === 'none') return { cardMasked: null, cardLast4: null, payer: null };
    if (shop.card === 'payer') return { cardMasked: null, cardLast4: null, payer: `o6_${cards.toString(36)}Xq` };
    const bank = random.chance(shop.oneBank) ? series[0]! : series[(cards * 31) % series.length]!;
    return {
      cardMasked: shop.card === 'last4' ? `****${last4}` : `${bank}******${last4}`,
      cardLast4: last4,
      payer: null,
    };
  };
  const regulars = Array.from({ length: shop.known }, () => ({
    card: newCard(),
    place: random.int(0, shop.places - 1),
    level: 0,
  }));
  for (const regular of regulars) regular.level = shop.amount(random, regular.place);
  const rows: Transaction[] = [];
  const spansOf = (day: number) =>
    shop.busy((shop.first + day + 3) % 7, day) > 0 ? shop.hours((shop.first + day + 3) % 7) : [];
  const startOf = (day: number) => (shop.first + day) * dayMs;
  const weeks: Weeks = {
    shop,
    random,
    rows,
    openAt(day, share) {
      const spans = spansOf(day);
      if (spans.length === 0) return null;
      let left = share * spans.reduce((sum, [from, to]) => sum + to - from, 0);
      for (const [from, to] of spans) {
        if (left <= to - from) return Math.floor(startOf(day) + (from + left) * hour);
        left -= to - from;
      }
      return startOf(day) + spans.at(-1)![1] * hour;
    },
    closedAt(day, hoursAfter) {
      const spans = spansOf(day);
      const last = spans.at(-1);
      // In a shop that hardly ever closes no hour is odd.
      if (!last || last[1] - spans[0]![0] > 18) return null;
      return Math.floor(startOf(day) + (last[1] + hoursAfter) * hour);
    },
    freshCard: newCard,
    regular: () => random.pick(regulars),
    amount: (place = random.int(0, shop.places - 1)) => shop.amount(random, place),
    add(at, units, more = {}) {
      number += random.int(1, 40);
      const terminal = random.int(0, shop.terminals - 1);
      const row: Transaction = {
        ...blankTransaction(),
        id: `T${number}`,
        time: { local: new Date(at).toISOString().slice(0, 19), offset: null },
        amount: { minor: Math.round(units * 10 ** shop.exponent), exponent: shop.exponent, currency: shop.currency },
        type: 'sale',
        status: 'success',
        merchantNo: '774400915',
        terminal: shop.shows.terminal ? `K${100 + terminal}` : null,
        operator: shop.shows.operator ? `op${1 + random.int(0, shop.operators - 1)}` : null,
        authCode: shop.shows.authCode ? random.int(0, 999_999).toString().padStart(6, '0') : null,
        orderId: shop.shows.order ? `B${number}` : null,
        entryMode: shop.shows.entry
          ? random.chance(shop.keyed)
            ? 'keyed'
            : random.pick(['chip', 'contactless'])
          : null,
        ...more,
      };
      rows.push(row);
      return row;
    },
  };
  return weeks;
}

/** One ordinary payment of a day, with what comes with it: a second cup, a refund later. */
function ordinary(weeks: Weeks, day: number): void {
  const { shop, random } = weeks;
  // Two peaks a day, as meals and ways home make them.
  const share = random.chance(0.5) ? 0.25 + 0.2 * (random.next() + random.next() - 1) : random.next();
  const at = weeks.openAt(day, Math.min(0.995, Math.max(0.005, share)))!;
  const regular = random.chance(shop.regulars) ? weeks.regular() : null;
  // A card that comes again mostly buys what it bought before.
  const isUsual = regular !== null && random.chance(0.6);
  const place = isUsual ? regular.place : random.int(0, shop.places - 1);
  const step = 10 ** -shop.exponent;
  const units = isUsual
    ? Math.max(step, Math.round((regular.level * (0.6 + 0.8 * random.next())) / step) * step)
    : weeks.amount(place);
  const perPlace = shop.terminals / shop.places;
  const terminal = shop.shows.terminal ? `K${100 + Math.floor(place * perPlace + random.next() * perPlace)}` : null;
  const card = regular?.card ?? weeks.freshCard();
  const status = random.chance(0.025) ? 'failed' : 'success';
  const row = weeks.add(at, units, { ...card, terminal, status });
  if (status === 'failed') return;
  if (random.chance(shop.repeats)) weeks.add(at + random.int(40, 2400) * 1000, units, { ...card, terminal });
  if (random.chance(shop.refunds))
    weeks.add(Math.min(at + random.int(1, 50) * hour, (shop.first + shop.days) * dayMs - 1000), -units, {
      ...card,
      terminal,
      type: 'refund',
      originalId: random.chance(0.5) ? row.id : null,
    });
}
