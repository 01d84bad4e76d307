// Orders to build packs, so that a restart knows what was asked for and how far it came.
import { PackJob } from '@/lib/model/pack-job';
import type { Database } from './database';
import { withTrouble } from './trouble';

/** One job, or null. */
export async function readJob(db: Database, jobId: string): Promise<PackJob | null> {
  const job = PackJob.safeParse(await withTrouble(() => db.get('jobs', jobId)));
  return job.success ? job.data : null;
}

/** Keeps a job's state. */
export async function saveJob(db: Database, job: PackJob): Promise<void> {
  await withTrouble(() => db.put('jobs', job));
}

/** All jobs, in no order. */
export async function allJobs(db: Database): Promise<PackJob[]> {
  const rows = await withTrouble(() => db.getAll('jobs'));
  return rows.flatMap((row) => {
    const job = PackJob.safeParse(row);
    return job.success ? [job.data] : [];
  });
}

/** Jobs that have neither succeeded nor failed, in no order. */
export async function unfinishedJobs(db: Database): Promise<PackJob[]> {
  return (await allJobs(db)).filter(({ state }) => state === 'queued' || state === 'running');
}

/** Deletes a case's jobs. */
export async function deleteJobsOf(db: Database, caseId: string): Promise<void> {
  const own = (await allJobs(db)).filter((job) => job.caseId === caseId);
  await withTrouble(async () => {
    const change = db.transaction('jobs', 'readwrite');
    for (const { jobId } of own) void change.store.delete(jobId);
    await change.done;
  });
}
