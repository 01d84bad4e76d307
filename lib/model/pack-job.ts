// The order to build a pack, and how far it is. Kept in the store, so that a restart loses none and doubles none.
import * as z from 'zod/mini';
import { CaseId, packKinds, Sha256 } from './case-event';
import { stampFaults } from './stamp-check';

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
  /** how often its building was begun */
  attempts: z.optional(z.int()),
  /** bytes gone through and in all; told while it runs, never kept */
  progress: z.optional(z.object({ done: z.number(), total: z.number() })),
  /** what each time stamping authority said at export; `fault` null: it gave a stamp */
  stamps: z.optional(z.array(z.object({ name: z.string(), fault: z.nullable(z.enum(stampFaults)) }))),
});
export type PackJob = z.infer<typeof PackJob>;
