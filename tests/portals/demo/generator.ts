// The demo acquirer's records: 60 days of a restaurant chain, seeded, with stories of trouble planted in them and the shop's own till
// beside them. The portal is looked at in the morning after the night charge, or a day later.
import { Book, day, wall } from './book';
import { writeOrdinaryDays } from './ordinary-days';
import { seeded } from './random';
import type { DemoData } from './records';
import { plantStories } from './stories';

export type { DemoData, PortalRecord } from './records';

export interface DemoOptions {
  seed?: number;
  /** day of the night charge, `YYYY-MM-DD` */
  today?: string;
  /** days of history before that day */
  days?: number;
  /** 1: that day at 11:48; 2: the next day at 11:52, when the refund of the mis-keyed charge has arrived */
  visit?: 1 | 2;
}

/** Makes the records of the chain. The same options always give the same data, and visit 2 shows all rows of visit 1 again. */
export function generateDemo(options: DemoOptions = {}): DemoData {
  const { seed = 20260301, today = '2026-03-01', days = 60, visit = 1 } = options;
  const lastDay = Date.parse(`${today}T00:00:00Z`);
  const book = new Book(seeded(seed), lastDay - days * day, lastDay);
  // Always as many days as the later visit shows, so that both see the same rows.
  writeOrdinaryDays(book, days + 2);
  plantStories(book);
  const seenAt = visit === 1 ? `${today}T11:48:00` : `${wall(lastDay + day).slice(0, 10)}T11:52:00`;
  return book.finish(today, seenAt);
}
