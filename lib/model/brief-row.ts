// A transaction in brief: what is asked of a card's other rows when one is judged, as a list without names, so that a card's whole past
// is read in one piece. Texts that only people read (`raw`, issuer, batch, fee…) are left out.
import * as z from 'zod/mini';
import {
  blankTransaction,
  type KeyedTransaction,
  type Transaction,
  transactionStatuses,
  transactionTypes,
} from './transaction';

const text = z.nullable(z.string());
const fields = [
  'id',
  'orderId',
  'terminal',
  'store',
  'operator',
  'merchantNo',
  'authCode',
  'rrn',
  'originalId',
  'entryMode',
  'payer',
  'cardMasked',
  'cardLast4',
] as const satisfies readonly (keyof Transaction)[];

const aside = 1;
const changed = 2;
const codeMet = 4;

/** Key, flags, wall time, offset, amount, type, status, then `fields` in their order. */
export const BriefRow = z.tuple([
  z.string(),
  z.int(),
  text,
  text,
  z.nullable(z.tuple([z.int(), z.int(), text])),
  z.nullable(z.enum(transactionTypes)),
  z.nullable(z.enum(transactionStatuses)),
  z.array(text),
]);
export type BriefRow = z.infer<typeof BriefRow>;

/** What the ledger knows of a row beside what it says. */
export interface Standing {
  /** no sample of what is usual */
  isAside: boolean;
  /** says something else than when it was first seen, or is no longer in the portal's list */
  isChanged: boolean;
}

/** The same, and whether another row with its approval code came over its terminal, at any time. */
export interface FiledStanding extends Standing {
  isCodeMet: boolean;
}

/** A row in brief. */
export function briefOf(
  { key, transaction }: KeyedTransaction,
  { isAside, isChanged, isCodeMet }: FiledStanding,
): BriefRow {
  const { time, amount, type, status } = transaction;
  return [
    key,
    (isAside ? aside : 0) + (isChanged ? changed : 0) + (isCodeMet ? codeMet : 0),
    time?.local ?? null,
    time?.offset ?? null,
    amount && [amount.minor, amount.exponent, amount.currency],
    type,
    status,
    fields.map((field) => transaction[field]),
  ];
}

/** The row that a brief stands for; what was left out is null. */
export function rowOfBrief([key, flags, local, offset, amount, type, status, texts]: BriefRow): {
  row: KeyedTransaction;
} & FiledStanding {
  const transaction: Transaction = {
    ...blankTransaction(),
    time: local === null ? null : { local, offset },
    amount: amount && { minor: amount[0], exponent: amount[1], currency: amount[2] },
    type,
    status,
  };
  for (const [i, field] of fields.entries()) transaction[field] = texts[i] ?? null;
  return {
    row: { key, transaction },
    isAside: (flags & aside) !== 0,
    isChanged: (flags & changed) !== 0,
    isCodeMet: (flags & codeMet) !== 0,
  };
}

/** The same brief, of a row whose approval code another row on its terminal has too. */
export function withCodeMet(brief: BriefRow): BriefRow {
  const [key, flags, ...rest] = brief;
  return [key, flags | codeMet, ...rest];
}
