// What tabs show where the store could not keep it: marking goes on from the page alone, and the views say what is wrong. Lost
// with the worker, which is all that can be had without a store.
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import type { FrameState } from '@/lib/storage/frames';
import { isStorageFull } from './trouble';

interface Unstored {
  frame: FrameState;
  trouble: NonNullable<TabState['trouble']>;
}

const frames = new Map<string, Unstored>();

/** Notes a frame's state that could not be stored, and why. */
export function noteUnstored(frame: FrameState, error: unknown): void {
  const trouble = isStorageFull(error) ? 'storage-full' : 'storage-failed';
  frames.set(`${frame.tabId}:${frame.frameId}`, { frame, trouble });
}

/** Forgets what was noted of a frame: it is stored now. */
export function forgetUnstored(tabId: number, frameId: number): void {
  frames.delete(`${tabId}:${frameId}`);
}

/** Forgets what was noted of a tab. */
export function forgetUnstoredTab(tabId: number): void {
  for (const [name, { frame }] of frames) if (frame.tabId === tabId) frames.delete(name);
}

/** What was noted of a tab's frames. */
export function unstoredOf(tabId: number): Unstored[] {
  return [...frames.values()].filter(({ frame }) => frame.tabId === tabId);
}
