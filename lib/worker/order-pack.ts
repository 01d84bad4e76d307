// Orders a pack and sees it through: the order is kept in the store, built by a page that may load zip and CMS code, and its
// end written into the case's log once, also where the worker or the browser ended in between.

import { needsMaster } from '@/lib/evidence/pack-series';
import type { Payload } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import type { PackJob } from '@/lib/model/pack-job';
import { isBuilderPageOpen, needsBuilderPage } from '@/lib/platform/builder';
import { foldCase } from '@/lib/response/fold';
import { readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { readJob, saveJob, unfinishedJobs } from '@/lib/storage/jobs';
import { Locked } from '@/lib/storage/sealing';
import { orderBuilder } from './builder-orders';
import { appendAct, requireCase } from './case-desk';
import type { Desk } from './desk';
import { stampLater } from './retry-stamps';

/** Builds a pack here and now: Firefox's background page, which may load code when it needs it. */
export type BuildHere = (jobId: string) => Promise<PackJob>;

/**
 * Takes an order; the same order again tells how far it is. A pack for a recipient is derived from a master: where there is none
 * that holds all of the case, one is ordered before it.
 */
export async function orderPack(
  desk: Desk,
  order: Pick<PackJob, 'jobId' | 'caseId' | 'kind' | 'withIdentity'>,
  buildHere: BuildHere,
): Promise<PackJob> {
  const db = await desk.database();
  const earlier = await readJob(db, order.jobId);
  if (earlier) return earlier;
  await requireCase(db, order.caseId);
  const log = await readLog(db, order.caseId);
  const waiting = (await unfinishedJobs(db)).filter((job) => job.caseId === order.caseId);
  // A case that came from another machine counts on from the pack that it came by.
  const numbers = log.flatMap(({ body: { act } }) =>
    act.kind === 'exported' || act.kind === 'imported' ? [act.number] : [],
  );
  let number = Math.max(0, ...numbers) + waiting.length;
  const take = async (jobId: string, kind: PackJob['kind']) => {
    number += 1;
    const job: PackJob = {
      jobId,
      caseId: order.caseId,
      kind,
      number,
      state: 'queued',
      file: null,
      trouble: null,
      heads: {},
      where: '',
      ...(order.withIdentity && kind === 'bank' && { withIdentity: true }),
    };
    await saveJob(db, job);
    return job;
  };
  const first =
    order.kind !== 'master' &&
    log.length > 0 &&
    !waiting.some((job) => job.kind === 'master') &&
    needsMaster(foldCase(log))
      ? await take(desk.newId(), 'master')
      : null;
  const job = await take(order.jobId, order.kind);
  // One pack of a case after the other: each states what stood in the log when it was made.
  if (waiting.length === 0) await start(desk, (first ?? job).jobId, buildHere);
  return job;
}

/** Takes up again what a restart interrupted: of each case the first that waits, the others follow it. */
export async function resumePacks(desk: Desk, buildHere: BuildHere): Promise<void> {
  const db = await desk.database();
  const cases = new Set<string>();
  for (const job of await waitingJobs(db)) {
    if (!cases.has(job.caseId)) await start(desk, job.jobId, buildHere);
    cases.add(job.caseId);
  }
}

/** Where the browser ended the page for long work, nobody tells of it: whoever asks how far a pack is takes it up again. */
export async function takeUpLostPacks(desk: Desk, buildHere: BuildHere): Promise<void> {
  if (!needsBuilderPage() || (await isBuilderPageOpen())) return;
  if ((await waitingJobs(await desk.database())).length > 0) await resumePacks(desk, buildHere);
}

/** Ends the building of a pack at the user's wish; of one that still waits, that of the master which it waits for. */
export async function cancelPack(
  desk: Desk,
  jobId: string,
  buildHere: BuildHere,
  cancelHere: (jobId: string) => void,
): Promise<void> {
  const db = await desk.database();
  const job = await readJob(db, jobId);
  if (!job || (job.state !== 'queued' && job.state !== 'running')) return;
  const first = (await waitingJobs(db)).find(({ caseId }) => caseId === job.caseId) ?? job;
  // Marked at once: also where nobody builds it any more it does not begin again.
  await saveJob(db, { ...job, state: 'failed', trouble: 'cancelled' });
  if (first.jobId !== jobId && first.kind === 'master')
    await saveJob(db, { ...first, state: 'failed', trouble: 'cancelled' });
  for (const { jobId: ended } of [job, first]) {
    if (!needsBuilderPage()) cancelHere(ended);
    else if (await isBuilderPageOpen())
      await orderBuilder({ to: 'builder', name: 'cancel', payload: { jobId: ended } });
    tellPages({ changed: 'pack', id: ended });
  }
  const next = (await waitingJobs(db)).find(({ caseId }) => caseId === job.caseId);
  if (next) await start(desk, next.jobId, buildHere);
}

/** Writes into the log what the user says that numbers are for which a pack was stopped; another order then goes on. */
export async function settleNumbersOf(desk: Desk, order: Payload<'pack.settle'>): Promise<void> {
  const db = await desk.database();
  const job = await readJob(db, order.jobId);
  const given = new Map(order.answers.map(({ digest, answer }) => [digest, answer]));
  const numbers = (job?.numbers ?? []).flatMap(({ digest, shown, where }) => {
    const answer = given.get(digest);
    return answer ? [{ digest, shown, where: where.slice(0, 400), answer }] : [];
  });
  if (!job || numbers.length === 0) return;
  await appendAct(desk, db, {
    caseId: job.caseId,
    request: order.request,
    act: { kind: 'numbers-settled', numbers },
  });
  tellPages({ changed: 'case', id: job.caseId });
}

async function waitingJobs(db: Database): Promise<PackJob[]> {
  return (await unfinishedJobs(db)).sort((a, b) => a.number - b.number);
}

async function start(desk: Desk, jobId: string, buildHere: BuildHere): Promise<void> {
  if (!needsBuilderPage()) {
    // Not awaited: the order is taken at once, its end is told to the pages.
    void buildHere(jobId)
      .then((job) => finishPack(desk, job, buildHere))
      .catch((error: unknown) => {
        // It waits in the store until the lock is open again.
        if (!(error instanceof Locked)) throw error;
      });
    return;
  }
  await orderBuilder({ to: 'builder', name: 'build', payload: { jobId } });
}

/** The pack is built, or could not be: writes that into the log (once) and tells the pages. */
export async function finishPack(desk: Desk, job: PackJob, buildHere: BuildHere): Promise<void> {
  const db = await desk.database();
  // Cancelled meanwhile: the user was told that nothing of it is kept.
  if ((await readJob(db, job.jobId))?.trouble === 'cancelled' && job.trouble !== 'cancelled') return;
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
        ...(job.withIdentity && { withIdentity: true }),
        ...(job.stamps && { stamps: job.stamps }),
        file: { sha256, name, bytes, mime: 'application/zip', title: name },
      },
    });
  }
  if (job.state === 'done' && job.stamps?.some(({ fault }) => fault !== null)) await stampLater(desk);
  await saveJob(db, job);
  tellPages({ changed: 'pack', id: job.jobId });
  tellPages({ changed: 'case', id: job.caseId });
  const next = (await waitingJobs(db)).find((other) => other.caseId === job.caseId && other.jobId !== job.jobId);
  if (!next) return;
  // Without its master a derived pack would name none: it fails for the same reason.
  if (job.state === 'failed' && job.kind === 'master' && next.kind !== 'master')
    await finishPack(
      desk,
      {
        ...next,
        state: 'failed',
        trouble: job.trouble,
        where: job.where,
        ...(job.numbers && { numbers: job.numbers }),
      },
      buildHere,
    );
  else await start(desk, next.jobId, buildHere);
}
