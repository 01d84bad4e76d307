// A shop's days in numbers, as the worker sums them up and the views draw them.
import * as z from 'zod/mini';
import { Money } from './money';

/** Counts and sums of some rows. `declined` are sales that did not go through; shares are 0…1, null where there is nothing to share. */
export const Tally = z.object({
  sales: z.int(),
  sum: Money,
  refunds: z.int(),
  refunded: Money,
  declined: z.int(),
  flagged: z.int(),
  refundShare: z.nullable(z.number()),
  declineShare: z.nullable(z.number()),
});
export type Tally = z.infer<typeof Tally>;

const Currency = z.nullable(z.string());

export const ShopDays = z.object({
  currency: Currency,
  /** currencies of rows that are left out here, each with how many */
  others: z.array(z.object({ currency: Currency, rows: z.int() })),
  /** every day from the first to the last, empty ones included */
  days: z.array(z.object({ day: z.string(), tally: Tally })),
  /** weekday (0 Monday … 6 Sunday) × hour: sales and flagged rows; rows without a clock time are in neither */
  hours: z.array(z.object({ weekday: z.int(), hour: z.int(), sales: z.int(), sum: Money, flagged: z.int() })),
  stores: z.array(z.object({ name: z.string(), tally: Tally })),
  terminals: z.array(z.object({ name: z.string(), store: z.string(), tally: Tally })),
  total: Tally,
});
export type ShopDays = z.infer<typeof ShopDays>;
