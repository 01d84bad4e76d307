// A row of a page as the views show it: the transaction, what is suspicious about it, the case that it is part of.
import * as z from 'zod/mini';
import { Finding, severities } from './finding';
import { KeyedTransaction } from './transaction';

/** Which of a page's rows: those to look at, those with a small note, all the others. */
export const pageParts = ['marked', 'notes', 'others'] as const;
export type PagePart = (typeof pageParts)[number];

export const PageRow = z.object({
  ...KeyedTransaction.shape,
  findings: z.array(Finding),
  /** the gravest of its findings; null where there is none */
  severity: z.nullable(z.enum(severities)),
  caseId: z.nullable(z.string()),
});
export type PageRow = z.infer<typeof PageRow>;
