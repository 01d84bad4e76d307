// What a portal's preset says that helps to read its pages, as it is handed to the content script of its site.
import * as z from 'zod/mini';
import { roles } from './column-role';
import { transactionStatuses, transactionTypes } from './transaction';

export const PortalFacts = z.object({
  /** BCP 47 tag of the portal's language where it has one alone, else empty */
  language: z.string(),
  currency: z.optional(z.string()),
  dateOrder: z.optional(z.enum(['ymd', 'dmy', 'mdy'])),
  headings: z.record(z.string(), z.enum(roles)),
  types: z.optional(z.record(z.string(), z.enum(transactionTypes))),
  statuses: z.optional(z.record(z.string(), z.enum(transactionStatuses))),
});
export type PortalFacts = z.infer<typeof PortalFacts>;
