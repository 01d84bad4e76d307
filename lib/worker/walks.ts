// Which lists are being walked through now. A restart of the worker ends a walk; what it saw is in the ledger.
import type { FrameReading } from '@/lib/model/reading';

export interface Walk {
  /** pages seen, the first included */
  pages: number;
  /** all that was seen, each row once */
  reading: FrameReading;
  isStopped: boolean;
}

const walks = new Map<string, Walk>();

/** The walk under way in a frame, or null. */
export function walkIn(tabId: number, frameId: number): Walk | null {
  return walks.get(`${tabId}:${frameId}`) ?? null;
}

/** The walk under way in a tab, or null. */
export function walkOfTab(tabId: number): Walk | null {
  return [...walks].find(([name]) => name.startsWith(`${tabId}:`))?.[1] ?? null;
}

/** Ends a tab's walk after the move that it is making. */
export function stopWalk(tabId: number): void {
  const walk = walkOfTab(tabId);
  if (walk) walk.isStopped = true;
}

/** Notes a walk in a frame; the function given back ends the note. */
export function noteWalk(tabId: number, frameId: number, walk: Walk): () => void {
  walks.set(`${tabId}:${frameId}`, walk);
  return () => walks.delete(`${tabId}:${frameId}`);
}

/** How many rows a walk has seen, each once. */
export function rowsWalked({ reading }: Pick<Walk, 'reading'>): number {
  return reading.tables.reduce((sum, table) => sum + table.rows.length, 0);
}
