// What a playbook is: the steps of one kind of event as data, with its papers and deadlines. The playbooks are in playbooks/.

import type { ResponseKey } from '@/lib/i18n/response';
import type { FileRole, LetterKind, PackKind, Party, Region } from '@/lib/model/case-event';
import type { Outcome } from '@/lib/model/finding';

/** How a step is worked on; the views have one form for each. */
export type Interaction =
  | 'confirm-facts'
  | 'check-vouchers'
  | 'capture'
  | 'classify'
  | 'call'
  | 'do'
  | 'document'
  | 'export'
  | 'close';

/** A number that every merchant may call, known for certain. */
export interface Hotline {
  number: string;
  name: ResponseKey;
}

/** What a region says otherwise than China. */
export interface StepVariant {
  why?: ResponseKey;
  how?: readonly ResponseKey[];
  hotlines?: readonly Hotline[];
}

/** What the merchant has changed of a step, in the merchant's own words. */
export interface OwnWords {
  title?: string;
  why?: string;
  how?: readonly string[];
  numbers?: readonly { name: string; number: string }[];
}

/** One step. Texts are keys of the catalogue `response`: what to do, why, how or what to prepare. */
export interface Step {
  id: string;
  /** row of the response that the step carries: S1–S17 */
  row: `S${number}`;
  interaction: Interaction;
  title: ResponseKey;
  why: ResponseKey;
  /** what to say, prepare or look at, one line each */
  how: readonly ResponseKey[];
  party?: Party;
  hotlines?: readonly Hotline[];
  /** the case can be closed without it */
  isOptional?: boolean;
  /** done beside the step before it, not after it: several people can share them */
  isBeside?: boolean;
  /** a letter that the step is about: written, it is done */
  letter?: LetterKind;
  /** by when, in hours after the outcome was chosen */
  withinHours?: number;
  /** the steps that it helps with: once all of them are done, it is not due any more */
  serves?: readonly string[];
  /** also done when the correction has shown up in the ledger */
  isDoneByCorrection?: boolean;
  /** where it stands; everywhere if absent */
  regions?: readonly Region[];
  variants?: Partial<Record<Region, StepVariant>>;
  /** the merchant's changes, laid over when the checklist is made (lib/response/overlay.ts) */
  own?: OwnWords;
}

/** What shows that a paper is there. */
export type Proof =
  | { role: FileRole }
  | { letter: LetterKind }
  | { pack: PackKind }
  | { act: 'capture' | 'receiving-account' };

/** One paper for one recipient. Any one of `proofs` satisfies it; with none it is ticked by hand. */
export interface DocumentNeed {
  id: string;
  party: Party;
  need: 'required' | 'optional';
  title: ResponseKey;
  proofs: readonly Proof[];
  regions?: readonly Region[];
}

/** What a deadline runs from. */
export type DeadlineStart = 'opened' | 'classified' | `called-${Party}`;

/** A deadline that runs from an act of the log; what an acquirer's or bank's notice says is entered with the act `deadline-set`. */
export interface PlaybookDeadline {
  id: string;
  text: ResponseKey;
  after: DeadlineStart;
  hours: number;
  /** any of these steps done, or files there, meets it */
  metBySteps: readonly string[];
  metByFiles: readonly FileRole[];
  regions?: readonly Region[];
}

export interface Playbook {
  id: 'triage' | Outcome | 'terminal-overhaul';
  /** day on which its contents were last checked, `YYYY-MM-DD` */
  checkedOn: string;
  /** where its contents come from, for users to look up */
  sources: readonly ResponseKey[];
  steps: readonly Step[];
  documents: readonly DocumentNeed[];
  deadlines: readonly PlaybookDeadline[];
}

/** A step, paper or deadline that stands in a region. */
export function standsIn({ regions }: { regions?: readonly Region[] }, region: Region): boolean {
  return regions === undefined || regions.includes(region);
}

/** The step as a region words it: a country falls back on what is said for all countries but China. */
export function stepFor(step: Step, region: Region): Step {
  if (region === 'cn' || !step.variants) return step;
  const variant = step.variants[region] ?? step.variants.international;
  return variant ? { ...step, hotlines: [], ...variant } : step;
}
