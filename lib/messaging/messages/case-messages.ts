// Messages about cases: their acts, captures, contacts and the steps that the merchant edited.
import * as z from 'zod/mini';
import { Act, CaseEvent, CaseId, Sha256, WallDate } from '@/lib/model/case-event';
import { CaseSummary, CaseTotals, caseFilters, ShopTotals } from '@/lib/model/case-summary';
import { ShopId } from '@/lib/model/chain-member';
import { Contact, Contacts } from '@/lib/model/contact';
import { NoticeReading } from '@/lib/model/notice-deadline';
import { PlaybookEdits } from '@/lib/model/playbook-edits';
import { type Messages, none, Request, TabId } from './part';

export const CaptureResult = z.union([
  z.object({ ok: z.literal(true), item: z.int() }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['needs-click', 'no-page', 'storage-full', 'page-changed', 'stopped', 'unexpected']),
  }),
]);
export type CaptureResult = z.infer<typeof CaptureResult>;

export const caseMessages = {
  'case.open': {
    from: ['page'],
    payload: z.object({
      request: Request,
      tabId: TabId,
      keys: z.array(z.string()).check(z.minLength(1), z.maxLength(200)),
    }),
    reply: z.object({ caseId: CaseId }),
  },
  /** the first cases of a filter that hold the typed words, overdue first; `shop` empty for all. `found`: how many there are of them */
  'case.page': {
    from: ['page'],
    payload: z.object({
      filter: z.enum(caseFilters),
      shop: z.union([z.literal(''), ShopId]),
      words: z.string().check(z.maxLength(400)),
      limit: z.int().check(z.gte(1), z.lte(1000)),
    }),
    reply: z.object({
      rows: z.array(CaseSummary),
      found: z.int(),
      totals: CaseTotals,
      /** a chain's shops, each with the head of its own list */
      shops: z.array(ShopTotals),
    }),
  },
  'case.get': {
    from: ['page'],
    payload: z.object({ caseId: CaseId }),
    /** `shop`: the chain's shop whose case it is; null where it is in no chain */
    reply: z.object({ events: z.array(CaseEvent), shop: z.nullable(ShopId) }),
  },
  'case.act': {
    from: ['page'],
    payload: z.object({ request: Request, caseId: CaseId, act: Act }),
    reply: z.object({ event: Sha256 }),
  },
  'case.delete': { from: ['page'], payload: z.object({ caseId: CaseId }), reply: none },
  'capture.take': {
    from: ['page'],
    payload: z.object({
      request: Request,
      caseId: CaseId,
      tabId: TabId,
      /** the page scrolled through from beginning to end, besides what is to be seen of it now */
      isWhole: z.optional(z.boolean()),
      /** rows that are not the case's are covered in pictures and left out of text and copies */
      coversOthers: z.optional(z.boolean()),
      /** the browser's own copy of the page (Chrome alone, with the permission that the user gave for it) */
      withMhtml: z.optional(z.boolean()),
      /** the portal is asked for its time */
      checksClock: z.optional(z.boolean()),
    }),
    reply: CaptureResult,
  },
  /** how far a whole page's capture is, as pixels of its height; null while there is none */
  'capture.progress': {
    from: ['page'],
    payload: z.object({ tabId: TabId }),
    reply: z.nullable(z.object({ done: z.number(), total: z.number() })),
  },
  'capture.stop': { from: ['page'], payload: z.object({ tabId: TabId }), reply: none },
  /**
   * a master pack from another machine, put among the artefacts, becomes a case here; `absent`: files that its log names and it does not
   * hold; `cut`: events of which a part was cut; `detail`: why it cannot be read
   */
  'case.import': {
    from: ['page'],
    payload: z.object({ sha256: Sha256, password: z.string().check(z.maxLength(200)) }),
    reply: z.union([
      z.object({ ok: z.literal(true), caseId: CaseId, isNew: z.boolean(), absent: z.int(), cut: z.int() }),
      z.object({
        ok: z.literal(false),
        why: z.enum(['no-master', 'log-cut', 'broken', 'differs', 'password', 'wrong-password', 'unreadable']),
        detail: z.string(),
      }),
    ]),
  },
  /** the dates that a notice names: of the file with this hash, or of a pasted text; `today` is the reader's wall date */
  'notice.read': {
    from: ['page'],
    payload: z.object({
      sha256: z.nullable(Sha256),
      text: z.string().check(z.maxLength(100_000)),
      today: WallDate,
    }),
    reply: z.union([
      z.object({ ok: z.literal(true), ...NoticeReading.shape }),
      z.object({ ok: z.literal(false), why: z.enum(['no-text', 'too-large']) }),
    ]),
  },
  'contact.list': { from: ['page'], payload: none, reply: Contacts },
  'contact.save': { from: ['page'], payload: Contact, reply: Contacts },
  'contact.delete': { from: ['page'], payload: z.object({ id: Request }), reply: Contacts },
  'playbook.edits': { from: ['page', 'offscreen'], payload: none, reply: PlaybookEdits },
  'playbook.edit': { from: ['page'], payload: PlaybookEdits, reply: PlaybookEdits },
} as const satisfies Messages;
