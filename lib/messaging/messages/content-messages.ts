// What the worker asks of a content script. Only ever sent by the worker.
import * as z from 'zod/mini';
import { PageReference } from '@/lib/model/case-event';
import { Finding } from '@/lib/model/finding';
import { none } from './part';

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
