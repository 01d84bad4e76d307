// Every message that the parts of the extension send each other: its payload, its answer, and who may send it.
import * as z from 'zod/mini';
import {
  Act,
  CaseEvent,
  CaseId,
  numberAnswers,
  PageReference,
  packKinds,
  Sha256,
  voucherOutcomes,
  WallDate,
} from '@/lib/model/case-event';
import { Contact, Contacts } from '@/lib/model/contact';
import { DetectionChoice, RuleRate } from '@/lib/model/detection-choice';
import { FileColumns } from '@/lib/model/file-columns';
import { Finding } from '@/lib/model/finding';
import { LearnedItem } from '@/lib/model/learned-item';
import { PackJob } from '@/lib/model/pack-job';
import { PageRow, pageParts } from '@/lib/model/page-row';
import { PlaybookEdits } from '@/lib/model/playbook-edits';
import { PortalFacts } from '@/lib/model/portal-facts';
import { CheckRecord, PreventionPlan } from '@/lib/model/prevention';
import { FrameReading, NotRead } from '@/lib/model/reading';
import { Settings, StampAuthority } from '@/lib/model/settings';
import { ShopDetails } from '@/lib/model/shop';
import { ShopDays } from '@/lib/model/shop-days';
import { StampCheck } from '@/lib/model/stamp-check';
import { TaughtSite, TaughtTable } from '@/lib/model/taught';
import { TillReport, TillSettlement } from '@/lib/model/till-report';
import { KeyedTransaction, Transaction } from '@/lib/model/transaction';

/** Who can send: a content script, a page of ours (popup, side panel…), the offscreen document. */
export type Sender = 'content' | 'page' | 'offscreen';

const Request = z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/));
const TabId = z.int();
const none = z.object({});
/** After so long without use the lock closes; minutes. */
const IdleMinutes = z.int().check(z.gte(1), z.lte(480));
const Passphrase = z.string().check(z.minLength(8), z.maxLength(1000));

/** State of the page in a tab, in the words of the popup's first line. */
export const TabState = z.object({
  tabId: TabId,
  /** `unsupported`: browser pages, where no extension may look */
  access: z.enum(['allowed', 'once', 'not-allowed', 'unsupported']),
  origin: z.string(),
  reading: z.enum(['none', 'reading', 'done']),
  /** frame id → what was read there */
  frames: z.array(z.object({ frameId: z.int(), reading: FrameReading })),
  findings: z.array(Finding),
  /** rules that need more history than there is, with what is missing (catalogue `rules`, key `need.<rule>`) */
  notEnough: z.array(z.object({ rule: z.string(), have: z.number(), need: z.number() })),
  /** ledger key → case that the row is part of */
  inCase: z.record(z.string(), z.string()),
  /** how far the walk through the list's pages is, while there is one */
  walk: z.optional(z.object({ pages: z.int(), rows: z.int() })),
  trouble: z.nullable(z.enum(['storage-full', 'storage-failed'])),
});
export type TabState = z.infer<typeof TabState>;

const { frames: _frames, findings: _findings, inCase: _inCase, ...aboutTab } = TabState.shape;

/** The same in short, for the views: a list may hold thousands of rows, of which they draw a few (`tab.rows`). */
export const TabGlance = z.object({
  ...aboutTab,
  hasTables: z.boolean(),
  notRead: z.array(NotRead),
  /** how many rows were read, each once, and how many are in each part */
  counts: z.object({ rows: z.int(), marked: z.int(), notes: z.int(), others: z.int() }),
});
export type TabGlance = z.infer<typeof TabGlance>;

export const CaptureResult = z.union([
  z.object({ ok: z.literal(true), item: z.int() }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['needs-click', 'no-page', 'storage-full', 'page-changed', 'stopped', 'unexpected']),
  }),
]);
export type CaptureResult = z.infer<typeof CaptureResult>;

/** What the voucher check says of one transaction, and how many till rows were loaded. */
export const TillSummary = z.object({
  records: z.int(),
  matched: z.int(),
  noVoucher: z.int(),
  amountDiffers: z.int(),
  noCharge: z.int(),
  files: z.array(z.string()),
});
export type TillSummary = z.infer<typeof TillSummary>;

/** A remembered transaction in a list: what is suspicious about it, its case, when it was seen (UTC) and in how many versions. */
const RecordRow = z.object({
  ...KeyedTransaction.shape,
  firstSeen: z.string(),
  lastSeen: z.string(),
  versions: z.int(),
  findings: z.array(Finding),
  caseId: z.nullable(CaseId),
});
export type RecordRow = z.infer<typeof RecordRow>;

/** A statement that a page of ours has put among the artefacts. */
const StatementFile = z.object({ sha256: Sha256, name: z.string().check(z.minLength(1), z.maxLength(200)) });
const StatementTrouble = z.object({
  ok: z.literal(false),
  why: z.enum(['no-columns', 'no-rows', 'unreadable', 'too-many', 'cancelled']),
});

/** What is to be said about a frame's rows. */
const Marks = z.object({
  findings: z.array(Finding),
  inCase: z.record(z.string(), z.string()),
  language: z.enum(['zh-CN', 'en']),
});
const Parts = z.object({ name: Request, rows: z.int() });

/** A key that wrote into cases here; times in UTC. */
const KeyState = z.object({
  id: Sha256,
  cases: z.int(),
  lostAt: z.nullable(z.string()),
  handedOver: z.nullable(z.object({ to: Sha256, at: z.string() })),
});

/** To the worker. */
export const messages = {
  /** something on the page could be a table: the reader is in the frame when this is answered */
  'page.wake': { from: ['content'], payload: none, reply: none },
  /** `parts`: the rows of this reading that were sent before, under that name */
  'page.read': {
    from: ['content'],
    payload: z.object({ reading: FrameReading, complete: z.boolean(), parts: z.optional(Parts) }),
    reply: Marks,
  },
  /** rows of a long reading, sent before it in the order of the page: one long message would hold the page up */
  'page.part': {
    from: ['content'],
    payload: z.object({ name: Request, table: z.int().check(z.gte(0), z.lt(50)), rows: z.array(KeyedTransaction) }),
    reply: none,
  },
  /** rows of the latest reading that say something else now, under the same keys; null where that reading is not known any more */
  'page.changed': {
    from: ['content'],
    payload: z.object({ rows: z.array(KeyedTransaction) }),
    reply: z.nullable(Marks),
  },
  /** what is known of a site, asked before its page is read: its preset, what the user taught; words of other languages are put in */
  'page.known': {
    from: ['content'],
    payload: z.object({ host: z.string().check(z.maxLength(300)), languages: z.boolean() }),
    reply: z.object({
      portal: z.nullable(PortalFacts),
      taught: z.nullable(TaughtSite),
      language: z.enum(['zh-CN', 'en']),
    }),
  },
  'page.teach': {
    from: ['content'],
    payload: z.object({ host: z.string().check(z.maxLength(255)), table: TaughtTable }),
    reply: none,
  },
  'page.open-case': {
    from: ['content'],
    payload: z.object({ key: z.string(), request: Request }),
    reply: z.object({ caseId: CaseId }),
  },
  /** one press on a mark: the row is fine, or wrong, or what was said is taken back; answers with the frame's marks as they are now */
  'page.judge': {
    from: ['content'],
    payload: z.object({ key: z.string().check(z.maxLength(600)), verdict: z.enum(['fine', 'wrong', 'take-back']) }),
    reply: z.object({
      findings: z.array(Finding),
      inCase: z.record(z.string(), z.string()),
      language: z.enum(['zh-CN', 'en']),
    }),
  },
  'tab.state': { from: ['page'], payload: z.object({ tabId: TabId }), reply: TabState },
  'tab.glance': { from: ['page'], payload: z.object({ tabId: TabId }), reply: TabGlance },
  /** the first rows of a part that hold all typed words, in the part's order; `total`: how many there are of them */
  'tab.rows': {
    from: ['page'],
    payload: z.object({
      tabId: TabId,
      part: z.enum(pageParts),
      words: z.string().check(z.maxLength(400)),
      limit: z.int().check(z.gte(1), z.lte(1000)),
    }),
    reply: z.object({ rows: z.array(PageRow), total: z.int() }),
  },
  'tab.scan-once': { from: ['page'], payload: z.object({ tabId: TabId }), reply: z.object({ ok: z.boolean() }) },
  /** goes through the list's pages and virtual rows; `complete`: to its end */
  'tab.walk': {
    from: ['page'],
    payload: z.object({ tabId: TabId, pages: z.int().check(z.gte(1), z.lte(1000)), scroll: z.boolean() }),
    reply: z.object({ pages: z.int(), rows: z.int(), complete: z.boolean() }),
  },
  'tab.stop-walk': { from: ['page'], payload: z.object({ tabId: TabId }), reply: none },
  'tab.reveal': {
    from: ['page'],
    payload: z.object({ tabId: TabId, key: z.string() }),
    reply: z.object({ ok: z.boolean() }),
  },
  'site.allowed': { from: ['page'], payload: z.object({ origin: z.string() }), reply: z.object({ ok: z.boolean() }) },
  'site.forget': { from: ['page'], payload: z.object({ origin: z.string() }), reply: none },
  'case.open': {
    from: ['page'],
    payload: z.object({
      request: Request,
      tabId: TabId,
      keys: z.array(z.string()).check(z.minLength(1), z.maxLength(200)),
    }),
    reply: z.object({ caseId: CaseId }),
  },
  /** case summaries, newest first; whoever asks parses them, in slices: there may be many (components/cases-asked.ts) */
  'case.list': { from: ['page'], payload: none, reply: z.array(z.unknown()) },
  'case.get': {
    from: ['page'],
    payload: z.object({ caseId: CaseId }),
    reply: z.object({ events: z.array(CaseEvent) }),
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
  /** a master pack from another machine, put among the artefacts, becomes a case here; `detail`: why it cannot be read */
  'case.import': {
    from: ['page'],
    payload: z.object({ sha256: Sha256, password: z.string().check(z.maxLength(200)) }),
    reply: z.union([
      z.object({ ok: z.literal(true), caseId: CaseId, isNew: z.boolean(), absent: z.int() }),
      z.object({
        ok: z.literal(false),
        why: z.enum(['no-master', 'broken', 'differs', 'password', 'wrong-password', 'unreadable']),
        detail: z.string(),
      }),
    ]),
  },
  /** a trial stamp */
  'stamp.test': { from: ['page'], payload: StampAuthority, reply: StampCheck },
  /** bytes that the browser says it keeps for us, and may keep; null where it does not say */
  'data.room': {
    from: ['page'],
    payload: none,
    reply: z.nullable(z.object({ used: z.number(), quota: z.number() })),
  },
  'pack.finished': { from: ['offscreen'], payload: PackJob, reply: none },
  'till.import': {
    from: ['page'],
    payload: z.object({ sha256: Sha256, name: z.string().check(z.maxLength(200)) }),
    reply: z.union([
      z.object({ ok: z.literal(true), summary: TillSummary }),
      z.object({ ok: z.literal(false), why: z.enum(['no-columns', 'no-rows', 'unreadable', 'stopped']) }),
    ]),
  },
  /** ends the comparison of till and portal that is under way; what the one before found still stands */
  'till.stop': { from: ['page'], payload: none, reply: none },
  /** has a statement file judged: nothing of it is remembered; the rows worth looking at are told, the gravest first */
  'statement.judge': {
    from: ['page'],
    payload: StatementFile,
    reply: z.union([
      z.object({
        ok: z.literal(true),
        rows: z.int(),
        /** wall time of the first and last row */
        from: z.nullable(z.string()),
        to: z.nullable(z.string()),
        counts: z.object({ high: z.int(), medium: z.int(), low: z.int() }),
        notEnough: z.array(z.object({ rule: z.string(), have: z.number(), need: z.number() })),
        found: z.array(z.object({ ...KeyedTransaction.shape, findings: z.array(Finding), caseId: z.nullable(CaseId) })),
      }),
      StatementTrouble,
    ]),
  },
  /** headings and first rows of a file, for the user to say what each column is; null where it holds no table */
  'statement.columns': { from: ['page'], payload: StatementFile, reply: z.nullable(FileColumns) },
  /** what the user said of files with these headings, from the next reading on; no columns: forgotten */
  'statement.teach': { from: ['page'], payload: TaughtTable, reply: none },
  'statement.cancel': { from: ['page'], payload: z.object({ sha256: Sha256 }), reply: none },
  /** remembers a statement's rows, under the file's name */
  'statement.keep': {
    from: ['page'],
    payload: StatementFile,
    reply: z.union([z.object({ ok: z.literal(true), rows: z.int() }), StatementTrouble]),
  },
  'statement.open-case': {
    from: ['page'],
    payload: z.object({
      request: Request,
      rows: z
        .array(z.object({ ...KeyedTransaction.shape, findings: z.array(Finding).check(z.maxLength(50)) }))
        .check(z.minLength(1), z.maxLength(50)),
    }),
    reply: z.object({ caseId: CaseId }),
  },
  /** what comparing the till with the portal says of these transactions; those not compared are left out */
  'till.vouchers': {
    from: ['page'],
    payload: z.object({ keys: z.array(z.string()).check(z.maxLength(500)) }),
    reply: z.record(z.string(), z.enum(voucherOutcomes)),
  },
  'till.summary': { from: ['page'], payload: none, reply: TillSummary },
  'records.portals': {
    from: ['page'],
    payload: none,
    reply: z.array(z.object({ portal: z.string(), rows: z.int() })),
  },
  /** remembered transactions of a portal, newest first; `after` and `next` are where a page ends, empty for none */
  'records.search': {
    from: ['page'],
    payload: z.object({
      portal: z.string().check(z.maxLength(400)),
      words: z.string().check(z.maxLength(400)),
      from: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
      to: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
      after: z.string().check(z.maxLength(1000)),
      limit: z.int().check(z.gte(1), z.lte(200)),
    }),
    reply: z.object({ rows: z.array(RecordRow), next: z.string() }),
  },
  'records.versions': {
    from: ['page'],
    payload: z.object({ key: z.string().check(z.maxLength(600)) }),
    reply: z.array(z.object({ version: z.int(), seenAt: z.string(), transaction: Transaction })),
  },
  'site.list': { from: ['page'], payload: none, reply: z.array(z.string()) },
  'contact.list': { from: ['page'], payload: none, reply: Contacts },
  'contact.save': { from: ['page'], payload: Contact, reply: Contacts },
  'contact.delete': { from: ['page'], payload: z.object({ id: Request }), reply: Contacts },
  'data.delete-all': { from: ['page'], payload: none, reply: none },
  /** the whole state as one file under a passphrase, kept among the artefacts for a day */
  'backup.export': {
    from: ['page'],
    payload: z.object({ passphrase: Passphrase }),
    reply: z.object({ sha256: Sha256, name: z.string(), bytes: z.int() }),
  },
  'backup.import': {
    from: ['page'],
    payload: z.object({ sha256: Sha256, passphrase: Passphrase }),
    reply: z.union([
      z.object({ ok: z.literal(true), events: z.int(), transactions: z.int(), artefacts: z.int() }),
      z.object({ ok: z.literal(false), why: z.enum(['not-a-backup', 'newer', 'wrong-passphrase', 'damaged']) }),
    ]),
  },
  'data.counts': {
    from: ['page'],
    payload: none,
    /** `bytes`: on the disk, null where the browser does not say; `lastBackup`: UTC, null for never */
    reply: z.object({
      cases: z.int(),
      transactions: z.int(),
      artefacts: z.int(),
      bytes: z.nullable(z.number()),
      lastBackup: z.nullable(z.string()),
    }),
  },
  /** lets the user show in the tab what its columns mean */
  'tab.teach': { from: ['page'], payload: z.object({ tabId: TabId }), reply: z.object({ ok: z.boolean() }) },
  /** the preset of a site's portal; null where there is none */
  'site.portal': {
    from: ['page'],
    payload: z.object({ origin: z.string().check(z.maxLength(300)) }),
    reply: z.nullable(z.object({ name: z.string(), tried: z.boolean() })),
  },
  'taught.list': { from: ['page'], payload: none, reply: z.array(TaughtSite) },
  'taught.import': { from: ['page'], payload: TaughtSite, reply: none },
  'taught.forget': { from: ['page'], payload: z.object({ host: z.string() }), reply: none },
  /** sums that add up, vouchers without charge, what a person has to settle */
  'till.report': { from: ['page'], payload: none, reply: TillReport },
  /** what a person has settled of the comparison; compared anew */
  'till.settle': { from: ['page'], payload: TillSettlement, reply: TillReport },
  /** the shop's days in numbers; `portal` and `currency` empty for all and for the most usual */
  'numbers.days': {
    from: ['page'],
    payload: z.object({
      portal: z.string().check(z.maxLength(400)),
      from: WallDate,
      to: WallDate,
      currency: z.string().check(z.maxLength(3)),
    }),
    reply: ShopDays,
  },
  /** who the merchant is, for letters */
  'shop.get': { from: ['page', 'offscreen'], payload: none, reply: ShopDetails },
  'shop.set': { from: ['page'], payload: z.partial(ShopDetails), reply: ShopDetails },
  'playbook.edits': { from: ['page', 'offscreen'], payload: none, reply: PlaybookEdits },
  'playbook.edit': { from: ['page'], payload: PlaybookEdits, reply: PlaybookEdits },
  /** the plan of recurring checks and every check done */
  'prevention.get': {
    from: ['page'],
    payload: none,
    reply: z.object({ plan: PreventionPlan, checks: z.array(CheckRecord) }),
  },
  /** terminals of which remembered payments tell but the plan does not */
  'prevention.unlisted': { from: ['page'], payload: none, reply: z.array(z.string()) },
  'prevention.plan': { from: ['page'], payload: PreventionPlan, reply: none },
  'prevention.check': { from: ['page'], payload: CheckRecord, reply: none },
  /** what was learned from the merchant's verdicts */
  'learned.list': { from: ['page'], payload: none, reply: z.array(LearnedItem) },
  'learned.remove': {
    from: ['page'],
    payload: z.object({ id: z.string().check(z.maxLength(1000)) }),
    reply: z.array(LearnedItem),
  },
  'detection.get': { from: ['page'], payload: none, reply: DetectionChoice },
  'detection.set': { from: ['page'], payload: DetectionChoice, reply: DetectionChoice },
  /** how often each rule would have spoken about the remembered rows under this choice, chosen already or not */
  'detection.rates': {
    from: ['page'],
    payload: DetectionChoice,
    reply: z.object({ rows: z.int(), rules: z.array(RuleRate) }),
  },
  /** the lock over cases and files; see lib/storage/lock.ts */
  'lock.state': {
    from: ['page'],
    payload: none,
    reply: z.object({
      state: z.enum(['off', 'turning-on', 'on', 'turning-off']),
      isOpen: z.boolean(),
      idleMinutes: z.int(),
    }),
  },
  'lock.on': {
    from: ['page'],
    payload: z.object({ passphrase: Passphrase, idleMinutes: IdleMinutes }),
    reply: z.object({ ok: z.boolean() }),
  },
  'lock.open': { from: ['page'], payload: z.object({ passphrase: Passphrase }), reply: z.object({ ok: z.boolean() }) },
  'lock.close': { from: ['page'], payload: none, reply: none },
  /** a person has pressed or typed something: it stays open for another while */
  'lock.touch': { from: ['page'], payload: none, reply: none },
  'lock.change': {
    from: ['page'],
    payload: z.object({ before: Passphrase, after: Passphrase }),
    reply: z.object({ ok: z.boolean() }),
  },
  'lock.idle': { from: ['page'], payload: z.object({ minutes: IdleMinutes }), reply: none },
  'lock.off': { from: ['page'], payload: z.object({ passphrase: Passphrase }), reply: z.object({ ok: z.boolean() }) },
  /** the key while it is at hand: the offscreen document has no way of its own to the session's memory */
  'lock.key': {
    from: ['offscreen'],
    payload: none,
    reply: z.nullable(z.object({ lock: z.string(), key: z.string(), usedAt: z.number(), idle: z.number() })),
  },
  'settings.get': { from: ['page', 'offscreen'], payload: none, reply: Settings },
  'settings.set': { from: ['page'], payload: z.partial(Settings), reply: Settings },
} as const satisfies Record<string, { from: readonly Sender[]; payload: z.ZodMiniType; reply: z.ZodMiniType }>;

export { PackJob, Settings };

export type MessageName = keyof typeof messages;
export type Payload<N extends MessageName> = z.infer<(typeof messages)[N]['payload']>;
export type Reply<N extends MessageName> = z.infer<(typeof messages)[N]['reply']>;

/** What the worker asks of a content script (one frame) before and after a picture is taken. */
export const CapturePreparation = z.object({
  page: PageReference,
  /** visible text of the frame, masked */
  text: z.string(),
  /** the frame as an HTML file that does nothing, masked; null where it is too large for one */
  snapshot: z.nullable(z.string()),
  /** viewport size and scroll in CSS pixels, device pixel ratio */
  view: z.object({
    width: z.number(),
    height: z.number(),
    scrollX: z.number(),
    scrollY: z.number(),
    pixelRatio: z.number(),
  }),
  timeZone: z.string(),
  /** wall time of the device, offset included */
  deviceTime: z.string(),
  online: z.boolean(),
  /** boxes drawn over card numbers before the picture */
  masked: z.int(),
  /** elements of other customers' rows that are covered */
  covered: z.int(),
  /** CSS pixels of the page's height that can be seen only by scrolling */
  hidden: z.int(),
  /** whether the frame can tell where in the tab it stands */
  isPlaced: z.boolean(),
});
export type CapturePreparation = z.infer<typeof CapturePreparation>;

/** A step of scrolling through the whole page; see lib/capture/page-scroll.ts. `part` null: it was the last one. */
export const PageStep = z.object({
  part: z.nullable(
    z.object({
      left: z.number(),
      top: z.number(),
      width: z.number(),
      height: z.number(),
      at: z.number(),
      whole: z.number(),
      isLast: z.boolean(),
    }),
  ),
  again: z.boolean(),
  masked: z.int(),
  covered: z.int(),
});
export type PageStep = z.infer<typeof PageStep>;

const Moved = z.enum(['moved', 'end', 'stuck']);

/** To a content script, only ever from the worker. */
export const contentMessages = {
  /** answers as long as the frame still shows the document that was read */
  'content.ping': { payload: none, reply: none },
  /** the user has taken access back: marks come down, nothing is read any more */
  'content.leave': { payload: none, reply: none },
  'content.reread': { payload: none, reply: none },
  'content.marks': {
    payload: z.object({
      findings: z.array(Finding),
      inCase: z.record(z.string(), z.string()),
      language: z.enum(['zh-CN', 'en']),
    }),
    reply: none,
  },
  /** remembers where the list stands; answers the document's address */
  'content.begin-walk': { payload: none, reply: z.object({ url: z.string() }) },
  'content.turn-page': { payload: none, reply: z.object({ moved: Moved }) },
  'content.scroll-rows': { payload: z.object({ toTop: z.boolean() }), reply: z.object({ moved: Moved }) },
  /** goes back to where the walk began */
  'content.end-walk': { payload: z.object({ url: z.string() }), reply: none },
  'content.reveal': { payload: z.object({ key: z.string() }), reply: z.object({ ok: z.boolean() }) },
  /** `keep`: keys of the rows that stay to be seen, where others are to be covered */
  'content.prepare-capture': {
    payload: z.object({ keep: z.nullable(z.array(z.string())) }),
    reply: CapturePreparation,
  },
  'content.scroll-capture': { payload: none, reply: PageStep },
  'content.end-capture': { payload: none, reply: none },
} as const satisfies Record<string, { payload: z.ZodMiniType; reply: z.ZodMiniType }>;
export type ContentMessageName = keyof typeof contentMessages;
export type ContentPayload<N extends ContentMessageName> = z.infer<(typeof contentMessages)[N]['payload']>;
export type ContentReply<N extends ContentMessageName> = z.infer<(typeof contentMessages)[N]['reply']>;

/** Told to all pages of ours when something that they may show has changed; they ask again for what they show. */
export const Changed = z.object({
  changed: z.enum([
    'tab',
    'case',
    'pack',
    'till',
    'till-progress',
    'statement-progress',
    'settings',
    'contact',
    'site',
    'shop',
    'prevention',
    'capture',
    'learned',
    'lock',
  ]),
  id: z.string(),
});
export type Changed = z.infer<typeof Changed>;
