// Chrome's offscreen document: builds packs on the worker's order, since the worker itself can load neither zip nor CMS code.
import { ask } from '@/lib/messaging/send';
import { onMessage } from '@/lib/platform/runtime';
import { readBuildOrder } from '@/lib/worker/build-order';
import { openDesk } from '@/lib/worker/desk';

const desk = openDesk();
const building = new Set<string>();

onMessage((message, origin) => {
  const jobId = readBuildOrder(message, origin);
  if (jobId === null) return undefined;
  if (!building.has(jobId)) {
    building.add(jobId);
    void import('@/lib/worker/build-pack')
      .then(({ buildOrderedPack }) => buildOrderedPack(desk, jobId))
      .then((job) => ask('pack.finished', job))
      .finally(() => building.delete(jobId));
  }
  return Promise.resolve(true);
});
