// What happens with a frame's reading: remembered in the ledger, assessed, kept as the tab's state, told to the views.
// Marking still works when storage does not: then only the page itself is the history, and the views say so.

import { rowsAside } from '@/lib/detection/sample';
import { response } from '@/lib/i18n/response';
import { languageFor, say } from '@/lib/i18n/say';
import type { Payload, Reply } from '@/lib/messaging/messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import type { FrameReading } from '@/lib/model/reading';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { showCount } from '@/lib/platform/panel';
import { interfaceLanguage } from '@/lib/platform/runtime';
import { casesOfKeys } from '@/lib/storage/cases';
import { ring } from '@/lib/storage/chain-cases';
import type { Database } from '@/lib/storage/database';
import { noteFound } from '@/lib/storage/found-here';
import { allFrames, type FrameState, framesOf, saveFrame } from '@/lib/storage/frames';
import { noteVanished, remember } from '@/lib/storage/ledger';
import { hasAllTallies } from '@/lib/storage/tallies';
import { type Assessed, assessReading, portalOf, rowsOfReading } from './assess-reading';
import { compareFresh } from './compare-till';
import { countLedger } from './count-ledger';
import { type Desk, languageOf } from './desk';
import { learnAmountsLater } from './learn-amounts';
import { mergeReadings } from './merge-readings';
import { withParts } from './reading-parts';
import { forgetUnstored, noteUnstored } from './unstored';
import { walkIn } from './walks';
import { watchCorrections } from './watch-corrections';

/** Readings of a frame are taken in one after the other: each builds on what the one before has left. */
const taking = new Map<string, Promise<unknown>>();

/** Takes in one frame's reading and answers with the marks for it. */
export async function readPage(
  desk: Desk,
  from: { tabId: number; frameId: number },
  payload: Payload<'page.read'>,
): Promise<Reply<'page.read'>> {
  const reading = withParts(from, payload);
  return inTurn(from, () => takeIn(desk, from, { reading, complete: payload.complete }, rowsOfReading(reading)));
}

/**
 * Takes in rows of a frame's latest reading that say something else now. Null where they are none of what is known of the
 * frame: then the whole has to be told.
 */
export function changeRows(
  desk: Desk,
  from: { tabId: number; frameId: number },
  { rows }: Payload<'page.changed'>,
): Promise<Reply<'page.changed'>> {
  return inTurn(from, async () => {
    const frames = await desk.database().then(
      (db) => framesOf(db, from.tabId),
      () => [],
    );
    const frame = frames.find(({ frameId }) => frameId === from.frameId);
    if (!frame || walkIn(from.tabId, from.frameId)) return null;
    const now = new Map(rows.map((row) => [row.key, row]));
    const known = rowsOfReading(frame.reading).filter(({ key }) => now.has(key));
    if (known.length !== now.size) return null;
    const tables = frame.reading.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => now.get(row.key) ?? row),
    }));
    return takeIn(desk, from, { reading: { ...frame.reading, tables }, complete: frame.complete }, rows);
  });
}

async function inTurn<T>({ tabId, frameId }: { tabId: number; frameId: number }, take: () => Promise<T>): Promise<T> {
  const name = `${tabId}:${frameId}`;
  const turn = (taking.get(name) ?? Promise.resolve()).catch(() => undefined).then(take);
  taking.set(name, turn);
  try {
    return await turn;
  } finally {
    if (taking.get(name) === turn) taking.delete(name);
  }
}

/** Never rejects for a store that fails; the marks then rest on the page alone. @param rows those to be remembered */
async function takeIn(
  desk: Desk,
  from: { tabId: number; frameId: number },
  { reading, complete }: Pick<Payload<'page.read'>, 'reading' | 'complete'>,
  rows: readonly KeyedTransaction[],
): Promise<Reply<'page.read'>> {
  try {
    const db = await desk.database();
    const { url, tables } = reading;
    const seen = { at: desk.now().toISOString(), url, aside: rowsAside(tables), tables };
    const fresh = await remember(db, portalOf(reading), rows, seen);
    if (!(await hasAllTallies(db))) countLedger(desk);
    const walk = walkIn(from.tabId, from.frameId);
    // A walk compares once, at its end.
    if (fresh.length > 0 && !walk) await compareFresh(desk, db, fresh, () => assessTabsAgain(desk));
    await watchCorrections(desk, db, portalOf(reading), fresh);
    const assessed = await assessReading(db, reading);
    if (await noteFound(db, assessed.findings, rowsOfReading(reading), seen.at)) ring();
    if (walk) {
      walk.reading = mergeReadings(walk.reading, reading, true) ?? walk.reading;
      await saveFrame(db, { ...from, complete, reading, isWalked: false, ...assessed });
    } else {
      await saveFrame(db, { ...from, complete, ...(await together(db, from, reading, assessed)) });
    }
    await tellTab(db, from.tabId);
    learnAmountsLater(desk, portalOf(reading), rows);
    forgetUnstored(from.tabId, from.frameId);
    return { findings: assessed.findings, inCase: await inCase(db, reading), language: await languageOf(db) };
  } catch (error) {
    const assessed = await assessReading(null, reading);
    noteUnstored({ ...from, complete, reading, isWalked: false, ...assessed }, error);
    tellPages({ changed: 'tab', id: String(from.tabId) });
    return { findings: assessed.findings, inCase: {}, language: languageFor(interfaceLanguage()) };
  }
}

/** A reading and its findings, with those of the list's other pages where it was walked through and still shows the same list. */
async function together(
  db: Database,
  { tabId, frameId }: { tabId: number; frameId: number },
  reading: FrameReading,
  assessed: Assessed,
): Promise<Assessed & { reading: FrameReading; isWalked: boolean }> {
  const before = (await framesOf(db, tabId)).find((frame) => frame.frameId === frameId);
  const merged = before?.isWalked ? mergeReadings(before.reading, reading, false) : null;
  if (!before || !merged) return { ...assessed, reading, isWalked: false };
  const now = new Set(rowsOfReading(reading).map((row) => row.key));
  const findings = [...before.findings.filter(({ key }) => !now.has(key)), ...assessed.findings];
  return { ...assessed, findings, reading: merged, isWalked: true };
}

/** Keeps and assesses together what a walk through a frame's list has seen; `isWhole`: from its first row to its last. */
export async function keepWalk(
  desk: Desk,
  { tabId, frameId, walked, isWhole }: { tabId: number; frameId: number; walked: FrameReading; isWhole: boolean },
): Promise<void> {
  const db = await desk.database();
  const frame = (await framesOf(db, tabId)).find((other) => other.frameId === frameId);
  if (!frame) return;
  await compareFresh(desk, db, rowsOfReading(walked), () => assessTabsAgain(desk));
  if (isWhole) {
    const seen = { at: desk.now().toISOString(), url: walked.url };
    for (const table of walked.tables) await noteVanished(db, portalOf(walked), table.rows, seen);
  }
  const reading = mergeReadings(walked, frame.reading, true) ?? frame.reading;
  await assessOneAgain(db, { ...frame, reading, isWalked: true });
}

/**
 * Assesses every open tab again, after something that bears on all of them (a till export) has changed, and marks anew.
 * @param asker the frame that hears of it otherwise: assessed, but not marked from here
 */
export async function assessTabsAgain(desk: Desk, asker?: { tabId: number; frameId: number }): Promise<void> {
  const db = await desk.database();
  for (const frame of await allFrames(db)) {
    const isAsker = frame.tabId === asker?.tabId && frame.frameId === asker.frameId;
    await assessOneAgain(db, frame, !isAsker);
  }
}

async function assessOneAgain(db: Database, frame: FrameState, isMarked = true): Promise<void> {
  const assessed = await assessReading(db, frame.reading);
  await saveFrame(db, { ...frame, ...assessed });
  // A tab that has been closed has nothing to mark.
  if (isMarked)
    await askFrame(frame.tabId, frame.frameId, 'content.marks', await marksOf(db, frame)).catch(() => undefined);
  await tellTab(db, frame.tabId);
}

/** What is to be said about a frame's rows, as it is kept. */
export async function marksOf(
  db: Database,
  { tabId, frameId }: { tabId: number; frameId: number },
): Promise<Reply<'page.read'>> {
  const frame = (await framesOf(db, tabId)).find((other) => other.frameId === frameId);
  return {
    findings: frame?.findings ?? [],
    inCase: frame ? await inCase(db, frame.reading) : {},
    language: await languageOf(db),
  };
}

function inCase(db: Database, reading: Payload<'page.read'>['reading']): Promise<Record<string, string>> {
  return casesOfKeys(
    db,
    rowsOfReading(reading).map((row) => row.key),
  );
}

async function tellTab(db: Database, tabId: number): Promise<void> {
  const frames = await framesOf(db, tabId);
  const marked = new Set(
    frames
      .flatMap((frame) => frame.findings)
      .filter((finding) => finding.severity !== 'low')
      .map((finding) => finding.key),
  );
  await showCount(tabId, marked.size, say(response, await languageOf(db), 'button.rows', { n: marked.size }));
  tellPages({ changed: 'tab', id: String(tabId) });
}
