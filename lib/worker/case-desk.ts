// Opening a case and writing acts into its log, each exactly once whatever is repeated after a restart.
import type { Payload } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import type { Finding } from '@/lib/model/finding';
import type { FrameReading } from '@/lib/model/reading';
import { type Clock, offset } from '@/lib/response/clock';
import { unsaidCuts } from '@/lib/response/cut-entries';
import { foldCase } from '@/lib/response/fold';
import { nextDue, summarise } from '@/lib/response/summary';
import type { Folding } from '@/lib/storage/case-list';
import { appendCaseEvent, caseOfRequest, hasCase, newCaseId, readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { framesOf } from '@/lib/storage/frames';
import { readPlaybookEdits } from '@/lib/storage/kept';
import { readSettings } from '@/lib/storage/settings';
import type { Desk } from './desk';
import { maskAct } from './mask-act';
import { remindSoon } from './reminder-alarm';

/** Appends one act to a case's log in the name of whoever is at this browser. */
export async function appendAct(
  desk: Desk,
  db: Database,
  { caseId, request, act }: { caseId: string; request: string; act: Act },
): Promise<CaseEvent> {
  const { actor } = await readSettings(db);
  return appendCaseEvent(db, { caseId, request, act, actor, at: desk.now().toISOString() });
}

/** A row that a case was asked for is not among what the tab shows any more. */
export class RowGone extends Error {}

/** Opens a case on rows that the tab shows. The same request again gives the same case. */
export async function openCase(
  desk: Desk,
  order: { request: string; tabId: number; keys: readonly string[] },
): Promise<string> {
  const db = await desk.database();
  const earlier = await caseOfRequest(db, order.request);
  if (earlier !== null) {
    // The worker may have died between the two.
    await chooseRegion(desk, db, earlier);
    return earlier;
  }
  const frames = await framesOf(db, order.tabId);
  const wanted = new Set(order.keys);
  const shown = frames.flatMap(({ reading, findings }) => rowsWanted(reading, findings, wanted));
  if (shown.length === 0) throw new RowGone();
  const caseId = newCaseId(desk.now(), crypto.getRandomValues(new Uint8Array(4)));
  const { url, title } = shown[0]!.reading;
  const event = await appendAct(desk, db, {
    caseId,
    request: order.request,
    act: {
      kind: 'opened',
      transactions: shown.map(({ row }) => row),
      findings: shown.flatMap(({ findings }) => findings),
      page: { url, title, portal: new URL(url).host },
    },
  });
  // Another window with the same order may have been faster: then the case is the one that it opened.
  const opened = event.body.caseId;
  await chooseRegion(desk, db, opened);
  tellPages({ changed: 'case', id: opened });
  tellPages({ changed: 'tab', id: String(order.tabId) });
  return opened;
}

/** Opens a case on rows of a statement that the user had judged. The same request again gives the same case. */
export async function openCaseOn(
  desk: Desk,
  { request, rows }: Pick<Payload<'statement.open-case'>, 'request' | 'rows'>,
): Promise<string> {
  const db = await desk.database();
  const earlier = await caseOfRequest(db, request);
  if (earlier !== null) {
    await chooseRegion(desk, db, earlier);
    return earlier;
  }
  const event = await appendAct(desk, db, {
    caseId: newCaseId(desk.now(), crypto.getRandomValues(new Uint8Array(4))),
    request,
    act: {
      kind: 'opened',
      transactions: rows.map(({ key, transaction }) => ({ key, transaction })),
      findings: rows.flatMap(({ findings }) => findings),
      page: null,
    },
  });
  const opened = event.body.caseId;
  await chooseRegion(desk, db, opened);
  tellPages({ changed: 'case', id: opened });
  return opened;
}

/** Writes the user's region into a case's log, once: its request is the case's own. */
async function chooseRegion(desk: Desk, db: Database, caseId: string): Promise<void> {
  const { region } = await readSettings(db);
  if (region === 'cn') return;
  await appendAct(desk, db, { caseId, request: `region-${caseId}`, act: { kind: 'region-chosen', region } });
}

function rowsWanted(reading: FrameReading, findings: readonly Finding[], wanted: ReadonlySet<string>) {
  return reading.tables
    .flatMap((table) => table.rows)
    .filter((row) => wanted.has(row.key))
    .map((row) => ({ reading, row, findings: findings.filter((finding) => finding.key === row.key) }));
}

// Acts that only the product itself may write: what they claim, it has done.
const ownActs: ReadonlySet<Act['kind']> = new Set([
  'opened',
  'captured',
  'stamped',
  'exported',
  'imported',
  'numbers-settled',
  'key-handed-over',
  'key-lost',
  'correction-seen',
]);

/** A case is opened by its first event alone; throws where there is none of this id. */
export async function requireCase(db: Database, caseId: string): Promise<void> {
  if (!(await hasCase(db, caseId))) throw new Error('there is no such case');
}

/** Writes an act that the user did in one of our views. */
export async function writeAct(desk: Desk, order: Payload<'case.act'>): Promise<{ event: string }> {
  if (ownActs.has(order.act.kind)) throw new Error(`${order.act.kind} is not the user's to write`);
  const db = await desk.database();
  await requireCase(db, order.caseId);
  if (order.act.kind === 'corrected' && (await isHeld(db, order.caseId, order.act.event)))
    throw new Error('what the case came here cut on cannot be taken back here');
  const event = await appendAct(desk, db, { ...order, act: maskAct(order.act) });
  tellPages({ changed: 'case', id: order.caseId });
  await remindSoon(desk);
  return { event: event.hash };
}

/** True where events that came here cut rest on this one: without it no pack could be built any more. */
async function isHeld(db: Database, caseId: string, event: string): Promise<boolean> {
  return unsaidCuts(foldCase(await readLog(db, caseId)).timeline, event).length > 0;
}

/** How a case is put into one line of a list, by its log and the merchant's changes of the playbooks. */
export async function foldingOf(db: Database, clock: Clock): Promise<Folding> {
  const edits = await readPlaybookEdits(db);
  return {
    fold: (log) => summarise(foldCase(log, edits)),
    dueOf: (summary) => nextDue(summary, clock),
    offset: offset(clock),
  };
}
