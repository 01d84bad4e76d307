// A pack ordered from the extension as its views do it, in either browser: waited for until it is done, its bytes taken out of the store.
import { expect } from 'vitest';
import type { PackJob } from '@/lib/model/pack-job';

/** A pack with a whole page pictured, on a machine that does much else beside; ms. */
const patienceOfBuilding = 240_000;

/** A page of the extension, of whichever driver. */
export interface OwnPage {
  evaluate(work: (argument: string) => Promise<string>, argument: string): Promise<string>;
}

/** Asks the worker, and gives its answer's value; rejects where it refuses. */
export type Ask = <T>(name: string, payload: unknown) => Promise<T>;

/** What `find` gives, as soon as it gives something. @param patience ms */
export async function eventually<T>(find: () => Promise<T | null>, patience = 120_000): Promise<T> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const found = await find();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came');
}

/** Builds a pack of the case and reads it. */
export async function builtPack(
  view: OwnPage,
  ask: Ask,
  order: { caseId: string; kind: PackJob['kind'] },
): Promise<{ job: PackJob; bytes: Uint8Array<ArrayBuffer> }> {
  const jobId = crypto.randomUUID();
  await ask('pack.build', { jobId, ...order });
  const job = await eventually(async () => {
    const now = await ask<PackJob | null>('pack.job', { jobId });
    return now && /done|failed/.test(now.state) ? now : null;
  }, patienceOfBuilding);
  expect(job).toMatchObject({ state: 'done', trouble: null });
  return { job, bytes: await keptFile(view, job.file!.sha256) };
}

/** The bytes of a file in the extension's store, by its SHA-256 or how that begins. */
export async function keptFile(view: OwnPage, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const base64 = await view.evaluate(async (begins) => {
    const open = indexedDB.open('tillguard');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const read = db
      .transaction('artefacts')
      .objectStore('artefacts')
      .get(IDBKeyRange.bound(begins, `${begins}g`));
    const row = await new Promise<{ blob: Blob }>((resolve, reject) => {
      read.onsuccess = () => resolve(read.result);
      read.onerror = () => reject(read.error);
    });
    db.close();
    const bytes = new Uint8Array(await row.blob.arrayBuffer());
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(binary);
  }, sha256);
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}
