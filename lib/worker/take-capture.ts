// Takes the evidence of what a tab shows: a picture with card numbers covered, the frames' text, the rows, and the record of
// how it was done; keeps them as artefacts and writes one event. A press repeated after a restart makes no second capture.
import { captureRecord } from '@/lib/evidence/capture-record';
import type { CapturePreparation, CaptureResult } from '@/lib/messaging/messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import { headsOf } from '@/lib/model/case-chain';
import type { CaseEvent, FileReference } from '@/lib/model/case-event';
import { NotInFront, pictureTab } from '@/lib/platform/tabs';
import { putArtefact } from '@/lib/storage/artefacts';
import { readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { framesOf } from '@/lib/storage/frames';
import { readSettings } from '@/lib/storage/settings';
import { appendAct, requireCase } from './case-desk';
import { type Desk, environmentOf } from './desk';
import { isStorageFull } from './trouble';

export interface CaptureOrder {
  request: string;
  caseId: string;
  tabId: number;
}

/** Carries out one order to capture. Nothing of it is kept unless all of it is. */
export async function takeCapture(desk: Desk, order: CaptureOrder): Promise<CaptureResult> {
  const db = await desk.database();
  await requireCase(db, order.caseId);
  const log = await readLog(db, order.caseId);
  const earlier = captures(log).find((event) => event.body.request === order.request);
  if (earlier) return { ok: true, item: earlier.item };
  const frames = await framesOf(db, order.tabId);
  const frameIds = [...new Set([0, ...frames.map((frame) => frame.frameId)])];
  const prepared = new Map<number, CapturePreparation>();
  let picture: Uint8Array<ArrayBuffer>;
  const started = desk.now();
  try {
    for (const frameId of frameIds) {
      // A frame that has gone since it was read is left out; without the top frame there is no page to capture.
      const answer = await askFrame(order.tabId, frameId, 'content.prepare-capture', {}).catch(() => null);
      if (answer) prepared.set(frameId, answer);
    }
    const top = prepared.get(0) ?? [...prepared.values()][0];
    if (!top) return { ok: false, why: 'no-page' };
    picture = await pictureTab(order.tabId);
    const still = await askFrame(order.tabId, 0, 'content.prepare-capture', {}).catch(() => null);
    if (still !== null && still.page.url !== top.page.url) return { ok: false, why: 'page-changed' };
  } catch (error) {
    return { ok: false, why: error instanceof NotInFront ? 'no-page' : 'needs-click' };
  } finally {
    for (const frameId of prepared.keys())
      await askFrame(order.tabId, frameId, 'content.end-capture', {}).catch(() => undefined);
  }
  try {
    return await keep(desk, db, order, log, prepared, picture, started);
  } catch (error) {
    if (isStorageFull(error)) return { ok: false, why: 'storage-full' };
    throw error;
  }
}

function captures(log: readonly CaseEvent[]): { body: CaseEvent['body']; item: number }[] {
  return log.flatMap(({ body }) => (body.act.kind === 'captured' ? [{ body, item: body.act.item }] : []));
}

async function keep(
  desk: Desk,
  db: Database,
  order: CaptureOrder,
  log: CaseEvent[],
  prepared: ReadonlyMap<number, CapturePreparation>,
  picture: Uint8Array<ArrayBuffer>,
  started: Date,
): Promise<CaptureResult> {
  const item = Math.max(0, ...captures(log).map((capture) => capture.item)) + 1;
  const top = prepared.get(0) ?? [...prepared.values()][0]!;
  const text = [...prepared]
    .map(
      ([frameId, { page, text: words }]) => `# ${frameId === 0 ? 'page' : `frame ${frameId}`} ${page.url}\n${words}\n`,
    )
    .join('\n');
  const rows = (await framesOf(db, order.tabId)).map(({ frameId, reading }) => ({
    frameId,
    url: reading.url,
    tables: reading.tables,
  }));
  const files = [
    await stored(db, 'screenshot-view.png', 'image/png', picture),
    await stored(db, 'text.txt', 'text/plain', encode(text)),
    await stored(db, 'row.json', 'application/json', encode(`${JSON.stringify(rows, null, 1)}\n`)),
    ...(await storedSnapshots(db, prepared)),
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
