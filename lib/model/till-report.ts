// What comparing till and portal came to, as it is kept and shown: sums that add up, what is short, what a person has to settle.
import * as z from 'zod/mini';
import { Sha256 } from './case-event';
import { Money } from './money';
import { KeyedTransaction, Transaction } from './transaction';

const Total = z.object({ count: z.int(), sum: Money });

/** Sums of one currency; see lib/reconciliation/result.ts for how they add up. */
export const TillTotals = z.object({
  currency: z.nullable(z.string()),
  charges: z.object({ all: Total, matched: Total, noVoucher: Total, differs: Total, twice: Total }),
  records: z.object({ all: Total, matched: Total, withoutCharge: Total, differs: Total, twice: Total }),
  differing: Money,
});

/** A record of a till export: the file and its place in it. */
export const TillPlace = z.object({ sha256: Sha256, index: z.int().check(z.gte(0)) });
export type TillPlace = z.infer<typeof TillPlace>;

/** What a person settled: these are one sale; one side empty: it has no counterpart. */
export const TillSettlement = z.object({
  records: z.array(TillPlace).check(z.maxLength(20)),
  charges: z.array(z.string().check(z.maxLength(600))).check(z.maxLength(20)),
});
export type TillSettlement = z.infer<typeof TillSettlement>;

export const TillReport = z.object({
  totals: z.array(TillTotals),
  /** at most 200 of them; `more` says how many are left out */
  ambiguous: z.array(
    z.object({
      records: z.array(z.object({ place: TillPlace, record: Transaction })),
      charges: z.array(KeyedTransaction),
    }),
  ),
  /** vouchers without a charge (短款), at most 500 */
  withoutCharge: z.array(z.object({ place: TillPlace, record: Transaction })),
  more: z.object({ ambiguous: z.int(), withoutCharge: z.int() }),
});
export type TillReport = z.infer<typeof TillReport>;

/** Nothing compared yet. */
export const noReport: TillReport = {
  totals: [],
  ambiguous: [],
  withoutCharge: [],
  more: { ambiguous: 0, withoutCharge: 0 },
};
