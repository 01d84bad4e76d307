// All rules, in the order in which their reasons are told when they weigh the same.
import type { Rule } from './rule';
import { amountOutOfRange } from './rules/amount-out-of-range';
import { approvalCollapse } from './rules/approval-collapse';
import { binBurst } from './rules/bin-burst';
import { captureAbovePreauth } from './rules/capture-above-preauth';
import { cardOutOfRange } from './rules/card-out-of-range';
import { cardTesting } from './rules/card-testing';
import { cardVelocity } from './rules/card-velocity';
import { changedRow } from './rules/changed-row';
import { digitSlip } from './rules/digit-slip';
import { dispute } from './rules/dispute';
import { dormantTerminal } from './rules/dormant-terminal';
import { duplicateCharge } from './rules/duplicate-charge';
import { fallbackEntry } from './rules/fallback-entry';
import { fallingTries } from './rules/falling-tries';
import { forcedEntry } from './rules/forced-entry';
import { keyedEntry } from './rules/keyed-entry';
import { noVoucher } from './rules/no-voucher';
import { oddHour } from './rules/odd-hour';
import { openPreauth } from './rules/open-preauth';
import { operatorRefunds } from './rules/operator-refunds';
import { refundExceedsSale } from './rules/refund-exceeds-sale';
import { refundShare } from './rules/refund-share';
import { refundToOtherCard } from './rules/refund-to-other-card';
import { refundWithoutSale } from './rules/refund-without-sale';
import { reusedAuthCode } from './rules/reused-auth-code';
import { saleAsRefund } from './rules/sale-as-refund';
import { similarPayments } from './rules/similar-payments';
import { splitPayment } from './rules/split-payment';
import { steppedAmounts } from './rules/stepped-amounts';
import { testAmount } from './rules/test-amount';
import { timeoutTwin } from './rules/timeout-twin';
import { typedTwice } from './rules/typed-twice';
import { unknownTerminal } from './rules/unknown-terminal';
import { volumeJump } from './rules/volume-jump';

export const rules: readonly Rule[] = [
  dispute,
  cardTesting,
  refundWithoutSale,
  amountOutOfRange,
  cardOutOfRange,
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
  fallbackEntry,
  splitPayment,
  captureAbovePreauth,
  testAmount,
  similarPayments,
  unknownTerminal,
  changedRow,
  forcedEntry,
  timeoutTwin,
  binBurst,
  approvalCollapse,
  operatorRefunds,
  refundShare,
  volumeJump,
  openPreauth,
  typedTwice,
  steppedAmounts,
  dormantTerminal,
];
