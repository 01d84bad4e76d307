// Settles the order of day, month and year for a whole column of times: figures that fit one order alone, named weekdays,
// the order of the rows, then the page's language.
import { type DateOrder, datesOf } from '../values/moment';
import type { MomentScan } from '../values/moment-scan';
import { agreed } from './agreed';

const orders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/**
 * The order that all cells allow. With several left: the one under which weekdays printed beside are right, then those that put
 * nothing into the future, then the only one under which the rows stand in order of time, then the portal's own, then the
 * language's. Null where it stays open.
 * @param languages tags of the page and of the table's headings; they count where they agree
 * @param latest last date `YYYY-MM-DD` that the column can show (today, a little later for settlements)
 */
export function settleOrder(
  scans: readonly (MomentScan | null)[],
  languages: readonly string[],
  known: DateOrder | null = null,
  latest = '9999-12-31',
): DateOrder | null {
  const read = scans
    .filter((scan): scan is MomentScan => scan !== null && scan.figures.length >= 2)
    .map((scan) => ({ scan, dates: datesOf(scan) }))
    .filter(({ dates }) => Object.keys(dates).length > 0);
  let possible = orders.filter((order) => read.every(({ dates }) => dates[order] !== undefined));
  if (read.length === 0 || possible.length === 0) return null;
  const isOpen = () =>
    possible.length > 1 && read.some(({ dates }) => possible.some((o) => dates[o] !== dates[possible[0]!]));
  const keep = (test: (order: DateOrder) => boolean) => {
    const kept = possible.filter(test);
    if (kept.length > 0) possible = kept;
  };
  if (isOpen()) {
    keep((order) =>
      read.every(
        ({ scan, dates }) =>
          scan.weekday === null || new Date(`${dates[order]!}T00:00:00Z`).getUTCDay() === scan.weekday,
      ),
    );
  }
  if (isOpen()) keep((order) => read.every(({ dates }) => dates[order]! <= latest));
  if (isOpen() && read.length >= 4) {
    const sorted = possible.filter((order) =>
      isSorted(read.map(({ scan, dates }) => `${dates[order]!}T${scan.clock ?? ''}`)),
    );
    if (sorted.length === 1) possible = sorted;
  }
  if (!isOpen()) return possible[0]!;
  const own = known ?? agreed(languages.map(orderOfLanguage));
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

/** Order in which a language prints a date in figures; null for an unknown tag and for bare `en` and `zh-Hant`, whose readers differ. */
export function orderOfLanguage(language: string): DateOrder | null {
  if (/^(?:en|en-001|zh-hant)?$/i.test(language)) return null;
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
