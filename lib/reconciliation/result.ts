// What comparing till and portal gives: groups of what belongs together, what is left over, sums that add up.
import type { Money } from '@/lib/model/money';
import type { Difference } from './likeness';

/** State of a charge: `matched-twice` is a further charge on a voucher that another one has already. */
export type VoucherOutcome = 'matched' | 'no-voucher' | 'amount-differs' | 'matched-twice';

/**
 * Records of the till (their indexes) and charges (their ledger keys) that are one sale. `matched-twice`: the first record and
 * the first charge are the sale, the others came in a second time.
 */
export interface Match {
  records: number[];
  charges: string[];
  state: 'matched' | 'amount-differs' | 'matched-twice';
  /** how the amounts came to differ; a split is `same` */
  difference: Difference;
  isByHand: boolean;
}

/** A choice that only a person can make: which of the charges belongs to which of the records. */
export interface Ambiguity {
  records: number[];
  charges: string[];
}

/** Count and sum of one state; sums in units of 10^-`exponent`, signed as printed. */
export interface Total {
  count: number;
  sum: Money;
}

/**
 * One currency's sums. `charges.all` is the sum of its states, so is `records.all`; and
 * `charges.all − records.all = charges.noVoucher + charges.twice − records.withoutCharge − records.twice + differing`.
 */
export interface Totals {
  currency: string | null;
  charges: { all: Total; matched: Total; noVoucher: Total; differs: Total; twice: Total };
  records: { all: Total; matched: Total; withoutCharge: Total; differs: Total; twice: Total };
  /** what the differing ones differ by, charged less billed */
  differing: Money;
}

export interface Reconciliation {
  /**
   * state of every charge that the till covers; charges outside its days, stores and kinds are not in it. Where guests tip at
   * the terminal as a habit, a charge with a tip is `matched` here, and differs only in `matches` and `totals`.
   */
  vouchers: Map<string, VoucherOutcome>;
  matches: Match[];
  /** till record (its index) → ledger key of its (first) charge, for matched and differing ones */
  pairs: Map<number, string>;
  /** till records without a charge where the portal's rows reach them, cash left out: short (短款) */
  withoutCharge: number[];
  ambiguous: Ambiguity[];
  totals: Totals[];
}

/** What a person settled: these belong together, whatever the comparison thinks; one side empty: it has no counterpart. */
export interface Settlement {
  records: number[];
  charges: string[];
}
