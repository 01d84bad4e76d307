// Takes the evidence of what a tab shows: a picture with card numbers covered, the frames' text, the rows, and the record of
// how it was done; keeps them as artefacts and writes one event. A press repeated after a restart makes no second capture.
import { type ClockCheck, captureRecord, type PageCopy } from '@/lib/evidence/capture-record';
import { maskMhtml } from '@/lib/evidence/mhtml';
import { identifierFields } from '@/lib/evidence/text-scan';
import type { Payload } from '@/lib/messaging/messages';
import type { CaptureResult } from '@/lib/messaging/messages/case-messages';
import type { CapturePreparation } from '@/lib/messaging/messages/content-messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import { headsOf } from '@/lib/model/case-chain';
import type { CaseEvent, FileReference } from '@/lib/model/case-event';
import { askServerTime } from '@/lib/platform/network';
import { copyPage } from '@/lib/platform/page-copy';
import { hasSite, siteOf } from '@/lib/platform/sites';
import { NotInFront } from '@/lib/platform/tabs';
import { maskNumbers } from '@/lib/reading/values/personal';
import { foldCase } from '@/lib/response/fold';
import { putArtefact } from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { framesOf } from '@/lib/storage/frames';
import { readSettings } from '@/lib/storage/settings';
import { noteCapture } from './captures-under-way';
import { appendAct, requireCase } from './case-desk';
import { type Desk, environmentOf } from './desk';
import {
  CaptureStopped,
  frameToScroll,
  PageMoved,
  pictureInTurn,
  pictureWholePage,
  type WholePicture,
} from './picture-page';
import { isStorageFull } from './trouble';

export type CaptureOrder = Payload<'capture.take'>;

/** What was taken of the page, before any of it is kept. */
interface Taken {
  prepared: ReadonlyMap<number, CapturePreparation>;
  picture: Uint8Array<ArrayBuffer>;
  whole: WholePicture | null;
  copy: { state: PageCopy; blob: Blob | null };
  clock: ClockCheck | null;
  started: Date;
}

/** A portal that does not tell its time within so long is not waited for; ms. */
const clockPatience = 4000;

/** Carries out one order to capture. Nothing of it is kept unless all of it is. */
export async function takeCapture(desk: Desk, order: CaptureOrder): Promise<CaptureResult> {
  const db = await desk.database();
  await requireCase(db, order.caseId);
  const log = await readLog(db, order.caseId);
  const earlier = captures(log).find((event) => event.body.request === order.request);
  if (earlier) return { ok: true, item: earlier.item };
  const keys = order.coversOthers ? foldCase(log).transactions.map(({ key }) => key) : null;
  const taken = await take(desk, db, order, keys);
  if ('why' in taken) return { ok: false, why: taken.why };
  try {
    return await keep(desk, db, order, log, taken, keys);
  } catch (error) {
    if (isStorageFull(error)) return { ok: false, why: 'storage-full' };
    throw error;
  }
}

/** Takes all of it while the page is covered, and puts the page back in any case. */
async function take(
  desk: Desk,
  db: Database,
  order: CaptureOrder,
  keep: string[] | null,
): Promise<Taken | Extract<CaptureResult, { ok: false }>> {
  const { tabId } = order;
  const frameIds = [...new Set([0, ...(await framesOf(db, tabId)).map((frame) => frame.frameId)])];
  const prepared = new Map<number, CapturePreparation>();
  const started = desk.now();
  const { capture, ended } = noteCapture(tabId);
  try {
    for (const frameId of frameIds) {
      // A frame that has gone since it was read is left out; without the top frame there is no page to capture.
      const answer = await askFrame(tabId, frameId, 'content.prepare-capture', { keep }).catch(() => null);
      if (answer) prepared.set(frameId, answer);
    }
    const top = topOf(prepared);
    if (!top) return { ok: false, why: 'no-page' };
    const picture = await pictureInTurn(tabId);
    const still = await askFrame(tabId, 0, 'content.prepare-capture', { keep }).catch(() => null);
    if (still !== null && still.page.url !== top.page.url) return { ok: false, why: 'page-changed' };
    const frameId = order.isWhole ? frameToScroll(prepared) : null;
    const whole = frameId === null ? null : await pictureWholePage(tabId, frameId, top, capture);
    const copy = await copyOf(db, order);
    return { prepared, picture, whole, copy, clock: await clockOf(order, top), started };
  } catch (error) {
    if (error instanceof CaptureStopped) return { ok: false, why: 'stopped' };
    if (error instanceof PageMoved) return { ok: false, why: 'page-changed' };
    return { ok: false, why: error instanceof NotInFront ? 'no-page' : 'needs-click' };
  } finally {
    ended();
    for (const frameId of prepared.keys())
      await askFrame(tabId, frameId, 'content.end-capture', {}).catch(() => undefined);
    tellPages({ changed: 'capture', id: String(tabId) });
  }
}

function topOf(prepared: ReadonlyMap<number, CapturePreparation>): CapturePreparation | undefined {
  return prepared.get(0) ?? [...prepared.values()][0];
}

/** The browser's own copy with numbers cut, as far as it was wanted and can be had. */
async function copyOf(db: Database, { tabId, withMhtml, coversOthers }: CaptureOrder): Promise<Taken['copy']> {
  if (!withMhtml) return { state: 'not-asked', blob: null };
  // In it nothing can be left out.
  if (coversOthers) return { state: 'others-covered', blob: null };
  const made = await copyPage(tabId).catch(() => null);
  if (!made) return { state: 'not-possible', blob: null };
  const rows = (await framesOf(db, tabId)).flatMap(({ reading }) => reading.tables.flatMap((table) => table.rows));
  const known = rows.flatMap(({ transaction }) => identifierFields.map((field) => transaction[field] ?? ''));
  const blob = await maskMhtml(made, maskNumbers, new Set(known));
  return { state: blob ? 'kept' : 'not-safe', blob };
}

/** This device's clock beside the portal's, where the user asked for that and the portal may be asked. */
async function clockOf({ checksClock }: CaptureOrder, { page }: CapturePreparation): Promise<ClockCheck | null> {
  const origin = siteOf(page.url);
  if (!checksClock || origin === null || !(await hasSite(origin))) return null;
  const before = Date.now();
  const stated = await askServerTime(origin, clockPatience);
  const after = Date.now();
  if (stated === null) return { server: origin, serverTime: null, deviceTime: null, differenceSeconds: null };
  // The server states whole seconds, at some moment between question and answer.
  const device = (before + after) / 2;
  return {
    server: origin,
    serverTime: new Date(stated).toISOString(),
    deviceTime: new Date(device).toISOString(),
    differenceSeconds: Math.round((device - stated - 500) / 1000),
  };
}

function captures(log: readonly CaseEvent[]): { body: CaseEvent['body']; item: number }[] {
  return log.flatMap(({ body }) => (body.act.kind === 'captured' ? [{ body, item: body.act.item }] : []));
}

async function keep(
  desk: Desk,
  db: Database,
  order: CaptureOrder,
  log: CaseEvent[],
  taken: Taken,
  keys: readonly string[] | null,
): Promise<CaptureResult> {
  const { prepared, picture, whole, copy, clock, started } = taken;
  const item = Math.max(0, ...captures(log).map((capture) => capture.item)) + 1;
  const top = topOf(prepared)!;
  const text = [...prepared]
    .map(
      ([frameId, { page, text: words }]) => `# ${frameId === 0 ? 'page' : `frame ${frameId}`} ${page.url}\n${words}\n`,
    )
    .join('\n');
  const rows = (await framesOf(db, order.tabId)).map(({ frameId, reading }) => ({
    frameId,
    url: reading.url,
    tables: keys
      ? reading.tables.map((table) => ({ ...table, rows: table.rows.filter(({ key }) => keys.includes(key)) }))
      : reading.tables,
  }));
  const files = [
    await stored(db, 'screenshot-view.png', 'image/png', picture),
    ...(await storedSheets(db, whole)),
    await stored(db, 'text.txt', 'text/plain', encode(text)),
    await stored(db, 'row.json', 'application/json', encode(`${JSON.stringify(rows, null, 1)}\n`)),
    ...(await storedSnapshots(db, prepared)),
    ...(copy.blob ? [await storedBlob(db, 'page.mhtml', copy.blob)] : []),
  ];
  const settings = await readSettings(db);
  const record = captureRecord({
    caseId: order.caseId,
    item,
    actor: settings.actor,
    merchantName: settings.merchantName,
    startedAt: started.toISOString(),
    endedAt: desk.now().toISOString(),
    frames: [...prepared].map(([frameId, preparation]) => ({ frameId, ...preparation })),
    files,
    heads: headsOf(log),
    counts: Object.fromEntries(
      Object.keys(headsOf(log)).map((device) => [device, log.filter((event) => event.body.device === device).length]),
    ),
    environment: await environmentOf(db),
    wasWholeAsked: order.isWhole ?? false,
    whole,
    othersCovered: keys !== null,
    copy: copy.state,
    clock,
  });
  const recordFile = await stored(
    db,
    'capture.json',
    'application/json',
    encode(`${JSON.stringify(record, null, 1)}\n`),
  );
  await appendAct(desk, db, {
    caseId: order.caseId,
    request: order.request,
    act: { kind: 'captured', item, record: recordFile, files, page: top.page },
  });
  tellPages({ changed: 'case', id: order.caseId });
  return { ok: true, item };
}

/** One HTML file for each frame that shows something. */
async function storedSnapshots(
  db: Database,
  prepared: ReadonlyMap<number, CapturePreparation>,
): Promise<FileReference[]> {
  const files: FileReference[] = [];
  for (const [frameId, { snapshot }] of prepared) {
    if (snapshot === null) continue;
    const name = frameId === 0 ? 'snapshot.html' : `snapshot-frame-${frameId}.html`;
    files.push(await stored(db, name, 'text/html', encode(snapshot)));
  }
  return files;
}

/** The whole page's pictures, one or several sheets. */
async function storedSheets(db: Database, whole: WholePicture | null): Promise<FileReference[]> {
  const sheets = whole?.sheets ?? [];
  const files: FileReference[] = [];
  for (const [i, sheet] of sheets.entries()) {
    const name = sheets.length === 1 ? 'screenshot-full.png' : `screenshot-full-${i + 1}.png`;
    files.push(await storedBlob(db, name, sheet));
  }
  return files;
}

function storedBlob(db: Database, name: string, blob: Blob): Promise<FileReference> {
  return blob.arrayBuffer().then((bytes) => stored(db, name, blob.type, new Uint8Array(bytes)));
}

async function stored(
  db: Database,
  name: string,
  mime: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<FileReference> {
  const sha256 = await putArtefact(db, new Blob([bytes], { type: mime }), new Date().toISOString());
  return { sha256, name, mime, bytes: bytes.byteLength, title: name };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
