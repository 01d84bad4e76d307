// Reads one document again and again: in slices that leave the page its time, and only the rows that changed where nothing
// else did. What is read how is page.ts's; when to read is watch.ts's.
import { isSame } from '@/lib/model/same';
import type { Transaction } from '@/lib/model/transaction';
import type { PageContext } from './cell';
import { ColumnMemory } from './column-memory';
import { letPageWork } from './let-page-work';
import { type PageRead, type ReadOptions, type ReadTable, readSteps } from './page';

/** A slice of reading takes so long, in ms; the page's main thread is free between slices. */
const sliceTime = 8;

/** One row that reads otherwise than before. */
export interface ChangedRow {
  table: ReadTable;
  index: number;
  before: Transaction;
}

interface KnownRow {
  table: ReadTable;
  index: number;
}

/** Reader of one document that remembers what it read. */
export class PageReader {
  readonly #document: Document;
  readonly #contextOf: () => PageContext;
  readonly #options: ReadOptions;
  #latest: PageRead | null = null;
  #rows: Map<Element, KnownRow> | null = null;
  /** of each table, under which of its headings any row says something */
  #filled = new Map<ReadTable, Set<string>>();
  /** longest slice of the latest sliced reading, ms */
  longestSlice = 0;
  /** what the latest reading of the whole took of the page's time for each stage, ms */
  times = { find: 0, read: 0 };

  constructor(document: Document, contextOf: () => PageContext, options: ReadOptions = {}) {
    this.#document = document;
    this.#contextOf = contextOf;
    this.#options = { memory: new ColumnMemory(), ...options };
  }

  /** What was read last; null before the first reading. */
  get latest(): PageRead | null {
    return this.#latest;
  }

  /** Reads the whole document in this task. */
  readNow(): PageRead {
    const steps = this.#steps();
    for (;;) {
      const read = steps.next();
      if (read.done) return this.#keep(read.value);
    }
  }

  /**
   * Reads the whole document in slices. Resolves to null where the document changed meanwhile: what was read would hold two
   * states. A small document is read within the first slice.
   * @param hasChanged asked after each pause
   */
  async read(hasChanged: () => boolean = () => false): Promise<PageRead | null> {
    const steps = this.#steps();
    this.longestSlice = 0;
    for (;;) {
      const start = performance.now();
      let result = steps.next();
      while (!result.done && result.value - start < sliceTime) result = steps.next();
      this.longestSlice = Math.max(this.longestSlice, performance.now() - start);
      if (result.done) return this.#keep(result.value);
      await letPageWork();
      if (hasChanged()) return null;
    }
  }

  /** Steps of one reading, their times kept; each gives the time at its end. */
  *#steps(): Generator<number, PageRead> {
    const steps = readSteps(this.#document, this.#contextOf(), this.#options);
    this.times = { find: 0, read: 0 };
    for (;;) {
      const start = performance.now();
      const { done, value } = steps.next();
      const end = performance.now();
      this.times[done || value === 'read' ? 'read' : 'find'] += end - start;
      if (done) return value;
      yield end;
    }
  }

  /**
   * Reads only the rows in which something changed. Null where that is not enough (rows came or went, headings changed, a
   * place outside all rows, a value that may change how the table is understood): then the document has to be read again.
   */
  refresh(changed: Iterable<Node>): ChangedRow[] | null {
    if (this.#latest === null) return null;
    if (this.#rows === null) {
      this.#rows = rowsOf(this.#latest);
      this.#filled = new Map(this.#latest.tables.map((table) => [table, filledOf(table)]));
    }
    const places = new Set<KnownRow>();
    for (const node of changed) {
      const row = this.#rowAround(node);
      if (row === null) return null;
      places.add(row);
    }
    const found: (ChangedRow & { now: Transaction })[] = [];
    for (const { table, index } of places) {
      const before = table.rows[index]!.transaction;
      const now = table.readAgain(index);
      // Columns and forms were settled from what the rows said then: what does not fit may settle them anew.
      if (now === null || now.time === null || now.amount === null) return null;
      const filled = this.#filled.get(table);
      if (Object.keys(now.raw).some((heading) => !filled?.has(heading))) return null;
      if (!isSame(now, before)) found.push({ table, index, before, now });
    }
    const most = new Map<ReadTable, number>();
    for (const { table } of found) most.set(table, (most.get(table) ?? 0) + 1);
    for (const [table, changes] of most) if (changes > Math.max(1, table.rows.length / 4)) return null;
    for (const { table, index, now } of found)
      table.rows[index] = { elements: table.rows[index]!.elements, transaction: now };
    return found;
  }

  #keep(read: PageRead): PageRead {
    this.#latest = read;
    this.#rows = null;
    return read;
  }

  /** The row that holds a changed node; null where the row itself was built anew, or there is none. */
  #rowAround(node: Node): KnownRow | null {
    if (!node.isConnected || this.#rows?.has(node as Element)) return null;
    for (let at: Node | null = node.parentNode; at !== null; at = at.parentNode) {
      const row = this.#rows?.get(at as Element);
      if (row) return row;
      // Out of a shadow root, and from what is slotted into one.
      if ('host' in at && this.#rows?.has((at as ShadowRoot).host)) return null;
    }
    return null;
  }
}

function filledOf({ rows }: ReadTable): Set<string> {
  const filled = new Set<string>();
  for (const { transaction } of rows) for (const heading of Object.keys(transaction.raw)) filled.add(heading);
  return filled;
}

function rowsOf({ tables }: PageRead): Map<Element, KnownRow> {
  const rows = new Map<Element, KnownRow>();
  for (const table of tables)
    for (const [index, { elements }] of table.rows.entries())
      for (const element of elements) rows.set(element, { table, index });
  return rows;
}
