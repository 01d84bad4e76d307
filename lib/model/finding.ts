// What detection found on a transaction. Worded only where it is shown: a finding holds message keys and values.
import * as z from 'zod/mini';
import { Moment } from './moment';
import { Money } from './money';

export const severities = ['low', 'medium', 'high'] as const;
export const outcomes = ['normal', 'mis-operation', 'suspected-fraud'] as const;
export type Severity = (typeof severities)[number];
/** The three kinds of event that a case can turn out to be (domain row S3). */
export type Outcome = (typeof outcomes)[number];

/** A value put into a message; Money and Moment are printed in the reader's language. */
export const MessageValue = z.union([z.string().check(z.maxLength(400)), z.number(), Money, Moment]);
export type MessageValue = z.infer<typeof MessageValue>;
/** A message to be worded in the rules catalogue: its key and values. */
export const Worded = z.object({ key: z.string().check(z.maxLength(80)), values: z.record(z.string(), MessageValue) });
export type Worded = z.infer<typeof Worded>;

/** `score` in 0..1; `reason`, `innocent`, `next` are keys of the catalogue `rules`; `related` are ledger keys of other rows. */
export const Finding = z.object({
  key: z.string().check(z.maxLength(600)),
  rule: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
  severity: z.enum(severities),
  score: z.number().check(z.gte(0), z.lte(1)),
  class: z.enum(outcomes),
  reason: Worded,
  innocent: Worded,
  next: Worded,
  related: z.array(z.string().check(z.maxLength(600))).check(z.maxLength(200)),
});
export type Finding = z.infer<typeof Finding>;
