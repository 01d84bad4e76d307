// How much one sender may say: a page that storms, or a script gone wrong, must not keep the worker from everyone else.
import type { Origin } from '@/lib/platform/runtime';

/** Largest message, in characters of text and values together; about 20,000 rows of a wide table. */
export const largestMessage = 24_000_000;
/** Values nested deeper than this are no message of ours. */
const deepest = 12;

/** So many messages at once, then so many a second. A page of ours shows many things at once; a frame reads twice a second at most. */
export const rates = {
  content: { burst: 60, perSecond: 10 },
  page: { burst: 400, perSecond: 100 },
  offscreen: { burst: 60, perSecond: 10 },
} as const;

interface Bucket {
  left: number;
  at: number;
}

/** Counts what each sender says. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();

  /** True where this sender may say one thing more now. @param now ms, of any clock that only goes forward */
  allows(origin: Origin, now: number): boolean {
    if (origin.kind === 'stranger' || origin.kind === 'worker') return true;
    const { burst, perSecond } = rates[origin.kind];
    const name = origin.kind === 'content' ? `${origin.tabId}:${origin.frameId}` : origin.kind;
    const before = this.#buckets.get(name);
    const left = before ? Math.min(burst, before.left + ((now - before.at) / 1000) * perSecond) : burst;
    this.#buckets.set(name, { left: Math.max(0, left - 1), at: now });
    // Closed tabs leave their buckets behind; a full one is as good as none.
    if (this.#buckets.size > 500) {
      for (const [other, bucket] of this.#buckets) if (now - bucket.at > 60_000) this.#buckets.delete(other);
    }
    return left >= 1;
  }
}

/** True where a message is larger or deeper than any of ours; stops counting as soon as that is known. */
export function isTooLarge(message: unknown): boolean {
  let size = 0;
  const open: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    size += typeof value === 'string' ? value.length + 2 : 8;
    if (size > largestMessage || depth > deepest) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      size += key.length;
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return false;
}
