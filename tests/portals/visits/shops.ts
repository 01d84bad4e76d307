// Kinds of shop whose first page of transactions is made up: how much people pay, when, with which cards, on which terminals.
import type { Random } from '@/tests/portals/demo/random';

/** What is usual in a kind of shop. Amounts are in units of its currency. */
export interface ShopKind {
  name: string;
  currency: string;
  exponent: number;
  /** an amount that somebody pays */
  amount(random: Random): number;
  /** opening hours; an end below the start is past midnight */
  hours: readonly [number, number];
  /** rows a day */
  pace: number;
  terminals: number;
  /** merchant numbers on the page */
  shops: number;
  /** share of payments by cards that come again and again */
  regulars: number;
  /** a card pays the same again within minutes as a matter of course */
  repeats: boolean;
  /** stays begin with a pre-authorisation and end with its completion */
  isHotel: boolean;
}

const bell = (random: Random) => random.next() + random.next() + random.next() + random.next() - 2;
/** Amounts around a middle. @param spread natural logarithm */
const around = (middle: number, spread: number, step: number) => (random: Random) =>
  Math.max(step, Math.round((middle * Math.exp(spread * 1.73 * bell(random))) / step) * step);
const listed = (prices: readonly number[]) => (random: Random) => random.pick(prices);

const usual = { currency: 'CNY', exponent: 2, shops: 1, repeats: false, isHotel: false };

export const shopKinds: readonly ShopKind[] = [
  { ...usual, name: 'restaurant', amount: around(180, 0.6, 1), hours: [11, 22], pace: 40, terminals: 2, regulars: 0.2 },
  {
    ...usual,
    name: 'late-night bar',
    amount: around(220, 0.7, 1),
    hours: [18, 3],
    pace: 35,
    terminals: 2,
    regulars: 0.3,
  },
  {
    ...usual,
    name: 'coffee',
    amount: listed([12, 15, 18, 22, 25, 28]),
    hours: [7, 20],
    pace: 90,
    terminals: 1,
    regulars: 0.6,
    repeats: true,
  },
  {
    ...usual,
    name: 'wholesaler',
    amount: around(1800, 1, 0.01),
    hours: [7, 17],
    pace: 25,
    terminals: 2,
    regulars: 0.8,
  },
  {
    ...usual,
    name: 'hotel',
    amount: around(900, 0.5, 1),
    hours: [7, 23],
    pace: 25,
    terminals: 2,
    regulars: 0.05,
    isHotel: true,
  },
  {
    ...usual,
    name: 'petrol station',
    amount: (random) => (random.chance(0.6) ? random.pick([100, 150, 200, 250, 300]) : around(230, 0.35, 0.01)(random)),
    hours: [0, 24],
    pace: 80,
    terminals: 4,
    regulars: 0.4,
  },
  {
    ...usual,
    name: 'salon',
    amount: listed([68, 98, 128, 168, 198, 298, 398, 688]),
    hours: [10, 21],
    pace: 18,
    terminals: 1,
    regulars: 0.4,
  },
  {
    ...usual,
    name: 'three shops',
    amount: around(85, 0.8, 0.1),
    hours: [8, 22],
    pace: 90,
    terminals: 6,
    shops: 3,
    regulars: 0.4,
  },
  {
    ...usual,
    name: 'Tokyo diner',
    currency: 'JPY',
    exponent: 0,
    amount: around(2600, 0.6, 10),
    hours: [11, 23],
    pace: 45,
    terminals: 2,
    regulars: 0.2,
  },
  {
    ...usual,
    name: 'Seoul shop',
    currency: 'KRW',
    exponent: 0,
    amount: around(24_000, 0.8, 100),
    hours: [10, 22],
    pace: 45,
    terminals: 2,
    regulars: 0.2,
  },
  {
    ...usual,
    name: 'Kuwait kiosk',
    currency: 'KWD',
    exponent: 3,
    amount: around(4.5, 0.7, 0.05),
    hours: [8, 23],
    pace: 50,
    terminals: 1,
    regulars: 0.3,
  },
  {
    ...usual,
    name: 'US boutique',
    currency: 'USD',
    exponent: 2,
    amount: around(70, 0.7, 0.01),
    hours: [9, 20],
    pace: 30,
    terminals: 2,
    regulars: 0.15,
  },
];
