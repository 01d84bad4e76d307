// Seeded payments behind every page of the reading suite. Everything is invented; card numbers come from published test ranges.
import type { TransactionStatus, TransactionType } from '@/lib/model/transaction';
import { seeded } from '../demo/random';

/** One payment. Amounts in minor units, signed as money moves for the merchant. */
export interface Payment {
  /** place in the list, from 0 */
  n: number;
  id: string;
  orderId: string;
  /** wall time `YYYY-MM-DDTHH:mm:ss` */
  time: string;
  /** `YYYY-MM-DD` */
  settlementDate: string;
  amount: number;
  fee: number;
  net: number;
  type: Extract<TransactionType, 'sale' | 'refund' | 'void' | 'preauth' | 'chargeback'>;
  status: Extract<TransactionStatus, 'success' | 'pending' | 'failed' | 'refunded' | 'disputed'>;
  first6: string;
  last4: string;
  brand: string;
  /** index of a store, terminal and operator in a page's own lists */
  store: number;
  terminal: string;
  operator: number;
  merchantNo: string;
  rrn: string;
  authCode: string;
  trace: string;
  batch: string;
}

const cards: readonly [first6: string, brand: string][] = [
  ['411111', 'Visa'],
  ['424242', 'Visa'],
  ['555555', 'Mastercard'],
  ['520082', 'Mastercard'],
  ['621483', 'UnionPay'],
  ['358443', 'JCB'],
];

export interface PaymentOptions {
  seed: number;
  count: number;
  /** decimals of the currency */
  exponent: number;
  /** newest payment's day */
  until?: string;
}

/** Payments, newest first, each second of the list at most one. */
export function makePayments({ seed, count, exponent, until = '2026-03-28' }: PaymentOptions): Payment[] {
  const random = seeded(seed);
  const unit = 10 ** exponent;
  let clock = Date.parse(`${until}T21:47:13Z`);
  return Array.from({ length: count }, (_, n): Payment => {
    clock -= random.int(90, 11_000) * 1000;
    const time = new Date(clock).toISOString().slice(0, 19);
    const type = random.chance(0.82)
      ? 'sale'
      : random.pick(['refund', 'refund', 'refund', 'void', 'preauth', 'chargeback'] as const);
    const status =
      type === 'chargeback'
        ? 'disputed'
        : type !== 'sale' || random.chance(0.86)
          ? 'success'
          : random.pick(['pending', 'failed', 'refunded'] as const);
    const size = random.chance(0.1) ? random.int(1200, 48_000) : random.int(3, 900);
    const minor = size * unit + (exponent === 0 ? 0 : random.int(0, unit - 1));
    const isOut = type === 'refund' || type === 'void' || type === 'chargeback';
    const amount = isOut ? -minor : minor;
    const fee = Math.round(minor * 0.0138) * (isOut ? -1 : 1);
    const [first6, brand] = random.pick(cards);
    const digits = (length: number) => Array.from({ length }, () => random.int(0, 9)).join('');
    return {
      n,
      id: `T${time.slice(2, 10).replaceAll('-', '')}${digits(10)}`,
      orderId: `SO-${random.int(100_000, 999_999)}`,
      time,
      settlementDate: new Date(clock + 86_400_000 * random.int(1, 3)).toISOString().slice(0, 10),
      amount,
      fee,
      net: amount - fee,
      type,
      status,
      first6,
      last4: digits(4),
      brand,
      store: random.int(0, 2),
      terminal: `6012880${random.int(1, 9)}`,
      operator: random.int(0, 2),
      merchantNo: '898310058120017',
      rrn: `${random.int(1, 9)}${digits(11)}`,
      authCode: `${random.int(1, 9)}${digits(5)}`,
      trace: digits(6),
      batch: `000${digits(3)}`,
    };
  });
}

/** Minor units as a plain decimal, `-12.50`. */
export function decimal(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
