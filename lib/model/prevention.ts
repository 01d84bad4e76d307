// What keeps it from happening again: recurring checks of stores and terminals, the list of terminals, and each check done.
import * as z from 'zod/mini';
import { FileReference, WallDate } from './case-event';

/** `inspection` of a terminal against the list; the others are of a store. */
export const checkKinds = [
  'inspection',
  'firmware',
  'vouchers-filed',
  'access',
  'second-factor',
  'provider',
  'training',
] as const;
export type CheckKind = (typeof checkKinds)[number];

const short = z.string().check(z.maxLength(200));

/** One terminal as it was delivered: what an inspection compares with. */
export const TerminalEntry = z.object({
  /** terminal number, as the portal names it */
  terminal: z.string().check(z.minLength(1), z.maxLength(100)),
  store: short,
  model: short,
  serial: short,
  place: short,
});
export type TerminalEntry = z.infer<typeof TerminalEntry>;

/** One check that was done. `subject`: the terminal's number or the store's name. */
export const CheckRecord = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  kind: z.enum(checkKinds),
  subject: short,
  /** UTC instant and wall date */
  at: z.string(),
  day: WallDate,
  actor: short,
  result: z.enum(['in-order', 'problem']),
  /** serial number found; empty where none was looked at */
  serial: short,
  note: z.string().check(z.maxLength(2000)),
  files: z.array(FileReference).check(z.maxLength(20)),
});
export type CheckRecord = z.infer<typeof CheckRecord>;

/** The merchant's plan: the list, the stores, and how often (days; 0 switches a check off). */
export const PreventionPlan = z.object({
  terminals: z.array(TerminalEntry).check(z.maxLength(2000)),
  stores: z.array(short).check(z.maxLength(500)),
  everyDays: z.partialRecord(z.enum(checkKinds), z.int().check(z.gte(0), z.lte(1000))),
});
export type PreventionPlan = z.infer<typeof PreventionPlan>;

/** No terminal and no store entered yet. */
export const emptyPlan: PreventionPlan = { terminals: [], stores: [], everyDays: {} };
