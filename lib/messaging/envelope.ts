// How messages travel: every one is addressed, so that a part answers only what is meant for it.
import * as z from 'zod/mini';
import { type Trouble, troubles } from '@/lib/model/trouble';

export const Envelope = z.object({
  to: z.enum(['worker', 'pages', 'builder', 'frame']),
  name: z.string().check(z.maxLength(60)),
  payload: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;

export const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), trouble: z.enum(troubles) }),
]);
export type Answer = z.infer<typeof Answer>;

/** Thrown by `ask` where the answer is a refusal or none came. */
export class AskFailed extends Error {
  constructor(
    name: string,
    readonly trouble: Trouble,
  ) {
    super(`${name}: ${trouble}`);
  }
}
