// One transaction as a portal, statement or export showed it. What was not shown is null: never guessed.
import * as z from 'zod/mini';
import { Moment } from './moment';
import { Money } from './money';

export const transactionTypes = [
  'sale',
  'refund',
  'void',
  'reversal',
  'preauth',
  'capture',
  'chargeback',
  'payout',
  'fee',
  'adjustment',
  'transfer',
  'other',
] as const;
export const transactionStatuses = ['success', 'pending', 'failed', 'refunded', 'disputed', 'closed', 'other'] as const;
export type TransactionType = (typeof transactionTypes)[number];
export type TransactionStatus = (typeof transactionStatuses)[number];

const text = z.nullable(z.string().check(z.maxLength(400)));

/**
 * `amount` is signed as money moves for the merchant: refund, void, reversal, chargeback, fee, payout negative; sale,
 * preauth, capture positive whatever the status; adjustment and transfer as printed. `fee` and `net` as printed.
 * `cardMasked` holds digits and `*` only (`621483******1234`), never more than first 6 and last 4 digits.
 * `entryMode`, `issuer`, `store`… are the page's own words. `raw` maps heading to (masked) cell text.
 */
export const Transaction = z.object({
  id: text,
  orderId: text,
  time: z.nullable(Moment),
  amount: z.nullable(Money),
  type: z.nullable(z.enum(transactionTypes)),
  status: z.nullable(z.enum(transactionStatuses)),
  cardLast4: z.nullable(z.string().check(z.regex(/^\d{4}$/))),
  cardMasked: z.nullable(z.string().check(z.regex(/^[\d*]{4,24}$/))),
  terminal: text,
  store: text,
  operator: text,
  merchantNo: text,
  rrn: text,
  authCode: text,
  trace: text,
  batch: text,
  entryMode: text,
  originalId: text,
  issuer: text,
  payer: text,
  fee: z.nullable(Money),
  net: z.nullable(Money),
  settlementDate: z.nullable(Moment),
  raw: z.record(z.string(), z.string()),
});
export type Transaction = z.infer<typeof Transaction>;
/** Names of the fields a reader may fill from a column. */
export type TransactionField = Exclude<keyof Transaction, 'raw'>;

/** A transaction on which nothing is known yet. */
export function blankTransaction(): Transaction {
  return {
    id: null,
    orderId: null,
    time: null,
    amount: null,
    type: null,
    status: null,
    cardLast4: null,
    cardMasked: null,
    terminal: null,
    store: null,
    operator: null,
    merchantNo: null,
    rrn: null,
    authCode: null,
    trace: null,
    batch: null,
    entryMode: null,
    originalId: null,
    issuer: null,
    payer: null,
    fee: null,
    net: null,
    settlementDate: null,
    raw: {},
  };
}

/** A transaction under its ledger key. */
export const KeyedTransaction = z.object({
  key: z.string().check(z.minLength(1), z.maxLength(600)),
  transaction: Transaction,
});
export type KeyedTransaction = z.infer<typeof KeyedTransaction>;

/**
 * Gives each transaction of one list the key under which the ledger remembers it: portal and merchant number, then the
 * portal's own id with the type (one id may come again as its refund or payout), else all that tells it from others, with
 * a count where even that is equal. The same row read again, on any page, in any order, gets the same key.
 * @param portal host of the portal, or the name of the statement's source
 */
export function keyTransactions(portal: string, transactions: readonly Transaction[]): KeyedTransaction[] {
  const seen = new Map<string, number>();
  return transactions.map((transaction) => {
    const t = transaction;
    const owner = `${portal}|${t.merchantNo ?? ''}|`;
    const whole = t.id !== null ? `${owner}id|${t.id}|${t.type ?? ''}` : `${owner}row|${contentOf(t)}`;
    const base = whole.length > 560 ? whole.slice(0, 560) : whole;
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return { key: count === 0 ? base : `${base}|${count + 1}`, transaction };
  });
}

/** All that tells a transaction without an id from others. */
function contentOf(t: Transaction): string {
  const amount = t.amount ? `${t.amount.minor}e-${t.amount.exponent}${t.amount.currency ?? ''}` : '';
  return [
    t.time?.local ?? '',
    amount,
    t.type ?? '',
    t.orderId ?? '',
    t.rrn ?? '',
    t.trace ?? '',
    t.terminal ?? '',
    t.cardMasked ?? t.payer ?? '',
  ].join('|');
}
