// Parts of long readings, held until the reading that they belong to is told. Lost with the worker; the frame then tells anew.
import type { Payload } from '@/lib/messaging/messages';
import type { FrameReading } from '@/lib/model/reading';

interface Kept {
  name: string;
  parts: Payload<'page.part'>[];
  rows: number;
}

/** More rows than that are not held for one frame; about what one message may carry (messaging/limits.ts). */
const mostRows = 40_000;

const kept = new Map<string, Kept>();

/** Keeps rows of the reading that a frame is about to tell; those of an earlier one are let go. Throws where they are too many. */
export function keepPart({ tabId, frameId }: { tabId: number; frameId: number }, part: Payload<'page.part'>): void {
  const at = `${tabId}:${frameId}`;
  const before = kept.get(at);
  const now = before?.name === part.name ? before : { name: part.name, parts: [], rows: 0 };
  now.parts.push(part);
  now.rows += part.rows.length;
  if (now.rows <= mostRows) kept.set(at, now);
  else {
    kept.delete(at);
    throw new Error('too many rows in one frame');
  }
}

/** The whole reading. Throws where parts of it are missing. */
export function withParts(
  { tabId, frameId }: { tabId: number; frameId: number },
  { reading, parts }: Payload<'page.read'>,
): FrameReading {
  if (!parts) return reading;
  const at = `${tabId}:${frameId}`;
  const held = kept.get(at);
  kept.delete(at);
  if (held?.name !== parts.name || held.rows !== parts.rows) throw new Error('parts of a reading are missing');
  return {
    ...reading,
    tables: reading.tables.map((table, i) => ({
      ...table,
      rows: [...held.parts.flatMap((part) => (part.table === i ? part.rows : [])), ...table.rows],
    })),
  };
}
