// From a grid to transactions: the one door of columns/. Which column means what is decided in plan.ts, rows are read in
// table-reader.ts. `planGridInSteps` gives the two halves apart, for pages that read their rows in slices.

import type { PortalFacts } from '@/lib/model/portal-facts';
import type { TaughtSite } from '@/lib/model/taught';
import type { Transaction, TransactionField } from '@/lib/model/transaction';
import type { Cell, Grid, PageContext } from '../cell';
import { atOnce } from '../steps';
import { calendarWords } from '../values/calendar-words';
import { isBlank } from '../values/fold';
import { finishMoment } from '../values/moment';
import { scanMoment } from '../values/moment-scan';
import { planTableInSteps, type TablePlan } from './plan';
import { type KnownForms, makeTableReader } from './table-reader';

/** What the user said about the site's columns; wins over inference. */
export type TaughtColumns = TaughtSite;

export type Interpretation<Row> =
  | {
      kind: 'transactions';
      /** transaction field → heading it was read from, e.g. `{ amount: '实收金额' }` */
      fields: Partial<Record<TransactionField, string>>;
      rows: { row: Row; transaction: Transaction }[];
      /** totals, subtotals, sections and placeholders */
      leftOut: Row[];
    }
  | { kind: 'not-transactions' }
  /** a table of payments whose amount or time column could not be told */
  | { kind: 'columns-unclear'; missing: ('amount' | 'time')[] };

/** A table whose columns are understood: its rows can be read one by one, in the order of the page. */
export interface GridReader {
  fields: Partial<Record<TransactionField, string>>;
  /** a row's transaction, null for a row that is none */
  read(cells: readonly (Cell | null)[]): Transaction | null;
}

/** Understands a grid's columns and settles its forms, in small steps; reading rows is left to the caller. */
export function* planGridInSteps<Row>(
  grid: Grid<Row>,
  context: PageContext,
  portal: PortalFacts | null = null,
  taught: TaughtColumns | null = null,
): Generator<'read', GridReader | Exclude<TablePlan, { kind: 'plan' }>> {
  const known = { ...context, language: context.language || (portal?.language ?? '') };
  const plan = yield* planTableInSteps(grid, known, { taught, preset: portal?.headings ?? {} });
  if (plan.kind !== 'plan') return plan;
  const { columns } = plan;
  const forms: KnownForms = {
    currency: portal?.currency ?? null,
    order: portal?.dateOrder ?? null,
    types: portal?.types ?? {},
    statuses: portal?.statuses ?? {},
  };
  const sources = makeTableReader(columns, [], known, forms);
  const texts = grid.rows.map((row) => sources.textsOf(row.cells));
  yield 'read';
  const reader = makeTableReader(columns, texts, known, forms);
  yield 'read';
  const hasTime = columns.some((column) => column.role === 'time');
  let section: string | null = null;
  return {
    fields: reader.fields,
    read(cells) {
      if (!hasTime) section = sectionDate(cells, known) ?? section;
      return reader.read(reader.textsOf(cells), cells, section);
    },
  };
}

/** Reads a grid into transactions. Pure: `context` carries language, host and the reader's clock. */
export function interpretGrid<Row>(
  grid: Grid<Row>,
  context: PageContext,
  portal: PortalFacts | null = null,
  taught: TaughtColumns | null = null,
): Interpretation<Row> {
  const reader = atOnce(planGridInSteps(grid, context, portal, taught));
  if ('kind' in reader) return reader;
  const rows: { row: Row; transaction: Transaction }[] = [];
  const leftOut: Row[] = [];
  for (const { row, cells } of grid.rows) {
    const transaction = reader.read(cells);
    if (transaction) rows.push({ row, transaction });
    else leftOut.push(row);
  }
  return { kind: 'transactions', fields: reader.fields, rows, leftOut };
}

/** Wall date of a row that shows nothing but a date: the heading of the rows below it. */
function sectionDate(cells: readonly (Cell | null)[], context: PageContext): string | null {
  const filled = cells.filter((cell): cell is Cell => cell !== null && !isBlank(cell.visible));
  if (filled.length !== 1) return null;
  const scan = scanMoment(filled[0]!.datetime ?? filled[0]!.visible, () => calendarWords(context.language));
  const date = scan && finishMoment(scan, { order: null, offset: null, today: context.now.slice(0, 10) });
  return date ? date.local.slice(0, 10) : null;
}
