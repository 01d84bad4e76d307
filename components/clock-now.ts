// The clock as the views see it: the instant, and the wall clock of this computer beside it.
import type { Clock } from '@/lib/response/clock';

/** Both clocks now. */
export function clockNow(now: Date = new Date()): Clock {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  return { instant: now.toISOString(), local: `${day}T${time}` };
}
