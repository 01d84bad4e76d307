// What each open tab's frames showed last, so that a worker that was restarted knows. Means nothing after the browser was started anew.
import * as z from 'zod/mini';
import { Finding } from '@/lib/model/finding';
import { FrameReading } from '@/lib/model/reading';
import type { Database } from './database';
import { withTrouble } from './trouble';

const FrameState = z.object({
  tabId: z.int(),
  frameId: z.int(),
  reading: FrameReading,
  /** false while the frame is still being read */
  complete: z.boolean(),
  /** the reading holds rows of several pages of the list, walked through at the user's wish */
  isWalked: z._default(z.boolean(), false),
  findings: z.array(Finding),
  notEnough: z.array(z.object({ rule: z.string(), have: z.number(), need: z.number() })),
});
export type FrameState = z.infer<typeof FrameState>;

// The tab asked for last, as it was read: a list of thousands of rows is not parsed again for every few of them that are drawn.
// Written and forgotten through this file alone, by the worker alone.
const lastRead = new WeakMap<Database, { tabId: number; frames: Promise<FrameState[]> }>();

/** Forgets what was read; to be called where the store is emptied otherwise than here. */
export function forgetFramesRead(db: Database): void {
  lastRead.delete(db);
}

/** Keeps what a frame shows now. */
export async function saveFrame(db: Database, frame: FrameState): Promise<void> {
  await withTrouble(() => db.put('frames', frame));
  forgetFramesRead(db);
}

/** All frames of a tab, the top frame first. Not to be changed by the caller. */
export async function framesOf(db: Database, tabId: number): Promise<readonly FrameState[]> {
  const known = lastRead.get(db);
  if (known?.tabId === tabId) return known.frames;
  const frames = withTrouble(() => db.getAllFromIndex('frames', 'by-tab', tabId)).then(parsed);
  lastRead.set(db, { tabId, frames });
  // A failure is not kept: the next question asks the store again.
  frames.catch(() => forgetFramesRead(db));
  return frames;
}

/** All frames of all tabs. */
export async function allFrames(db: Database): Promise<FrameState[]> {
  return parsed(await withTrouble(() => db.getAll('frames')));
}

/** Forgets one frame. */
export async function forgetFrame(db: Database, tabId: number, frameId: number): Promise<void> {
  await withTrouble(() => db.delete('frames', [tabId, frameId]));
  forgetFramesRead(db);
}

/** Forgets all frames of a tab. */
export async function forgetFrames(db: Database, tabId: number): Promise<void> {
  await withTrouble(() => db.delete('frames', IDBKeyRange.bound([tabId, 0], [tabId, Number.MAX_SAFE_INTEGER])));
  forgetFramesRead(db);
}

/** Forgets all frames. */
export async function forgetAllFrames(db: Database): Promise<void> {
  await withTrouble(() => db.clear('frames'));
  forgetFramesRead(db);
}

function parsed(rows: readonly unknown[]): FrameState[] {
  return rows
    .flatMap((row) => {
      const frame = FrameState.safeParse(row);
      return frame.success ? [frame.data] : [];
    })
    .sort((a, b) => a.frameId - b.frameId);
}
