// One shop's stream, followed: reads what is new and takes it in checked, offers what waits, and notices when the stream is shorter
// than it was. No rewriting: where two acted at once, both events stand, and the fold orders them. Keeps no state that its shelf lacks
// but caches; who calls it when is run-chain.ts.
import { orderEvents } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import type { Tombstone } from '@/lib/model/tombstone';
import { judgeEvent } from './arrival';
import { type ChainConnection, Conflict, type Stored, type StreamState, TooLarge, Unavailable } from './connection';
import { caseOfSubject, caseSubject, deviceSubject } from './names';
import { idOf, isSigned, keyOf, type Parcel, pack, unpack } from './parcel';
import type { Bookmark, CaseShelf, Notice, Outbox, RefusedWhy } from './shelf';
import { type SignShelf, signIn } from './tell-signs';

/** Who follows. */
export interface Party {
  connection: ChainConnection;
  shelf: CaseShelf;
  outbox: Outbox;
  /** where signs of the whole chain are kept; whoever keeps none leaves them out */
  signs?: SignShelf;
  /** device ids that the chain lets delete cases */
  administrators: ReadonlySet<string>;
  notify(notice: Notice): void;
}

export interface ShopFollower {
  /** reads everything new, then offers everything that waits; throws Unavailable where the servers do not let it */
  sync(): Promise<void>;
  /**
   * Offers what waits, and reads only where the servers say that something came in between: an act is there after one question. The same
   * as sync() until that has been through once.
   */
  send(): Promise<void>;
  /** a message that was just stored; true where it was the very next one and is taken in */
  take(message: Stored): Promise<boolean>;
}

/** Messages asked for at once. */
const window = 128;
/** Bookmarks remember so many messages, to tell a stream that was set back from one that went on. */
const remembered = 3;
/** Somebody else was faster so often in a row: then it is no race. */
const mostConflicts = 50;

export function followShop(shop: string, party: Party): ShopFollower {
  const { connection, shelf, outbox, notify } = party;
  const keys = new Map<string, CryptoKey>();
  const introduced = new Set<string>();
  /** number of the last message of a case's subject, as far as it was sent or read here: what the next one is to follow */
  const tails = new Map<string, number>();
  const arrived = new Set<string>();
  let buried: Set<string> | null = null;
  let bookmark: Bookmark | null = null;
  /** one after the other: reading must not meet itself */
  let reading: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = reading.then(work, work);
    reading = turn.catch(() => undefined);
    return turn;
  };

  async function start(): Promise<void> {
    if (buried !== null) return;
    for (const introduction of await shelf.introductions(shop)) {
      const key = await keyOf(introduction);
      if (key) keys.set(introduction.body.device, key);
    }
    bookmark = await shelf.bookmark(shop);
    buried = new Set((await shelf.tombstones(shop)).map(({ body }) => body.caseId));
  }

  async function catchUp(): Promise<void> {
    await start();
    const state = await connection.state(shop);
    let mark = bookmark;
    if (mark !== null && !(await isContinued(mark, state))) {
      notify({ kind: 'history-shorter', shop });
      mark = null;
      tails.clear();
      introduced.clear();
    }
    // A comparison that was broken off begins anew: what it had seen is forgotten.
    if (mark === null || mark.mustCompare) mark = { created: state.created, seq: 0, recent: [], mustCompare: true };
    await keepBookmark(mark);
    const there = new Set<string>();
    for (let from = mark.seq + 1; from <= state.lastSeq; from += window) {
      const upTo = Math.min(from + window - 1, state.lastSeq);
      const asked = Array.from({ length: upTo - from + 1 }, (_, i) => connection.read(shop, from + i));
      const messages = (await Promise.all(asked)).filter((message) => message !== null);
      for (const { id } of messages) there.add(id);
      await takeAll(messages, upTo);
    }
    if (bookmark?.mustCompare) {
      await sendMissing(there);
      await keepBookmark({ ...bookmark, mustCompare: false });
    }
  }

  async function keepBookmark(next: Bookmark): Promise<void> {
    await shelf.keepBookmark(shop, next);
    bookmark = next;
  }

  /** Whether the stream is the one that was read so far, and holds what was read of it last. */
  async function isContinued(mark: Bookmark, state: StreamState): Promise<boolean> {
    if (mark.created !== state.created || state.lastSeq < mark.seq) return false;
    // All of them: of a stream that was set back and filled again by others one message may stand where it stood before.
    const last = await Promise.all(mark.recent.map(({ seq }) => connection.read(shop, seq)));
    // What the administrator has purged is there no more; one that is still there must be the one that was read.
    const isSame = last.every((message, i) => message === null || message.id === mark.recent[i]!.id);
    return isSame && (mark.recent.length === 0 || last.some((message) => message !== null));
  }

  /** After a stream was set back, or at the first meeting: what is here and not there is to be sent. */
  async function sendMissing(there: ReadonlySet<string>): Promise<void> {
    for (const tombstone of await shelf.tombstones(shop)) {
      const parcel: Parcel = { kind: 'gone', tombstone };
      const id = await idOf(parcel);
      if (there.has(id)) continue;
      const subject = caseSubject(shop, tombstone.body.caseId);
      await connection.append(shop, { subject, id, data: pack(parcel), after: await connection.lastOf(shop, subject) });
    }
    for (const caseId of await shelf.cases(shop)) {
      const missing = orderEvents(await shelf.log(shop, caseId)).filter(({ hash }) => !there.has(hash));
      await outbox.add(
        shop,
        missing.map(({ hash }) => ({ hash, caseId })),
      );
    }
  }

  /** Takes messages in, and keeps that everything up to this number was read. */
  async function takeAll(messages: readonly Stored[], upTo: number): Promise<void> {
    const logs = new Map<string, CaseEvent[]>();
    const logOf = async (caseId: string) => {
      const log = logs.get(caseId) ?? (await shelf.log(shop, caseId));
      logs.set(caseId, log);
      return log;
    };
    let held = await shelf.held(shop);
    const heldBefore = held.length;
    const ids: string[] = [];
    const refuse = (seq: number, why: RefusedWhy) => notify({ kind: 'refused', shop, seq, why });
    const fresh: CaseEvent[] = [];
    /** what stands last in each case's subject of these */
    const stands = new Map<string, number>();
    const place = async (event: CaseEvent, seq: number): Promise<boolean> => {
      const log = await logOf(event.body.caseId);
      const verdict = await judgeEvent(event, log, keys);
      if (verdict === 'waits') return false;
      if (verdict === 'good') {
        log.push(event);
        fresh.push(event);
      } else if (verdict !== 'known') refuse(seq, verdict.refused);
      return true;
    };
    /** what waited for the one that has just come may itself be waited for */
    const placeHeld = async () => {
      for (let isMoving = true; isMoving && held.length > 0; ) {
        const rest: CaseEvent[] = [];
        for (const event of held) if (!(await place(event, 0))) rest.push(event);
        isMoving = rest.length < held.length;
        held = rest;
      }
    };
    for (const { seq, subject, data } of messages) {
      const parcel = unpack(data);
      const caseId = caseOfSubject(shop, subject);
      if (caseId !== null) stands.set(caseId, seq);
      if (parcel === null) refuse(seq, 'unreadable');
      else if (parcel.kind === 'device') {
        const key = await keyOf(parcel.introduction);
        const { device } = parcel.introduction.body;
        if (subject !== deviceSubject(shop, device)) refuse(seq, 'wrong-subject');
        else if (key === null) refuse(seq, 'signature');
        else if (!keys.has(device)) {
          await shelf.meet(shop, parcel.introduction);
          keys.set(device, key);
          await placeHeld();
        }
      } else if (parcel.kind === 'gone') {
        if (subject !== caseSubject(shop, parcel.tombstone.body.caseId)) refuse(seq, 'wrong-subject');
        else if (!(await isAdministrators(parcel.tombstone))) refuse(seq, 'not-allowed');
        else {
          await bury(parcel.tombstone);
          logs.delete(parcel.tombstone.body.caseId);
          const isOther = ({ body }: CaseEvent) => body.caseId !== parcel.tombstone.body.caseId;
          fresh.splice(0, fresh.length, ...fresh.filter(isOther));
          held = held.filter(isOther);
        }
      } else if (parcel.kind !== 'event') {
        const sign = await signIn(parcel, subject, shop);
        if (sign === null) refuse(seq, 'signature');
        else {
          await party.signs?.keepSign(shop, sign);
          notify({ kind: 'sign', shop });
        }
      } else if (subject !== caseSubject(shop, parcel.event.body.caseId)) refuse(seq, 'wrong-subject');
      else if (buried!.has(parcel.event.body.caseId)) refuse(seq, 'deleted');
      else {
        // The message's id is the sender's word: only the event's own hash settles what waits here.
        ids.push(parcel.event.hash);
        if (await place(parcel.event, seq)) {
          if (fresh.at(-1) === parcel.event) await placeHeld();
        } else if (!held.some(({ hash }) => hash === parcel.event.hash)) held.push(parcel.event);
      }
    }
    if (fresh.length > 0) await shelf.keep(shop, fresh);
    if (held.length > 0 || heldBefore > 0) await shelf.hold(shop, held);
    const known = await knownOf(ids, logOf);
    for (const hash of known) arrived.add(hash);
    for (const [caseId, seq] of stands) if (seq > (tails.get(caseId) ?? 0)) tails.set(caseId, seq);
    await outbox.settle(shop, known);
    const recent = [...bookmark!.recent, ...messages.map(({ seq, id }) => ({ seq, id }))].slice(-remembered);
    await keepBookmark({ ...bookmark!, seq: upTo, recent });
    for (const caseId of new Set(fresh.map(({ body }) => body.caseId))) notify({ kind: 'case', shop, caseId });
  }

  /** Of these hashes those whose events passed the customs: a forged message settles nothing. */
  async function knownOf(ids: readonly string[], logOf: (caseId: string) => Promise<CaseEvent[]>): Promise<string[]> {
    if (ids.length === 0) return [];
    const waiting = new Map((await outbox.waiting(shop)).map(({ hash, caseId }) => [hash, caseId]));
    const known: string[] = [];
    for (const hash of ids) {
      const caseId = waiting.get(hash);
      if (caseId !== undefined && (await logOf(caseId)).some((event) => event.hash === hash)) known.push(hash);
    }
    return known;
  }

  async function isAdministrators({ body, signature }: Tombstone): Promise<boolean> {
    const key = keys.get(body.device);
    return (
      body.shop === shop &&
      key !== undefined &&
      party.administrators.has(body.device) &&
      (await isSigned(key, signature, body))
    );
  }

  async function bury(tombstone: Tombstone): Promise<void> {
    const { caseId } = tombstone.body;
    const waiting = (await outbox.waiting(shop)).filter((one) => one.caseId === caseId);
    await shelf.bury(shop, tombstone);
    await outbox.settle(
      shop,
      waiting.map(({ hash }) => hash),
    );
    buried!.add(caseId);
    notify({ kind: 'deleted', shop, caseId });
  }

  async function offer(): Promise<void> {
    // What has come by now is settled in the outbox.
    await inTurn(async () => arrived.clear());
    const byCase = new Map<string, string[]>();
    for (const { hash, caseId } of await outbox.waiting(shop))
      byCase.set(caseId, [...(byCase.get(caseId) ?? []), hash]);
    for (const [caseId, hashes] of byCase) {
      const log = new Map((await shelf.log(shop, caseId)).map((event) => [event.hash, event]));
      for (const hash of hashes) {
        const event = log.get(hash);
        // Deleted meanwhile, on this device or by a tombstone.
        if (event === undefined || buried!.has(caseId)) await outbox.settle(shop, [hash]);
        else if (!(await isOffered(event))) break;
      }
    }
  }

  /** Brings one event to its subject; false where it can never stand there. */
  async function isOffered(event: CaseEvent): Promise<boolean> {
    const { caseId, device } = event.body;
    const subject = caseSubject(shop, caseId);
    const data = pack({ kind: 'event', event });
    try {
      await introduceThere(device);
      for (let conflicts = 0; conflicts < mostConflicts; conflicts++) {
        if (!tails.has(caseId)) {
          const last = await connection.lastOf(shop, subject);
          if (last > bookmark!.seq) await inTurn(catchUp);
          tails.set(caseId, Math.max(last, tails.get(caseId) ?? 0));
        }
        // Sent before, and the answer was lost; or it came back by the news.
        if (arrived.has(event.hash)) return true;
        try {
          const after = tails.get(caseId)!;
          const { seq, isDuplicate } = await connection.append(shop, { subject, id: event.hash, data, after });
          // The server's memory of ids may outlive what it remembers: only the message itself counts.
          if (isDuplicate && (await connection.read(shop, seq))?.id !== event.hash) throw new Unavailable('not stored');
          tails.set(caseId, seq);
          await outbox.settle(shop, [event.hash]);
          return true;
        } catch (error) {
          tails.delete(caseId);
          if (!(error instanceof Conflict)) throw error;
        }
      }
      throw new Unavailable('others are always faster');
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      notify({ kind: 'too-large', shop, hash: event.hash });
      return false;
    }
  }

  /** A device's key must stand before its events, or nobody can check them. */
  async function introduceThere(device: string): Promise<void> {
    if (introduced.has(device)) return;
    const introduction = (await shelf.introductions(shop)).find(({ body }) => body.device === device);
    const subject = deviceSubject(shop, device);
    if (introduction && (await connection.lastOf(shop, subject)) === 0) {
      const parcel: Parcel = { kind: 'device', introduction };
      await connection
        .append(shop, { subject, id: await idOf(parcel), data: pack(parcel), after: 0 })
        .catch((error: unknown) => {
          // Another window of this device was faster.
          if (!(error instanceof Conflict)) throw error;
        });
    }
    introduced.add(device);
  }

  async function sync(): Promise<void> {
    await inTurn(catchUp);
    await offer();
  }

  return {
    sync,
    send: () => (bookmark === null || bookmark.mustCompare ? sync() : offer()),
    take: (message) =>
      inTurn(async () => {
        await start();
        if (bookmark === null || bookmark.mustCompare || message.seq > bookmark.seq + 1) return false;
        if (message.seq === bookmark.seq + 1) await takeAll([message], message.seq);
        return true;
      }),
  };
}
