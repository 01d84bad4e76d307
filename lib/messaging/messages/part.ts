// What the parts of the list of messages have in common.
import * as z from 'zod/mini';

/** Who can send: a content script, a page of ours (popup, side panel…), the offscreen document. */
export type Sender = 'content' | 'page' | 'offscreen';

/** Each message's payload, answer, and who may send it. */
export type Messages = Record<string, { from: readonly Sender[]; payload: z.ZodMiniType; reply: z.ZodMiniType }>;

/** Names an order, so that one that is given twice is carried out once. */
export const Request = z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/));
export const TabId = z.int();
export const none = z.object({});
