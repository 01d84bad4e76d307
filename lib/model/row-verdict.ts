// What the merchant said of one row: by one press on its mark, or at the end of a case. Detection learns from these and nothing else.
import * as z from 'zod/mini';
import { outcomes } from './finding';
import { Transaction } from './transaction';

export const RowVerdict = z.object({
  /** `mark/<ledger key>` or `case/<case>/<ledger key>`: a later word on the same row replaces the one before */
  id: z.string().check(z.minLength(1), z.maxLength(800)),
  key: z.string().check(z.maxLength(600)),
  transaction: Transaction,
  outcome: z.enum(outcomes),
  /** UTC instant at which it was said */
  at: z.string().check(z.maxLength(40)),
  /** rule → score of what had marked the row when it was said */
  rules: z.record(z.string().check(z.maxLength(60)), z.number()),
  /** names of the consequences that the merchant has removed */
  removed: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
});
export type RowVerdict = z.infer<typeof RowVerdict>;
