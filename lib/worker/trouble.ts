// Names the trouble behind an error for whoever asked.
import type { Trouble } from '@/lib/model/trouble';
import { Locked } from '@/lib/storage/sealing';
import { StorageTrouble } from '@/lib/storage/trouble';

/** The store has no room left. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof StorageTrouble && error.trouble === 'storage-full';
}

/** The answer's trouble for an error that a handler threw. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Locked) return 'locked';
  return error instanceof StorageTrouble ? error.trouble : 'unexpected';
}
