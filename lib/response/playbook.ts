// What a playbook is: the steps of one kind of event as data. The playbooks themselves are in playbooks/.

import type { ResponseKey } from '@/lib/i18n/response';
import type { Party } from '@/lib/model/case-event';
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
}

export interface Playbook {
  id: 'triage' | Outcome;
  /** day on which its contents were last checked, `YYYY-MM-DD` */
  checkedOn: string;
  /** where its contents come from */
  sources: readonly string[];
  steps: readonly Step[];
}
