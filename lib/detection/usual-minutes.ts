// When a shop sells, from counts by the minute of the day.
const dayMinutes = 1440;
/** A minute of the day is usual where so many sales, and so large a share of all, fell within half an hour of it. */
const usual = { sales: 2, share: 1 / 5000, minutes: 30 };

/** Half-hours of the day, and days without which one night may be all that fell into one. */
const slot = 30;
const enoughDays = 14;

/** On how many days a shop sold in each half-hour: one long night is not yet its hours. */
export class SlotDays {
  private readonly days = new Uint16Array(dayMinutes / slot);
  private readonly last = new Int32Array(dayMinutes / slot).fill(-1);

  /** Counts a sale. Days may come in any order only where each comes once. @param day since 1970 */
  add(minute: number, day: number): void {
    const at = Math.floor(minute / slot);
    if (this.last[at] === day) return;
    this.last[at] = day;
    this.days[at]! += 1;
  }

  /** True where the shop sold around a minute on two days, or too few days are known to tell. @param known days from the first row to the last */
  isUsual(minute: number, known: number): boolean {
    if (known < enoughDays) return true;
    const { length } = this.days;
    const at = Math.floor(minute / slot) + length;
    return [at - 1, at, at + 1].some((i) => this.days[i % length]! >= 2);
  }
}

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
