// Time as it stood on the page: wall time, with an offset only where the page gave one. Never converted behind the user's back.
import * as z from 'zod/mini';

/** `local` is `YYYY-MM-DDTHH:mm:ss` or, where there is no clock time, `YYYY-MM-DD`; `offset` is `Z`, `+08:00` or null. */
export const Moment = z.object({
  local: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/)),
  offset: z.nullable(z.string().check(z.regex(/^(Z|[+-]\d{2}:\d{2})$/))),
});
export type Moment = z.infer<typeof Moment>;

/** `2026-03-01T02:14:00+08:00`: the wall time and, if known, its offset. */
export function printMoment({ local, offset }: Moment): string {
  return local + (offset ?? '');
}

/** Reads what `printMoment` writes; null for anything else or for a date that does not exist. */
export function parseMoment(text: string): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2})?)(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (!match) return null;
  const moment = { local: match[1]!, offset: match[2] ?? null };
  const seconds = wallSeconds(moment);
  if (!Number.isFinite(seconds)) return null;
  return new Date(seconds * 1000).toISOString().startsWith(moment.local) ? moment : null;
}

/** True where the page gave a clock time and not a date alone. */
export function hasClock({ local }: Moment): boolean {
  return local.length > 10;
}

/**
 * Seconds since 1970 read off the wall clock as if it were UTC. Good for order, gaps and hours of one portal; not an instant.
 */
export function wallSeconds({ local }: Moment): number {
  return Date.parse(local.length > 10 ? `${local}Z` : `${local}T00:00:00Z`) / 1000;
}
