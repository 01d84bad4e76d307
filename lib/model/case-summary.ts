// A case in one line of a list: a fold over its log, kept as a cache.
import * as z from 'zod/mini';
import { CaseId } from './case-event';
import { Money } from './money';

export const CaseSummary = z.object({
  caseId: CaseId,
  openedAt: z.string(),
  outcome: z.nullable(z.enum(['normal', 'mis-operation', 'suspected-fraud'])),
  isClosed: z.boolean(),
  stepsDone: z.int(),
  stepsTotal: z.int(),
  amount: z.nullable(Money),
  lastAt: z.string(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;
