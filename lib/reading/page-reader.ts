// Reads one document again and again: in slices that leave the page its time, and only the rows that changed where nothing
// else did. What is read how is page.ts's; when to read is watch.ts's.
import type { Transaction } from '@/lib/model/transaction';
import type { PageContext } from './cell';
import { type PageRead, type ReadOptions, type ReadTable, readSteps } from './page';

/** A slice of reading takes so long, in ms; the page's main thread is free between slices. */
const sliceTime = 8;
/** More changed places than that are read as a new page. */
const mostChanges = 200;

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
  /** longest slice of the latest sliced reading, ms */
  longestSlice = 0;

  constructor(document: Document, contextOf: () => PageContext, options: ReadOptions = {}) {
    this.#document = document;
    this.#contextOf = contextOf;
    this.#options = options;
  }

  /** What was read last; null before the first reading. */
  get latest(): PageRead | null {
    return this.#latest;
  }

  /** Reads the whole document in this task. */
  readNow(): PageRead {
    const steps = readSteps(this.#document, this.#contextOf(), this.#options);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return this.#keep(value);
    }
  }

  /**
   * Reads the whole document in slices. Resolves to null where the document changed meanwhile: what was read would hold two
   * states. A small document is read within the first slice.
   * @param hasChanged asked after each pause
   */
  async read(hasChanged: () => boolean = () => false): Promise<PageRead | null> {
    const steps = readSteps(this.#document, this.#contextOf(), this.#options);
    this.longestSlice = 0;
    for (;;) {
      const start = performance.now();
      let now = start;
      let result = steps.next();
      while (!result.done) {
        now = performance.now();
        if (now - start >= sliceTime) break;
        result = steps.next();
      }
      this.longestSlice = Math.max(this.longestSlice, performance.now() - start);
      if (result.done) return this.#keep(result.value);
      await letPageWork();
      if (hasChanged()) return null;
    }
  }

  /**
   * Reads only the rows in which something changed. Null where that is not enough (rows came or went, headings changed, a
   * place outside all rows): then the document has to be read again.
   */
  refresh(changed: Iterable<Node>): ChangedRow[] | null {
    if (this.#latest === null) return null;
    this.#rows ??= rowsOf(this.#latest);
    const places = new Set<KnownRow>();
    for (const node of changed) {
      const row = this.#rowAround(node);
      if (row === null || places.size >= mostChanges) return null;
      places.add(row);
    }
    const found: ChangedRow[] = [];
    for (const place of places) {
      const { table, index } = place;
      const before = table.rows[index]!;
      const transaction = table.readAgain(index);
      if (transaction === null) return null;
      if (JSON.stringify(transaction) === JSON.stringify(before.transaction)) continue;
      table.rows[index] = { elements: before.elements, transaction };
      found.push({ table, index, before: before.transaction });
    }
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

function rowsOf({ tables }: PageRead): Map<Element, KnownRow> {
  const rows = new Map<Element, KnownRow>();
  for (const table of tables)
    for (const [index, { elements }] of table.rows.entries())
      for (const element of elements) rows.set(element, { table, index });
  return rows;
}

/** Lets the browser handle input and paint before going on. */
function letPageWork(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
