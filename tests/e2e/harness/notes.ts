// The notes of a case, as the worker tells them.
import type { CaseEvent } from '@/lib/model/case-event';

/** Texts of the notes in the answer to `case.get`, in their order. Throws where the case could not be had. */
export function notesIn(answer: { ok: boolean; value?: unknown; trouble?: string }): string[] {
  if (!answer.ok) throw new Error(`case.get: ${answer.trouble}`);
  const { events } = answer.value as { events: CaseEvent[] };
  return events.flatMap(({ body: { act } }) => (act.kind === 'note-added' ? [act.text] : []));
}
