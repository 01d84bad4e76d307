// All rules, in the order in which their reasons are told when they weigh the same.
import type { Rule } from './rule';
import { amountOutOfRange } from './rules/amount-out-of-range';
import { cardTesting } from './rules/card-testing';
import { digitSlip } from './rules/digit-slip';
import { dispute } from './rules/dispute';
import { duplicateCharge } from './rules/duplicate-charge';
import { noVoucher } from './rules/no-voucher';
import { oddHour } from './rules/odd-hour';
import { refundWithoutSale } from './rules/refund-without-sale';

export const rules: readonly Rule[] = [
  dispute,
  cardTesting,
  refundWithoutSale,
  amountOutOfRange,
  oddHour,
  noVoucher,
  digitSlip,
  duplicateCharge,
];
