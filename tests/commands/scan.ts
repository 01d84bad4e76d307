// `npm run scan -- <file.csv or .xlsx>`: detection over an exported statement, without a browser. Wiring only: reads in pieces, judges
// in time order from the past only, writes scores; a short statement's rows are also judged as on a page.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory, type VoucherState } from '@/lib/detection/history';
import { StreamAssessor, type StreamedRow, type StreamedVerdict } from '@/lib/detection/stream';
import { rules } from '@/lib/i18n/rules';
import { hasMessage, languageFor, say } from '@/lib/i18n/say';
import type { Finding } from '@/lib/model/finding';
import { wallSeconds } from '@/lib/model/moment';
import { type KeyedTransaction, keyTransactions, type Transaction } from '@/lib/model/transaction';
import { transactionRecord } from '@/lib/model/transaction-record';
import { readStatement, readStatementStream, StatementError } from '@/lib/reading/statement';
import { reconcile } from '@/lib/reconciliation/match';
import { outliveReader } from './closed-pipe';

const usage =
  'Usage: npm run scan -- <file.csv or .xlsx> [--json] [--out scores.csv] [--verdicts verdicts.csv] [--till till.csv] [--lang zh-CN|en]';
/** Statements up to this many rows are judged like a page too: rows after a row tell something as well. */
const pageRows = 20_000;

class Plain extends Error {}

const whyNot: Record<string, string> = {
  'no-table': 'no table of transactions was found in it',
  'not-transactions': 'its table does not hold transactions',
  'columns-unclear': 'its columns could not be told apart',
  'old-excel': 'it is an old Excel workbook; save it as .xlsx or .csv first',
  unreadable: 'it is damaged or not a statement',
};

interface ReadRow {
  row: number;
  transaction: Transaction;
}

/** Rows of a statement in pieces. */
async function* rowsOf(path: string, isRawKept: boolean): AsyncGenerator<readonly ReadRow[]> {
  try {
    const options = { name: basename(path), now: new Date().toISOString().slice(0, 19), language: 'zh-CN', isRawKept };
    for await (const { rows } of readStatementStream(createReadStream(path, { highWaterMark: 1 << 16 }), options))
      yield rows;
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    throw new Plain(`${path} could not be read: ${whyNot[error.why] ?? whyNot.unreadable}.`);
  }
}

/** What is told of the rows: scores.csv in the statement's order, lines on the screen, counts. */
class Report {
  rows = 0;
  readonly marks = { low: 0, medium: 0, high: 0 };
  private scores: string[] = ['row,id,score,severity,rules'];
  private lines: string[] = [];
  private readonly waiting: Buffer[] = [];

  constructor(
    private readonly file: FileHandle | null,
    private readonly isJson: boolean,
    private readonly language: 'zh-CN' | 'en',
  ) {}

  /** Adds a row's line to the scores. */
  score(row: number, id: string | null, { score, severity, findings }: StreamedRow): void {
    this.rows += 1;
    if (this.file === null) return;
    const names = findings.length === 0 ? '' : [...new Set(findings.map(({ rule }) => rule))].join(';');
    this.scores.push(`${row},${quoted(id ?? '')},${score.toPrecision(8)},${severity ?? ''},${names}`);
  }

  row(row: number, transaction: Transaction): void {
    if (this.isJson) this.lines.push(print(row, transaction));
  }

  finding(finding: Finding, row: number, id: string | null): void {
    if (this.isJson) this.lines.push(JSON.stringify(worded(finding, row, this.language)));
    else if (finding.severity !== 'low')
      this.lines.push(`${row}\t${id ?? ''}\t${finding.severity}\t${worded(finding, row, this.language).reason}`);
  }

  /** Writes what has gathered. Findings of a person's list wait for the end, when it is sure that they stand. */
  async flush(isEnd: boolean): Promise<void> {
    if (this.file !== null && (isEnd || this.scores.length > 5000)) {
      await this.file.write(`${this.scores.join('\n')}\n`);
      this.scores = [];
    }
    // As bytes: a line made of a piece of the file's text would keep all of that text until it is written.
    if (this.lines.length > 0) this.waiting.push(Buffer.from(`${this.lines.join('\n')}\n`));
    this.lines = [];
    if (isEnd || this.isJson) for (const bytes of this.waiting.splice(0)) process.stdout.write(bytes);
  }
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Verdicts as `id,verdict,known_at`; throws what is wrong with the file, in plain words. */
export function readVerdicts(path: string): StreamedVerdict[] {
  if (!existsSync(path)) throw new Plain(`There is no file ${path}.`);
  const [heading = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const names = heading.split(',').map((name) => name.trim());
  const [id, verdict, knownAt] = ['id', 'verdict', 'known_at'].map((name) => names.indexOf(name)) as [
    number,
    number,
    number,
  ];
  if (id < 0 || verdict < 0 || knownAt < 0) throw new Plain(`${path} must have the columns id, verdict and known_at.`);
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const cells = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const kind = cells[verdict];
    const known = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?/.exec(cells[knownAt] ?? '');
    const clock = known?.[2] === undefined ? '23:59:59' : known[2].padEnd(8, ':00');
    const seconds = known ? wallSeconds({ local: `${known[1]}T${clock}`, offset: null }) : Number.NaN;
    if (kind !== 'fraud' && kind !== 'mis-operation' && kind !== 'normal')
      throw new Plain(`${path}, line ${i + 2}: the verdict must be fraud, mis-operation or normal.`);
    if (!Number.isFinite(seconds))
      throw new Plain(`${path}, line ${i + 2}: known_at must be a time like 2026-03-01 12:00:00.`);
    return [{ id: cells[id] ?? '', verdict: kind, knownAt: seconds }];
  });
}

function print(row: number, transaction: Transaction): string {
  const { raw, ...fields } = transactionRecord(transaction);
  return JSON.stringify({ row, ...fields, raw });
}

function worded(finding: Finding, row: number, language: 'zh-CN' | 'en'): Record<string, unknown> {
  const { rule, severity, score, class: outcome, reason } = finding;
  const text = hasMessage(rules, reason.key) ? say(rules, language, reason.key, reason.values) : reason.key;
  return { table: 0, row, rule, severity, score, class: outcome, reason: text };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      verdicts: { type: 'string' },
      till: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Plain(usage);
  if (!existsSync(path)) throw new Plain(`There is no file ${path}.`);
  const language = languageFor(values.lang ?? process.env.LANG ?? 'en');
  const verdicts = values.verdicts === undefined ? [] : readVerdicts(values.verdicts);
  const isJson = values.json;
  const file = values.out === undefined ? null : await open(values.out, 'w').catch(() => null);
  if (values.out !== undefined && file === null) throw new Plain(`${values.out} cannot be written.`);
  try {
    const held = await shortStatement(path, isJson);
    let report = new Report(file, isJson, language);
    if (held !== null) await judgeShort(held, path, values.till ?? null, verdicts, report);
    else {
      if (values.till !== undefined)
        throw new Plain(`--till takes statements of up to ${pageRows} rows; split this one by month.`);
      const canStream = !isJson || (await judgeLong(path, isJson, null, null));
      if (!(canStream && (await judgeLong(path, isJson, new StreamAssessor(verdicts), report)))) {
        await file?.truncate(0);
        report = new Report(file, isJson, language);
        await judgeSorted(path, isJson, new StreamAssessor(verdicts), report);
      }
    }
    await report.flush(true);
    const { rows, marks } = report;
    if (!isJson) console.log(`${rows} rows: ${marks.high} high, ${marks.medium} medium, ${marks.low} low.`);
  } finally {
    await file?.close();
  }
}

/** All rows where they are few enough to be judged like a page too; null where they are more. */
async function shortStatement(path: string, isRawKept: boolean): Promise<ReadRow[] | null> {
  const held: ReadRow[] = [];
  for await (const rows of rowsOf(path, isRawKept)) {
    held.push(...rows);
    if (held.length > pageRows) return null;
  }
  return held;
}

/** A short statement: scores from the past only; findings as on a page, from rows before and after. */
async function judgeShort(
  held: readonly ReadRow[],
  path: string,
  till: string | null,
  verdicts: readonly StreamedVerdict[],
  report: Report,
): Promise<void> {
  const keyed = keyTransactions(
    basename(path),
    held.map(({ transaction }) => transaction),
  );
  const vouchers = till === null ? new Map<string, VoucherState>() : await vouchersOf(till, keyed);
  const streamed = streamInOrder(new StreamAssessor(verdicts, vouchers), keyed);
  for (const [i, { row, transaction }] of held.entries()) {
    report.score(row, transaction.id, streamed[i]!);
    report.row(row, transaction);
  }
  const place = new Map(keyed.map(({ key }, i) => [key, i]));
  for (const finding of assess(keyed, new MemoryHistory(keyed, vouchers), {}).findings) {
    const { row, transaction } = held[place.get(finding.key)!]!;
    report.marks[finding.severity] += 1;
    report.finding(finding, row, transaction.id);
  }
}

function tell(report: Report, { row, transaction }: ReadRow, judged: StreamedRow): void {
  report.score(row, transaction.id, judged);
  report.row(row, transaction);
  if (judged.severity !== null) report.marks[judged.severity] += 1;
  for (const finding of judged.findings) report.finding(finding, row, transaction.id);
}

/** Judges a long statement piece by piece. False as soon as a row is earlier than one before it. @param assessor null to look at the order only */
async function judgeLong(
  path: string,
  isRawKept: boolean,
  assessor: StreamAssessor | null,
  report: Report | null,
): Promise<boolean> {
  let last = Number.NEGATIVE_INFINITY;
  for await (const batch of rowsOf(path, isRawKept && assessor !== null)) {
    for (const read of batch) {
      const at = read.transaction.time === null ? last : wallSeconds(read.transaction.time);
      if (at < last) return false;
      last = at;
      if (assessor && report)
        tell(report, read, assessor.push({ key: String(read.row), transaction: read.transaction }));
    }
    await report?.flush(false);
    saveMemory();
  }
  return true;
}

/** From so much resident memory on, in bytes, unused memory is looked for before the heap has doubled. */
const sparing = 350e6;
let isSparing = false;

/** A file of hundreds of shops would let the heap grow to four times what is in use; beyond a size time is spent rather than memory. */
function saveMemory(): void {
  if (isSparing || process.memoryUsage.rss() < sparing) return;
  setFlagsFromString('--heap-growing-percent=60');
  isSparing = true;
}

/** A long statement whose rows are not in time order is held whole. */
async function judgeSorted(path: string, isRawKept: boolean, assessor: StreamAssessor, report: Report): Promise<void> {
  const all: ReadRow[] = [];
  for await (const batch of rowsOf(path, isRawKept)) for (const read of batch) all.push(read);
  const keyed = all.map(({ row, transaction }) => ({ key: String(row), transaction }));
  for (const [i, judged] of streamInOrder(assessor, keyed).entries()) {
    tell(report, all[i]!, judged);
    if (i % 5000 === 0) await report.flush(false);
  }
}

/** Judges rows in time order (rows of one second in the file's order) and gives the results in the file's order. */
function streamInOrder(assessor: StreamAssessor, rows: readonly KeyedTransaction[]): StreamedRow[] {
  const times = Float64Array.from(rows, ({ transaction: { time } }) =>
    time === null ? Number.NEGATIVE_INFINITY : wallSeconds(time),
  );
  const order = [...rows.keys()].sort((a, b) => times[a]! - times[b]! || a - b);
  const results = new Array<StreamedRow>(rows.length);
  for (const i of order) results[i] = assessor.push(rows[i]!);
  return results;
}

async function vouchersOf(path: string, rows: readonly KeyedTransaction[]): Promise<ReadonlyMap<string, VoucherState>> {
  if (!existsSync(path)) throw new Plain(`There is no file ${path}.`);
  const till = await readStatement(readFileSync(path), {
    name: basename(path),
    now: new Date().toISOString().slice(0, 19),
    language: 'zh-CN',
  });
  if (till.notRead !== null)
    throw new Plain(`${path} could not be read: ${whyNot[till.notRead] ?? whyNot.unreadable}.`);
  return reconcile(
    rows,
    till.rows.map(({ transaction }) => transaction),
  ).vouchers;
}

outliveReader();
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
