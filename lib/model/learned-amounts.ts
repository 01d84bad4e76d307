// What the score learned about a portal's amounts, in brief: enough to judge a row of a ledger that is too large to be read whole.
import * as z from 'zod/mini';

const numbers = z.array(z.number());

/** Densities are over the places of `lib/detection/scoring/amount-densities.ts`; the length of each array is checked where it is used. */
export const LearnedAmounts = z.object({
  /** how far usual and odd amounts lie from their card's level, and how levels are spread */
  usual: numbers,
  odd: numbers,
  levels: numbers,
  /** share of payments that are odd, before anything is known of one */
  oddShare: z.number(),
  /** mean square of usual distances (places), the usual ratio to it, and rows put before a card's own */
  spread: z.object({ square: z.number(), ratio: z.number(), rows: z.number() }),
  /** how much likelier an amount of each rarity is odd; share of odd amounts among all; sales behind that */
  rarity: z.object({ ratios: numbers, share: z.number(), sales: z.number() }),
  /** shop and terminal → by how many places its amounts lie above the shop's; those left out by none */
  terminals: z.record(z.string(), z.number()),
});
export type LearnedAmounts = z.infer<typeof LearnedAmounts>;
