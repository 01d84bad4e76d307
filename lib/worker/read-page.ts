// What happens with a frame's reading: remembered in the ledger, assessed, kept as the tab's state, told to the views.
// Marking still works when storage does not: then only the page itself is the history, and the views say so.
import type { Payload, Reply } from '@/lib/messaging/messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import { showCount } from '@/lib/platform/panel';
import { casesOfKeys } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { allFrames, framesOf, saveFrame } from '@/lib/storage/frames';
import { remember } from '@/lib/storage/ledger';
import { assessReading, portalOf, rowsOfReading } from './assess-reading';
import { checkVouchers } from './check-vouchers';
import { type Desk, languageOf } from './desk';

/** Takes in one frame's reading and answers with the marks for it. */
export async function readPage(
  desk: Desk,
  from: { tabId: number; frameId: number },
  { reading, complete }: Payload<'page.read'>,
): Promise<Reply<'page.read'>> {
  let db: Database;
  try {
    db = await desk.database();
    const seen = { at: desk.now().toISOString(), url: reading.url };
    const fresh = await remember(db, portalOf(reading), rowsOfReading(reading), seen);
    if (fresh.length > 0) await checkVouchers(db);
  } catch {
    // The views ask the store themselves and say what is wrong with it.
    const { findings } = await assessReading(null, reading);
    return { findings, inCase: {}, language: 'zh-CN' };
  }
  const assessed = await assessReading(db, reading);
  await saveFrame(db, { ...from, reading, complete, ...assessed });
  await tellTab(db, from.tabId);
  return { findings: assessed.findings, inCase: await inCase(db, reading), language: await languageOf(db) };
}

/** Assesses every open tab again, after something that bears on all of them (a till export) has changed, and marks anew. */
export async function assessTabsAgain(desk: Desk): Promise<void> {
  const db = await desk.database();
  for (const frame of await allFrames(db)) {
    const assessed = await assessReading(db, frame.reading);
    await saveFrame(db, { ...frame, ...assessed });
    const marks = {
      findings: assessed.findings,
      inCase: await inCase(db, frame.reading),
      language: await languageOf(db),
    };
    // A tab that has been closed has nothing to mark.
    await askFrame(frame.tabId, frame.frameId, 'content.marks', marks).catch(() => undefined);
    await tellTab(db, frame.tabId);
  }
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
  await showCount(tabId, marked.size);
  tellPages({ changed: 'tab', id: String(tabId) });
}
