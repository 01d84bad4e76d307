// CSV as spreadsheet programs open it without surprise: UTF-8 with BOM, CRLF, RFC 4180 quoting, no cell that runs as a formula.

import { plainText } from './reports/plain-text';

/** First characters (and their full-width forms) with which spreadsheets start a formula, with what is not seen before them. */
const formula = /^[\s\u200b-\u200d\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** One table. A plain number such as `-128.00` stays a number; any other text that could start a formula gets a `'` before it. */
export function toCsv(rows: readonly (readonly (string | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map((cell) => quoted(cell ?? '')).join(',')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const cell = plainText(text);
  const safe = formula.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
