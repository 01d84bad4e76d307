// How unlike a till record and a charge are, as one number: the cost of taking them for the same sale.
import { agree, differ, type Entry, shareReference } from './entry';

/** Seconds by which till and terminal may differ, once their clocks' own difference is taken off. */
export const timeWindow = 20 * 60;
/** Cost of leaving a record alone: dearer than the dearest pair that is still believed. */
export const alone = 900;

/**
 * Cost of one sale being both; infinite where something that both name forbids it. Ours, no source: a minute apart costs 100,
 * each doubling 100 more; a shared reference number outweighs everything, a shared card most things.
 */
export function unlikeness(charge: Entry, record: Entry): number {
  const isNamed = shareReference(charge, record);
  if (differ(charge.currency, record.currency)) return Number.POSITIVE_INFINITY;
  if (!isNamed) {
    // Reference numbers of the network name one charge: two different ones are two charges.
    if (differ(charge.rrn, record.rrn) || differ(charge.store, record.store) || differ(charge.last4, record.last4))
      return Number.POSITIVE_INFINITY;
  }
  const isSameCard = agree(charge.last4, record.last4) || agree(charge.payer, record.payer);
  const isElsewhere = differ(charge.terminal, record.terminal);
  if (isElsewhere && !isNamed && !isSameCard) return Number.POSITIVE_INFINITY;
  const apart =
    charge.hasClock && record.hasClock
      ? Math.abs(charge.at - record.at)
      : charge.day === record.day
        ? 0
        : Math.abs(charge.day - record.day) * 86_400;
  if (apart > timeWindow && !isNamed) return Number.POSITIVE_INFINITY;
  return (
    100 * Math.log2(1 + Math.min(apart, 86_400) / 60) +
    (isNamed ? -3000 : 0) +
    (agree(charge.authCode, record.authCode) ? -600 : 0) +
    (isSameCard ? -400 : 0) +
    (isElsewhere ? 300 : 0)
  );
}

/** How two amounts of one sale came to differ. */
export type Difference = 'same' | 'tip' | 'slip' | 'other';

/** Largest tip, as a share of the bill: ours; a custom of the trade is 15–25 %. */
const largestTip = 0.35;

/** What the difference looks like: a tip added at the terminal, a slip on the keypad, or neither. */
export function differenceOf(charged: number, billed: number): Difference {
  if (charged === billed) return 'same';
  const [a, b] = [Math.abs(charged), Math.abs(billed)];
  if (isSlip(a, b)) return 'slip';
  return charged > 0 && a > b && a - b <= b * largestTip ? 'tip' : 'other';
}

/** A zero or the decimal point too many or too few, one digit wrong, two digits swapped. */
function isSlip(a: number, b: number): boolean {
  const [large, small] = a > b ? [a, b] : [b, a];
  if (small > 0 && (large === small * 10 || large === small * 100 || large === small * 1000)) return true;
  const [x, y] = [String(large), String(small)];
  if (x.length !== y.length) return false;
  const places = [...x].flatMap((digit, i) => (digit === y[i] ? [] : [i]));
  const [p, q] = places;
  return places.length === 2 && q === p! + 1 && x[p!] === y[q] && x[q] === y[p!];
}

/** Cost of a pair whose amounts differ, on top of its unlikeness; infinite where nothing speaks for it being one sale. */
export function costOfDifference(charge: Entry, record: Entry): number {
  if (Math.sign(charge.amount) !== Math.sign(record.amount)) return Number.POSITIVE_INFINITY;
  if (shareReference(charge, record)) return 0;
  const apart = Math.abs(charge.at - record.at);
  const within = agree(charge.last4, record.last4) ? timeWindow : 10 * 60;
  if (!charge.hasClock || !record.hasClock || apart > within) return Number.POSITIVE_INFINITY;
  const isPlaced = agree(charge.terminal, record.terminal) || agree(charge.last4, record.last4);
  const kind = differenceOf(charge.amount, record.amount);
  if (kind === 'tip') return 100 + (500 * Math.abs(charge.amount - record.amount)) / Math.abs(record.amount);
  if (kind === 'slip') return isPlaced ? 200 : 300;
  return isPlaced && apart <= 120 ? 400 : Number.POSITIVE_INFINITY;
}
