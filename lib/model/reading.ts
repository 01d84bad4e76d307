// What the content script reports of one frame: the transactions it read and what it could not read, with the reason.
import * as z from 'zod/mini';
import { KeyedTransaction } from './transaction';

/** Why something on a page was not read; worded in the catalogue `app` under `notRead.<why>`. */
export const notReadReasons = [
  'no-table',
  'not-transactions',
  'canvas',
  'cross-origin-frame',
  'no-headings',
  'changed-while-reading',
  'too-large',
  'columns-unclear',
] as const;
export type NotReadReason = (typeof notReadReasons)[number];

export const NotRead = z.object({ what: z.string().check(z.maxLength(200)), why: z.enum(notReadReasons) });
export type NotRead = z.infer<typeof NotRead>;

/** One table: `fields` maps a transaction field to the heading it was read from; `total` is the whole list's count if the page says it. */
export const TableReading = z.object({
  fields: z.record(z.string(), z.string()),
  shown: z.int(),
  total: z.nullable(z.int()),
  rows: z.array(KeyedTransaction),
});
export type TableReading = z.infer<typeof TableReading>;

/** One frame's reading. `url` and `title` are masked like every text. */
export const FrameReading = z.object({
  url: z.string().check(z.maxLength(4000)),
  title: z.string().check(z.maxLength(1000)),
  language: z.string().check(z.maxLength(40)),
  tables: z.array(TableReading).check(z.maxLength(50)),
  notRead: z.array(NotRead).check(z.maxLength(50)),
});
export type FrameReading = z.infer<typeof FrameReading>;
