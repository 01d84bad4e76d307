// The order that the worker gives to the page that builds packs.
import * as z from 'zod/mini';
import type { Origin } from '@/lib/platform/runtime';

const BuildOrder = z.object({
  to: z.literal('builder'),
  name: z.literal('build'),
  payload: z.object({ jobId: z.string() }),
});

/** The job that a message orders to be built; null for any other message or sender than the worker. */
export function readBuildOrder(message: unknown, origin: Origin): string | null {
  if (origin.kind !== 'worker') return null;
  const order = BuildOrder.safeParse(message);
  return order.success ? order.data.payload.jobId : null;
}

/** The order to build a job, as sent. */
export function buildOrder(jobId: string): unknown {
  return { to: 'builder', name: 'build', payload: { jobId } } satisfies z.infer<typeof BuildOrder>;
}
