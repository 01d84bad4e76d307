// The transaction table as XLSX with every cell a text: no program turns a long number into 6.2E+18 or a date into another one.
import writeExcelFile from 'write-excel-file/universal';
import { fixTimes } from './opc';
import { plainText } from './plain-text';

/** A longer one makes programs call the whole file damaged. */
const longestCell = 32_767;

/** One sheet. Rows are texts; null is an empty cell. */
export async function workbook(rows: readonly (readonly (string | null)[])[], at: Date): Promise<Blob> {
  const cell = (text: string) => ({
    value: asWritten(plainText(text.slice(0, longestCell))),
    type: String,
    format: '@',
  });
  const cells = rows.map((row) => row.map((text) => (text === null ? null : cell(text))));
  return fixTimes(await writeExcelFile(cells).toBlob(), at);
}

/** Programs read `_x003D_` as the character of that number: its first mark is written so itself (ECMA-376, ST_Xstring). */
function asWritten(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
