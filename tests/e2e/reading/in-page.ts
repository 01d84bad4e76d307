// Runs in a page of the suite: the reader as the content script has it, and a scroller that gathers virtual lists.

import { ListMover } from '@/lib/frame/list-mover';
import type { FrameReading, NotRead } from '@/lib/model/reading';
import { type TransactionRecord, transactionRecord } from '@/lib/model/transaction-record';
import { isFirstLanguage, learnLanguages, needsMoreWords } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';
import { type PageRead, readPage, toFrameReading } from '@/lib/reading/page';
import { PageReader } from '@/lib/reading/page-reader';
import { mergeReadings } from '@/lib/worker/merge-readings';

export interface PageReport {
  tables: { fields: Record<string, string>; total: number | null; hasNext: boolean; rows: TransactionRecord[] }[];
  notRead: NotRead[];
}

declare global {
  interface Window {
    /** closed shadow roots, kept by the test's own hook (hook.js) as content scripts reach them */
    closedRoots?: WeakMap<Element, ShadowRoot>;
    suiteReader: { read(): PageReport; scroll(): Promise<PageReport>; walk(): Promise<PageReport> };
  }
}

const context = () => ({ language: document.documentElement.lang, host: location.host, now: '2026-03-29T09:00:00' });

function readNow(): PageRead {
  if (!isFirstLanguage(document.documentElement.lang)) learnLanguages(moreLanguages);
  const read = () =>
    readPage(document, context(), {
      shadowRootOf: (element) => element.shadowRoot ?? window.closedRoots?.get(element) ?? null,
    });
  const first = read();
  // As the content script does where the page's own tag names another language than its headings are in.
  const isStrange =
    first.tables.length === 0 || first.tables.some(({ rows }) => needsMoreWords(Object.keys(rows[0]!.transaction.raw)));
  if (!isStrange) return first;
  learnLanguages(moreLanguages);
  return read();
}

function report({ tables, notRead }: PageRead): PageReport {
  return {
    tables: tables.map(({ fields, total, pager, rows }) => ({
      fields,
      total,
      hasNext: pager.next !== null,
      rows: rows.map(({ transaction }) => transactionRecord(transaction)),
    })),
    notRead,
  };
}

const frames = (count: number): Promise<void> =>
  count === 0 ? Promise.resolve() : new Promise((done) => requestAnimationFrame(() => done(frames(count - 1))));

/** Scrolls the first table's rows from top to end and gathers each row once. */
async function scroll(): Promise<PageReport> {
  let read = readNow();
  const first = report(read);
  const rows = new Map<string, TransactionRecord>();
  const gather = () => {
    for (const row of report(read).tables[0]?.rows ?? []) {
      const key = JSON.stringify([row.id, row.time, row.amount, row.cardLast4, row.authCode]);
      if (!rows.has(key)) rows.set(key, row);
    }
  };
  gather();
  for (let step = 0; step < 400; step++) {
    const scroller = read.tables[0]?.pager.scroller;
    if (!scroller || scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) break;
    scroller.scrollTop += Math.max(40, scroller.clientHeight * 0.7);
    // Some lists draw their rows a moment after they were scrolled.
    await new Promise((done) => setTimeout(done, 60));
    await frames(3);
    const before = rows.size;
    // Others (a canvas and its hidden table) tell their rows only once the scrolling has come to rest.
    for (let look = 0; look < 6 && rows.size === before; look++) {
      if (look > 0) await new Promise((done) => setTimeout(done, 80));
      read = readNow();
      gather();
    }
  }
  if (first.tables[0]) first.tables[0].rows = [...rows.values()];
  return first;
}

/** Goes through the first table as the extension does: down, sideways at each place, and back to where it began. */
async function walk(): Promise<PageReport> {
  learnLanguages(moreLanguages);
  const reader = new PageReader(document, context);
  let first: PageReport | null = null;
  let known: FrameReading | null = null;
  const mover = new ListMover({
    document,
    async read() {
      const read = reader.readNow();
      const { reading } = toFrameReading(document, context(), read);
      first ??= report(read);
      known = (known && mergeReadings(known, reading, true)) ?? reading;
      return { tables: read.tables, rows: reading.tables.flatMap(({ rows }) => rows.map(({ key }) => key)).join('\n') };
    },
    tell: async () => undefined,
  });
  const start = await mover.begin();
  const standing = () =>
    [...document.querySelectorAll('*')].map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
  const before = JSON.stringify(standing());
  await mover.scroll(true);
  for (let step = 0; step < 100 && (await mover.scroll(false)) === 'moved'; step++);
  await mover.end(start);
  for (let look = 0; look < 100 && JSON.stringify(standing()) !== before; look++)
    await new Promise((done) => setTimeout(done, 100));
  if (JSON.stringify(standing()) !== before) throw new Error('the list does not stand where it stood');
  const [table] = (known as FrameReading | null)?.tables ?? [];
  if (!first || !table) return report(reader.readNow());
  const { tables, notRead } = first as PageReport;
  const rows = table.rows.map(({ transaction }) => transactionRecord(transaction));
  return { tables: [{ ...tables[0]!, fields: table.fields, rows }, ...tables.slice(1)], notRead };
}

window.suiteReader = { read: () => report(readNow()), scroll, walk };
