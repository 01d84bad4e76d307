// One thing that detection has learned, as the options list it: what it is, from which row, until when; each can be removed alone.
import * as z from 'zod/mini';
import { MessageValue } from './finding';

export const LearnedItem = z.object({
  /** names the thing; `learned.remove` takes it */
  id: z.string().check(z.maxLength(1000)),
  /** `fine`: a rule keeps still about the like of a row; `card`, `terminal`: trouble was confirmed; `trust`: how a rule is weighed */
  kind: z.enum(['fine', 'card', 'terminal', 'trust']),
  rule: z.nullable(z.string()),
  /** texts, amounts and times of the row that it was learned from */
  values: z.record(z.string(), MessageValue),
  /** UTC instants; `until` null: as long as the row is remembered */
  since: z.string(),
  until: z.nullable(z.string()),
});
export type LearnedItem = z.infer<typeof LearnedItem>;
