// Kinds of shop that are followed over weeks: what is usual in each, how it changes with weekday, season and growth, and which columns
// its portal shows. Made up from what such trades are like, apart from every other set of rows here, so that nothing can be fitted to both.
import type { Random } from '@/tests/portals/demo/random';

/** What the portal shows of a card: first six and last four digits, the last four alone, a payer's id, or nothing. */
export type CardShown = 'masked' | 'last4' | 'payer' | 'none';

export interface SeasonShop {
  name: string;
  currency: string;
  exponent: number;
  /** days that are known, and wall day (since 1970) of the first */
  days: number;
  first: number;
  /** payments a day on average; with what a day's weekday (0 Monday) and number make of it, 0 for closed */
  pace: number;
  busy(weekday: number, day: number): number;
  /** spans of opening, hours; past 24 is after midnight */
  hours(weekday: number): readonly (readonly [number, number])[];
  /** amount in units of the currency, at a place of the shop (terminals are shared out among places) */
  amount(random: Random, place: number): number;
  places: number;
  terminals: number;
  operators: number;
  card: CardShown;
  shows: { terminal: boolean; entry: boolean; authCode: boolean; operator: boolean; order: boolean };
  /** share of payments by cards that come again, and how many such cards there are */
  regulars: number;
  known: number;
  /** share of payments that the same card repeats within the hour as a matter of course */
  repeats: number;
  /** share of payments that are keyed as a matter of course */
  keyed: number;
  /** share of cards of one bank's series */
  oneBank: number;
  refunds: number;
}

const bell = (random: Random) => random.next() + random.next() + random.next() + random.next() - 2;
const logBell = (middle: number, spread: number, step: number) => (random: Random) =>
  Math.max(step, Math.round((middle * Math.exp(spread * 1.73 * bell(random))) / step) * step);
/** A few things from a list of prices. */
const basket = (prices: readonly number[], most: number) => (random: Random) => {
  let sum = 0;
  for (let i = random.int(1, most); i > 0; i--) sum += random.pick(prices);
  return sum;
};
/** Few pay much: Pareto's law above a least amount, capped where a till is. */
const few = (least: number, power: number, step: number, most: number) => (random: Random) =>
  Math.min(most, Math.round((least * (1 - random.next()) ** (-1 / power)) / step) * step);
const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const always = () => 1;
const all = { terminal: true, entry: true, authCode: true, operator: true, order: false };

export const seasonShops: readonly SeasonShop[] = [
  {
    name: 'izakaya, approval codes only',
    currency: 'JPY',
    exponent: 0,
    days: 70,
    first: day('2025-03-20'),
    pace: 45,
    busy: (weekday, n) => (weekday === 0 ? 0 : (weekday >= 4 ? 1.6 : 0.8) * (n >= 40 && n < 47 ? 1.8 : 1)),
    hours: () => [[17, 25.5]],
    amount: basket([480, 550, 620, 780, 980, 1280], 9),
    places: 1,
    terminals: 2,
    operators: 4,
    card: 'none',
    shows: { ...all, entry: false },
    regulars: 0.3,
    known: 120,
    repeats: 0.002,
    keyed: 0,
    oneBank: 0.2,
    refunds: 0.004,
  },
  {
    name: 'Berlin supermarket',
    currency: 'EUR',
    exponent: 2,
    days: 26,
    first: day('2025-10-27'),
    pace: 330,
    busy: (weekday) => (weekday === 6 ? 0 : weekday === 5 ? 1.5 : 1),
    hours: () => [[7, 22]],
    amount: logBell(17.5, 0.8, 0.01),
    places: 1,
    terminals: 6,
    operators: 9,
    card: 'masked',
    shows: all,
    regulars: 0.65,
    known: 900,
    repeats: 0.0005,
    keyed: 0,
    oneBank: 0.4,
    refunds: 0.006,
  },
  {
    name: 'tea house open for two weeks',
    currency: 'CNY',
    exponent: 2,
    days: 15,
    first: day('2026-01-05'),
    pace: 50,
    busy: (weekday, n) => (weekday >= 5 ? 1.4 : 0.9) * 1.08 ** n,
    hours: () => [[9.5, 22]],
    amount: basket([9, 12, 13, 16, 18, 22, 28], 3),
    places: 1,
    terminals: 1,
    operators: 3,
    card: 'payer',
    shows: { ...all, entry: false, authCode: false, order: true },
    regulars: 0.4,
    known: 90,
    repeats: 0.03,
    keyed: 0,
    oneBank: 0,
    refunds: 0.008,
  },
  {
    name: 'Kuwait jeweller',
    currency: 'KWD',
    exponent: 3,
    days: 150,
    first: day('2025-08-01'),
    pace: 14,
    busy: (weekday, n) => (weekday === 4 ? 0.6 : 1) * (n > 110 && n < 120 ? 2.2 : 1),
    hours: (weekday) =>
      weekday === 4
        ? [[16, 22]]
        : [
            [10, 13],
            [16.5, 22],
          ],
    amount: few(18, 1.3, 0.25, 900),
    places: 1,
    terminals: 2,
    operators: 3,
    card: 'masked',
    shows: all,
    regulars: 0.1,
    known: 30,
    repeats: 0.001,
    keyed: 0,
    oneBank: 0.55,
    refunds: 0.01,
  },
  {
    name: 'department store of 50 terminals',
    currency: 'USD',
    exponent: 2,
    days: 20,
    first: day('2025-11-10'),
    pace: 800,
    busy: (weekday, n) => (weekday >= 5 ? 1.5 : 0.9) * (n === 18 ? 2.4 : 1),
    hours: (weekday) => [weekday === 6 ? [11, 19] : [9.5, 21]],
    amount: (random, place) => logBell([11, 38, 65, 140, 420][place]!, [0.5, 0.7, 0.8, 0.7, 0.9][place]!, 0.01)(random),
    places: 5,
    terminals: 50,
    operators: 60,
    card: 'masked',
    shows: all,
    regulars: 0.35,
    known: 2500,
    repeats: 0.0005,
    keyed: 0,
    oneBank: 0.15,
    refunds: 0.02,
  },
  {
    name: 'guesthouse that keys bookings',
    currency: 'THB',
    exponent: 2,
    days: 120,
    first: day('2025-09-15'),
    pace: 9,
    busy: (_, n) => 0.6 + n / 110,
    hours: () => [[7, 24]],
    amount: (random) =>
      random.chance(0.4) ? logBell(260, 0.6, 10)(random) : random.pick([900, 1200, 1800]) * random.int(1, 5),
    places: 1,
    terminals: 1,
    operators: 2,
    card: 'last4',
    shows: all,
    regulars: 0.15,
    known: 25,
    repeats: 0.004,
    keyed: 0.3,
    oneBank: 0,
    refunds: 0.02,
  },
  {
    name: 'ski kiosk',
    currency: 'CHF',
    exponent: 2,
    days: 45,
    first: day('2025-12-13'),
    pace: 75,
    busy: (weekday, n) => (n % 17 === 11 ? 0 : weekday >= 5 ? 2.6 : 0.5) * (n > 8 && n < 22 ? 1.5 : 1),
    hours: () => [[8.5, 16.5]],
    amount: basket([4.5, 6, 8, 11, 14.5, 19], 4),
    places: 1,
    terminals: 2,
    operators: 5,
    card: 'masked',
    shows: { ...all, operator: false },
    regulars: 0.35,
    known: 160,
    repeats: 0.08,
    keyed: 0,
    oneBank: 0.1,
    refunds: 0.002,
  },
  {
    name: 'clinic without terminals shown',
    currency: 'INR',
    exponent: 2,
    days: 60,
    first: day('2025-06-02'),
    pace: 40,
    busy: (weekday) => (weekday === 6 ? 0 : 1),
    hours: () => [[8, 14.5]],
    amount: (random) => (random.chance(0.6) ? random.pick([300, 500, 500, 800, 1500]) : logBell(1100, 0.9, 1)(random)),
    places: 1,
    terminals: 1,
    operators: 5,
    card: 'masked',
    shows: { ...all, terminal: false, entry: false },
    regulars: 0.5,
    known: 220,
    repeats: 0.005,
    keyed: 0,
    oneBank: 0.2,
    refunds: 0.03,
  },
  {
    name: 'petrol station, last four digits',
    currency: 'BRL',
    exponent: 2,
    days: 30,
    first: day('2025-05-01'),
    pace: 180,
    busy: always,
    hours: () => [[0, 24]],
    amount: (random) => (random.chance(0.55) ? random.pick([50, 100, 150, 200, 250]) : logBell(120, 0.6, 0.01)(random)),
    places: 1,
    terminals: 5,
    operators: 8,
    card: 'last4',
    shows: all,
    regulars: 0.5,
    known: 700,
    repeats: 0.004,
    keyed: 0,
    oneBank: 0,
    refunds: 0.002,
  },
  {
    name: 'wholesaler with month ends',
    currency: 'VND',
    exponent: 0,
    days: 100,
    first: day('2025-02-10'),
    pace: 26,
    busy: (weekday, n) => (weekday === 6 ? 0 : weekday === 5 ? 0.5 : 1) * (n % 30 > 26 ? 2.2 : 1),
    hours: () => [[6.5, 17]],
    amount: logBell(3_400_000, 1.1, 1000),
    places: 1,
    terminals: 3,
    operators: 4,
    card: 'masked',
    shows: { ...all, order: true },
    regulars: 0.85,
    known: 110,
    repeats: 0.0005,
    keyed: 0,
    oneBank: 0.3,
    refunds: 0.012,
  },
];
