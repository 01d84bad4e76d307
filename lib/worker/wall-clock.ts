// The device's two clocks at one moment, as deadlines need them.
import type { Clock } from '@/lib/response/clock';

/** Instant and wall time of a moment. */
export function clockAt(now: Date): Clock {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  return { instant: now.toISOString(), local };
}
