// What the user has set, kept in the store and shown on the options.
import * as z from 'zod/mini';
import { regions } from './case-event';
import { Person, Shift } from './shop-hours';
import { WeekHours } from './week-hours';

/** A time stamping authority (RFC 3161) that the user chose: only a hash ever goes there. */
export const StampAuthority = z.object({
  /** part of a file name */
  name: z.string().check(z.regex(/^[a-z0-9-]{1,30}$/)),
  /** https; this machine's loopback for tests */
  url: z.string().check(z.maxLength(400), z.regex(/^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/)),
  /** root certificates that its stamps must lead to, PEM; empty: its chain is not checked, and packs say so */
  roots: z.string().check(z.maxLength(40_000)),
  /** access to its site was given for stamps alone: its pages are not read */
  isOnlyForStamps: z.optional(z.boolean()),
});
export type StampAuthority = z.infer<typeof StampAuthority>;

export const Settings = z.object({
  language: z.enum(['auto', 'zh-CN', 'en']),
  /** name of the merchant as it stands in reports; empty until the user gives it */
  merchantName: z.string().check(z.maxLength(200)),
  /** who is at this browser, for the log; empty until the user gives it */
  actor: z.string().check(z.maxLength(200)),
  welcomed: z.boolean(),
  stampAuthorities: z.array(StampAuthority).check(z.maxLength(5)),
  /** days that remembered transactions are kept; 0 or absent: as long as there is room. Cases are never deleted by age */
  retentionDays: z.optional(z.int().check(z.gte(0), z.lte(36_600))),
  /** whose papers, offices and numbers new cases go by */
  region: z.enum(regions),
  /** when nothing is told; null: never quiet */
  quietHours: z.nullable(WeekHours),
  /** when the shop is open; null or absent: not said, detection goes by the shop's own payments */
  openHours: z.optional(z.nullable(WeekHours)),
  shifts: z.optional(z.array(Shift).check(z.maxLength(30))),
  people: z.optional(z.array(Person).check(z.maxLength(300))),
});
export type Settings = z.infer<typeof Settings>;
