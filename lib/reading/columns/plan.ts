// Decides for a whole table which column means what, from heading words and from what the values are, together; or that the
// table holds no transactions. Scores of one column for one meaning are in fit.ts, reading rows is in table-reader.ts.

import { type Role, roles } from '@/lib/model/column-role';
import type { TaughtSite } from '@/lib/model/taught';
import type { Cell, Grid, PageContext } from '../cell';
import { atOnce } from '../steps';
import { taughtRoles } from '../teach';
import { type CalendarWords, calendarWordsOf } from '../values/calendar-words';
import { readMasked } from '../values/card';
import { currenciesOf } from '../values/currency';
import { foldWord, isBlank } from '../values/fold';
import { scanMoment } from '../values/moment-scan';
import { scanMoney } from '../values/money';
import { readTransactionStatus } from '../values/transaction-status';
import { readTransactionType } from '../values/transaction-type';
import { assignColumns } from './assign';
import { fitOf } from './fit';
import { type HeadingReading, readHeading } from './heading';
import { languagesOfTable } from './heading-language';
import { type Judgement, judgeTable } from './judge';
import { type ColumnProfile, profileColumn } from './profile';
import { type ColumnSource, splitColumn, textAt } from './source';

export interface PlannedColumn {
  source: ColumnSource;
  /** last heading text of the column, as shown */
  heading: string;
  reading: HeadingReading;
  profile: ColumnProfile;
  role: Role | null;
}

export type TablePlan = { kind: 'plan'; columns: PlannedColumn[] } | Exclude<Judgement, { kind: 'transactions' }>;

/** Roles that one column at most can have. */
const single: readonly Role[] = [
  'id',
  'orderId',
  'originalId',
  'time',
  'clock',
  'settlementDate',
  'amount',
  'debit',
  'credit',
  'sign',
  'currency',
  'fee',
  'net',
  'refundAmount',
  'status',
  'type',
  'card',
  'payer',
  'brand',
  'funding',
  'issuer',
  'entryMode',
  'authCode',
  'rrn',
  'trace',
  'batch',
  'terminal',
  'merchantNo',
  'store',
  'operator',
  'method',
  'timeZone',
];
/** Roles that any number of columns can have. */
const many: readonly Role[] = roles.filter((role) => !single.includes(role));

const moneyRoles: readonly Role[] = ['amount', 'debit', 'credit', 'fee', 'net', 'refundAmount', 'otherMoney', 'price'];

/** Rows looked at to tell what a column holds. */
const sampleSize = 120;

/** Heading text of a column: its innermost level that says something. */
export function headingText(levels: readonly string[]): string {
  return levels.filter((level) => level !== '').at(-1) ?? '';
}

/** What is known of a table's headings beside their words. */
export interface KnownHeadings {
  /** what the user said about this site's tables; wins over inference */
  taught: TaughtSite | null;
  /** heading → what a preset says it means; wins over words, not over values that cannot be it */
  preset: Readonly<Record<string, Role>>;
}

/**
 * Lists of words are compiled when first asked, which takes a browser some milliseconds each: here each is asked in a step of its
 * own, before the columns ask them all. Later it costs nothing.
 */
const firstQuestions: readonly ((languages: readonly string[], words: () => CalendarWords) => unknown)[] = [
  () => readHeading('#'),
  (languages) => currenciesOf('#a', languages[0]),
  () => readTransactionStatus('#a'),
  () => readTransactionType('#a'),
  (_, words) => scanMoment('#a', words),
];

/** Decides what each column of a table means. */
export function planTable<Row>(grid: Grid<Row>, context: PageContext, known?: KnownHeadings): TablePlan {
  return atOnce(planTableInSteps(grid, context, known));
}

/** The same in small steps. */
export function* planTableInSteps<Row>(
  grid: Grid<Row>,
  context: PageContext,
  known: KnownHeadings = { taught: null, preset: {} },
): Generator<'read', TablePlan> {
  const { columns, isTaught } = yield* columnsInSteps(grid, context, known);
  const languages = languagesOfTable(context.language, grid.headings.map(headingText));
  const words = () => calendarWordsOf(languages);
  const hasDateSections = grid.rows.some(({ cells }) => isDateSection(cells, words));
  const judgement = judgeTable(columns, hasDateSections, isTaught);
  return judgement.kind === 'transactions' ? { kind: 'plan', columns } : judgement;
}

/** What each column is taken for, in a table that may hold no transactions: shown to a user who is asked what they are. */
export function planColumns<Row>(grid: Grid<Row>, context: PageContext): PlannedColumn[] {
  return atOnce(columnsInSteps(grid, context, { taught: null, preset: {} })).columns;
}

function* columnsInSteps<Row>(
  grid: Grid<Row>,
  context: PageContext,
  known: KnownHeadings,
): Generator<'read', { columns: PlannedColumn[]; isTaught: boolean }> {
  const preset = new Map(Object.entries(known.preset).map(([heading, role]) => [foldWord(heading), role]));
  const languages = languagesOfTable(context.language, grid.headings.map(headingText));
  const words = () => calendarWordsOf(languages);
  const step = Math.max(1, Math.floor(grid.rows.length / sampleSize));
  const sample = grid.rows.filter((_, i) => i % step === 0).map((row) => row.cells);
  const width = Math.max(grid.headings.length, ...sample.map((cells) => cells.length), 0);
  const isOneValue = (text: string) =>
    scanMoney(text, languages[0]) !== null || scanMoment(text, words) !== null || readMasked(text) !== null;
  const taught = taughtRoles(
    known.taught,
    Array.from({ length: width }, (_, c) => headingText(grid.headings[c] ?? [])),
  );
  for (const ask of firstQuestions) {
    ask(languages, words);
    yield 'read';
  }
  const columns: PlannedColumn[] = [];
  for (let c = 0; c < width; c++) {
    const levels = grid.headings[c] ?? [];
    const cells = sample.map((row): Cell | null => row[c] ?? null);
    for (const source of splitColumn(c, headingText(levels), cells, isOneValue)) {
      const { heading } = source;
      const own = readLevels(heading, levels);
      const role = preset.get(foldWord(heading));
      const reading = role === undefined ? own : { ...own, roles: new Map([[role, 140]]) };
      const mayBeMoney = moneyRoles.some((money) => reading.roles.has(money));
      const profile = profileColumn(
        cells.map((cell) => textAt(source, cell)),
        words,
        mayBeMoney,
        languages[0],
      );
      columns.push({ source, heading, reading, profile, role: null });
      yield 'read';
    }
    const role = taught?.(headingText(levels), c) ?? null;
    if (role !== null)
      takeTold(
        columns.filter(({ source }) => source.index === c),
        role,
      );
  }
  const told = columns.filter(({ role }) => role !== null);
  assignRoles(columns);
  yield 'read';
  dropGuesses(columns, new Set(told));
  return { columns, isTaught: told.length > 0 };
}

/** The leaf heading's meaning; where it says too little (`Amount` under `Refund`), with the levels above it. */
function readLevels(heading: string, levels: readonly string[]): HeadingReading {
  const own = readHeading(heading);
  const above = levels.slice(0, -1).filter((level) => level !== '' && level !== heading);
  if (above.length === 0) return own;
  const joined = readHeading(`${above.join(' ')} ${heading}`);
  const best = (reading: HeadingReading) => Math.max(0, ...reading.roles.values());
  return best(joined) >= 80 || own.roles.size === 0 ? joined : own;
}

/** Gives a column the meaning that the user said; of a column whose cells show several lines, the line that can be it most. */
function takeTold(parts: readonly PlannedColumn[], role: Role): void {
  // What no one may keep stays unkept, whoever says what it is.
  const free = parts.filter(({ reading }) => (reading.roles.get('secret') ?? 0) < 88);
  let best: PlannedColumn | undefined;
  let most = -1;
  for (const part of free) {
    const nameless = { ...part, reading: { ...part.reading, roles: new Map([[role, 88]]) } };
    const points = fitOf(nameless, role);
    if (points > most) {
      most = points;
      best = part;
    }
  }
  if (best) best.role = role;
}

function assignRoles(columns: readonly PlannedColumn[]): void {
  const taken = new Set(columns.map((column) => column.role));
  const roles = single.filter((role) => !taken.has(role));
  const free = columns.filter((column) => column.role === null);
  const scores = free.map((column) => {
    const elsewhere = Math.max(0, ...many.map((role) => fitOf(column, role)));
    // What a column gains by a role beyond what it is worth without one.
    return roles.map((role) => {
      const score = fitOf(column, role);
      return score > elsewhere ? score : 0;
    });
  });
  assignColumns(scores).forEach((found, i) => {
    const column = free[i]!;
    if (found >= 0) {
      column.role = roles[found]!;
      return;
    }
    let best = 0;
    for (const role of many) {
      const score = fitOf(column, role);
      if (score > best) {
        best = score;
        column.role = role;
      }
    }
  });
}

/**
 * Takes back amounts and times of columns without a known heading where another column may be meant as well: of two amounts none
 * is taken rather than the wrong one.
 */
function dropGuesses(columns: readonly PlannedColumn[], told: ReadonlySet<PlannedColumn>): void {
  const isNameless = ({ reading }: PlannedColumn) => reading.roles.size === 0;
  const has = (...roles: Role[]) => columns.some(({ role }) => role !== null && roles.includes(role));
  const isKnown = columns.filter((column) => !isNameless(column)).length > columns.length / 2;
  const isMoney = (column: PlannedColumn) => isNameless(column) && column.profile.clearMoney > 0.5;
  const isTime = (column: PlannedColumn) => isNameless(column) && column.profile.date + column.profile.dateTime > 0.6;
  for (const column of columns) {
    if (!isNameless(column) || told.has(column)) continue;
    const { profile } = column;
    if (column.role === 'amount' && (columns.filter(isMoney).length > 1 || has('debit', 'credit'))) column.role = null;
    if (column.role !== 'time') continue;
    const rivals = columns.filter(
      (other) => other !== column && isTime(other) && (profile.dateTime < 0.6 || other.profile.dateTime > 0.6),
    );
    // A day without a clock among headings that are known may be any day: of sending, of booking.
    if (rivals.length > 0 || (profile.dateTime < 0.6 && isKnown)) column.role = null;
  }
}

/** True for a row that shows nothing but a date: the heading of the rows below it. */
export function isDateSection(cells: readonly (Cell | null)[], words: () => CalendarWords): boolean {
  let only: Cell | null = null;
  for (const cell of cells) {
    if (cell === null || isBlank(cell.visible)) continue;
    if (only !== null) return false;
    only = cell;
  }
  if (only === null) return false;
  const scan = scanMoment(only.datetime ?? only.visible, words);
  return scan !== null && (scan.figures.length > 0 || scan.relative !== null);
}
