// What replication needs of a device's own store, as interfaces: the browser keeps them in IndexedDB, tests and loads in memory.
import type { CaseEvent } from '@/lib/model/case-event';
import type { Tombstone } from '@/lib/model/tombstone';
import type { Introduction } from './parcel';

/** How far a shop's stream has been read. `recent`: the last few messages' numbers and ids, newest last. */
export interface Bookmark {
  created: string;
  seq: number;
  recent: { seq: number; id: string }[];
  /** the stream was found shorter than it had been: what is here and not there is still to be sent again */
  mustCompare: boolean;
}

/** A device's cases. What is kept is on disk when the promise resolves. */
export interface CaseShelf {
  /** every event of a case, in no particular order */
  log(shop: string, caseId: string): Promise<CaseEvent[]>;
  /** all cases of a shop */
  cases(shop: string): Promise<string[]>;
  /** takes events in as they are; those that are here stay */
  keep(shop: string, events: readonly CaseEvent[]): Promise<void>;
  /** forgets a deleted case and remembers its stone */
  bury(shop: string, tombstone: Tombstone): Promise<void>;
  tombstones(shop: string): Promise<Tombstone[]>;
  introductions(shop: string): Promise<Introduction[]>;
  meet(shop: string, introduction: Introduction): Promise<void>;
  /** events that cannot be placed yet: something that they name has not come */
  held(shop: string): Promise<CaseEvent[]>;
  hold(shop: string, events: readonly CaseEvent[]): Promise<void>;
  bookmark(shop: string): Promise<Bookmark | null>;
  keepBookmark(shop: string, bookmark: Bookmark): Promise<void>;
}

/** What this device still has to send, in the order in which it happened. */
export interface Outbox {
  /** hashes of a shop's events that are still to go, oldest first */
  waiting(shop: string): Promise<Waiting[]>;
  add(shop: string, events: readonly Waiting[]): Promise<void>;
  /** these stand on the server: they need not be sent again */
  settle(shop: string, hashes: readonly string[]): Promise<void>;
}

export interface Waiting {
  hash: string;
  caseId: string;
}

/** What happens on the chain that somebody should know. */
export type Notice =
  /** the stream is shorter than it was, or another: everything missing there is sent again */
  | { kind: 'history-shorter'; shop: string }
  /** a message that is nothing of ours, or not what it claims; it was left out */
  | { kind: 'refused'; shop: string; seq: number; why: RefusedWhy }
  /** an event too large for the servers stays on this device */
  | { kind: 'too-large'; shop: string; hash: string }
  /** something new of this case was kept */
  | { kind: 'case'; shop: string; caseId: string }
  | { kind: 'deleted'; shop: string; caseId: string }
  /** this shop was told a sign of the whole chain */
  | { kind: 'sign'; shop: string };

/** `forked`: its device wrote another event in the same place, and one of the two is a lie. */
export type RefusedWhy =
  | 'unreadable'
  | 'wrong-subject'
  | 'hash'
  | 'signature'
  | 'forked'
  | 'chain'
  | 'not-allowed'
  | 'deleted';
