// Judges a statement file that one of our pages has put into the store: read piece by piece, short ones as on a page, long ones in time
// order. Runs where code may be loaded later (the offscreen document, Firefox's event page); nothing of the file enters the ledger here.
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { applyLearning, type Learned } from '@/lib/detection/learning';
import type { DetectionSettings } from '@/lib/detection/settings';
import { StreamAssessor } from '@/lib/detection/stream';
import type { Reply } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import { filesHost } from '@/lib/model/file-columns';
import { type Finding, severities } from '@/lib/model/finding';
import { wallSeconds } from '@/lib/model/moment';
import { type KeyedTransaction, keyTransactions, type Transaction } from '@/lib/model/transaction';
import { readStatementStream, StatementError } from '@/lib/reading/statement';
import { readArtefact } from '@/lib/storage/artefacts';
import { casesOfKeys } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { remember } from '@/lib/storage/ledger';
import { readTaught } from '@/lib/storage/taught';
import { type Desk, languageOf } from './desk';
import { merchantsDetection } from './merchants-detection';

export interface StatementOrder {
  sha256: string;
  /** the file's own name, as the user knows it */
  name: string;
}

/** Up to this many rows are judged like a page: rows after a row tell something too. */
const pageRows = 20_000;
/** Rows that are held at most; more belong on the command line. */
const mostRows = 400_000;
/** Rows with findings that are told, the gravest first. */
const mostTold = 200;
/** Rows judged or remembered between two looks at whether it is still wanted. */
const slice = 2000;

const cancelled = new Set<string>();
class Cancelled extends Error {}

/** Stops what is under way with a file; it answers `cancelled`. */
export function cancelStatement(sha256: string): void {
  cancelled.add(sha256);
}

/** Where the rows of a statement are remembered, if the user wants that. */
export function portalOfStatement(name: string): string {
  return `statement:${name}`;
}

/** Reads and judges; the same file again gives the same. */
export async function judgeStatement(desk: Desk, order: StatementOrder): Promise<Reply<'statement.judge'>> {
  const db = await desk.database();
  return withCancel(order, async (pause) => {
    const rows = await readRows(desk, db, order, pause);
    if (!Array.isArray(rows)) return { ok: false, why: rows.why };
    const { findings, notEnough } = await judged(db, rows, pause);
    const byKey = new Map<string, Finding[]>();
    for (const finding of findings) byKey.set(finding.key, [...(byKey.get(finding.key) ?? []), finding]);
    const counts = { high: 0, medium: 0, low: 0 };
    const marked: { row: KeyedTransaction; findings: Finding[]; rank: number }[] = [];
    for (const row of rows) {
      const said = byKey.get(row.key);
      if (!said) continue;
      const rank = Math.max(...said.map(({ severity }) => severities.indexOf(severity)));
      counts[severities[rank]!] += 1;
      if (severities[rank] !== 'low') marked.push({ row, findings: said, rank });
    }
    marked.sort((a, b) => b.rank - a.rank || (timeOf(a.row) < timeOf(b.row) ? 1 : -1));
    const told = marked.slice(0, mostTold);
    const cases = await casesOfKeys(
      db,
      told.map(({ row }) => row.key),
    );
    const times = rows.map(timeOf).filter(Boolean).sort();
    return {
      ok: true,
      rows: rows.length,
      from: times[0] ?? null,
      to: times.at(-1) ?? null,
      counts,
      notEnough,
      found: told.map(({ row, findings: said }) => ({ ...row, findings: said, caseId: cases[row.key] ?? null })),
    };
  });
}

/** Remembers a statement's rows, under the file's name as their source. */
export async function keepStatement(desk: Desk, order: StatementOrder): Promise<Reply<'statement.keep'>> {
  const db = await desk.database();
  return withCancel(order, async (pause) => {
    const rows = await readRows(desk, db, order, pause);
    if (!Array.isArray(rows)) return { ok: false, why: rows.why };
    const portal = portalOfStatement(order.name);
    const seen = { at: desk.now().toISOString(), url: portal };
    for (let from = 0; from < rows.length; from += slice) {
      await pause(from / rows.length);
      await remember(db, portal, rows.slice(from, from + slice), seen);
    }
    return { ok: true, rows: rows.length };
  });
}

type Pause = (share: number) => Promise<void>;
type NotJudged = { ok: false; why: 'no-columns' | 'no-rows' | 'unreadable' | 'too-many' | 'cancelled' };

async function withCancel<T>({ sha256 }: StatementOrder, work: (pause: Pause) => Promise<T>): Promise<T | NotJudged> {
  cancelled.delete(sha256);
  const pause = async (share: number) => {
    tellPages({ changed: 'statement-progress', id: String(Math.round(share * 1000) / 1000) });
    await new Promise((resume) => setTimeout(resume));
    if (cancelled.has(sha256)) throw new Cancelled();
  };
  try {
    return await work(pause);
  } catch (error) {
    if (error instanceof Cancelled) return { ok: false, why: 'cancelled' };
    throw error;
  } finally {
    cancelled.delete(sha256);
  }
}

function timeOf({ transaction }: KeyedTransaction): string {
  return transaction.time?.local ?? '';
}

/** A file's rows under their keys, in the file's order; the page's own words are kept of a short one only. */
async function readRows(
  desk: Desk,
  db: Database,
  { sha256, name }: StatementOrder,
  pause: Pause,
): Promise<KeyedTransaction[] | NotJudged> {
  const blob = await readArtefact(db, sha256);
  const rows: Transaction[] = [];
  let read = 0;
  const chunks = async function* () {
    const pieces = blob.stream().getReader();
    for (;;) {
      const { done, value } = await pieces.read();
      if (done) return;
      read += value.length;
      yield value as Uint8Array;
    }
  };
  const options = {
    name,
    now: wallTime(desk.now()),
    language: await languageOf(db),
    taught: await readTaught(db, filesHost),
  };
  try {
    for await (const batch of readStatementStream(chunks(), options)) {
      for (const { transaction } of batch.rows)
        rows.push(rows.length < pageRows ? transaction : { ...transaction, raw: {} });
      if (rows.length > mostRows) return { ok: false, why: 'too-many' };
      await pause((0.7 * read) / Math.max(1, blob.size));
    }
  } catch (error) {
    if (!(error instanceof StatementError)) throw error;
    return { ok: false, why: error.why === 'old-excel' || error.why === 'unreadable' ? 'unreadable' : 'no-columns' };
  }
  return rows.length === 0 ? { ok: false, why: 'no-rows' } : keyTransactions(portalOfStatement(name), rows);
}

interface Judged {
  findings: Finding[];
  notEnough: { rule: string; have: number; need: number }[];
}

/** By the merchant's choice of rules and what was learned: a short one as a page, from rows before and after, a long one in time order. */
async function judged(db: Database, rows: readonly KeyedTransaction[], pause: Pause): Promise<Judged> {
  const { settings, learned } = await merchantsDetection(db);
  const isShort = rows.length <= pageRows;
  const { findings, notEnough } = isShort
    ? assess(rows, new MemoryHistory(rows), settings)
    : await inOrder(rows, settings, pause);
  return { findings: applyLearning(findings, rowsConcerned(rows, findings, learned), learned), notEnough };
}

/** Rows about which something was said, or that share a card or terminal with confirmed trouble: nothing was learned of the others. */
function rowsConcerned(
  rows: readonly KeyedTransaction[],
  findings: readonly Finding[],
  { troubled }: Learned,
): KeyedTransaction[] {
  const said = new Set(findings.map(({ key }) => key));
  const cards = new Set(troubled.map(({ row }) => row.card));
  const terminals = new Set(troubled.map(({ row }) => row.transaction.terminal));
  return rows.filter(({ key, transaction: { cardMasked, payer, terminal } }) => {
    const card = cardMasked ?? payer;
    return said.has(key) || (card !== null && cards.has(card)) || (terminal !== null && terminals.has(terminal));
  });
}

/** In time order, from the past only. */
async function inOrder(rows: readonly KeyedTransaction[], settings: DetectionSettings, pause: Pause): Promise<Judged> {
  const times = Float64Array.from(rows, ({ transaction: { time } }) =>
    time === null ? Number.NEGATIVE_INFINITY : wallSeconds(time),
  );
  const order = [...rows.keys()].sort((a, b) => times[a]! - times[b]! || a - b);
  const assessor = new StreamAssessor([], new Map(), settings);
  const findings: Finding[] = [];
  for (const [done, i] of order.entries()) {
    if (done % slice === 0) await pause(0.7 + (0.3 * done) / order.length);
    findings.push(...assessor.push(rows[i]!).findings);
  }
  return { findings, notEnough: [] };
}

/** `YYYY-MM-DDTHH:mm:ss` as the device's wall clock shows it. */
function wallTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
