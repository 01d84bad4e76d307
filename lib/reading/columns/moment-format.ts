// Settles the order of day, month and year for a whole column of times: figures that fit one order alone, named weekdays,
// the order of the rows, then the page's language.
import { type DateOrder, datesOf } from '../values/moment';
import type { MomentScan } from '../values/moment-scan';

const orders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/**
 * The order that all cells allow. With several left: the one under which weekdays printed beside are right, then the only one
 * under which the rows stand in order of time, then the language's. Null where it stays open.
 */
export function settleOrder(
  scans: readonly (MomentScan | null)[],
  language: string,
  known: DateOrder | null = null,
): DateOrder | null {
  const dated = scans.filter((scan): scan is MomentScan => scan !== null && scan.figures.length >= 2);
  const read = dated.map(datesOf);
  const open = read.filter((dates) => new Set(Object.values(dates)).size > 1);
  let possible = orders.filter((order) =>
    read.every((dates) => Object.keys(dates).length === 0 || dates[order] !== undefined),
  );
  if (possible.length === 0) return null;
  if (possible.length === 1 || open.length === 0) return possible[0]!;
  const byWeekday = possible.filter((order) =>
    dated.every((scan, i) => {
      const date = read[i]![order];
      return scan.weekday === null || date === undefined || new Date(`${date}T00:00:00Z`).getUTCDay() === scan.weekday;
    }),
  );
  if (byWeekday.length > 0) possible = byWeekday;
  if (possible.length === 1) return possible[0]!;
  if (read.length >= 4) {
    const sorted = possible.filter((order) =>
      isSorted(read.map((dates, i) => `${dates[order] ?? ''}T${dated[i]!.clock ?? ''}`)),
    );
    if (sorted.length === 1) return sorted[0]!;
  }
  const own = known ?? orderOfLanguage(language);
  return own !== null && possible.includes(own) ? own : null;
}

function isSorted(keys: readonly string[]): boolean {
  let up = true;
  let down = true;
  for (let i = 1; i < keys.length; i++) {
    if (keys[i]! < keys[i - 1]!) up = false;
    if (keys[i]! > keys[i - 1]!) down = false;
  }
  return (up || down) && keys[0] !== keys[keys.length - 1];
}

/** Order in which a language prints a date in figures; null for an unknown tag and for bare `en`, whose readers differ. */
export function orderOfLanguage(language: string): DateOrder | null {
  if (language === '' || language.toLowerCase() === 'en') return null;
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return null;
    const letters = new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      calendar: 'gregory',
    })
      .formatToParts(new Date(2026, 2, 24))
      .map((part) => ({ year: 'y', month: 'm', day: 'd' })[part.type as string] ?? '')
      .join('');
    return orders.find((order) => order === letters) ?? null;
  } catch {
    return null;
  }
}
