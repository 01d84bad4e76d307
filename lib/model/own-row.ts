// A row of a shop's own, in brief, as it is shown beside a sign of its whole chain.
import * as z from 'zod/mini';
import { Moment } from './moment';
import { Money } from './money';

const nullable = z.nullable(z.string());

/** `key`: the ledger's. */
export const OwnRow = z.object({
  key: z.string(),
  time: z.nullable(Moment),
  amount: z.nullable(Money),
  cardMasked: nullable,
  terminal: nullable,
});
export type OwnRow = z.infer<typeof OwnRow>;
