// Exported statements (CSV and its kin, XLSX, HTML tables named .xls) into transactions: acquirers' bills, bank statements, a
// shop's own till export. Pure: bytes and the reader's clock are arguments; runs in Node and in the browser.
import type { TaughtSite } from '@/lib/model/taught';
import type { Transaction, TransactionField } from '@/lib/model/transaction';
import type { PageContext } from './cell';
import { learnLanguages } from './languages';
import { moreLanguages } from './more-languages';
import { sniffEncoding } from './statements/encoding';
import { readHtmlTables } from './statements/html-table';
import { findDelimiter } from './statements/layout';
import { makeRecordSplitter } from './statements/records';
import { makeSectionReader, type NotReadWhy, type SectionRows, type SectionSample } from './statements/sections';

export interface StatementOptions {
  /** file name: tells nothing but the source's name in keys and messages */
  name: string;
  /** the reader's wall time `YYYY-MM-DDTHH:mm:ss`, for relative dates only */
  now: string;
  /** BCP 47 tag of the shop's language, for forms that the file leaves open; may be empty */
  language: string;
  /** false: `raw` of the transactions stays empty, which is faster; true where left out */
  isRawKept?: boolean;
  /** what the user said about the columns of files; wins over inference */
  taught?: TaughtSite | null;
  /** is told of each table in the file, whether read or not: what one shows a user who is asked about its columns */
  onSample?(sample: SectionSample): void;
}

/** Rows of a statement. `row` counts the records after the header from 0; `leftOut` are totals, footers, repeated headings. */
export type StatementBatch = SectionRows;

export type StatementTrouble = NotReadWhy | 'old-excel' | 'unreadable';

export interface Statement {
  fields: Partial<Record<TransactionField, string>>;
  rows: { row: number; transaction: Transaction }[];
  leftOut: number[];
  /** why nothing was read; null where something was. `old-excel`: a binary .xls, to be saved as .xlsx or .csv */
  notRead: StatementTrouble | null;
}

/** Nothing of the file could be read as transactions. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  readonly why: StatementTrouble;
  constructor(why: StatementTrouble) {
    super(`statement not read: ${why}`);
    this.why = why;
  }
}

/** Bytes looked at before encoding and delimiter are decided. */
const headBytes = 256 * 1024;
/** Bytes read at a time: rows of a small piece are gone before the collector of young objects would move them. */
const pieceBytes = 64 * 1024;

/** Reads a whole statement; never throws for what the file holds. */
export async function readStatement(bytes: Uint8Array, options: StatementOptions): Promise<Statement> {
  const statement: Statement = { fields: {}, rows: [], leftOut: [], notRead: null };
  try {
    for await (const batch of readStatementStream([bytes], options)) {
      if (statement.rows.length === 0) statement.fields = batch.fields;
      for (const row of batch.rows) statement.rows.push(row);
      statement.leftOut.push(...batch.leftOut);
    }
  } catch (error) {
    statement.notRead = error instanceof StatementError ? error.why : 'unreadable';
  }
  return statement;
}

/**
 * Reads a statement of any size piece by piece with the memory of a few pieces (a workbook is held whole). Throws
 * `StatementError` at the end where nothing in it was a table of transactions.
 */
export async function* readStatementStream(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: StatementOptions,
): AsyncGenerator<StatementBatch> {
  learnLanguages(moreLanguages);
  const context: PageContext = {
    language: options.language,
    host: options.name,
    now: options.now,
    isRawKept: options.isRawKept ?? true,
  };
  const source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  let head = new Uint8Array(0);
  let isEnd = false;
  while (head.length < headBytes && !isEnd) {
    const next = await source.next();
    if (next.done) isEnd = true;
    else head = head.length === 0 ? next.value.slice() : join(head, next.value);
  }
  const rest = async function* () {
    yield head;
    while (!isEnd) {
      const next = await source.next();
      if (next.done) return;
      yield next.value;
    }
  };
  if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0)
    throw new StatementError('old-excel');
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) {
    yield* readWorkbook(await gather(rest()), context, options);
    return;
  }
  yield* readText(rest(), head, context, options);
}

async function* readText(
  chunks: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  context: PageContext,
  options: StatementOptions,
): AsyncGenerator<StatementBatch> {
  const encoding = sniffEncoding(head, context.language);
  const decoder = new TextDecoder(encoding);
  const start = new TextDecoder(encoding).decode(head.subarray(0, 64 * 1024), { stream: true });
  if (/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|table|meta|head)/i.test(start)) {
    yield* readRecords(readHtmlTables(decoder.decode(await gather(chunks))), context, options);
    return;
  }
  const splitter = makeRecordSplitter(findDelimiter(start));
  const reader = makeSectionReader(context, options.taught);
  for await (const chunk of chunks) {
    // Large pieces are cut so that one batch of rows stays small.
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const text = decoder.decode(chunk.subarray(at, at + pieceBytes), { stream: true });
      for (const batch of reader.push(splitter.push(text)))
        if (batch.rows.length + batch.leftOut.length > 0) yield batch;
    }
  }
  for (const batch of reader.push(splitter.push(decoder.decode()))) yield batch;
  for (const batch of reader.push(splitter.end())) yield batch;
  for (const batch of reader.end()) yield batch;
  tellSample(reader.sample(), options);
  const why = reader.notRead();
  if (why !== null) throw new StatementError(why);
}

function tellSample(sample: SectionSample | null, { onSample }: StatementOptions): void {
  if (sample) onSample?.(sample);
}

async function* readWorkbook(
  bytes: Uint8Array,
  context: PageContext,
  options: StatementOptions,
): AsyncGenerator<StatementBatch> {
  const { readSheets } = await import('./statements/workbook');
  let sheets: string[][][];
  try {
    sheets = await readSheets(bytes);
  } catch {
    throw new StatementError('unreadable');
  }
  yield* readRecords(sheets, context, options);
}

/** Reads the first of several tables that holds transactions. */
function* readRecords(
  tables: readonly string[][][],
  context: PageContext,
  options: StatementOptions,
): Generator<StatementBatch> {
  let why: StatementTrouble = 'no-table';
  for (const records of tables) {
    const reader = makeSectionReader(context, options.taught);
    const batches = [...reader.push(records), ...reader.end()];
    tellSample(reader.sample(), options);
    const found = reader.notRead();
    if (found === null) {
      yield* batches;
      return;
    }
    if (found !== 'no-table') why = found;
  }
  throw new StatementError(why);
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
