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

/** What the voucher check came to, counted, and how many till records were loaded. */
export const TillSummary = z.object({
  records: z.int(),
  matched: z.int(),
  noVoucher: z.int(),
  amountDiffers: z.int(),
  /** vouchers without a charge */
  noCharge: z.int(),
  files: z.array(z.string()),
});
export type TillSummary = z.infer<typeof TillSummary>;

const PlacedRecord = z.object({ place: TillPlace, record: Transaction });

/** Vouchers and charges of one sale that do not agree; of a second charge (or voucher) the first of its side is the sale's own. */
const TillPair = z.object({ records: z.array(PlacedRecord), charges: z.array(KeyedTransaction) });
export type TillPair = z.infer<typeof TillPair>;

export const TillReport = z.object({
  totals: z.array(TillTotals),
  /** at most 200 of them; `more` says how many are left out */
  ambiguous: z.array(
    z.object({
      records: z.array(PlacedRecord),
      charges: z.array(KeyedTransaction),
    }),
  ),
  /** vouchers without a charge (短款), at most 500 */
  withoutCharge: z.array(PlacedRecord),
  // A report that an earlier version kept has none of these: nothing of them is shown until the next comparison.
  /** of one sale, with amounts that differ, at most 200 */
  differing: z._default(z.array(TillPair), []),
  /** a second charge on one voucher, or a second voucher for one charge, at most 200 */
  twice: z._default(z.array(TillPair), []),
  /** charges that no voucher is known of, at most 200 */
  noVoucher: z._default(z.array(KeyedTransaction), []),
  more: z.object({
    ambiguous: z.int(),
    withoutCharge: z.int(),
    differing: z._default(z.int(), 0),
    twice: z._default(z.int(), 0),
    noVoucher: z._default(z.int(), 0),
  }),
  /** null where no comparison has counted yet */
  summary: z._default(z.nullable(TillSummary), null),
  /** exports that were compared, their first and last day, the ledger's rows of those; null where an earlier version made it, or none has a day */
  compared: z._default(
    z.nullable(z.object({ files: z.array(Sha256), from: z.string(), to: z.string(), rows: z.int() })),
    null,
  ),
});
export type TillReport = z.infer<typeof TillReport>;

/** Nothing compared yet. */
export const noReport: TillReport = {
  totals: [],
  ambiguous: [],
  withoutCharge: [],
  differing: [],
  twice: [],
  noVoucher: [],
  more: { ambiguous: 0, withoutCharge: 0, differing: 0, twice: 0, noVoucher: 0 },
  summary: null,
  compared: null,
};

const lists = ['ambiguous', 'withoutCharge', 'differing', 'twice', 'noVoucher'] as const;

/** The report with at most so many entries of each list; `more` counts what is left out. */
export function shortReport(report: TillReport, most: number): TillReport {
  const short = { ...report, more: { ...report.more } };
  for (const list of lists) {
    short.more[list] += Math.max(0, report[list].length - most);
    Object.assign(short, { [list]: report[list].slice(0, most) });
  }
  return short;
}
