// XLSX workbooks into records of text. Loaded only when a workbook is given.
import readWorkbook from 'read-excel-file/universal';

/** Most bytes that a workbook may unfold to: more is not a statement but a trap. */
const mostUnpacked = 600 * 1024 * 1024;

/** Sheets of a workbook as records of text; numbers as the workbook writes them, times as `YYYY-MM-DD HH:mm:ss`. Throws on a file that is none. */
export async function readSheets(bytes: Uint8Array): Promise<string[][][]> {
  if (unpackedSize(bytes) > mostUnpacked) throw new RangeError('workbook unfolds to too much');
  const copy = bytes.slice().buffer;
  const sheets = await readWorkbook<string>(copy, { parseNumber: printNumber, trim: true });
  return sheets.map(({ data }) => {
    const records = data.map((row) => row.map((value): string | Date => printValue(value as unknown)));
    return settleDates(records);
  });
}

/** Doubles are written with up to 17 digits; 15 are what was meant (0.1 + 0.2). */
function printNumber(text: string): string {
  if (!/^-?\d+\.\d{10,}$/.test(text)) return text;
  return String(Number(Number(text).toPrecision(15)));
}

function printValue(value: unknown): string | Date {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value).replace(/\s+/g, ' ').trim();
}

/** Times as text; a column whose times are all midnight holds dates alone. */
function settleDates(records: (string | Date)[][]): string[][] {
  const hasClock = new Set<number>();
  for (const record of records) {
    record.forEach((value, i) => {
      if (value instanceof Date && Math.round(value.getTime() / 1000) % 86_400 !== 0) hasClock.add(i);
    });
  }
  return records.map((record) =>
    record.map((value, i) => {
      if (!(value instanceof Date)) return value;
      const time = Math.round(value.getTime() / 1000) * 1000;
      if (Number.isNaN(time)) return '';
      const text = new Date(time).toISOString();
      // A clock alone is kept as a day of 1899 or 1900.
      if (text < '1901') return text.slice(11, 19);
      return hasClock.has(i) ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(0, 10);
    }),
  );
}

/** Sum of the sizes that the zip's directory names, in bytes. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let i = 0; i + 46 <= bytes.length; i++) {
    if (bytes[i] === 0x50 && view.getUint32(i, true) === 0x02014b50) sum += view.getUint32(i + 24, true);
  }
  return sum;
}
