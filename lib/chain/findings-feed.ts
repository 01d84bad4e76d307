// What is found at the shops on its way to the head office: sent by shops, read and checked there. Apart from the cases' streams: a
// season's summaries, which nobody but the head office reads.
import type { DeviceKey } from '@/lib/model/case-chain';
import type { FindingSummary, ShopFinding } from '@/lib/model/finding-summary';
import type { Stored, StreamState } from './connection';
import { findingSubject } from './names';
import { type Introduction, idOf, isOwnWord, mostFindings, type Parcel, pack, speak, unpack } from './parcel';
import type { Bookmark } from './shelf';

/** The servers' one stream of findings. Throws Unavailable, Refused. */
export interface FindingFeed {
  publish(shop: string, message: { id: string; data: Uint8Array }): Promise<void>;
  state(): Promise<StreamState>;
  read(seq: number): Promise<Stored | null>;
  /** calls back when something was stored, and after every reconnection; returns how to stop */
  watch(onNews: () => void): () => void;
}

/** What a shop's device has found and not sent yet. */
export interface FindingOutbox {
  unsentFindings(): Promise<FindingSummary[]>;
  settleFindings(ids: readonly string[]): Promise<void>;
}

/** What the head office's device keeps of the shops' findings. */
export interface FindingShelf {
  feedBookmark(): Promise<Pick<Bookmark, 'created' | 'seq'> | null>;
  /** takes findings in, the same one again in place of the former, and remembers how far was read, in one step */
  keepFindings(found: readonly ShopFinding[], bookmark: Pick<Bookmark, 'created' | 'seq'>): Promise<void>;
  shopFindings(): Promise<ShopFinding[]>;
}

/** Messages asked for at once. */
const window = 128;

/** Sends what waits, oldest first. Returns how many summaries went. @param at UTC, ISO 8601 */
export async function sendFindings(
  feed: FindingFeed,
  box: FindingOutbox,
  sender: { key: DeviceKey; introduction: Introduction; shop: string; at: () => string },
): Promise<number> {
  const waiting = await box.unsentFindings();
  for (let from = 0; from < waiting.length; from += mostFindings) {
    const said = waiting.slice(from, from + mostFindings);
    const word = await speak(sender.key, sender.introduction, { shop: sender.shop, at: sender.at(), said });
    const parcel: Parcel = { kind: 'findings', word };
    await feed.publish(sender.shop, { id: await idOf(parcel), data: pack(parcel) });
    await box.settleFindings(said.map(({ id }) => id));
  }
  return waiting.length;
}

/**
 * Reads what shops have told since last time. A message that is none of ours, or not its device's own word of the shop whose subject it
 * stands under, is left out and counted. A stream that was set back is read from its beginning: what is kept here stays.
 */
export async function readFindings(feed: FindingFeed, shelf: FindingShelf): Promise<{ kept: number; refused: number }> {
  const state = await feed.state();
  const before = await shelf.feedBookmark();
  const isSame = before !== null && before.created === state.created && before.seq <= state.lastSeq;
  const counts = { kept: 0, refused: 0 };
  for (let from = isSame ? before.seq + 1 : state.firstSeq; from <= state.lastSeq; from += window) {
    const upTo = Math.min(from + window - 1, state.lastSeq);
    const asked = Array.from({ length: upTo - from + 1 }, (_, i) => feed.read(from + i));
    const found: ShopFinding[] = [];
    for (const message of await Promise.all(asked)) {
      if (message === null) continue;
      const parcel = unpack(message.data);
      const isGood =
        parcel?.kind === 'findings' &&
        message.subject === findingSubject(parcel.word.body.shop) &&
        (await isOwnWord(parcel.word, parcel.word.body.shop));
      if (!isGood) counts.refused += 1;
      else for (const finding of parcel.word.body.said) found.push({ shop: parcel.word.body.shop, finding });
    }
    counts.kept += found.length;
    await shelf.keepFindings(found, { created: state.created, seq: upTo });
  }
  return counts;
}
