// How far the packs being built are. Known only as long as the worker lives: the next news from whoever builds brings it back.
import { tellPages } from '@/lib/messaging/send';
import type { PackJob } from '@/lib/model/pack-job';

const underWay = new Map<string, { done: number; total: number }>();

/** Notes how many of the pack's bytes have been gone through, and tells the pages. */
export function noteProgress(jobId: string, done: number, total: number): void {
  underWay.set(jobId, { done, total });
  tellPages({ changed: 'pack', id: jobId });
}

/** The job with how far it is, while it is under way. */
export function withProgress(job: PackJob | null): PackJob | null {
  const progress = job ? underWay.get(job.jobId) : undefined;
  return job && progress && job.state === 'running' ? { ...job, progress } : job;
}

/** The job has ended. */
export function forgetProgress(jobId: string): void {
  underWay.delete(jobId);
}
