// All rules, in the order in which their reasons are told when they weigh the same.
import type { Rule } from './rule';
import { amountOutOfRange } from './rules/amount-out-of-range';
import { captureAbovePreauth } from './rules/capture-above-preauth';
import { cardTesting } from './rules/card-testing';
import { cardVelocity } from './rules/card-velocity';
import { digitSlip } from './rules/digit-slip';
import { dispute } from './rules/dispute';
import { duplicateCharge } from './rules/duplicate-charge';
import { fallingTries } from './rules/falling-tries';
import { keyedEntry } from './rules/keyed-entry';
import { noVoucher } from './rules/no-voucher';
import { oddHour } from './rules/odd-hour';
import { refundExceedsSale } from './rules/refund-exceeds-sale';
import { refundToOtherCard } from './rules/refund-to-other-card';
import { refundWithoutSale } from './rules/refund-without-sale';
import { reusedAuthCode } from './rules/reused-auth-code';
import { saleAsRefund } from './rules/sale-as-refund';
import { similarPayments } from './rules/similar-payments';
import { splitPayment } from './rules/split-payment';
import { testAmount } from './rules/test-amount';
import { unknownTerminal } from './rules/unknown-terminal';

export const rules: readonly Rule[] = [
  dispute,
  cardTesting,
  refundWithoutSale,
  amountOutOfRange,
  oddHour,
  noVoucher,
  digitSlip,
  duplicateCharge,
  reusedAuthCode,
  fallingTries,
  cardVelocity,
  refundExceedsSale,
  refundToOtherCard,
  saleAsRefund,
  keyedEntry,
  splitPayment,
  captureAbovePreauth,
  testAmount,
  similarPayments,
  unknownTerminal,
];
