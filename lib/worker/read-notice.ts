// Looks for the deadlines in a notice: a text that was pasted, or a file that one of our pages has put into the store. Keeps nothing.
import type { Payload, Reply } from '@/lib/messaging/messages';
import { readNotice } from '@/lib/reading/notice/deadlines';
import { noticeText } from '@/lib/reading/notice/notice-text';
import { readArtefact } from '@/lib/storage/artefacts';
import type { Desk } from './desk';

/** Largest file of a notice, in bytes: scans are larger, and hold no text. */
const largest = 20_000_000;

/** What the notice is about and the dates that it names; where it has no text, why. */
export async function lookThroughNotice(
  desk: Desk,
  { sha256, text, today }: Payload<'notice.read'>,
): Promise<Reply<'notice.read'>> {
  if (sha256 === null) return { ok: true, ...readNotice(text, today) };
  const file = await readArtefact(await desk.database(), sha256);
  if (file.size > largest) return { ok: false, why: 'too-large' };
  const held = await noticeText(new Uint8Array(await file.arrayBuffer()));
  return held === null ? { ok: false, why: 'no-text' } : { ok: true, ...readNotice(held, today) };
}
