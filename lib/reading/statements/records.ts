// Text into records: papaparse fed piece by piece, so that a file of any size is read with the memory of one piece.
import Papa from 'papaparse';

const heldBack = 4 * 1024 * 1024;

/** Splits delimited text into records of cleaned cells. */
export interface RecordSplitter {
  /** records that are complete with this piece */
  push(text: string): string[][];
  /** what is left at the end of the file */
  end(): string[][];
}

/** A splitter for one delimiter. Line ends of all systems, quoting by RFC 4180, and Excel's `="…"` are understood. */
export function makeRecordSplitter(delimiter: string): RecordSplitter {
  let pending = '';
  let quoteChar = '"';
  const formula = new RegExp(`(^|[${escapeClass(delimiter)}\\n])="`, 'g');
  const split = (isLast: boolean): string[][] => {
    let text = pending;
    let kept = '';
    if (!isLast && text.endsWith('\r')) {
      text = text.slice(0, -1);
      kept = '\r';
    }
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    if (text.includes('="')) text = text.replace(formula, '$1"');
    const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar, escapeChar: quoteChar });
    const result = parser.parse(text, 0, !isLast) as { data: string[][]; meta: { cursor: number } };
    pending = isLast ? '' : text.slice(result.meta.cursor) + kept;
    // A quote that never closes would swallow the rest of the file: then quotes mean nothing here.
    if (pending.length > heldBack && quoteChar === '"') {
      quoteChar = '\u0000';
      return [...clean(result.data), ...split(isLast)];
    }
    return clean(result.data);
  };
  return {
    push(text) {
      pending += text;
      return split(false);
    },
    end: () => (pending === '' ? [] : split(true)),
  };
}

function escapeClass(delimiter: string): string {
  return delimiter.replace(/[\\\]^-]/g, '\\$&');
}

function clean(records: string[][]): string[][] {
  for (const record of records) {
    for (let i = 0; i < record.length; i++) record[i] = cleanCell(record[i]!);
  }
  return records;
}

/** A cell without what exports put around values: a backtick, tab or apostrophe before, blanks and tabs after, `="…"`. */
export function cleanCell(cell: string): string {
  const n = cell.length;
  if (n === 0) return cell;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(n - 1);
  // Letters, digits and CJK at both ends: the common case.
  if (
    first > 47 &&
    first !== 61 &&
    first !== 96 &&
    first !== 0xfeff &&
    first !== 0x3000 &&
    last > 34 &&
    last !== 0x3000 &&
    last !== 0xa0
  )
    return cell;
  return cell
    .replace(/^[\s\ufeff`]+/, '')
    .replace(/^="?([^"]*)"?$/, '$1')
    .replace(/^'(?=[\d+\-=@])/, '')
    .replace(/^[\s`]+|\s+$/g, '');
}
