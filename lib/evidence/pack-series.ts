// Packs of one case in their order: which master a derived pack comes from, which pack a supplement follows, what came since.
import type { Language } from '@/lib/i18n/say';
import type { PackKind } from '@/lib/model/case-event';
import type { CaseView, Done } from '@/lib/response/fold';
import { wordEntry } from './words';

/** Name of a pack's folder, and of its zip without `.zip`. */
export function packName(caseId: string, number: number): string {
  return `POSCASE-${caseId}-${String(number).padStart(2, '0')}`;
}

/** SHA-256 of the master's zip from which a pack of this kind is derived; null for a master, or before there is one. */
export function masterOf(kind: PackKind, view: CaseView): string | null {
  if (kind === 'master') return null;
  return view.packs.filter(({ pack }) => pack === 'master').at(-1)?.file.sha256 ?? null;
}

/** The pack of the same kind before this one; null for the first. */
export function lastPack(kind: PackKind, view: CaseView): Done<'exported'> | null {
  return view.packs.filter(({ pack }) => pack === kind).at(-1) ?? null;
}

/** True where the case holds something that its latest master does not: then a new master comes first. */
export function needsMaster(view: CaseView): boolean {
  const master = view.packs.filter(({ pack }) => pack === 'master').at(-1);
  return master === undefined || since(master, view).some(({ act }) => act.kind !== 'exported');
}

/** What was done since a pack, each act worded; the exports themselves are left out. */
export function changesSince(pack: Done<'exported'>, view: CaseView, language: Language): string[] {
  return since(pack, view)
    .filter(({ act }) => act.kind !== 'exported')
    .map(({ at, act }) => `${at.slice(0, 16).replace('T', ' ')} · ${wordEntry(language, act, view.timeline)}`);
}

/** Entries of the time line that the pack's pinned heads do not cover: those after the head, chain by chain. */
function since(pack: Done<'exported'>, view: CaseView) {
  const known = new Set<string>();
  for (const [device, head] of Object.entries(pack.heads))
    for (const entry of view.timeline.filter((one) => one.device === device)) {
      known.add(entry.hash);
      if (entry.hash === head) break;
    }
  return view.timeline.filter(({ hash }) => !known.has(hash) && hash !== pack.hash);
}
