// The state of a tab as one thing to say: which of the page's possible states it is. Wording is page-status.tsx's.
import type { TabGlance } from '@/lib/messaging/messages/portal-messages';
import { type NotRead, type NotReadReason, notReadReasons } from '@/lib/model/reading';

export type PageState =
  | { kind: 'asking' | 'no-tab' | 'gone' | 'unsupported' | 'site-unknown' | 'reading' }
  | { kind: 'not-allowed'; origin: string }
  | { kind: 'clear'; rows: number }
  | { kind: 'look'; rows: number; marked: number }
  | { kind: 'unreadable'; reasons: NotRead[] };

/** The reasons, those first that the user can do something about at once. */
const order: readonly NotReadReason[] = [
  'changed-while-reading',
  'columns-unclear',
  'no-headings',
  'canvas',
  'cross-origin-frame',
  'too-large',
  'not-transactions',
  'no-table',
];

/** Which state it is; findings of low severity are notes and do not make a page one to look at. */
export function pageStateOf(tab: TabGlance): PageState {
  if (tab.access === 'unsupported') return { kind: 'unsupported' };
  if (tab.access === 'not-allowed')
    return tab.origin === '' ? { kind: 'site-unknown' } : { kind: 'not-allowed', origin: tab.origin };
  const { rows, marked } = tab.counts;
  if (marked > 0) return { kind: 'look', rows, marked };
  if (rows > 0) return { kind: 'clear', rows };
  const reasons = notReadOf(tab);
  if (tab.reading === 'done' && reasons.length > 0) return { kind: 'unreadable', reasons };
  if (tab.reading === 'done') return { kind: 'unreadable', reasons: [{ what: '', why: 'no-table' }] };
  return { kind: 'reading' };
}

/**
 * What was not read, each reason once with the first thing named. That one frame of several has no table is no news where
 * another frame has something to say.
 */
export function notReadOf(tab: TabGlance): NotRead[] {
  const once = [...new Map(tab.notRead.map((one) => [`${one.why}|${one.what}`, one])).values()];
  const telling = once.filter(({ why }) => why !== 'no-table' && why !== 'not-transactions');
  const kept = telling.length > 0 || tab.counts.rows > 0 ? telling : once.slice(0, 1);
  return kept.sort((a, b) => rank(a.why) - rank(b.why));
}

function rank(why: NotReadReason): number {
  const at = order.indexOf(why);
  return at < 0 ? notReadReasons.length : at;
}
