// The papers of a case, per recipient: what is there, what is missing. Read off the log; by hand only what no log can know.
import type { Party } from '@/lib/model/case-event';
import { partiesInOrder } from './call-order';
import { playbooksOf } from './checklist';
import type { CaseView } from './fold';
import { type DocumentNeed, type Proof, standsIn } from './playbook';

export interface DocumentState {
  need: DocumentNeed;
  /** `given`: handed over, as the user said; `not-needed`: this recipient does not want it */
  state: 'there' | 'missing' | 'given' | 'not-needed';
  /** title of the file, or what else shows that it is there; empty where ticked by hand or missing */
  shownBy: string;
}

export interface RecipientDocuments {
  party: Party;
  documents: DocumentState[];
  /** required ones that are neither there nor given */
  missing: number;
}

/** One list per recipient, in the order in which they are called; recipients without papers are left out. */
export function documentsOf(view: CaseView): RecipientDocuments[] {
  const needs = playbooksOf(view)
    .flatMap((playbook) => playbook.documents)
    .filter((need) => standsIn(need, view.region));
  return partiesInOrder.flatMap((party) => {
    const documents = needs.filter((need) => need.party === party).map((need) => stateOf(view, need));
    if (documents.length === 0) return [];
    const missing = documents.filter(({ need, state }) => need.need === 'required' && state === 'missing').length;
    return [{ party, documents, missing }];
  });
}

function stateOf(view: CaseView, need: DocumentNeed): DocumentState {
  const shownBy = need.proofs.map((proof) => shownTo(view, proof)).find((shown) => shown !== null) ?? null;
  const marked = view.documents.get(`${need.party}/${need.id}`)?.state ?? null;
  // "Missing" by hand takes back an earlier tick; it cannot deny a file that the case holds.
  const state =
    marked === 'given' || marked === 'not-needed'
      ? marked
      : shownBy !== null || marked === 'there'
        ? 'there'
        : 'missing';
  return { need, state, shownBy: shownBy ?? '' };
}

function shownTo(view: CaseView, proof: Proof): string | null {
  if ('role' in proof) return view.files.find(({ role }) => role === proof.role)?.file.title ?? null;
  if ('letter' in proof) return view.letters.findLast(({ letter }) => letter === proof.letter)?.file.title ?? null;
  if ('pack' in proof) return view.packs.findLast(({ pack }) => pack === proof.pack)?.file.title ?? null;
  // A capture has no name that says anything to a merchant.
  if (proof.act === 'capture') return view.captures.length > 0 ? '' : null;
  return view.accounts.findLast(({ account }) => account === 'receiving')?.holder ?? null;
}
