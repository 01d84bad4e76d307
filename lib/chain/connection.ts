// What replication needs of a server, whichever library speaks to it; nats-connection.ts is the real one. The failures that matter
// to it have names here; everything else is a fault.

/** One stored message. `id` is what its sender named it by: an event's hash. */
export interface Stored {
  seq: number;
  subject: string;
  id: string;
  data: Uint8Array;
}

/** A stream as the server tells of it. `created` changes when the stream was made anew. */
export interface StreamState {
  created: string;
  /** number of the oldest message that is still there */
  firstSeq: number;
  lastSeq: number;
}

/** News of one stored message of a shop. */
export interface News {
  shop: string;
  message: Stored;
}

export interface ChainConnection {
  /**
   * Appends behind the message of this number (0: none yet) of the same subject.
   * Throws Conflict when another stands there already, Unavailable when the servers take nothing now, TooLarge.
   */
  append(shop: string, message: { subject: string; id: string; data: Uint8Array; after: number }): Promise<Appended>;
  state(shop: string): Promise<StreamState>;
  /** The message of this number, or null where there is none (purged, or never written). */
  read(shop: string, seq: number): Promise<Stored | null>;
  /** Number of a subject's last message; 0 where it has none. */
  lastOf(shop: string, subject: string): Promise<number>;
  /** Calls back for every message that is stored from now on, and after every reconnection; returns how to stop. */
  watch(shops: readonly string[], onNews: (news: News) => void, onAgain: () => void): () => void;
}

export interface Appended {
  seq: number;
  /** the server remembers a message of this id, and wrote nothing */
  isDuplicate: boolean;
}

/** Somebody else's message of this subject came first. */
export class Conflict extends Error {}
/** No majority of servers, or none at all: reading may still work, writing does not. */
export class Unavailable extends Error {}
/** Larger than the servers take. */
export class TooLarge extends Error {}
/** This user may not do that. */
export class Refused extends Error {}
