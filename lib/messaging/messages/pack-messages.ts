// Messages about evidence packs: building and locking them, the keys that sign, authorities that stamp.
import * as z from 'zod/mini';
import { CaseId, numberAnswers, packKinds, Sha256 } from '@/lib/model/case-event';
import { PackJob } from '@/lib/model/pack-job';
import { StampAuthority } from '@/lib/model/settings';
import { StampCheck } from '@/lib/model/stamp-check';
import { type Messages, none, Request } from './part';

/** A key that wrote into cases here; times in UTC. */
const KeyState = z.object({
  id: Sha256,
  cases: z.int(),
  lostAt: z.nullable(z.string()),
  handedOver: z.nullable(z.object({ to: Sha256, at: z.string() })),
});

export const packMessages = {
  'pack.build': {
    from: ['page'],
    payload: z.object({
      jobId: Request,
      caseId: CaseId,
      kind: z.enum(packKinds),
      /** the bank asked for copies of identity documents */
      withIdentity: z.optional(z.boolean()),
    }),
    reply: PackJob,
  },
  /** the keys that wrote into the cases, and what became of each */
  'keys.list': { from: ['page'], payload: z.object({}), reply: z.object({ own: KeyState, others: z.array(KeyState) }) },
  /** this browser's key names the one that follows it; `text` is the statement's file */
  'keys.hand-over': {
    from: ['page'],
    payload: z.object({ request: Request, to: Sha256 }),
    reply: z.object({ text: z.string() }),
  },
  'keys.accept': {
    from: ['page'],
    payload: z.object({ text: z.string().check(z.maxLength(20_000)) }),
    reply: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), why: z.enum(['unreadable', 'for-another']) }),
    ]),
  },
  /** another computer's key is gone; `cases`: in how many logs that was written */
  'keys.lost': {
    from: ['page'],
    payload: z.object({ request: Request, device: Sha256, note: z.string().check(z.maxLength(2000)) }),
    reply: z.object({ cases: z.int() }),
  },
  /** what the numbers are that a pack was stopped for; logged, so that the next order knows */
  'pack.settle': {
    from: ['page'],
    payload: z.object({
      request: Request,
      jobId: Request,
      answers: z.array(z.object({ digest: Sha256, answer: z.enum(numberAnswers) })).check(z.maxLength(200)),
    }),
    reply: none,
  },
  'pack.job': { from: ['page'], payload: z.object({ jobId: Request }), reply: z.nullable(PackJob) },
  /** ends the building of a pack, or of the master that it waits for; nothing of it is kept */
  'pack.cancel': { from: ['page'], payload: z.object({ jobId: Request }), reply: none },
  'pack.progress': {
    from: ['offscreen'],
    payload: z.object({ jobId: Request, done: z.number(), total: z.number() }),
    reply: none,
  },
  /** one of the case's packs, locked for sending; the password is told this once */
  'pack.lock': {
    from: ['page'],
    payload: z.object({ caseId: CaseId, sha256: Sha256 }),
    reply: z.object({ sha256: Sha256, name: z.string(), bytes: z.int(), password: z.string() }),
  },
  /** a trial stamp */
  'stamp.test': { from: ['page'], payload: StampAuthority, reply: StampCheck },
  'pack.finished': { from: ['offscreen'], payload: PackJob, reply: none },
} as const satisfies Messages;
