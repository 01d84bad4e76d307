// Cases: append-only logs of signed events. An event once written is never changed; deleting a whole case really deletes it.
import * as z from 'zod/mini';
import { appendEvent, headsOf } from '@/lib/model/case-chain';
import { type Act, CaseEvent } from '@/lib/model/case-event';
import { CaseSummary } from '@/lib/model/case-summary';
import { type Database, quarantine, type Schema } from './database';
import { deviceKey } from './device';
import { isStill, openValue, type Seal, SealBroken, sealNow, sealValue } from './sealing';
import { withTrouble } from './trouble';

/** `YYYYMMDD-XXXX`: the day (UTC) and four random hex digits from two bytes. */
export function newCaseId(now: Date, random: Uint8Array): string {
  const tail = Array.from(random.subarray(0, 2), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${now.toISOString().slice(0, 10).replaceAll('-', '')}-${tail.toUpperCase()}`;
}

type EventRow = Schema['events']['value'];

/** A row with its event as it is kept, the seal taken off; null where the seal is broken. Throws Locked. */
async function opened(db: Database, row: EventRow): Promise<{ row: EventRow; event: unknown }> {
  if (row.sealed === undefined) return { row, event: row.event };
  try {
    return { row, event: await openValue(db, `events/${row.hash}`, row.sealed) };
  } catch (error) {
    if (error instanceof SealBroken) return { row, event: null };
    throw error;
  }
}

/** An event as it is to be kept now. */
async function rowOf(seal: Seal, event: CaseEvent): Promise<EventRow> {
  const { caseId, device, seq, request } = event.body;
  const about = { hash: event.hash, caseId, device, seq, request };
  return seal === 'none'
    ? { ...about, event }
    : { ...about, sealed: await sealValue(seal, `events/${event.hash}`, event) };
}

/** Rows of events as a backup carries them: open. A row whose seal is broken stays as it is. Throws Locked. */
export async function openEventRows(db: Database, rows: readonly unknown[]): Promise<unknown[]> {
  const all = await Promise.all((rows as EventRow[]).map((row) => opened(db, row)));
  return all.map(({ row, event }) => {
    const { sealed: _sealed, ...about } = row;
    return event === null ? row : { ...about, event };
  });
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
    const earlier = await eventOfRequest(db, next.request);
    if (earlier) return earlier;
    const event = await appendEvent(await readLog(db, next.caseId), { ...next, key });
    if (await isWritten(db, event)) return event;
  }
}

async function isWritten(db: Database, event: CaseEvent): Promise<boolean> {
  const { caseId, device, seq, request, act } = event.body;
  const seal = await sealNow(db);
  const row = await rowOf(seal, event);
  return withTrouble(async () => {
    const change = db.transaction(['events', 'caseKeys', 'lock'], 'readwrite', { durability: 'strict' });
    const events = change.objectStore('events');
    const taken =
      (await events.index('by-chain').getKey([caseId, device, seq])) ??
      (await events.index('by-request').getKey(request));
    const isFree = taken === undefined && isStill(seal, await change.objectStore('lock').get('lock'));
    if (isFree) {
      await events.add(row);
      if (act.kind === 'opened' || act.kind === 'transaction-added') {
        for (const { key } of act.transactions) await change.objectStore('caseKeys').put({ key, caseId });
      }
    }
    await change.done;
    return isFree;
  });
}

/** The case is here already, and one of its chains goes on otherwise than in what is to be taken in. */
export class LogsDiffer extends Error {}

/**
 * Takes in events that other devices wrote, as they are; those that are here already stay. All or none are written. Returns how many
 * were new. Throws LogsDiffer. Their signatures are the caller's to check.
 */
export async function keepEvents(db: Database, events: readonly CaseEvent[]): Promise<number> {
  for (;;) {
    const seal = await sealNow(db);
    const rows = new Map(await Promise.all(events.map(async (event) => [event, await rowOf(seal, event)] as const)));
    const kept = await keepRows(db, events, rows, seal);
    if (kept !== null) return kept;
  }
}

/** Null where the lock was turned on or off meanwhile: nothing was written. */
async function keepRows(
  db: Database,
  events: readonly CaseEvent[],
  rows: ReadonlyMap<CaseEvent, EventRow>,
  seal: Seal,
): Promise<number | null> {
  return withTrouble(async () => {
    const change = db.transaction(['events', 'caseKeys', 'lock'], 'readwrite', { durability: 'strict' });
    const store = change.objectStore('events');
    if (!isStill(seal, await change.objectStore('lock').get('lock'))) return null;
    const fresh: CaseEvent[] = [];
    for (const event of events) {
      const { caseId, device, seq } = event.body;
      const there = await store.index('by-chain').get([caseId, device, seq]);
      if (there && there.hash !== event.hash) {
        change.abort();
        await change.done.catch(() => undefined);
        throw new LogsDiffer();
      }
      if (!there) fresh.push(event);
    }
    for (const event of fresh) {
      const { caseId, act } = event.body;
      await store.add(rows.get(event)!);
      if (act.kind === 'opened' || act.kind === 'transaction-added')
        for (const { key } of act.transactions) await change.objectStore('caseKeys').put({ key, caseId });
    }
    await change.done;
    return fresh.length;
  });
}

/**
 * Takes in those events whose hash, request and place in their chain are all free; what an event is filed under is read off itself.
 * Which rows are a case's comes apart from them. Returns how many were new.
 */
export async function keepNewEvents(db: Database, events: readonly CaseEvent[]): Promise<number> {
  for (;;) {
    const seal = await sealNow(db);
    const rows = await Promise.all(events.map((event) => rowOf(seal, event)));
    const kept = await withTrouble(async () => {
      const change = db.transaction(['events', 'lock'], 'readwrite');
      const store = change.objectStore('events');
      if (!isStill(seal, await change.objectStore('lock').get('lock'))) return null;
      let written = 0;
      for (const row of rows) {
        const taken =
          (await store.getKey(row.hash)) ??
          (await store.index('by-chain').getKey([row.caseId, row.device, row.seq])) ??
          (await store.index('by-request').getKey(row.request));
        if (taken !== undefined) continue;
        await store.put(row);
        written += 1;
      }
      await change.done;
      return written;
    });
    if (kept !== null) return kept;
  }
}

async function eventOfRequest(db: Database, request: string): Promise<CaseEvent | null> {
  const row = await withTrouble(() => db.getFromIndex('events', 'by-request', request));
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

const StoredSummary = z.object({
  caseId: z.string(),
  heads: z.record(z.string(), z.string()),
  /** the first eight digits of every event's hash, in the hashes' order: what the summary was folded from, event by event */
  marks: z._default(z.string(), ''),
  summary: CaseSummary,
});

/** Stored summaries, the seal taken off; one that cannot be read is left out, it is made anew. Throws Locked. */
async function openedSummaries(db: Database, rows: readonly unknown[]): Promise<z.infer<typeof StoredSummary>[]> {
  const all = await Promise.all(
    rows.map(async (row) => {
      const { caseId, sealed } = row as { caseId?: unknown; sealed?: unknown };
      if (sealed === undefined) return row;
      return openValue(db, `summaries/${String(caseId)}`, sealed).catch((error: unknown) => {
        if (error instanceof SealBroken) return null;
        throw error;
      });
    }),
  );
  return all.flatMap((row) => {
    const one = StoredSummary.safeParse(row);
    return one.success ? [one.data] : [];
  });
}

/** Keeps a summary, sealed while the lock is on. One that cannot be kept as it has to be is left for the next time. */
async function keepSummary(db: Database, row: z.infer<typeof StoredSummary>): Promise<void> {
  const { caseId } = row;
  const seal = await sealNow(db);
  const kept = seal === 'none' ? row : { caseId, sealed: await sealValue(seal, `summaries/${caseId}`, row) };
  await withTrouble(async () => {
    const change = db.transaction(['summaries', 'lock'], 'readwrite');
    if (isStill(seal, await change.objectStore('lock').get('lock'))) await change.objectStore('summaries').put(kept);
    await change.done;
  });
}

/**
 * Summaries of all cases, newest first. A summary is a cache: it carries the events that it was folded from, and where they
 * differ from the log's it is folded again. Where none does, no log is read.
 * @param fold makes a case's summary from its log
 */
export async function listCases(db: Database, fold: (log: CaseEvent[]) => CaseSummary): Promise<CaseSummary[]> {
  const [rows, hashes] = await withTrouble(() => {
    const read = db.transaction(['summaries', 'events']);
    // Keys of the index come by case, and by hash within one: as `marks` are kept.
    return Promise.all([
      read.objectStore('summaries').getAll(),
      read.objectStore('events').index('by-case').getAllKeys(),
    ]);
  });
  const stored = new Map((await openedSummaries(db, rows)).map((one) => [one.caseId, one] as const));
  const kept = [...stored.values()].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const areAllFresh = kept.map(({ marks }) => marks).join('') === marksOf(hashes) && kept.every(({ marks }) => marks);
  const summaries: CaseSummary[] = [];
  if (areAllFresh) summaries.push(...kept.map(({ summary }) => summary));
  else
    for (const caseId of await caseIds(db)) {
      const summary = await freshSummary(db, caseId, stored.get(caseId), fold);
      if (summary) summaries.push(summary);
    }
  return summaries.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

async function freshSummary(
  db: Database,
  caseId: string,
  stored: z.infer<typeof StoredSummary> | undefined,
  fold: (log: CaseEvent[]) => CaseSummary,
): Promise<CaseSummary | null> {
  const hashes = await withTrouble(() => db.getAllKeysFromIndex('events', 'by-case', caseId));
  if (stored?.marks && stored.marks === marksOf(hashes)) return stored.summary;
  const log = await readLog(db, caseId);
  if (log.length === 0) return null;
  const summary = fold(log);
  const marks = marksOf(log.map(({ hash }) => hash).sort());
  await keepSummary(db, { caseId, heads: headsOf(log), marks, summary });
  return summary;
}

function marksOf(hashes: readonly string[]): string {
  return hashes.map((hash) => hash.slice(0, 8)).join('');
}

/** Forgets all summaries: what they are folded by has changed. The next list folds every case anew. */
export async function forgetSummaries(db: Database): Promise<void> {
  await withTrouble(() => db.clear('summaries'));
}

/** Deletes a case: its events, its summary, its rows' marks. Returns the hashes of artefacts that only it named. */
export async function deleteCase(db: Database, caseId: string): Promise<string[]> {
  const own = artefactsOf(await readLog(db, caseId));
  await withTrouble(async () => {
    const change = db.transaction(['events', 'summaries', 'caseKeys'], 'readwrite');
    for (const key of await change.objectStore('events').index('by-case').getAllKeys(caseId))
      await change.objectStore('events').delete(key);
    for (const key of await change.objectStore('caseKeys').index('by-case').getAllKeys(caseId))
      await change.objectStore('caseKeys').delete(key);
    await change.objectStore('summaries').delete(caseId);
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
      return act.kind === 'file-added' ||
        act.kind === 'exported' ||
        act.kind === 'letter-written' ||
        act.kind === 'stamped'
        ? [act.file.sha256]
        : [];
    }),
  );
}
