// The customs: what came from a server is checked before it is taken for anything. A server may withhold, repeat and shuffle; it
// cannot alter or invent what a device has signed.
import { canonicalBytes, sha256Hex } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import { isSigned } from './parcel';
import type { RefusedWhy } from './shelf';

/** `waits`: something that it names has not come yet. */
export type Verdict = 'good' | 'known' | 'waits' | { refused: RefusedWhy };

/**
 * Judges one event against what is known of its case.
 * @param log events of the same case that were taken in already
 * @param keys device id → public key
 */
export async function judgeEvent(
  event: CaseEvent,
  log: readonly CaseEvent[],
  keys: ReadonlyMap<string, CryptoKey>,
): Promise<Verdict> {
  const { body, hash, signature } = event;
  // Whole events alone travel in a chain.
  if (event.cut) return { refused: 'hash' };
  if ((await sha256Hex(canonicalBytes(body))) !== hash) return { refused: 'hash' };
  const known = log.find((other) => other.hash === hash);
  // One that came here as a pack showed it, cut, is taken in whole.
  if (known && !known.cut) return 'known';
  const key = keys.get(body.device);
  if (!key) return 'waits';
  if (!(await isSigned(key, signature, body))) return { refused: 'signature' };
  const own = log.filter((other) => other.body.device === body.device && other !== known);
  if (own.some((other) => other.body.seq === body.seq)) return { refused: 'forked' };
  if (body.seq < 1 || (body.seq === 1) !== (body.prev === null)) return { refused: 'chain' };
  if (body.prev !== null) {
    const before = own.find((other) => other.body.seq === body.seq - 1);
    if (!before) return 'waits';
    if (before.hash !== body.prev) return { refused: 'forked' };
  }
  for (const [device, head] of Object.entries(body.seen)) {
    const seen = log.find((other) => other.hash === head);
    if (!seen) return 'waits';
    if (seen.body.device !== device) return { refused: 'chain' };
  }
  return 'good';
}
