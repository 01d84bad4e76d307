// Messages about pages of a portal: what was read, what is marked, walks, sites and what was taught about them.
import * as z from 'zod/mini';
import { CaseId } from '@/lib/model/case-event';
import { Finding } from '@/lib/model/finding';
import { PageRow, pageParts } from '@/lib/model/page-row';
import { PortalFacts } from '@/lib/model/portal-facts';
import { FrameReading, NotRead } from '@/lib/model/reading';
import { TaughtSite, TaughtTable } from '@/lib/model/taught';
import { KeyedTransaction } from '@/lib/model/transaction';
import { type Messages, none, Request, TabId } from './part';

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

/** What is to be said about a frame's rows. */
const Marks = z.object({
  findings: z.array(Finding),
  inCase: z.record(z.string(), z.string()),
  language: z.enum(['zh-CN', 'en']),
});
const Parts = z.object({ name: Request, rows: z.int() });

export const portalMessages = {
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
  'site.list': { from: ['page'], payload: none, reply: z.array(z.string()) },
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
} as const satisfies Messages;
