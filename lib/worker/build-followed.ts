// Builds packs so that they can be followed and ended: news of how far they are now and then, not for every file, and a way to stop.
import type { PackJob } from '@/lib/model/pack-job';
import type { Desk } from './desk';

/** News no more often than this; ms. */
const between = 400;

const stops = new Map<string, AbortController>();

/** Builds an ordered pack; `tell` is given bytes gone through and in all. The code for it is loaded now. */
export async function buildFollowed(
  desk: Desk,
  jobId: string,
  tell: (done: number, total: number) => void,
): Promise<PackJob> {
  const { buildOrderedPack } = await import('./build-pack');
  const stop = new AbortController();
  stops.set(jobId, stop);
  let last = 0;
  const progress = (done: number, total: number) => {
    if (Date.now() - last < between) return;
    last = Date.now();
    tell(done, total);
  };
  try {
    return await buildOrderedPack(desk, jobId, { progress, signal: stop.signal });
  } finally {
    stops.delete(jobId);
  }
}

/** Ends the building of a pack, where it is under way here. */
export function cancelBuilding(jobId: string): void {
  stops.get(jobId)?.abort();
}
