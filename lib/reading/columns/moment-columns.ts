// The readers of a table's time columns: order of day and month, missing years and zone settled from the whole column.
import type { Moment } from '@/lib/model/moment';
import type { CalendarWords } from '../values/calendar-words';
import { readCompactClock } from '../values/clock';
import { isBlank } from '../values/fold';
import { addDays, type DateOrder, finishMoment, type MomentFormat, yearBeside, yearLeftOut } from '../values/moment';
import { type MomentScan, readCompactDay, scanMoment } from '../values/moment-scan';
import { readOffset } from '../values/offset';
import { readPlainMoment } from '../values/plain-values';
import { isCompactDay } from './fit';
import { settleOrder } from './moment-format';
import type { PlannedColumn } from './plan';

type Texts = readonly string[];
/** Reads the row's moment in one column; null where it shows none or its meaning stays open. */
export type MomentReader = (texts: Texts) => Moment | null;

/** What is known of a page's times beside its cells. */
export interface MomentContext {
  /** tags of the page and of the table's headings */
  languages: readonly string[];
  /** the reader's wall time, for "today" alone */
  now: string;
  /** the portal's own order of day and month */
  order: DateOrder | null;
  words: () => CalendarWords;
  /** whole dates that the page shows beside its tables, `YYYY-MM-DD` */
  dates?: (() => readonly string[]) | undefined;
}

/**
 * A reader of the column at `place`; forms are settled from `rows`.
 * @param after reads a later date of the same row (its settlement), which tells the year of a day that is printed without one
 * @param ahead days after today that the column may show: 1 for what has happened (clocks differ), more for settlements
 */
export function makeMomentReader(
  column: PlannedColumn,
  place: number,
  rows: readonly Texts[],
  context: MomentContext,
  ahead = 1,
  after: MomentReader | null = null,
): MomentReader {
  const isCompact = isCompactDay(column.reading, column.profile);
  const scan = makeScanner(context.words, isCompact ? readCompactDay : () => null);
  let dates: readonly string[] | null = null;
  const besideTable = () => {
    dates ??= context.dates?.() ?? [];
    return dates;
  };
  const open: (MomentScan | null)[] = [];
  for (const row of rows) {
    const text = row[place] ?? '';
    if (text !== '' && readPlainMoment(text, null) === null) open.push(scan(text));
  }
  const format: MomentFormat = {
    order: settleOrder(open, context.languages, context.order, addDays(context.now.slice(0, 10), ahead) ?? undefined),
    offset: column.reading.offset,
    today: context.now.slice(0, 10),
    year: yearLeftOut(open, context.now.slice(0, 10)),
  };
  return (texts) => {
    const text = texts[place] ?? '';
    if (text === '') return null;
    const plain = readPlainMoment(text, format.offset);
    if (plain !== null) return plain;
    const found = scan(text);
    if (found === null) return null;
    const moment = finishMoment(found, format);
    if (moment !== null || format.year !== null) return moment;
    const settled = after?.(texts)?.local.slice(0, 10);
    const year = yearBeside(found, settled === undefined ? besideTable() : [settled]);
    return year === null ? null : finishMoment(found, { ...format, year });
  };
}

/** Reads the clock of a column that shows no date, `HH:mm:ss` and the zone if printed. */
export function makeClockReader(
  place: number,
  words: () => CalendarWords,
): (texts: Texts) => { clock: string; offset: string | null } | null {
  const scan = makeScanner(words);
  return (texts) => {
    const text = texts[place] ?? '';
    const compact = readCompactClock(text);
    if (compact !== null) return { clock: compact, offset: null };
    const found = scan(text);
    return found?.clock ? { clock: found.clock, offset: found.offset } : null;
  };
}

/** Reads the column that names each row's zone; null for zones that several share. */
export function makeZoneReader(place: number): (texts: Texts) => string | null {
  const known = new Map<string, string | null>();
  return (texts) => {
    const text = texts[place] ?? '';
    if (!known.has(text) && known.size < 500) known.set(text, readOffset(text));
    return known.get(text) ?? null;
  };
}

function makeScanner(
  words: () => CalendarWords,
  first: (text: string) => MomentScan | null = () => null,
): (text: string) => MomentScan | null {
  const scans = new Map<string, MomentScan | null>();
  return (text) => {
    const known = scans.get(text);
    if (known !== undefined) return known;
    const found = isBlank(text) ? null : (first(text) ?? scanMoment(text, words));
    if (scans.size < 20_000) scans.set(text, found);
    return found;
  };
}
