// Cases: append-only logs of signed events. An event once written is never changed; deleting a whole case really deletes it.
import { appendEvent } from '@/lib/model/case-chain';
import { type Act, CaseEvent } from '@/lib/model/case-event';
import { dropFromChain, queueOwn, queueStores, ring } from './chain-cases';
import { type Database, quarantine } from './database';
import { deviceKey } from './device';
import { type EventRow, opened, rowOf } from './event-rows';
import { isStill, sealNow } from './sealing';
import { outdate, putRow } from './summary-rows';
import { withTrouble } from './trouble';

/** `YYYYMMDD-XXXXXXXX`: the day (UTC) and eight random hex digits from four bytes: a chain's shops may not meet in one id. */
export function newCaseId(now: Date, random: Uint8Array): string {
  const tail = Array.from(random.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${now.toISOString().slice(0, 10).replaceAll('-', '')}-${tail.toUpperCase()}`;
}

/** A case's events, in the order in which each device wrote them. A damaged event is put aside and shows as a gap. Throws Locked. */
export async function readLog(db: Database, caseId: string): Promise<CaseEvent[]> {
  const rows = await withTrouble(() => db.getAllFromIndex('events', 'by-case', caseId));
  const events: CaseEvent[] = [];
  for (const { row, event } of await Promise.all(rows.map((one) => opened(db, one)))) {
    const parsed = CaseEvent.safeParse(event);
    if (parsed.success) events.push(parsed.data);
    else await quarantine(db, 'events', row.hash, event === null ? 'its seal is broken' : 'not an event');
  }
  return events.sort((a, b) =>
    a.body.device < b.body.device ? -1 : a.body.device > b.body.device ? 1 : a.body.seq - b.body.seq,
  );
}

export interface NextEvent {
  caseId: string;
  at: string;
  actor: string;
  /** the same request again appends nothing and returns the event written then */
  request: string;
  act: Act;
}

/**
 * Appends this device's next event of a case: signed first, then written in one transaction that fails if another window
 * was faster, in which case it is signed anew behind that one's. Resolves only when the event is on disk.
 */
export async function appendCaseEvent(db: Database, next: NextEvent): Promise<CaseEvent> {
  const key = await deviceKey(db);
  for (;;) {
    const earlier = await eventOfRequest(db, next, key.id);
    if (earlier) return earlier;
    const event = await appendEvent(await readLog(db, next.caseId), { ...next, key });
    if (await isWritten(db, event)) return event;
  }
}

async function isWritten(db: Database, event: CaseEvent): Promise<boolean> {
  const { caseId, device, seq, request, act } = event.body;
  const seal = await sealNow(db);
  const row = await rowOf(seal, event);
  let isQueued = false;
  const isFree = await withTrouble(async () => {
    const change = db.transaction(['events', 'summaries', 'caseKeys', 'lock', ...queueStores], 'readwrite', {
      durability: 'strict',
    });
    const events = change.objectStore('events');
    const isTaken = (await events.index('by-chain').getKey([caseId, device, seq])) !== undefined;
    const isRepeat = repeatOf(await events.index('by-request').getAll(request), { caseId }, device) !== undefined;
    const isFree = !isTaken && !isRepeat && isStill(seal, await change.objectStore('lock').get('lock'));
    if (isFree) {
      await events.add(row);
      await outdate(change, caseId);
      isQueued = await queueOwn(change, [event]);
      if (act.kind === 'opened' || act.kind === 'transaction-added') {
        for (const { key } of act.transactions) await change.objectStore('caseKeys').put({ key, caseId });
      }
    }
    await change.done;
    return isFree;
  });
  if (isQueued) ring();
  return isFree;
}

/**
 * Of the rows of one request, the one that an order of this device repeats: its own, or another's in the same case. Others may carry
 * any request that they like.
 */
function repeatOf(rows: readonly EventRow[], order: { caseId: string }, device: string): EventRow | undefined {
  return rows.find((row) => row.device === device) ?? rows.find((row) => row.caseId === order.caseId);
}

async function eventOfRequest(db: Database, order: NextEvent, device: string): Promise<CaseEvent | null> {
  const rows = await withTrouble(() => db.getAllFromIndex('events', 'by-request', order.request));
  const row = repeatOf(rows, order, device);
  if (!row) return null;
  const event = CaseEvent.safeParse((await opened(db, row)).event);
  if (event.success) return event.data;
  // Put aside, named: its request is free again.
  await quarantine(db, 'events', row.hash, 'not an event');
  return null;
}

/** The case that a request has opened or written to, or null. */
export async function caseOfRequest(db: Database, request: string): Promise<string | null> {
  return (await withTrouble(() => db.getFromIndex('events', 'by-request', request)))?.caseId ?? null;
}

/** Ledger key → case, for those of the keys that are part of one. */
export async function casesOfKeys(db: Database, keys: readonly string[]): Promise<Record<string, string>> {
  return withTrouble(async () => {
    const store = db.transaction('caseKeys').store;
    const count = await store.count();
    if (count === 0) return {};
    // A long list in a shop of few cases: all rows of cases are fewer than the questions.
    if (count < keys.length) {
      const wanted = new Set(keys);
      const rows = (await store.getAll()).filter(({ key }) => wanted.has(key));
      return Object.fromEntries(rows.map(({ key, caseId }) => [key, caseId]));
    }
    const rows = await Promise.all(keys.map((key) => store.get(key)));
    return Object.fromEntries(rows.flatMap((row) => (row ? [[row.key, row.caseId]] : [])));
  });
}

/** True where at least one event of this case is kept. */
export async function hasCase(db: Database, caseId: string): Promise<boolean> {
  return withTrouble(async () => (await db.getKeyFromIndex('events', 'by-case', caseId)) !== undefined);
}

/** Ids of all cases. */
export async function caseIds(db: Database): Promise<string[]> {
  return withTrouble(async () => {
    const ids: string[] = [];
    let cursor = await db.transaction('events').store.index('by-case').openKeyCursor(null, 'nextunique');
    while (cursor) {
      ids.push(cursor.key);
      cursor = await cursor.continue();
    }
    return ids;
  });
}

/** Deletes a case: its events, its summary, its rows' marks. Returns the hashes of artefacts that only it named. */
export async function deleteCase(db: Database, caseId: string): Promise<string[]> {
  const own = artefactsOf(await readLog(db, caseId));
  await withTrouble(async () => {
    const change = db.transaction(['events', 'summaries', 'caseTotals', 'caseKeys', ...queueStores], 'readwrite');
    for (const key of await change.objectStore('events').index('by-case').getAllKeys(caseId))
      await change.objectStore('events').delete(key);
    for (const key of await change.objectStore('caseKeys').index('by-case').getAllKeys(caseId))
      await change.objectStore('caseKeys').delete(key);
    await putRow(change, caseId, null);
    await dropFromChain(change, caseId);
    await change.done;
  });
  const others = new Set<string>();
  for (const other of await caseIds(db)) for (const sha256 of artefactsOf(await readLog(db, other))) others.add(sha256);
  return [...own].filter((sha256) => !others.has(sha256));
}

/** Hashes of all artefacts that a log names. */
export function artefactsOf(log: readonly CaseEvent[]): Set<string> {
  return new Set(
    log.flatMap(({ body: { act } }) => {
      if (act.kind === 'captured') return [act.record.sha256, ...act.files.map((file) => file.sha256)];
      if (act.kind === 'imported') return [act.proof.sha256];
      if (act.kind === 'stamped') return [act.file.sha256, ...(act.ofPack ? [act.ofPack.signature.sha256] : [])];
      return act.kind === 'file-added' || act.kind === 'exported' || act.kind === 'letter-written'
        ? [act.file.sha256]
        : [];
    }),
  );
}
