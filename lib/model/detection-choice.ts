// What the merchant has chosen of detection: how eager it is, which rules keep still, which thresholds are moved.
import * as z from 'zod/mini';

export const presets = ['cautious', 'balanced', 'eager'] as const;
export type Preset = (typeof presets)[number];

const RuleId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/** `parameters`: rule → parameter → value, of those that the merchant has moved away from the preset's. */
export const DetectionChoice = z.object({
  preset: z.enum(presets),
  off: z.array(RuleId).check(z.maxLength(100)),
  parameters: z.record(RuleId, z.record(z.string().check(z.maxLength(40)), z.number())),
});
export type DetectionChoice = z.infer<typeof DetectionChoice>;

/** As it ships. */
export const usualChoice: DetectionChoice = { preset: 'balanced', off: [], parameters: {} };

/** A rule as the options show it: its thresholds, and what it would have marked of the remembered rows. */
export const RuleRate = z.object({
  rule: RuleId,
  isOff: z.boolean(),
  parameters: z.array(
    z.object({ name: z.string(), value: z.number(), default: z.number(), min: z.number(), max: z.number() }),
  ),
  /** rows that it would have marked, and how many of them at medium or high */
  marked: z.int(),
  notable: z.int(),
  /** ledger keys of the newest of them with time and amount as they stand there */
  examples: z.array(
    z.object({
      key: z.string(),
      portal: z.string(),
      severity: z.enum(['low', 'medium', 'high']),
      time: z.nullable(z.object({ local: z.string(), offset: z.nullable(z.string()) })),
      amount: z.nullable(z.object({ minor: z.int(), exponent: z.int(), currency: z.nullable(z.string()) })),
    }),
  ),
  /** what it still needs before it says anything; null where it has enough */
  missing: z.nullable(z.object({ have: z.number(), need: z.number() })),
});
export type RuleRate = z.infer<typeof RuleRate>;
