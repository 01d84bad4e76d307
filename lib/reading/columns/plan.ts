// Decides for a whole table which column means what, from heading words and from what the values are, together; or that the
// table holds no transactions. How a row is read by such a plan is in read-row.ts.
import type { Grid, PageContext } from '../cell';
import { calendarWords } from '../values/calendar-words';
import { isBlank } from '../values/fold';
import { assignColumns } from './assign';
import { type HeadingReading, readHeading } from './heading';
import type { Role } from './heading-words';
import { type ColumnProfile, profileColumn } from './profile';

export interface PlannedColumn {
  index: number;
  /** last heading text of the column, as shown */
  heading: string;
  reading: HeadingReading;
  profile: ColumnProfile;
  role: Role | null;
}

export type TablePlan =
  | { kind: 'plan'; columns: PlannedColumn[] }
  | { kind: 'not-transactions' }
  | { kind: 'columns-unclear'; missing: ('amount' | 'time')[] };

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
const many: readonly Role[] = [
  'otherDate',
  'otherMoney',
  'rate',
  'count',
  'price',
  'otherState',
  'text',
  'person',
  'secret',
  'index',
  'foreign',
];

/** Rows looked at to tell what a column holds. */
const sampleSize = 120;

/** Heading text of a column: its innermost that is not empty; with two levels both, outermost first. */
export function headingText(headings: readonly string[]): string {
  return headings.filter((h, i) => h !== '' && h !== headings[i - 1]).at(-1) ?? '';
}

/** Decides what each column of a table means. */
export function planTable<Row>(
  grid: Grid<Row>,
  context: PageContext,
  taught: Readonly<Record<string, Role>> = {},
): TablePlan {
  const width = Math.max(grid.headings.length, ...grid.rows.slice(0, sampleSize).map((row) => row.cells.length), 0);
  const step = Math.max(1, Math.floor(grid.rows.length / sampleSize));
  const sample = grid.rows.filter((_, i) => i % step === 0).slice(0, sampleSize * 2);
  const words = () => calendarWords(context.language);
  const columns: PlannedColumn[] = [];
  for (let c = 0; c < width; c++) {
    const heading = headingText(grid.headings[c] ?? []);
    const outer = (grid.headings[c] ?? []).slice(0, -1).join(' ');
    let reading = readHeading(heading);
    if (reading.roles.size === 0 && outer !== '') reading = readHeading(`${outer} ${heading}`);
    const profile = profileColumn(
      sample.map((row) => row.cells[c]?.visible ?? ''),
      words,
    );
    columns.push({ index: c, heading, reading, profile, role: taught[heading] ?? null });
  }
  const free = columns.filter((column) => column.role === null);
  const takenRoles = new Set(columns.map((column) => column.role));
  const roles = single.filter((role) => !takenRoles.has(role));
  const scores = free.map((column) => roles.map((role) => scoreOf(column, role)));
  const found = assignColumns(scores);
  free.forEach((column, i) => {
    const role = found[i]! < 0 ? null : roles[found[i]!]!;
    const score = found[i]! < 0 ? 0 : scores[i]![found[i]!]!;
    let best: Role | null = role;
    let bestScore = score;
    for (const other of many) {
      const s = scoreOf(column, other);
      if (s > bestScore) {
        best = other;
        bestScore = s;
      }
    }
    column.role = best;
  });
  return judge(columns);
}

/** How well a column fits a role: heading points, changed by what the values are. 0 = cannot be. */
function scoreOf({ reading, profile: p }: PlannedColumn, role: Role): number {
  const named = reading.roles.get(role) ?? 0;
  const isEmpty = p.filled === 0;
  const dated = p.date + p.dateTime;
  switch (role) {
    case 'time':
    case 'otherDate':
    case 'settlementDate':
      if (isEmpty) return named * 0.5;
      if (dated < 0.6) return 0;
      if (named > 0) return named + 10 * p.dateTime;
      return role === 'time' && reading.roles.size === 0 ? 30 + 15 * p.dateTime : 0;
    case 'clock':
      return p.clock < 0.6 ? 0 : Math.max(named, 35);
    case 'amount':
    case 'debit':
    case 'credit':
    case 'fee':
    case 'net':
    case 'refundAmount':
    case 'otherMoney':
    case 'price':
      if (isEmpty) return named * 0.4;
      if (p.money < 0.6) return 0;
      if (named > 0) return named + 8 * p.clearMoney + (role === 'amount' ? 4 * p.filled : 0);
      return role === 'amount' && reading.roles.size === 0 && p.clearMoney > 0.5 ? 25 + 10 * p.clearMoney : 0;
    case 'status':
      if (p.money > 0.5 || dated > 0.5) return 0;
      if (named > 0) return named + 20 * p.status - (isEmpty ? 30 : 0);
      return reading.roles.size === 0 && p.status > 0.7 && p.distinct < 0.6 ? 30 : 0;
    case 'type':
      if (p.money > 0.5 || dated > 0.5) return 0;
      if (named > 0) return named * (isEmpty ? 0.5 : 0.55) + 50 * p.type;
      return reading.roles.size === 0 && p.type > 0.7 && p.distinct < 0.6
        ? 30
        : p.type > 0.9 && reading.roles.has('method')
          ? 40 * p.type
          : 0;
    case 'currency':
      if (isEmpty) return named * 0.4;
      return p.currency < 0.6 ? 0 : Math.max(named, 30);
    case 'card':
      if (p.maskedCard > 0.3) return Math.max(named, 50) + 40;
      if (dated > 0.5 || p.email > 0.3) return 0;
      return named * (isEmpty ? 0.6 : p.fourDigits > 0.3 ? 1.1 : p.integer > 0.3 ? 0.9 : 0.4);
    case 'rate':
      return p.percent > 0.5 ? Math.max(named, 40) : named * (p.money > 0.5 ? 1 : 0.2);
    case 'id':
    case 'orderId':
    case 'originalId':
      if (isEmpty) return named * 0.6;
      if (dated > 0.5 || p.email > 0.3) return 0;
      return named * (0.5 + 0.5 * Math.max(p.code, p.integer)) + (role === 'id' ? 6 * p.distinct : 0);
    case 'rrn':
    case 'trace':
    case 'batch':
    case 'authCode':
      if (dated > 0.5) return 0;
      return named * (isEmpty ? 0.6 : 0.6 + 0.4 * Math.max(p.code, p.integer));
    case 'text':
      return reading.roles.size === 0 ? 1 : named;
    case 'person':
      return p.email > 0.5 ? Math.max(named, 80) : named;
    default:
      return named;
  }
}

const paymentRoles: ReadonlySet<Role> = new Set([
  'id',
  'orderId',
  'originalId',
  'status',
  'type',
  'card',
  'payer',
  'fee',
  'net',
  'authCode',
  'rrn',
  'trace',
  'batch',
  'terminal',
  'merchantNo',
  'entryMode',
  'method',
  'brand',
  'issuer',
  'refundAmount',
  'debit',
  'credit',
  'currency',
  'operator',
  'store',
]);
const foreignRoles: ReadonlySet<Role> = new Set(['price', 'foreign', 'count', 'rate', 'person']);

/** A table of transactions has an amount and a time, and says more of payments than of anything else. */
function judge(columns: PlannedColumn[]): TablePlan {
  const has = (role: Role) => columns.some((column) => column.role === role && column.profile.filled > 0);
  const hasAmount = has('amount') || has('debit') || has('credit');
  const payment = columns.filter(
    (c) =>
      c.role !== null && paymentRoles.has(c.role) && (c.profile.filled > 0 || (c.reading.roles.get(c.role) ?? 0) >= 88),
  ).length;
  const foreign = columns.filter((c) => c.role !== null && foreignRoles.has(c.role)).length;
  const hasTime = has('time');
  if (hasAmount && hasTime && payment >= 1 && payment + 1 > foreign) return { kind: 'plan', columns };
  if (payment >= 3 && payment > foreign && (hasAmount || hasTime)) {
    return { kind: 'columns-unclear', missing: hasAmount ? ['time'] : ['amount'] };
  }
  return { kind: 'not-transactions' };
}

/** True where every cell is empty or stands for nothing. */
export function isEmptyRow(texts: readonly string[]): boolean {
  return texts.every((text) => isBlank(text));
}
