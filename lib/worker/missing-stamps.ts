// Which time stamps a case lacks, read off its log: over its captures, and over packs whose authorities did not answer when they were
// made. Pure, and without the code for stamps: the worker asks this before it has any of it loaded.
import type { CaseEvent, FileReference } from '@/lib/model/case-event';
import { foldCase } from '@/lib/response/fold';

/** One stamp to be asked for. `request`: the event's that will hold it, so that the same stamp is written once. */
export interface MissingStamp {
  request: string;
  authority: string;
  /** what the stamp is to stand for: a capture's record, or the signature of a pack */
  over: { kind: 'capture'; record: FileReference } | { kind: 'pack'; number: number; file: FileReference };
}

/**
 * The stamps that are missing from these authorities, captures' first.
 * @param device this browser's: packs that others made lie with them
 */
export function missingStamps(
  log: readonly CaseEvent[],
  authorities: readonly { name: string }[],
  device: string,
): MissingStamp[] {
  if (log.length === 0 || authorities.length === 0) return [];
  const { captures, timeline } = foldCase(log);
  const come = new Set(log.map(({ body }) => body.request));
  const wanted: MissingStamp[] = captures.flatMap(({ record }) =>
    authorities.map(({ name }) => ({
      request: requestOf(record.sha256, name),
      authority: name,
      over: { kind: 'capture', record },
    })),
  );
  for (const { act, device: by } of timeline) {
    // A pack without `stamps` was made before they were written down: what it holds the log cannot tell.
    if (act.kind !== 'exported' || by !== device || !act.stamps) continue;
    const { file, number, stamps } = act;
    for (const { name } of authorities)
      if (!stamps.some((one) => one.name === name && one.fault === null))
        wanted.push({ request: requestOf(file.sha256, name), authority: name, over: { kind: 'pack', number, file } });
  }
  return wanted.filter(({ request }) => !come.has(request));
}

/** The same stamp is asked for once, whatever is repeated. */
function requestOf(sha256: string, authority: string): string {
  return `stamp-${sha256.slice(0, 24)}-${authority}`;
}
