// The order to build a pack, and how far it is. Kept in the store, so that a restart loses none and doubles none.
import * as z from 'zod/mini';
import { CaseId, packKinds, Sha256 } from './case-event';
import { stampFaults } from './stamp-check';

/**
 * A number that looks like a card's, found before a pack left. `shown`: first 6 and last 4; `isNamed`: the portal itself shows it as
 * an order or reference number; `canCut`: it stands only where it can be cut out of a copy.
 */
export const NumberAsked = z.object({
  digest: Sha256,
  shown: z.string(),
  where: z.string(),
  isNamed: z.boolean(),
  canCut: z.boolean(),
});
export type NumberAsked = z.infer<typeof NumberAsked>;

/** A pack being built. `trouble` is worded in the catalogue `app` under `pack.trouble.<trouble>`. */
export const PackJob = z.object({
  jobId: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  caseId: CaseId,
  kind: z.enum(packKinds),
  /** the pack's number within its case, from 1 */
  number: z.int(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  file: z.nullable(z.object({ sha256: Sha256, name: z.string(), bytes: z.int() })),
  trouble: z.nullable(
    z.enum([
      'storage-full',
      'card-number-left',
      'artefact-missing',
      'artefact-damaged',
      // Of a chain's case: so many (`where`) have not come from other computers.
      'files-elsewhere',
      'log-broken',
      'cancelled',
      // The browser or its page for long work ended again and again while it was built.
      'died',
      'unexpected',
    ]),
  ),
  /** heads of the log's chains that the finished pack pins, device → hash */
  heads: z.record(Sha256, Sha256),
  /** names the place of the trouble, e.g. the file in which a card number was left */
  where: z.string(),
  /** numbers that look like a card's and stand in the way: the user says what each is, then the pack is ordered again */
  numbers: z.optional(z.array(NumberAsked)),
  /** the bank asked for copies of identity documents */
  withIdentity: z.optional(z.boolean()),
  /** how often its building was begun */
  attempts: z.optional(z.int()),
  /** bytes gone through and in all; told while it runs, never kept */
  progress: z.optional(z.object({ done: z.number(), total: z.number() })),
  /** what each time stamping authority said at export; `fault` null: it gave a stamp */
  stamps: z.optional(z.array(z.object({ name: z.string(), fault: z.nullable(z.enum(stampFaults)) }))),
});
export type PackJob = z.infer<typeof PackJob>;
