// What the views draw of a tab: its state in short, and the rows of a part. Whole lists stay in the worker.
import type { Payload, Reply } from '@/lib/messaging/messages';
import type { TabGlance, TabState } from '@/lib/messaging/messages/portal-messages';
import { findRows, type PageRows, sortRows } from '@/lib/response/page-rows';
import { rowsOfReading } from './assess-reading';
import { type Desk, languageOf } from './desk';
import { tabState } from './tab-state';

/** The state of one tab in short. */
export async function tabGlance(desk: Desk, tabId: number): Promise<TabGlance> {
  const state = await tabState(desk, tabId);
  const { frames, findings: _findings, inCase: _inCase, ...about } = state;
  const { marked, notes, others } = sorted(state);
  return {
    ...about,
    hasTables: frames.some(({ reading }) => reading.tables.length > 0),
    notRead: frames.flatMap(({ reading }) => reading.notRead),
    counts: {
      rows: marked.length + notes.length + others.length,
      marked: marked.length,
      notes: notes.length,
      others: others.length,
    },
  };
}

/** The first rows of a part of the tab's list that hold the words. */
export async function tabRows(
  desk: Desk,
  { tabId, part, words, limit }: Payload<'tab.rows'>,
): Promise<Reply<'tab.rows'>> {
  const rows = sorted(await tabState(desk, tabId))[part];
  const found = words === '' ? rows : findRows(rows, words, await languageOf(await desk.database()));
  return { rows: found.slice(0, limit), total: found.length };
}

function sorted({ frames, findings, inCase }: TabState): PageRows {
  return sortRows(
    frames.flatMap(({ reading }) => rowsOfReading(reading)),
    findings,
    inCase,
  );
}
