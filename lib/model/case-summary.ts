// A case in one line of a list: a fold over its log, kept as a cache.
import * as z from 'zod/mini';
import { CaseId } from './case-event';
import { ShopId } from './chain-member';
import { Money } from './money';

/** When something is due: at a UTC instant, or by the end of a wall day. */
export const Due = z.union([z.object({ at: z.string() }), z.object({ on: z.string() })]);
export type Due = z.infer<typeof Due>;

export const CaseSummary = z.object({
  caseId: CaseId,
  /** the chain's shop whose case it is; absent where it is in no chain. Not of the log: laid over it when a list is made */
  shop: z.optional(ShopId),
  openedAt: z.string(),
  outcome: z.nullable(z.enum(['normal', 'mis-operation', 'suspected-fraud'])),
  isClosed: z.boolean(),
  stepsDone: z.int(),
  stepsTotal: z.int(),
  amount: z.nullable(Money),
  /** what has not come back of it; null where nothing is at risk: closed, a normal sale, or all of it has */
  atRisk: z.nullable(Money),
  /** what came back, per currency */
  recovered: z.array(Money),
  /** open reminders, the earliest first: overdue or not is the clock's to say */
  reminders: z.array(z.object({ id: z.string(), due: Due })),
  /** id of the one next step; null when closed */
  nextStep: z.nullable(z.string()),
  /** the correction of a slip is in the ledger: only the user's word is missing to close */
  awaitsClosing: z.boolean(),
  portals: z.array(z.string()),
  stores: z.array(z.string()),
  terminals: z.array(z.string()),
  lastAt: z.string(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

export const caseFilters = ['open', 'overdue', 'today', 'closed', 'all'] as const;
export type CaseFilter = (typeof caseFilters)[number];

/** The head of a list of cases. */
export const CaseTotals = z.object({
  open: z.int(),
  /** open cases with something overdue; with something due today and nothing overdue */
  overdue: z.int(),
  today: z.int(),
  closed: z.int(),
  /** of open cases, what has not come back, per currency; normal sales are not at risk */
  atRisk: z.array(Money),
  /** of all cases, per currency */
  recovered: z.array(Money),
});
export type CaseTotals = z.infer<typeof CaseTotals>;

/** A shop of the chain, and the head of its own list. */
export const ShopTotals = z.object({ ...CaseTotals.shape, shop: ShopId });
export type ShopTotals = z.infer<typeof ShopTotals>;
