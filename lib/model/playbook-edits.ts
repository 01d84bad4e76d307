// What the merchant has changed of the playbooks: data laid over them, never a copy of them, so that newer playbooks still come through.
import * as z from 'zod/mini';

const line = z.string().check(z.maxLength(400));
const Numbers = z.array(z.object({ name: line, number: z.string().check(z.maxLength(60)) })).check(z.maxLength(20));
const StepId = z.string().check(z.regex(/^[a-z0-9.-]{1,80}$/));

/** A change of one step: `isHidden` leaves it out, texts take the place of ours, numbers come before ours. */
export const StepEdit = z.object({
  step: StepId,
  isHidden: z.optional(z.boolean()),
  title: z.optional(line),
  why: z.optional(line),
  how: z.optional(z.array(line).check(z.maxLength(20))),
  numbers: z.optional(Numbers),
});

/** A step of the merchant's own; `after` names the step that it follows, else it stands last before closing. */
export const OwnStep = z.object({
  id: z.string().check(z.regex(/^own\.[a-z0-9-]{1,60}$/)),
  playbook: z.enum(['triage', 'normal', 'mis-operation', 'suspected-fraud', 'terminal-overhaul']),
  after: z.nullable(StepId),
  title: line,
  why: line,
  how: z.array(line).check(z.maxLength(20)),
  numbers: z.optional(Numbers),
  isOptional: z.boolean(),
});

export const PlaybookEdits = z.object({
  steps: z.array(StepEdit).check(z.maxLength(200)),
  added: z.array(OwnStep).check(z.maxLength(100)),
});
export type PlaybookEdits = z.infer<typeof PlaybookEdits>;

/** No change. */
export const noEdits: PlaybookEdits = { steps: [], added: [] };
