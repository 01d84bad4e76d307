// The columns of a statement file for a user who is asked what each of them is: headings, first rows, what they are taken for. How the
// answer is kept and found again is lib/reading/teach.ts's.
import type { FileColumns } from '@/lib/model/file-columns';
import { textCell } from '../cell';
import { headingText, planColumns } from '../columns/plan';
import { readStatementStream, StatementError, type StatementOptions } from '../statement';
import { taughtRoles } from '../teach';
import { maskCardNumbers } from '../values/card';
import { truncatePersonal } from '../values/personal';
import type { SectionSample } from './sections';

/** Rows that are shown. */
const shownRows = 5;
/** Characters of a cell that are shown. */
const shownText = 40;
/** Bytes of a text file that are looked at; a workbook is read whole. */
const headBytes = 512 * 1024;

/** The columns of the table that is read from a file, else of its largest; null where it holds no table. Never throws for the file. */
export async function readFileColumns(bytes: Uint8Array, options: StatementOptions): Promise<FileColumns | null> {
  const samples: SectionSample[] = [];
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const looked = isWorkbook ? bytes : bytes.subarray(0, headBytes);
  try {
    for await (const _ of readStatementStream([looked], {
      ...options,
      onSample: (one) => samples.push(one),
    }));
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
  }
  const size = ({ isRead, headings, rows }: SectionSample) => (isRead ? 1e9 : 0) + headings.length * rows.length;
  const [sample] = samples.filter(({ rows }) => rows.length > 0).sort((a, b) => size(b) - size(a));
  return sample ? showSample(sample, options) : null;
}

function showSample({ headings, rows }: SectionSample, options: StatementOptions): FileColumns {
  const width = Math.max(headings.length, ...rows.map((row) => row.length));
  const places = Array.from({ length: width }, (_, c) => c);
  const names = places.map((c) => headingText(headings[c] ?? []).slice(0, 200));
  const roleOf = taughtRoles(options.taught ?? null, names);
  const grid = {
    headings: places.map((c) => headings[c] ?? []),
    rows: rows.map((cells, i) => ({ row: i, cells: cells.map(textCell) })),
    total: null,
  };
  const context = {
    language: options.language,
    host: options.name,
    now: options.now,
  };
  const planned = planColumns(grid, context);
  const show = (text: string) => maskCardNumbers(truncatePersonal(text)).slice(0, shownText);
  return {
    headings: names,
    rows: rows.slice(0, shownRows).map((row) => places.map((c) => show(row[c] ?? ''))),
    taught: names.map((heading, c) => roleOf?.(heading, c) ?? null),
    own: places.map((c) => planned.find(({ source }) => source.index === c)?.role ?? null),
  };
}
