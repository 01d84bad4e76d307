// The rows of a large ledger that bear on a few rows: of the same card, terminal, operator, approval code, and what corrects or is
// corrected by them. Each is found by an index; how much is read depends on the rows asked about, not on the ledger.
import { KeyedTransaction, type Transaction } from '@/lib/model/transaction';
import type { Database, Schema } from './database';
import type { SampledRow } from './ledger';
import { isAside, wallTime } from './tallies';
import { withTrouble } from './trouble';

type Index = keyof Schema['transactions']['indexes'];
interface Question {
  index: Index;
  range: IDBKeyRange;
  most: number;
  /** asked only where the answer was as much as was asked for: there may be more */
  more?: Question[];
}

/** Seconds around a row within which all rows of its card, terminal and operator are read. */
const cardSpan = 25 * 3600;
const terminalSpan = 3600;
const operatorSpan = 12 * 3600;
/** Rows read at most: of a card or terminal from its first on, of a card's and of a terminal's or operator's time around, of one code or
 * original, and of all originals between a page's lowest id and its highest. */
const most = { first: 24, card: 100, span: 300, code: 8, between: 64 };

/** Seconds since 1970 of a wall time. */
function secondsOf(time: string): number {
  return Date.parse(time.length > 10 ? `${time}Z` : `${time}T00:00:00Z`) / 1000;
}

/** Times that lie within `span` of each other as spans from first to last, `span` added on both sides. */
function spansOf(times: readonly number[], span: number): [number, number][] {
  const spans: [number, number][] = [];
  for (const time of [...times].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && time - span <= last[1]) last[1] = time + span;
    else spans.push([time - span, time + span]);
  }
  return spans;
}

function timesBy(rows: readonly Transaction[], field: 'cardMasked' | 'payer' | 'terminal' | 'operator') {
  const times = new Map<string, number[]>();
  for (const row of rows) {
    const name = row[field];
    if (name === null || row.time === null) continue;
    const list = times.get(name);
    if (list) list.push(secondsOf(row.time.local));
    else times.set(name, [secondsOf(row.time.local)]);
  }
  return times;
}

function questionsOf(portal: string, rows: readonly Transaction[]): Question[] {
  const questions: Question[] = [];
  const about = (index: Index, times: Map<string, number[]>, span: number, first: number, within: number) => {
    for (const [name, at] of times) {
      const around = spansOf(at, span).map(([from, to]) => ({
        index,
        range: IDBKeyRange.bound([portal, name, wallTime(from)], [portal, name, `${wallTime(to)}~`]),
        most: within,
      }));
      if (first === 0) questions.push(...around);
      else {
        const range = IDBKeyRange.bound([portal, name], [portal, name, []]);
        questions.push({ index, range, most: first, more: around });
      }
    }
  };
  about('by-card', timesBy(rows, 'cardMasked'), cardSpan, most.first, most.card);
  about(
    'by-payer',
    timesBy(
      rows.filter((row) => row.cardMasked === null),
      'payer',
    ),
    cardSpan,
    most.first,
    most.card,
  );
  about('by-terminal', timesBy(rows, 'terminal'), terminalSpan, 1, most.span);
  const undoing = rows.filter(({ type }) => type === 'refund' || type === 'void' || type === 'reversal');
  about('by-operator', timesBy(undoing, 'operator'), operatorSpan, 0, most.span);
  const named = (index: Index, names: Iterable<string | null>) => {
    for (const name of new Set(names))
      if (name !== null) questions.push({ index, range: IDBKeyRange.only([portal, name]), most: most.code });
  };
  named(
    'by-id',
    rows.map(({ originalId }) => originalId),
  );
  const ids = new Set(rows.map(({ id }) => id));
  named(
    'by-original',
    rows.map(({ originalId }) => originalId).filter((id) => !ids.has(id)),
  );
  return questions;
}

type Store = ReturnType<typeof storeOf>;
const storeOf = (db: Database) => db.transaction('transactions').store;

/**
 * Rows that name one of these as what they take back. A page's ids mostly lie close together and few rows take any back: all that name
 * an id from the lowest to the highest are read in one, and only where those are many is each id asked for by itself.
 */
async function rowsThatUndo(store: Store, portal: string, rows: readonly Transaction[]): Promise<unknown[]> {
  const ids = [...new Set(rows.flatMap(({ id }) => id ?? []))].sort();
  if (ids.length === 0) return [];
  const index = store.index('by-original');
  const between = await index.getAll(IDBKeyRange.bound([portal, ids[0]!], [portal, ids.at(-1)!]), most.between);
  const answers =
    between.length < most.between
      ? [...groupedBy(between, originalOf).entries()].flatMap(([id, found]) => (ids.includes(id) ? [found] : []))
      : await Promise.all(ids.map((id) => index.getAll(IDBKeyRange.only([portal, id]), most.code)));
  return answers.flatMap((found) => found.slice(0, most.code));
}

function originalOf(value: unknown): string {
  return (value as { transaction: { originalId: string } }).transaction.originalId;
}

function groupedBy<T>(values: readonly T[], nameOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(nameOf(value));
    if (group) group.push(value);
    else groups.set(nameOf(value), [value]);
  }
  return groups;
}

/** Keys of rows with the same approval codes: mostly the rows in hand themselves, so that hardly one needs to be read. */
async function keysOfCodes(store: Store, portal: string, rows: readonly Transaction[]): Promise<string[]> {
  const codes = new Set(rows.flatMap(({ authCode }) => authCode ?? []));
  const index = store.index('by-auth-code');
  const keys = await Promise.all(
    [...codes].map((code) => index.getAllKeys(IDBKeyRange.only([portal, code]), most.code)),
  );
  return keys.flat();
}

/** A terminal of which hardly a row was found around: its first rows tell what is usual there. */
function quietTerminals(portal: string, asked: readonly Transaction[], found: readonly unknown[]): Question[] {
  const rows = new Map<string, number>();
  for (const { terminal } of asked) if (terminal !== null) rows.set(terminal, 0);
  for (const value of found) {
    const name = (value as { transaction?: { terminal?: unknown } }).transaction?.terminal;
    const count = typeof name === 'string' ? rows.get(name) : undefined;
    if (count !== undefined) rows.set(name as string, count + 1);
  }
  return [...rows]
    .filter(([, count]) => count < most.first)
    .map(([name]) => ({
      index: 'by-terminal',
      range: IDBKeyRange.bound([portal, name], [portal, name, []]),
      most: most.first,
    }));
}

/** What a ledger holds that bears on some rows. */
export interface Near {
  /** each once, the rows themselves aside. What cannot be read is left out */
  rows: SampledRow[];
  /** the rows themselves as they are stored, by their keys, as far as they were met: nothing here was looked at yet */
  own: Map<string, unknown>;
}

/** Rows of a portal that bear on these. */
export async function rowsNear(db: Database, portal: string, rows: readonly KeyedTransaction[]): Promise<Near> {
  return withTrouble(async () => {
    const store = storeOf(db);
    const asked = rows.map(({ transaction }) => transaction);
    const own = new Map<string, unknown>();
    const keys = new Set(rows.map(({ key }) => key));
    const found = new Map<string, SampledRow[]>();
    // Each answer is read while the store is still about the next.
    const note = (value: unknown) => {
      const { key } = value as { key: string };
      if (keys.has(key)) own.set(key, value);
      else if (!found.has(key)) found.set(key, sampled(value));
    };
    const ask = async ({ index, range, most: limit, more = [] }: Question): Promise<unknown[]> => {
      const values: unknown[] = await store.index(index).getAll(range, limit);
      values.forEach(note);
      const rest = values.length < limit ? [] : await Promise.all(more.map(ask));
      return [...values, ...rest.flat()];
    };
    const [answers, undo, ofCodes] = await Promise.all([
      Promise.all(questionsOf(portal, asked).map(ask)),
      rowsThatUndo(store, portal, asked),
      keysOfCodes(store, portal, asked),
    ]);
    undo.forEach(note);
    await Promise.all(quietTerminals(portal, asked, [...answers.flat(), ...undo]).map(ask));
    const unread = new Set(ofCodes.filter((key) => !keys.has(key) && !found.has(key)));
    const codes = await Promise.all([...unread].map((key) => store.get(key)));
    for (const value of codes) if (value !== undefined) note(value);
    return { rows: [...found.values()].flat(), own };
  });
}

function sampled(value: unknown): SampledRow[] {
  const row = KeyedTransaction.safeParse(value);
  return row.success ? [{ row: row.data, isAside: isAside(value) }] : [];
}
