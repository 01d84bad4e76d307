// A deadline as a notice of an acquirer, bank or office states it: found by reading, taken only by a person.
import * as z from 'zod/mini';
import { WallDate } from './case-event';

export const noticeSubjects = ['retrieval', 'chargeback', 'other'] as const;

/** One date, or one span of days, that a notice names. */
export const NoticeDeadline = z.object({
  /** null where the notice only says how many days there are */
  on: z.nullable(WallDate),
  /** `HH:mm` where one is named */
  clock: z.nullable(z.string().check(z.regex(/^\d{2}:\d{2}$/))),
  /** days from the receipt of the notice, where it says so instead of a date */
  days: z.nullable(z.int()),
  isWorkingDays: z.boolean(),
  /** the words around it say that something is due then; else it is only a date that stands in the text */
  isStated: z.boolean(),
  /** the sentence that it stands in, as it was written */
  sentence: z.string().check(z.maxLength(240)),
});
export type NoticeDeadline = z.infer<typeof NoticeDeadline>;

/** What a notice is about, and the dates in it: stated ones first. */
export const NoticeReading = z.object({
  subject: z.enum(noticeSubjects),
  deadlines: z.array(NoticeDeadline),
});
export type NoticeReading = z.infer<typeof NoticeReading>;
