// Where the table of a statement begins and how its cells are parted: lines above the header, the header of one or two rows.
import type { TaughtSite } from '@/lib/model/taught';
import { readHeading } from '../columns/heading';
import { foldWord, isBlank } from '../values/fold';
import { makeRecordSplitter } from './records';

/** Delimiters of known exports; the likeliest first. */
const delimiters = [',', '\t', ';', '|', '^', '\u0001', '\u001e', '~'];

export interface Header {
  /** index of the first record after the header */
  bodyAt: number;
  /** heading levels of each column, outermost first */
  headings: string[][];
}

/** How much a record looks like a header: known heading words count for it, values count against it. */
export function scoreHeader(record: readonly string[]): number {
  let score = 0;
  let filled = 0;
  for (const cell of record) {
    if (cell === '') continue;
    filled++;
    if (isValue(cell)) {
      score -= 1.5;
      continue;
    }
    const points = Math.max(0, ...readHeading(cell).roles.values());
    if (points >= 80) score += 1;
    else if (points >= 50) score += 0.5;
  }
  return filled < 2 ? 0 : score;
}

/** True for figures, amounts, times and codes with digits: what a heading is not. */
function isValue(cell: string): boolean {
  const figures = cell.match(/\d/g)?.length ?? 0;
  return (
    (figures > 0 && figures >= cell.length * 0.3 && cell.length > 1) ||
    /^[¥$€£]?\s?-?\d/.test(cell) ||
    /[\d*]{4}/.test(cell)
  );
}

/**
 * Finds the header in the first records of a file; null where none of them holds two known headings. Of equally good ones the
 * first counts. A group row above or a second row of headings below is taken with it.
 */
export function findHeader(records: readonly (readonly string[])[]): Header | null {
  let best = -1;
  let bestScore = 1.4;
  records.forEach((record, i) => {
    const score = scoreHeader(record);
    if (score > bestScore) {
      best = i;
      bestScore = score;
    }
  });
  if (best < 0) return null;
  const header = records[best]!;
  const below = records[best + 1];
  if (below && isSecondRow(header, below)) return { bodyAt: best + 2, headings: levels(header, below) };
  const above = best > 0 ? records[best - 1]! : null;
  if (above && isGroupRow(above, header)) return { bodyAt: best + 1, headings: levels(above, header) };
  return { bodyAt: best + 1, headings: header.map((cell) => [cell]) };
}

/** Headings under headings: no values, some known words, most in columns that the row above leaves open or groups. */
function isSecondRow(header: readonly string[], below: readonly string[]): boolean {
  const filled = below.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.some(isValue) || scoreHeader(below) < 1) return false;
  return below.some((cell, i) => cell !== '' && (header[i] ?? '') === '');
}

function isGroupRow(above: readonly string[], header: readonly string[]): boolean {
  const filled = above.filter((cell) => cell !== '');
  return (
    filled.length >= 2 &&
    filled.length < header.length &&
    above.length >= header.length - 1 &&
    above.length > 2 &&
    !filled.some(isValue) &&
    above.some((cell) => cell === '') &&
    !filled.some((cell) => /[::]/.test(cell))
  );
}

/** Group headings reach over the empty cells to their right. */
function levels(upper: readonly string[], lower: readonly string[]): string[][] {
  let group = '';
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, i) => {
    if ((upper[i] ?? '') !== '') group = upper[i]!;
    return (lower[i] ?? '') === '' ? [upper[i] ?? ''] : [group, lower[i]!];
  });
}

/** The header of a table that the user has named the columns of: the record that says all of its headings, in their places. */
export function findTaughtHeader(records: readonly (readonly string[])[], taught: TaughtSite): Header | null {
  const known = new Set(
    taught.tables
      .filter(({ headings }) => headings.filter((heading) => heading !== '').length > 1)
      .map(({ headings }) => keyOf(headings)),
  );
  const at = records.findIndex((record) => known.has(keyOf(record)));
  return at < 0 ? null : { bodyAt: at + 1, headings: records[at]!.map((cell) => [cell]) };
}

function keyOf(headings: readonly string[]): string {
  return headings.map((heading) => foldWord(heading.slice(0, 200))).join('\u0001');
}

/**
 * A header without known words: the first record of the commonest width that holds no values, if records with values follow.
 * @param leastWidth columns that a table has at least
 */
export function guessHeader(records: readonly (readonly string[])[], leastWidth = 3): Header | null {
  const widths = new Map<number, number>();
  for (const record of records)
    if (record.length >= leastWidth) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  const width = [...widths].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (width === undefined) return null;
  const at = records.findIndex((record) => record.length === width);
  const first = records[at]!;
  if (first.some(isValue)) return { bodyAt: at, headings: first.map(() => []) };
  return { bodyAt: at + 1, headings: first.map((cell) => [cell]) };
}

/** The delimiter under which the head of a file shows the best header, else the most even columns. */
export function findDelimiter(head: string): string {
  let best = ',';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const delimiter of delimiters) {
    if (!head.includes(delimiter)) continue;
    const splitter = makeRecordSplitter(delimiter);
    const records = [...splitter.push(head), ...splitter.end()].slice(0, 80);
    const header = Math.max(0, ...records.map(scoreHeader));
    const wide = records.filter((record) => record.length > 1);
    const mode = wide.map((record) => record.length).sort((a, b) => a - b)[Math.floor(wide.length / 2)] ?? 0;
    const even = wide.filter((record) => record.length === mode).length / Math.max(1, records.length);
    const score = header * 10 + even * Math.min(mode, 20);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** True for a record without any value. */
export function isEmptyRecord(record: readonly string[]): boolean {
  return record.every((cell) => cell === '' || isBlank(cell));
}
