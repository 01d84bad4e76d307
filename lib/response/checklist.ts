// The steps of a case and the one that comes next. Whether a step is done is read off the log, never ticked by hand where the log knows.
import { facts } from '@/lib/model/case-event';
import { type CaseView, outcomeOf } from './fold';
import { overlaySteps } from './overlay';
import { type Playbook, type Step, standsIn, stepFor } from './playbook';
import { playbookOf, playbooks } from './playbooks';
import { causeQuestion } from './questions';

export { playbooks };

export interface ChecklistStep {
  step: Step;
  /** when and by whom it was done; null while open */
  done: { at: string; actor: string } | null;
}

/** The playbooks that the case goes by now: triage, the chosen outcome's, the overhaul of terminals where the POS was broken into. */
export function playbooksOf(view: CaseView): Playbook[] {
  const outcome = outcomeOf(view);
  if (outcome === null) return [playbookOf('triage')];
  const isBrokenInto = outcome === 'suspected-fraud' && view.answers.get(causeQuestion)?.answer === 'yes';
  return [playbookOf('triage'), playbookOf(outcome), ...(isBrokenInto ? [playbookOf('terminal-overhaul')] : [])];
}

/**
 * All steps of the case as it stands, in the words of its region: triage's, then those of the outcome once it is chosen;
 * an overhaul's before the case is closed.
 */
export function checklist(view: CaseView): ChecklistStep[] {
  const steps = playbooksOf(view)
    .flatMap((playbook) => overlaySteps(playbook, view.edits))
    .filter((step) => standsIn(step, view.region))
    .map((step) => stepFor(step, view.region));
  const inOrder = [
    ...steps.filter(({ interaction }) => interaction !== 'close'),
    ...steps.filter(({ interaction }) => interaction === 'close'),
  ];
  return inOrder.map((step) => ({ step, done: doneOf(view, step) }));
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

/** Steps done and in all, for a progress line; a step that may be left out counts only once it is done. */
export function progress(view: CaseView): { done: number; total: number } {
  const steps = checklist(view).filter(({ step, done }) => !step.isOptional || done !== null);
  return { done: steps.filter(({ done }) => done !== null).length, total: steps.length };
}

/** When and by whom a step was done, as far as the log shows; null while open. */
export function doneOf(view: CaseView, step: Step): { at: string; actor: string } | null {
  const ticked = view.stepsDone.get(step.id) ?? null;
  if (step.isDoneByCorrection && view.correction?.isFull) return ticked ?? view.correction;
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
      return view.calls.find((call) => isCallOf(step, call.party)) ?? null;
    case 'export':
      return view.packs[0] ?? ticked;
    case 'close':
      return view.closed;
    case 'document':
      return ticked ?? view.letters.find(({ letter }) => letter === step.letter) ?? null;
    case 'do':
      return ticked;
  }
}

// A shop's acquirer and its POS provider are often one house: a slip of the hand is reported to either.
function isCallOf(step: Step, party: string): boolean {
  return party === step.party || (step.id === 'slip.call-provider' && (party === 'provider' || party === 'bank'));
}
