// Messages about the chain of shops that this browser is a member of. What they offer:
//   chain.state   how the membership stands, and how much waits to be sent; `changed: 'chain'` is told whenever it may be another
//   chain.join    takes a join file (lib/model/chain-member.ts) and connects; the same again with another file changes the membership
//   chain.leave   forgets membership and secret; cases stay here
//   chain.files   counts what is here of a case's files, and fetches what is missing, as far as this member may see them
//   chain.pack    fetches one pack of a case that another computer built
//   chain.signs   signs of the whole chain: to a shop those that it was told, to the head office all
//   chain.aside   sets one aside until there is more of it
//   chain.delete  deletes a case for the whole chain, by a computer that the chain has named for it
//   chain.deleted cases that were deleted so, newest first: by whom, when and why
//   chain.arrived told by the page that holds the connection: acts of others have come
// A case's shop stands in its summary (`shop` of case.page, lib/model/case-summary.ts) and beside its log (`shop` of case.get).
import * as z from 'zod/mini';
import { CaseId, Sha256 } from '@/lib/model/case-event';
import { ChainMember, chainStates, JoinFile, ShopId } from '@/lib/model/chain-member';
import { ChainSign, ToldSign } from '@/lib/model/chain-sign';
import { OwnRow } from '@/lib/model/own-row';
import { DeletionReason, Instant } from '@/lib/model/tombstone';
import { type Messages, none } from './part';

/** How a membership stands. */
export const ChainStatus = z.object({
  state: z.enum(chainStates),
  member: z.nullable(ChainMember),
  /** acts, and acts whose files, are still to be sent */
  waiting: z.int(),
  filesWaiting: z.int(),
  /** of the member's shops: cases that are kept here */
  cases: z.int(),
  /** origins that the policy's defaults name and that the user has not allowed */
  sitesToAllow: z.array(z.string()),
  /** the browser's policy sets a chain, but not as a join file: nothing was changed */
  isPolicyUnreadable: z.boolean(),
  /** this browser's own device id, which IT names where it is to delete cases */
  device: Sha256,
  /** this browser may delete cases for the whole chain */
  mayDelete: z.boolean(),
  /** a deletion for the whole chain came from a computer that this member's file does not name */
  hasRefusedDeletion: z.boolean(),
});
export type ChainStatus = z.infer<typeof ChainStatus>;

export const chainMessages = {
  'chain.state': { from: ['page'], payload: none, reply: ChainStatus },
  'chain.join': {
    from: ['page'],
    payload: z.object({ file: JoinFile }),
    /** `set-by-it`: the browser's policy says which chain; `no-secret`: neither password nor credentials */
    reply: z.union([
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), why: z.enum(['set-by-it', 'no-secret']) }),
    ]),
  },
  'chain.leave': { from: ['page'], payload: none, reply: none },
  'chain.files': {
    from: ['page'],
    /** `isOnlyCounted`: nothing is fetched */
    payload: z.object({ caseId: CaseId, isOnlyCounted: z.boolean() }),
    /**
     * files of the case by whether they are here. `waits`: not fetched, not sent yet, or nobody is connected; `withheld`: identity papers
     * that this member is not given
     */
    reply: z.object({ here: z.int(), waits: z.int(), damaged: z.int(), withheld: z.int() }),
  },
  'chain.pack': {
    from: ['page'],
    payload: z.object({ caseId: CaseId, sha256: Sha256 }),
    /** `withheld`: identity papers may stand in it, which this member is not given; `too-large`: packs of that size are not sent */
    reply: z.object({ is: z.enum(['here', 'waits', 'damaged', 'withheld', 'too-large', 'no-pack']) }),
  },
  'chain.signs': {
    from: ['page'],
    payload: none,
    /** `state`: what of it there is, for setting it aside; those set aside are left out. `rows`: this shop's own that belong to it */
    reply: z.object({
      told: z.array(z.object({ sign: ToldSign, rows: z.array(OwnRow), state: z.string() })),
      whole: z.array(z.object({ sign: ChainSign, state: z.string() })),
    }),
  },
  'chain.aside': {
    from: ['page'],
    payload: z.object({ id: Sha256, state: z.string().check(z.maxLength(100)) }),
    reply: none,
  },
  'chain.delete': {
    from: ['page'],
    payload: z.object({ caseId: CaseId, reason: DeletionReason }),
    /** `later`: ordered, and carried out as soon as the servers let it; with `offline` and all below nothing was deleted */
    reply: z.object({ is: z.enum(['done', 'later', 'offline', 'no-case', 'not-allowed']) }),
  },
  'chain.deleted': {
    from: ['page'],
    payload: none,
    reply: z.array(z.object({ caseId: CaseId, shop: ShopId, actor: z.string(), at: Instant, reason: DeletionReason })),
  },
  'chain.arrived': {
    from: ['offscreen'],
    payload: z.object({ caseIds: z.array(CaseId).check(z.maxLength(10_000)) }),
    reply: none,
  },
} as const satisfies Messages;
