// Records into transactions: finds the header, settles the columns' forms from the first thousands of rows, then reads row by
// row. A file may hold several tables one under the other (a summary with headings of its own): each is planned anew.
import type { TaughtSite } from '@/lib/model/taught';
import type { Transaction, TransactionField } from '@/lib/model/transaction';
import { type PageContext, textCell } from '../cell';
import { planTable } from '../columns/plan';
import { isTotalWord } from '../columns/row-words';
import { makeTableReader, type TableReader } from '../columns/table-reader';
import { findHeader, findTaughtHeader, guessHeader, type Header, isEmptyRecord, scoreHeader } from './layout';

/** Records looked at to find the header. */
const headRecords = 60;
/** Rows from which forms are settled before the first is read. */
const settleRows = 5000;
/** Rows whose cells are looked at to tell what each column means. */
const planRows = 2000;

export type NotReadWhy = 'no-table' | 'not-transactions' | 'columns-unclear';

export interface SectionRows {
  fields: Partial<Record<TransactionField, string>>;
  rows: { row: number; transaction: Transaction }[];
  /** totals, repeated headings, footers */
  leftOut: number[];
}

/** Takes a file's records in order and gives its transactions back. `row` counts the records after the first header, from 0. */
export interface SectionReader {
  push(records: readonly string[][]): SectionRows[];
  end(): SectionRows[];
  /** why nothing was read; null where something was */
  notRead(): NotReadWhy | null;
  /** the table that was read first, else the largest that was not; null where there was none */
  sample(): SectionSample | null;
}

/** Headings (levels of each column) and first rows of a table in a file. */
export interface SectionSample {
  headings: string[][];
  rows: string[][];
  isRead: boolean;
}

/** Rows kept of a table to show what it holds. */
const sampleRows = 60;

/**
 * Makes a reader of one file's records.
 * @param taught what the user said about files with such headings
 */
export function makeSectionReader(context: PageContext, taught: TaughtSite | null = null): SectionReader {
  let state: 'head' | 'settling' | 'reading' | 'skipping' = 'head';
  let waiting: string[][] = [];
  let header: Header | null = null;
  let reader: TableReader | null = null;
  let row = 0;
  let hasRead = false;
  let why: NotReadWhy = 'no-table';
  let headerKey = '';
  let sample: SectionSample | null = null;

  const startSection = (found: Header, record: readonly string[]) => {
    header = found;
    headerKey = record.join('\u0001');
    reader = null;
    state = 'settling';
  };

  const findHead = (isLast: boolean): string[][] | null => {
    if (waiting.length < headRecords && !isLast) return null;
    const found =
      (taught && findTaughtHeader(waiting, taught)) ?? findHeader(waiting) ?? guessHeader(waiting, taught ? 2 : 3);
    if (!found) noteSample(guessHeader(waiting, 2), waiting, false);
    const rest = found ? waiting.slice(found.bodyAt) : [];
    if (found) startSection(found, waiting[found.bodyAt - 1] ?? []);
    else state = 'skipping';
    waiting = [];
    return rest;
  };

  const noteSample = (found: Header | null, rows: readonly string[][], isRead: boolean) => {
    if (!found || sample?.isRead) return;
    const body = found === header ? rows : rows.slice(found.bodyAt);
    if (!isRead && sample && sample.rows.length >= Math.min(body.length, sampleRows)) return;
    sample = { headings: found.headings, rows: body.slice(0, sampleRows).filter(isRow), isRead };
  };

  /** True for what may be a transaction: no total, no repeated heading, not empty. They would blur what a column holds. */
  const isRow = (cells: readonly string[]) =>
    !isEmptyRecord(cells) &&
    !isTotalWord(cells.find((cell) => cell !== '') ?? '') &&
    cells.join('\u0001') !== headerKey;

  /** Plans the section from its waiting rows and reads them. */
  const settle = (): SectionRows | null => {
    const rows = waiting;
    waiting = [];
    const grid = {
      headings: header!.headings,
      rows: rows
        .slice(0, planRows)
        .filter(isRow)
        .map((cells, i) => ({ row: i, cells: cells.map(textCell) })),
      total: null,
    };
    const plan = planTable(grid, context, { taught, preset: {} });
    noteSample(header, rows, plan.kind === 'plan');
    if (plan.kind !== 'plan') {
      if (!hasRead) why = plan.kind;
      state = 'skipping';
      row += rows.length;
      return null;
    }
    const order = plan.columns.map(({ source }) => source.index);
    const texts = rows.map((cells) => order.map((index) => cells[index] ?? ''));
    const made = makeTableReader(plan.columns, texts, context);
    const isInOrder = order.every((index, i) => index === i);
    reader = isInOrder
      ? made
      : {
          ...made,
          read: (cells) =>
            made.read(
              order.map((index) => cells[index] ?? ''),
              null,
            ),
        };
    state = 'reading';
    hasRead = true;
    return readRows(rows).batch;
  };

  /** Reads rows until another header begins; gives back how many were taken. */
  const readRows = (rows: readonly string[][]): { batch: SectionRows; taken: number } => {
    const batch: SectionRows = { fields: reader!.fields, rows: [], leftOut: [] };
    for (let i = 0; i < rows.length; i++) {
      const cells = rows[i]!;
      const transaction = reader!.read(cells, null);
      if (transaction) batch.rows.push({ row, transaction });
      else if (isOtherHeader(cells)) {
        startSection({ bodyAt: 0, headings: cells.map((cell) => [cell]) }, cells);
        waiting = rows.slice(i + 1);
        return { batch, taken: i };
      } else if (!isEmptyRecord(cells)) batch.leftOut.push(row);
      row++;
    }
    return { batch, taken: rows.length };
  };

  const isOtherHeader = (cells: readonly string[]) => scoreHeader(cells) >= 2.5 && cells.join('\u0001') !== headerKey;

  const run = (records: readonly string[][], isLast: boolean): SectionRows[] => {
    const out: SectionRows[] = [];
    let todo: readonly string[][] = records;
    for (;;) {
      if (state === 'head') {
        waiting.push(...todo.filter((record) => !isEmptyRecord(record)));
        const rest = findHead(isLast);
        if (rest === null) return out;
        todo = rest;
      } else if (state === 'settling') {
        for (const record of todo) waiting.push(record);
        todo = [];
        if (waiting.length < settleRows && !isLast) return out;
        const batch = settle();
        if (batch) out.push(batch);
        // Another header may have begun among the rows just read.
        if ((state as string) !== 'settling') return out;
        if (!isLast && waiting.length < settleRows) return out;
        if (waiting.length === 0) return out;
      } else if (state === 'reading') {
        const { batch } = readRows(todo);
        out.push(batch);
        if ((state as string) !== 'settling') return out;
        todo = [];
        if (!isLast) return out;
      } else {
        // Skipping a table that holds no transactions: only another header ends it.
        const at = todo.findIndex(isOtherHeader);
        if (at < 0) {
          row += todo.length;
          return out;
        }
        row += at;
        startSection({ bodyAt: 0, headings: todo[at]!.map((cell) => [cell]) }, todo[at]!);
        todo = todo.slice(at + 1);
      }
    }
  };

  return {
    push: (records) => run(records, false),
    end: () => run([], true),
    notRead: () => (hasRead ? null : why),
    sample: () => sample,
  };
}
