// A sign that only the whole chain shows: the same card, operator or terminal model in trouble in several shops within days. The head
// office sees which shops; a shop is told how many, and which of its own findings belong to it.
import * as z from 'zod/mini';
import { Sha256 } from './case-event';
import { severities } from './finding';
import { Money } from './money';

export const signKinds = ['card', 'operator', 'terminal-model'] as const;
export type SignKind = (typeof signKinds)[number];

const WallDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const common = {
  /** the same while the same thing goes on */
  id: Sha256,
  kind: z.enum(signKinds),
  severity: z.enum(severities),
  /** name of the terminal model; null for the other kinds */
  model: z.nullable(z.string().check(z.maxLength(200))),
  /** days of the first and the last of the charges, as their pages showed them */
  from: WallDay,
  to: WallDay,
  /** rules that fired, most frequent first */
  rules: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(40)),
  /** for a terminal model: the most shops that were in trouble with it in any span of the same length before */
  before: z.int(),
};

/** What the head office sees. */
export const ChainSign = z.object({
  ...common,
  shops: z.array(z.object({ shop: z.string().check(z.maxLength(32)), findings: z.array(Sha256) })),
  /** what the charges come to, per currency */
  amounts: z.array(Money),
});
export type ChainSign = z.infer<typeof ChainSign>;

/** What one of the shops concerned is told. `at`: when it was told, UTC. */
export const ToldSign = z.object({
  ...common,
  shopCount: z.int(),
  findingCount: z.int(),
  /** ids of this shop's own findings that belong to it */
  own: z.array(Sha256).check(z.maxLength(200)),
  at: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)),
});
export type ToldSign = z.infer<typeof ToldSign>;

/** Bounds of one kind: this many shops, within so many days. */
export interface SignBound {
  shops: number;
  days: number;
}
export type SignBounds = Record<SignKind, SignBound>;

/**
 * A card in two shops within two weeks and an operator in two within a month are rare enough to tell; a terminal model stands in many
 * shops, so it takes three within a week, and more than there used to be.
 */
export const usualBounds: SignBounds = {
  card: { shops: 2, days: 14 },
  operator: { shops: 2, days: 30 },
  'terminal-model': { shops: 3, days: 7 },
};
