// When a shop sells, from counts by the minute of the day.
const dayMinutes = 1440;
/** A minute of the day is usual where so many sales, and so large a share of all, fell within half an hour of it. */
const usual = { sales: 2, share: 1 / 5000, minutes: 30 };

/** Minutes of the day at which the shop sells, ascending, each twice where two sales fell on it: one row more or less says nothing more. */
export function usualMinutes(minutes: ReadonlyMap<number, number>, sales: number): Int32Array {
  // Sales before each minute of two days laid end to end, so that a span over midnight is one piece.
  const before = new Int32Array(2 * dayMinutes + 1);
  for (let i = 0; i < 2 * dayMinutes; i++) before[i + 1] = before[i]! + (minutes.get(i % dayMinutes) ?? 0);
  const around = (minute: number) => {
    const from = (minute - usual.minutes + dayMinutes) % dayMinutes;
    return before[from + 2 * usual.minutes + 1]! - before[from]!;
  };
  const least = Math.max(usual.sales, sales * usual.share);
  const found: number[] = [];
  for (const [minute, count] of minutes)
    if (around(minute) >= least) found.push(...(count > 1 ? [minute, minute] : [minute]));
  return Int32Array.from(found).sort();
}
