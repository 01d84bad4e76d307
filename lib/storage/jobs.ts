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

/** Jobs that have neither succeeded nor failed, in no order. */
export async function unfinishedJobs(db: Database): Promise<PackJob[]> {
  const rows = await withTrouble(() => db.getAll('jobs'));
  return rows.flatMap((row) => {
    const job = PackJob.safeParse(row);
    return job.success && (job.data.state === 'queued' || job.data.state === 'running') ? [job.data] : [];
  });
}
