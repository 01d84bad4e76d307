// The orders that the worker gives to the page for long work (packs, till exports, statements), and the page's side of them.
import * as z from 'zod/mini';
import { messages } from '@/lib/messaging/messages';
import { CaseId, Sha256 } from '@/lib/model/case-event';
import { StampAuthority } from '@/lib/model/settings';
import { DeletionReason } from '@/lib/model/tombstone';
import { openBuilderPage } from '@/lib/platform/builder';
import type { Origin } from '@/lib/platform/runtime';
import { sendToExtension } from '@/lib/platform/runtime';

const BuilderOrder = z.discriminatedUnion('name', [
  z.object({ to: z.literal('builder'), name: z.literal('build'), payload: z.object({ jobId: z.string() }) }),
  z.object({
    to: z.literal('builder'),
    name: z.literal('read-till'),
    payload: z.object({ sha256: Sha256, name: z.string() }),
  }),
  // Each its own: two that follow each other are both to be made.
  z.object({ to: z.literal('builder'), name: z.literal('compare-till'), payload: z.object({ id: z.string() }) }),
  z.object({ to: z.literal('builder'), name: z.literal('stop-comparing'), payload: z.object({}) }),
  z.object({
    to: z.literal('builder'),
    name: z.enum(['judge-statement', 'keep-statement', 'statement-columns']),
    payload: z.object({ sha256: Sha256, name: z.string() }),
  }),
  z.object({
    to: z.literal('builder'),
    name: z.literal('cancel-statement'),
    payload: z.object({ sha256: Sha256 }),
  }),
  z.object({ to: z.literal('builder'), name: z.literal('stamp'), payload: z.object({ caseId: CaseId }) }),
  z.object({ to: z.literal('builder'), name: z.literal('cancel'), payload: z.object({ jobId: z.string() }) }),
  z.object({ to: z.literal('builder'), name: z.literal('test-authority'), payload: StampAuthority }),
  z.object({
    to: z.literal('builder'),
    name: z.literal('lock'),
    payload: z.object({ caseId: CaseId, sha256: Sha256 }),
  }),
  z.object({
    to: z.literal('builder'),
    name: z.literal('import-case'),
    payload: z.object({ sha256: Sha256, password: z.string() }),
  }),
  // Hold the chain's connection, by the membership that is kept; let go of it; say how it stands.
  z.object({
    to: z.literal('builder'),
    name: z.enum(['chain-hold', 'chain-drop', 'chain-line']),
    payload: z.object({}),
  }),
  z.object({
    to: z.literal('builder'),
    name: z.literal('chain-pack'),
    payload: z.object({ caseId: CaseId, sha256: Sha256 }),
  }),
  z.object({
    to: z.literal('builder'),
    name: z.literal('chain-delete'),
    payload: z.object({ caseId: CaseId, reason: DeletionReason }),
  }),
  z.object({
    to: z.literal('builder'),
    name: z.literal('chain-files'),
    payload: z.object({ caseId: CaseId, isOnlyCounted: z.boolean() }),
  }),
]);
/** One order, as sent. */
export type BuilderOrder = z.infer<typeof BuilderOrder>;

/** What the page answers to `read-till`. */
export const TillReply = messages['till.import'].reply;

/** The order that a message carries; null for any other message, and for any sender but the worker. */
export function readBuilderOrder(message: unknown, origin: Origin): BuilderOrder | null {
  if (origin.kind !== 'worker') return null;
  const order = BuilderOrder.safeParse(message);
  return order.success ? order.data : null;
}

/** Opens the page where it is not open and gives it the order; resolves to its answer. */
export async function orderBuilder(order: BuilderOrder): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    await openBuilderPage();
    try {
      return await sendToExtension(order);
    } catch (error) {
      // The page closes itself when its work is done; it may have done so just now.
      if (attempt === 3) throw error;
    }
  }
}
