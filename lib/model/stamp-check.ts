// What asking a time stamping authority for a trial stamp came to.
import * as z from 'zod/mini';

export const stampFaults = [
  'no-answer',
  'refused',
  'wrong-hash',
  'wrong-nonce',
  'no-certificate',
  'bad-signature',
  'not-for-stamping',
  'unknown-root',
] as const;

/** `aheadSeconds`: how far this device's clock is ahead of the authority's; `isRooted`: its stamp leads to the roots given. */
export const StampCheck = z.union([
  z.object({
    ok: z.literal(true),
    authority: z.string(),
    time: z.string(),
    aheadSeconds: z.number(),
    isRooted: z.boolean(),
  }),
  z.object({ ok: z.literal(false), fault: z.enum(stampFaults) }),
]);
export type StampCheck = z.infer<typeof StampCheck>;
