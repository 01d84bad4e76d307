// The steps of a case and the one that comes next. Whether a step is done is read off the log, never ticked by hand where the log knows.
import { facts } from '@/lib/model/case-event';
import { type CaseView, outcomeOf } from './fold';
import type { Playbook, Step } from './playbook';
import { misOperation } from './playbooks/mis-operation';
import { normal } from './playbooks/normal';
import { suspectedFraud } from './playbooks/suspected-fraud';
import { triage } from './playbooks/triage';

export const playbooks: readonly Playbook[] = [triage, normal, misOperation, suspectedFraud];

export interface ChecklistStep {
  step: Step;
  /** when and by whom it was done; null while open */
  done: { at: string; actor: string } | null;
}

/** All steps of the case as it stands: triage's, then those of the outcome once it is chosen. */
export function checklist(view: CaseView): ChecklistStep[] {
  const outcome = outcomeOf(view);
  const chosen = playbooks.find((playbook) => playbook.id === outcome);
  return [...triage.steps, ...(chosen?.steps ?? [])].map((step) => ({ step, done: doneOf(view, step) }));
}

/** Exactly one clear next action: the first step that is neither done nor optional; null when the case is closed. */
export function nextAction(view: CaseView): Step | null {
  if (view.closed) return null;
  const steps = checklist(view);
  return (
    (steps.find(({ step, done }) => done === null && !step.isOptional) ?? steps.find(({ done }) => done === null))
      ?.step ?? null
  );
}

/** Steps done and in all, for a progress line. */
export function progress(view: CaseView): { done: number; total: number } {
  const steps = checklist(view);
  return { done: steps.filter(({ done }) => done !== null).length, total: steps.length };
}

function doneOf(view: CaseView, step: Step): { at: string; actor: string } | null {
  const ticked = view.stepsDone.get(step.id) ?? null;
  switch (step.interaction) {
    case 'capture':
      return view.captures[0] ?? ticked;
    case 'confirm-facts': {
      const confirmed = facts.map((fact) => view.facts[fact]).filter((done) => done !== undefined);
      // Every fact has been looked at; the last one confirmed dates the step.
      return confirmed.length === facts.length ? confirmed.reduce((a, b) => (a.at > b.at ? a : b)) : null;
    }
    case 'check-vouchers':
      return view.voucher;
    case 'classify':
      return view.classified;
    case 'call':
      return view.calls.find((call) => call.party === step.party) ?? null;
    case 'export':
      return view.packs[0] ?? null;
    case 'close':
      return view.closed;
    case 'do':
    case 'document':
      return ticked;
  }
}
