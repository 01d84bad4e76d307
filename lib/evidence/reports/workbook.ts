// The transaction table as XLSX with every cell a text: no program turns a long number into 6.2E+18 or a date into another one.
import writeExcelFile from 'write-excel-file/universal';
import { fixTimes } from './opc';

/** One sheet. Rows are texts; null is an empty cell. */
export async function workbook(rows: readonly (readonly (string | null)[])[], at: Date): Promise<Blob> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value, type: String, format: '@' })));
  return fixTimes(await writeExcelFile(cells).toBlob(), at);
}
