// What stays of a case that was deleted for a whole chain: small enough to be shown where no code of the chain's is loaded. Who may write
// one, and how it is checked, is lib/chain's.
import * as z from 'zod/mini';
import { CaseId, Sha256 } from './case-event';
import { ShopId } from './chain-member';

/** UTC, ISO 8601 with milliseconds. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
/** A device's RSA signature, base64. */
export const Signature = z.string().check(z.regex(/^[A-Za-z0-9+/=]{100,1400}$/));
/** Why a case is deleted, in the administrator's own words. */
export const DeletionReason = z.string().check(z.maxLength(1000));

/** That the case was there, its heads, who deleted it, when and why. Signed by the administrator's device. */
export const Tombstone = z.object({
  body: z.object({
    v: z.literal(1),
    shop: ShopId,
    caseId: CaseId,
    device: Sha256,
    heads: z.record(Sha256, Sha256),
    events: z.int(),
    reason: DeletionReason,
    actor: z.string().check(z.maxLength(200)),
    at: Instant,
  }),
  signature: Signature,
});
export type Tombstone = z.infer<typeof Tombstone>;
