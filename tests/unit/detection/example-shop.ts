// A small shop to hold rules against: eight sales a day for ten weeks, 40 to 160 yuan, 10:00 to 20:00, two terminals, cards of five
// banks. Deterministic; each example adds the few rows that it is about.
import { blankTransaction, type KeyedTransaction, type Transaction } from '@/lib/model/transaction';

export const firstDay = Date.UTC(2026, 0, 5);
export const days = 70;
const series = ['621483', '622202', '621700', '622848', '625965'];

/** A masked card, by number. */
export function card(number: number): Pick<Transaction, 'cardMasked' | 'cardLast4'> {
  const last = String(1000 + (number % 9000));
  return { cardMasked: `${series[number % 5]}******${last}`, cardLast4: last };
}

/** A row of a day (counted from 0) at a wall time. @param minor signed as the money moves */
export function row(
  key: string,
  day: number,
  clock: string,
  minor: number,
  more: Partial<Transaction> = {},
): KeyedTransaction {
  const date = new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);
  return {
    key,
    transaction: {
      ...blankTransaction(),
      id: key,
      time: { local: `${date}T${clock.length === 5 ? `${clock}:00` : clock}`, offset: null },
      amount: { minor, exponent: 2, currency: 'CNY' },
      type: 'sale',
      status: 'success',
      terminal: 'T1',
      entryMode: '插卡',
      ...more,
    },
  };
}

/** The shop's usual rows. @param change what to alter in each */
export function usualRows(change: (i: number) => Partial<Transaction> = () => ({})): KeyedTransaction[] {
  return Array.from({ length: days * 8 }, (_, i) => {
    const [day, place] = [Math.floor(i / 8), i % 8];
    const clock = `${10 + place + Math.floor(place / 3)}:${String((i * 7) % 60).padStart(2, '0')}`;
    const minor = 4000 + ((i * 3701) % 12_000);
    return row(`u${i}`, day, clock, minor, {
      ...card(i % 230),
      terminal: i % 3 === 0 ? 'T2' : 'T1',
      operator: `0${1 + (i % 4)}`,
      ...change(i),
    });
  });
}
