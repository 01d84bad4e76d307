// Rows on which each rule speaks, and on which it keeps still, of all rules together.
import { amountExamples } from './amount-examples';
import { cardExamples } from './card-examples';
import type { Examples } from './example-shop';
import { refundExamples } from './refund-examples';
import { repeatExamples } from './repeat-examples';
import { shopExamples } from './shop-examples';

export const examples: Examples = {
  ...amountExamples,
  ...cardExamples,
  ...refundExamples,
  ...repeatExamples,
  ...shopExamples,
};
