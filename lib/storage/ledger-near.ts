// The rows of a large ledger that bear on a few rows: of the same card, terminal, approval code, and what corrects or is
// corrected by them. Each is found by an index; how much is read depends on the rows asked about, not on the ledger.
import { KeyedTransaction, type Transaction } from '@/lib/model/transaction';
import { type FiledRow, rowsOfCards, wallTime } from './card-rows';
import type { Database, Schema } from './database';
import type { SampledRow } from './ledger';
import { standingOf } from './tallies';
import { withTrouble } from './trouble';

type Index = keyof Schema['transactions']['indexes'];
interface Question {
  index: Index;
  range: IDBKeyRange;
  most: number;
  /** asked only where the answer was as much as was asked for: there may be more */
  more?: Question[];
}

/** Seconds around a row within which rows of a card of many rows are read. */
const cardSpan = 25 * 3600;
/** Rows read at most: of a card or terminal from its first on, of a card's and of a terminal's time around, of one code or
 * original, of all originals between a page's lowest id and its highest, and of charges between two of one code. */
const most = { first: 24, card: 100, span: 300, code: 8, originals: 64, between: 120 };

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

function timesBy(rows: readonly Transaction[], field: 'cardMasked' | 'payer') {
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

/** The first rows of each, and those around the times. */
function about(portal: string, index: Index, times: Map<string, number[]>): Question[] {
  return [...times].map(([name, at]) => ({
    index,
    range: IDBKeyRange.bound([portal, name], [portal, name, []]),
    most: most.first,
    more: spansOf(at, cardSpan).map((span) => within(portal, index, name, span, most.card)),
  }));
}

function within(
  portal: string,
  index: Index,
  name: string,
  [from, to]: readonly [number, number],
  limit: number,
): Question {
  return {
    index,
    range: IDBKeyRange.bound([portal, name, wallTime(from)], [portal, name, `${wallTime(to)}~`]),
    most: limit,
  };
}

/** What a row needs to know of its terminal: rows so many seconds around it, and so many from the terminal's first on. */
export interface TerminalNeed {
  row: KeyedTransaction;
  span: number;
  first: number;
}

function questionsOfTerminals(portal: string, needs: readonly TerminalNeed[]): Question[] {
  const index = 'by-terminal';
  const terminals = new Map<string, TerminalNeed[]>();
  for (const need of needs) {
    const { terminal } = need.row.transaction;
    if (terminal !== null) terminals.set(terminal, [...(terminals.get(terminal) ?? []), need]);
  }
  return [...terminals].flatMap(([terminal, of]) => {
    const first = Math.max(...of.map((need) => need.first));
    const span = Math.max(...of.map((need) => need.span));
    const at = of.flatMap(({ row: { transaction } }) => (transaction.time ? [secondsOf(transaction.time.local)] : []));
    const around = spansOf(at, span).map((piece) => within(portal, index, terminal, piece, most.span));
    const range = IDBKeyRange.bound([portal, terminal], [portal, terminal, []]);
    return first === 0 ? around : [{ index, range, most: first }, ...around];
  });
}

/** Sales that rows take back, and what else takes them back. */
function questionsOfOriginals(portal: string, rows: readonly Transaction[]): Question[] {
  const named = (index: Index, names: Iterable<string | null>): Question[] =>
    [...new Set(names)].flatMap((name) =>
      name === null ? [] : [{ index, range: IDBKeyRange.only([portal, name]), most: most.code }],
    );
  const ids = new Set(rows.map(({ id }) => id));
  const originals = rows.map(({ originalId }) => originalId);
  return [
    ...named('by-id', originals),
    ...named(
      'by-original',
      originals.filter((id) => !ids.has(id)),
    ),
  ];
}

/** Rows of cards that have too many for one record: each card's first, and those around the times. */
function questionsOfMany(portal: string, rows: readonly Transaction[], many: ReadonlySet<string>): Question[] {
  const ofMany = rows.filter((row) => many.has(row.cardMasked ?? row.payer ?? ''));
  const byPayer = ofMany.filter((row) => row.cardMasked === null);
  return [
    ...about(portal, 'by-card', timesBy(ofMany, 'cardMasked')),
    ...about(portal, 'by-payer', timesBy(byPayer, 'payer')),
  ];
}

/** What came over the terminal between an earlier row and those in hand with its approval code. */
function questionsBetween(portal: string, twin: Transaction | undefined, rows: readonly Transaction[]): Question[] {
  if (!twin?.time || twin.terminal === null) return [];
  const { terminal, authCode, time } = twin;
  return rows
    .filter((row) => row.terminal === terminal && row.authCode === authCode && row.time && row.time.local > time.local)
    .map((row) => ({
      index: 'by-terminal',
      range: IDBKeyRange.bound([portal, terminal, time.local], [portal, terminal, row.time!.local]),
      most: most.between,
    }));
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
  const between = await index.getAll(IDBKeyRange.bound([portal, ids[0]!], [portal, ids.at(-1)!]), most.originals);
  const answers =
    between.length < most.originals
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

/** Keys of rows with the same approval code on the same terminal. */
async function keysOfCodes(store: Store, portal: string, rows: readonly Transaction[]): Promise<string[]> {
  const places = new Map(
    rows.flatMap(({ terminal, authCode }) =>
      terminal === null || authCode === null ? [] : [[`${terminal}\n${authCode}`, [portal, terminal, authCode]]],
    ),
  );
  const index = store.index('by-code');
  const keys = await Promise.all(
    [...places.values()].map((place) => index.getAllKeys(IDBKeyRange.only(place), most.code)),
  );
  return keys.flat();
}

/** What a ledger holds that bears on some rows. */
export interface Near {
  /** each once, the rows themselves aside. What cannot be read is left out */
  rows: SampledRow[];
  /** keys of the rows themselves that are known to say what they said when they were first seen */
  asFirstSeen: Set<string>;
}

/** Rows of a portal that bear on these. @param needs which of them need to know what else came over their terminal */
export async function rowsNear(
  db: Database,
  portal: string,
  rows: readonly KeyedTransaction[],
  needs: readonly TerminalNeed[],
): Promise<Near> {
  const asked = rows.map(({ transaction }) => transaction);
  const keys = new Set(rows.map(({ key }) => key));
  const asFirstSeen = new Set<string>();
  const withoutTwin = new Set<string>();
  const found = new Map<string, SampledRow>();
  const take = ({ row, isAside: aside, isChanged, isCodeMet }: FiledRow) => {
    if (!keys.has(row.key)) found.set(row.key, { row, isAside: aside });
    else {
      if (!isChanged) asFirstSeen.add(row.key);
      if (!isCodeMet) withoutTwin.add(row.key);
    }
  };
  // Each answer is read while the store is still about the next.
  const note = (value: unknown): void => {
    const row = KeyedTransaction.safeParse(value);
    if (row.success) take({ row: row.data, ...standingOf(value), isCodeMet: true });
  };
  const ask = async (store: Store, { index, range, most: limit, more = [] }: Question): Promise<void> => {
    const values: unknown[] = await store.index(index).getAll(range, limit);
    values.forEach(note);
    if (values.length === limit) await Promise.all(more.map((question) => ask(store, question)));
  };
  return withTrouble(async () => {
    const cards = new Set(asked.flatMap(({ cardMasked, payer }) => cardMasked ?? payer ?? []));
    const first = storeOf(db);
    const [many, undo] = await Promise.all([
      rowsOfCards(db, portal, cards, take),
      rowsThatUndo(first, portal, asked),
      ...[...questionsOfTerminals(portal, needs), ...questionsOfOriginals(portal, asked)].map((question) =>
        ask(first, question),
      ),
    ]);
    undo.forEach(note);
    const store = storeOf(db);
    const met = rows.filter(({ key }) => !withoutTwin.has(key)).map(({ transaction }) => transaction);
    const readTwin = async (key: string) => {
      note(await store.get(key));
      // Whether a code came again by chance is a question of how many charges lie between.
      const between = questionsBetween(portal, found.get(key)?.row.transaction, met);
      await Promise.all(between.map((question) => ask(store, question)));
    };
    await Promise.all([
      keysOfCodes(store, portal, met).then((twins) =>
        Promise.all(twins.filter((key) => !keys.has(key) && !found.has(key)).map(readTwin)),
      ),
      ...questionsOfMany(portal, asked, many).map((question) => ask(store, question)),
    ]);
    return { rows: [...found.values()], asFirstSeen };
  });
}

/** Wall second of a terminal's last row before another; null where there is none. */
export async function lastOfTerminal(
  db: Database,
  portal: string,
  terminal: string,
  before: number,
): Promise<number | null> {
  return withTrouble(async () => {
    const range = IDBKeyRange.bound([portal, terminal, ''], [portal, terminal, wallTime(before)], true, true);
    const cursor = await storeOf(db).index('by-terminal').openKeyCursor(range, 'prev');
    return cursor ? secondsOf(cursor.key[2]) : null;
  });
}
