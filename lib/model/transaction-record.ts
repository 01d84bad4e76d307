// A transaction as a flat record of texts: the one form in which probe, scan and packs print it.
import { type Moment, printMoment } from './moment';
import { type Money, toDecimal } from './money';
import type { Transaction } from './transaction';

/** All fields as printed: `amount` a decimal string with `currency` beside it, `time` wall time; null where the source says nothing. */
export interface TransactionRecord {
  id: string | null;
  orderId: string | null;
  time: string | null;
  amount: string | null;
  currency: string | null;
  type: string | null;
  status: string | null;
  cardLast4: string | null;
  cardMasked: string | null;
  terminal: string | null;
  store: string | null;
  operator: string | null;
  merchantNo: string | null;
  rrn: string | null;
  authCode: string | null;
  trace: string | null;
  batch: string | null;
  entryMode: string | null;
  originalId: string | null;
  issuer: string | null;
  payer: string | null;
  fee: string | null;
  net: string | null;
  settlementDate: string | null;
  raw: Record<string, string>;
}

/** The record of a transaction. */
export function transactionRecord(transaction: Transaction): TransactionRecord {
  const { time, amount, fee, net, settlementDate, raw, id, orderId, ...rest } = transaction;
  return {
    id,
    orderId,
    time: printed(time),
    amount: decimal(amount),
    currency: amount?.currency ?? null,
    ...rest,
    fee: decimal(fee),
    net: decimal(net),
    settlementDate: printed(settlementDate),
    raw,
  };
}

function decimal(money: Money | null): string | null {
  return money === null ? null : toDecimal(money);
}

function printed(moment: Moment | null): string | null {
  return moment === null ? null : printMoment(moment);
}
