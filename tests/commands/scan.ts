// `npm run scan -- <file.csv or .xlsx>`: detection over an exported statement, without a browser. Wiring only: reads in pieces, judges
// in time order from the past only, writes scores; a short statement's rows are also judged as on a page.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
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

/** Rows of a statement in pieces; `raw` is dropped where it is not printed. */
async function* rowsOf(path: string): AsyncGenerator<readonly ReadRow[]> {
  try {
    const options = { name: basename(path), now: new Date().toISOString().slice(0, 19), language: 'zh-CN' };
    for await (const { rows } of readStatementStream(createReadStream(path, { highWaterMark: 1 << 18 }), options))
      yield rows;
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    throw new Plain(`${path} could not be read: ${whyNot[error.why] ?? whyNot.unreadable}.`);
  }
}

/** Lines of scores.csv, written in pieces in the statement's order. */
class ScoreFile {
  private lines: string[] = ['row,id,score,severity,rules'];

  constructor(private readonly file: Awaited<ReturnType<typeof open>>) {}

  async add(row: number, id: string | null, { score, severity, findings }: StreamedRow): Promise<void> {
    const names = findings.length === 0 ? '' : [...new Set(findings.map(({ rule }) => rule))].join(';');
    this.lines.push(`${row},${quoted(id ?? '')},${score.toPrecision(8)},${severity ?? ''},${names}`);
    if (this.lines.length >= 5000) await this.flush();
  }

  async flush(): Promise<void> {
    await this.file.write(`${this.lines.join('\n')}\n`);
    this.lines = [];
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

/** True where every row with a time comes no earlier than the rows before it. */
async function isInOrder(path: string): Promise<boolean> {
  let last = Number.NEGATIVE_INFINITY;
  for await (const rows of rowsOf(path)) {
    for (const { transaction } of rows) {
      if (transaction.time === null) continue;
      const at = wallSeconds(transaction.time);
      if (at < last) return false;
      last = at;
    }
  }
  return true;
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
  // A short statement is held; a long one is read again for each pass.
  const held: ReadRow[] = [];
  let isShort = true;
  for await (const rows of rowsOf(path)) {
    for (const row of rows) held.push(row);
    if (held.length > pageRows) {
      isShort = false;
      held.length = 0;
      break;
    }
  }
  if (values.till !== undefined && !isShort)
    throw new Plain(`--till takes statements of up to ${pageRows} rows; split this one by month.`);
  const keyed = keyTransactions(
    basename(path),
    held.map(({ transaction }) => transaction),
  );
  const vouchers = values.till === undefined ? new Map<string, VoucherState>() : await vouchersOf(values.till, keyed);
  const assessor = new StreamAssessor(verdicts, vouchers);
  const file = values.out === undefined ? null : await open(values.out, 'w').catch(() => null);
  if (values.out !== undefined && file === null) throw new Plain(`${values.out} cannot be written.`);
  const scores = file === null ? null : new ScoreFile(file);
  const printed: string[] = [];
  const out = (line: string) => {
    printed.push(line);
    if (printed.length > 2000) process.stdout.write(`${printed.splice(0).join('\n')}\n`);
  };
  let rows = 0;
  const marks = { low: 0, medium: 0, high: 0 };
  const tell = (finding: Finding, row: number, transaction: Transaction) => {
    if (values.json) out(JSON.stringify(worded(finding, row, language)));
    else if (finding.severity !== 'low')
      out(`${row}\t${transaction.id ?? ''}\t${finding.severity}\t${worded(finding, row, language).reason}`);
  };
  if (isShort) {
    const streamed = streamInOrder(assessor, keyed);
    for (const [i, { row, transaction }] of held.entries()) await scores?.add(row, transaction.id, streamed[i]!);
    if (values.json) for (const { row, transaction } of held) out(print(row, transaction));
    const { findings } = assess(keyed, new MemoryHistory(keyed, vouchers), {});
    const place = new Map(keyed.map(({ key }, i) => [key, i]));
    for (const finding of findings) {
      const { row, transaction } = held[place.get(finding.key)!]!;
      marks[finding.severity] += 1;
      tell(finding, row, transaction);
    }
    rows = held.length;
  } else {
    const judge = async (batch: readonly ReadRow[], judged: readonly StreamedRow[]) => {
      for (const [i, { row, transaction }] of batch.entries()) {
        const result = judged[i]!;
        rows += 1;
        await scores?.add(row, transaction.id, result);
        if (values.json) out(print(row, transaction));
        if (result.severity !== null) marks[result.severity] += 1;
        for (const finding of result.findings) tell(finding, row, transaction);
      }
    };
    if (await isInOrder(path)) {
      for await (const batch of rowsOf(path))
        await judge(
          batch,
          batch.map(({ row, transaction }) => assessor.push({ key: String(row), transaction })),
        );
    } else {
      const all: ReadRow[] = [];
      for await (const batch of rowsOf(path))
        for (const { row, transaction } of batch)
          all.push({ row, transaction: values.json ? transaction : { ...transaction, raw: {} } });
      await judge(
        all,
        streamInOrder(
          assessor,
          all.map(({ row, transaction }) => ({ key: String(row), transaction })),
        ),
      );
    }
  }
  await scores?.flush();
  await file?.close();
  if (!values.json) out(`${rows} rows: ${marks.high} high, ${marks.medium} medium, ${marks.low} low.`);
  if (printed.length > 0) process.stdout.write(`${printed.join('\n')}\n`);
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
