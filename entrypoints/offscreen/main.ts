// Chrome's offscreen document: builds packs and reads till exports on the worker's order, since the worker itself cannot load
// the code for that, and holds the connection of a chain of shops. Closes itself when nothing is left to do.
import { ask } from '@/lib/messaging/send';
import { closeThisBuilderPage } from '@/lib/platform/builder';
import { onMessage } from '@/lib/platform/runtime';
import { buildFollowed, cancelBuilding } from '@/lib/worker/build-followed';
import { type BuilderOrder, readBuilderOrder } from '@/lib/worker/builder-orders';
import { openDesk } from '@/lib/worker/desk';
import { doLongWork } from '@/lib/worker/long-work';

/** This document is not given the session's memory: the worker tells the lock's key, while it is open. */
const desk = openDesk({
  read: () => ask('lock.key', {}),
  // It is the worker's to forget it.
  write: async () => undefined,
});
/** The chain's connection is held here: the document stays. */
let isHolding = false;
const underWay = new Map<string, Promise<unknown>>();
/** Kept open so long after the last job: the next order is often close behind; ms. */
const idle = 3000;
let closing: ReturnType<typeof setTimeout>;

onMessage((message, origin) => {
  const order = readBuilderOrder(message, origin);
  if (order === null) return undefined;
  // A pack is told of by a message of its own: the worker may have been started anew when it is done.
  if (order.name !== 'build') return once(order);
  // One that ends here without a word (cases were locked meanwhile) stays in the store and is taken up when they are open again.
  once(order).catch(() => undefined);
  return Promise.resolve(true);
});

/** Carries an order out; the same again while it is under way waits for that one. */
function once(order: BuilderOrder): Promise<unknown> {
  const name = JSON.stringify(order);
  const before = underWay.get(name);
  if (before) return before;
  clearTimeout(closing);
  const work = carryOut(order).finally(() => {
    underWay.delete(name);
    if (underWay.size === 0 && !isHolding) closing = setTimeout(closeThisBuilderPage, idle);
  });
  underWay.set(name, work);
  return work;
}

async function carryOut(order: BuilderOrder): Promise<unknown> {
  if (order.name === 'cancel') {
    cancelBuilding(order.payload.jobId);
    return true;
  }
  if (order.name === 'chain-hold' || order.name === 'chain-drop') {
    isHolding = (await doLongWork(desk, order)) === true && order.name === 'chain-hold';
    return true;
  }
  if (order.name !== 'build') return doLongWork(desk, order);
  const { jobId } = order.payload;
  return ask('pack.finished', await buildFollowed(desk, jobId, (done, total) => tell(jobId, done, total)));
}

/** News of how far a pack is; a worker that does not hear it misses nothing. */
function tell(jobId: string, done: number, total: number): void {
  void ask('pack.progress', { jobId, done, total }).catch(() => undefined);
}
