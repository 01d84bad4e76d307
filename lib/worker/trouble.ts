// Names the trouble behind an error for whoever asked.
import type { Trouble } from '@/lib/messaging/envelope';
import { StorageTrouble } from '@/lib/storage/trouble';

/** The store has no room left. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof StorageTrouble && error.trouble === 'storage-full';
}

/** The answer's trouble for an error that a handler threw. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof StorageTrouble ? error.trouble : 'unexpected';
}
