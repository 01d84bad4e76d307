// Orders a pack and sees it through: the order is kept in the store, built by a page that may load zip and CMS code, and its
// end written into the case's log once, also where the worker or the browser ended in between.
import { tellPages } from '@/lib/messaging/send';
import type { PackJob } from '@/lib/model/pack-job';
import { needsBuilderPage } from '@/lib/platform/builder';
import { readLog } from '@/lib/storage/cases';
import { readJob, saveJob, unfinishedJobs } from '@/lib/storage/jobs';
import { orderBuilder } from './builder-orders';
import { appendAct } from './case-desk';
import type { Desk } from './desk';

/** Builds a pack here and now: Firefox's background page, which may load code when it needs it. */
export type BuildHere = (jobId: string) => Promise<PackJob>;

/** Takes an order; the same order again tells how far it is. */
export async function orderPack(
  desk: Desk,
  order: Pick<PackJob, 'jobId' | 'caseId' | 'kind'>,
  buildHere: BuildHere,
): Promise<PackJob> {
  const db = await desk.database();
  const earlier = await readJob(db, order.jobId);
  if (earlier) return earlier;
  const exported = (await readLog(db, order.caseId)).filter((event) => event.body.act.kind === 'exported').length;
  const waiting = (await unfinishedJobs(db)).filter((job) => job.caseId === order.caseId).length;
  const number = exported + waiting + 1;
  const job: PackJob = { ...order, number, state: 'queued', file: null, trouble: null, heads: {}, where: '' };
  await saveJob(db, job);
  await start(desk, job.jobId, buildHere);
  return job;
}

/** Takes up again what a restart interrupted. */
export async function resumePacks(desk: Desk, buildHere: BuildHere): Promise<void> {
  const db = await desk.database();
  for (const job of await unfinishedJobs(db)) await start(desk, job.jobId, buildHere);
}

async function start(desk: Desk, jobId: string, buildHere: BuildHere): Promise<void> {
  if (!needsBuilderPage()) {
    // Not awaited: the order is taken at once, its end is told to the pages.
    void buildHere(jobId).then((job) => finishPack(desk, job));
    return;
  }
  await orderBuilder({ to: 'builder', name: 'build', payload: { jobId } });
}

/** The pack is built, or could not be: writes that into the log (once) and tells the pages. */
export async function finishPack(desk: Desk, job: PackJob): Promise<void> {
  const db = await desk.database();
  if (job.state === 'done' && job.file) {
    const { sha256, name, bytes } = job.file;
    await appendAct(desk, db, {
      caseId: job.caseId,
      request: job.jobId,
      act: {
        kind: 'exported',
        pack: job.kind,
        number: job.number,
        heads: job.heads,
        file: { sha256, name, bytes, mime: 'application/zip', title: name },
      },
    });
  }
  await saveJob(db, job);
  tellPages({ changed: 'pack', id: job.jobId });
  tellPages({ changed: 'case', id: job.caseId });
}
