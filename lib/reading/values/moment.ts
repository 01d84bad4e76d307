// Puts the parts of a scanned time together, in the order that the column settled.
import type { DateOrder } from '@/lib/model/column-role';
import type { Moment } from '@/lib/model/moment';
import type { MomentScan } from './moment-scan';

export type { DateOrder };

/** What a column of times settles for its cells; null where it stays open. */
export interface MomentFormat {
  order: DateOrder | null;
  /** `Z` or `+08:00` where the heading names the zone */
  offset: string | null;
  /** the reader's wall date `YYYY-MM-DD`, for "today" and for years that are left out */
  today: string;
  /** year of the days that are printed without one; null or missing where the column does not tell */
  year?: number | null;
}

/** True for a day that the Gregorian calendar has, in years that a transaction can have. */
export function isDate(year: number, month: number, day: number): boolean {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** All dates `YYYY-MM-DD` that the parts can mean, by the order that gives each. A year that is not printed gives none. */
export function datesOf(scan: MomentScan): Partial<Record<DateOrder, string>> {
  const found: Partial<Record<DateOrder, string>> = {};
  const put = (
    order: DateOrder,
    y: { value: number; width: number },
    m: number,
    d: { value: number; width: number },
  ) => {
    const year = fullYear(y);
    if (year !== null && d.width <= 2 && isDate(year, m, d.value)) found[order] = print(year, m, d.value);
  };
  const [a, b, c] = scan.figures;
  if (scan.month !== null) {
    if (!a || !b) return found;
    const order = scan.monthAt === 0 ? 'mdy' : 'dmy';
    if (a.width >= 3) put('ymd', a, scan.month, b);
    else if (b.width >= 3) put(order, b, scan.month, a);
    else {
      put(order, b, scan.month, a);
      // `24-Mar-26` is a day first wherever it is written so; a year only where it can be no day.
      if (scan.monthAt === 1 && found.dmy === undefined) put('ymd', a, scan.month, b);
    }
    return found;
  }
  if (!a || !b || !c) return found;
  if (a.width >= 3) {
    if (b.width <= 2) put('ymd', a, b.value, c);
  } else {
    if (b.width > 2) return found;
    put('dmy', c, b.value, a);
    put('mdy', c, a.value, b);
    if (c.width <= 2) put('ymd', a, b.value, c);
  }
  return found;
}

function yearless({ figures, month }: MomentScan): boolean {
  return figures.length === (month === null ? 2 : 1);
}

/**
 * Dates of a day printed with its weekday but no year (`Mon 23 Nov`): this year's or last year's, where the weekday is right for
 * one of them alone and the day is not to come. Two years in a row never give a date the same weekday.
 */
function datesOfWeekday(scan: MomentScan, today: string): Partial<Record<DateOrder, string>> {
  const thisYear = Number(today.slice(0, 4));
  const found: Partial<Record<DateOrder, string>> = {};
  for (const year of [thisYear, thisYear - 1]) {
    const dates = datesOf({ ...scan, figures: [...scan.figures, { value: year, width: 4 }] });
    for (const order of ['dmy', 'mdy'] as const) {
      const date = dates[order];
      if (date && date <= today && new Date(`${date}T00:00:00Z`).getUTCDay() === scan.weekday) found[order] ??= date;
    }
  }
  return found;
}

/** Dates of a day printed without a year, in the year that the column leaves out; nothing that is still to come. */
function datesInYear(scan: MomentScan, { year, today }: MomentFormat): Partial<Record<DateOrder, string>> {
  if (year == null) return {};
  const dates = datesOf({ ...scan, figures: [...scan.figures, { value: year, width: 4 }] });
  return Object.fromEntries(Object.entries(dates).filter(([order, date]) => order !== 'ymd' && date <= today));
}

/**
 * The year that a column leaves out: lists print the years of older rows alone, so that where every printed year is past, a day
 * without one is of today's. Null where no row shows a year, or one shows this year's.
 * @param today wall date
 */
export function yearLeftOut(scans: readonly (MomentScan | null)[], today: string): number | null {
  const thisYear = Number(today.slice(0, 4));
  let hasYearless = false;
  let latest: number | null = null;
  for (const scan of scans) {
    if (scan === null || scan.relative !== null) continue;
    if (yearless(scan)) hasYearless = true;
    else for (const date of Object.values(datesOf(scan))) latest = Math.max(latest ?? 0, Number(date.slice(0, 4)));
  }
  return hasYearless && latest !== null && latest < thisYear ? thisYear : null;
}

/** Days within which a transaction is settled, or a list of the day looked at reaches back, at the most. */
const daysBack = 60;

/**
 * The year of a day that is printed without one, from whole dates beside it: the row's settlement, or the range that the page was
 * asked for. Of several the earliest and the latest are the range; before a single one the day stands shortly. Null where that
 * leaves no year, or more than one.
 * @param beside `YYYY-MM-DD`, in any order
 */
export function yearBeside(scan: MomentScan, beside: readonly string[]): number | null {
  if (beside.length === 0 || !yearless(scan) || scan.relative !== null) return null;
  const [first, ...rest] = [...beside].sort();
  const end = rest.at(-1) ?? first!;
  const start = end === first ? addDays(end, -daysBack) : first!;
  if (start === null) return null;
  const years = new Set<number>();
  for (const year of [Number(end.slice(0, 4)), Number(end.slice(0, 4)) - 1, Number(start.slice(0, 4))]) {
    const dates = datesOf({ ...scan, figures: [...scan.figures, { value: year, width: 4 }] });
    if (Object.values(dates).some((date) => date >= start && date <= end)) years.add(year);
  }
  return years.size === 1 ? [...years][0]! : null;
}

/** Buddhist years (2569 → 2026) and years of the Republic of China (115 → 2026) become Gregorian; two digits mean 20xx. */
function fullYear({ value, width }: { value: number; width: number }): number | null {
  if (width === 2) return 2000 + value;
  if (width === 3) return value >= 100 && value <= 199 ? value + 1911 : null;
  if (width !== 4) return null;
  return value >= 2500 && value <= 2700 ? value - 543 : value;
}

function print(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The moment that a scan means in its column; null where the date is not printed whole or its order stays open. */
export function finishMoment(scan: MomentScan, format: MomentFormat): Moment | null {
  const date = dateOf(scan, format);
  if (date === null) return null;
  if (scan.clock === null) return { local: date, offset: null };
  return { local: `${date}T${scan.clock}`, offset: scan.offset ?? format.offset };
}

function dateOf(scan: MomentScan, format: MomentFormat): string | null {
  if (scan.relative !== null) return addDays(format.today, scan.relative);
  const dates = !yearless(scan)
    ? datesOf(scan)
    : scan.weekday !== null
      ? datesOfWeekday(scan, format.today)
      : datesInYear(scan, format);
  const all = new Set(Object.values(dates));
  if (all.size === 1) return [...all][0]!;
  return format.order === null ? null : (dates[format.order] ?? null);
}

/** `YYYY-MM-DD` so many days later; null for what is no date. */
export function addDays(date: string, days: number): string | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? null : new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}
