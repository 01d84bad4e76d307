// A finding as a chain's shops tell it to their head office: what was found, when, on how much and on what kind of terminal. No card
// number, no row, no name: cards and operators are marks under the chain's own key (lib/chain).
import * as z from 'zod/mini';
import { Sha256 } from './case-event';
import { type Finding, outcomes, severities } from './finding';
import { Moment } from './moment';
import { Money } from './money';

const text = z.nullable(z.string().check(z.maxLength(200)));

/** `id` is the same for the same finding of a shop whenever it is told. `foundAt`: UTC, ISO 8601. */
export const FindingSummary = z.object({
  id: Sha256,
  rule: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
  severity: z.enum(severities),
  class: z.enum(outcomes),
  /** when the charge was, as its page showed it */
  time: z.nullable(Moment),
  foundAt: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)),
  amount: z.nullable(Money),
  store: text,
  terminal: text,
  terminalModel: text,
  operator: z.nullable(Sha256),
  card: z.nullable(Sha256),
});
export type FindingSummary = z.infer<typeof FindingSummary>;

/** A summary and the shop that told it. */
export const ShopFinding = z.object({ shop: z.string().check(z.maxLength(32)), finding: FindingSummary });
export type ShopFinding = z.infer<typeof ShopFinding>;

/** Whether a finding is told: a glance's worth (low) and what turned out normal stay in the shop. */
export function isTold({ severity, class: outcome }: Finding): boolean {
  return severity !== 'low' && outcome !== 'normal';
}
