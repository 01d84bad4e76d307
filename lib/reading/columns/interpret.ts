// From a grid to transactions: the one door of columns/. Which column means what is decided in plan.ts, rows are read in table-reader.ts.
import type { Transaction, TransactionField } from '@/lib/model/transaction';
import type { Portal } from '@/lib/portals/portal';
import type { Grid, PageContext } from '../cell';
import type { Role } from './heading-words';
import { planTable } from './plan';
import { makeTableReader } from './table-reader';

/** Heading text → what the user said the column means; wins over inference. */
export type TaughtColumns = Readonly<Record<string, Role>>;

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

/** Reads a grid into transactions. Pure: `context` carries language, host and the reader's clock. */
export function interpretGrid<Row>(
  grid: Grid<Row>,
  context: PageContext,
  portal: Portal | null = null,
  taught: TaughtColumns = {},
): Interpretation<Row> {
  const known = { ...context, language: context.language || (portal?.language ?? '') };
  const plan = planTable(grid, known, { ...portal?.headings, ...taught });
  if (plan.kind !== 'plan') return plan;
  const reader = makeTableReader(
    plan.columns,
    grid.rows.map((row) => row.cells),
    known,
  );
  const rows: { row: Row; transaction: Transaction }[] = [];
  const leftOut: Row[] = [];
  for (const { row, cells } of grid.rows) {
    const transaction = reader.read(cells);
    if (transaction) rows.push({ row, transaction });
    else leftOut.push(row);
  }
  return { kind: 'transactions', fields: reader.fields, rows, leftOut };
}
