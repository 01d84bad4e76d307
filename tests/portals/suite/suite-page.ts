// What a page of the reading suite is: its columns (what it shows, and beside each text the truth a reader must find in it)
// and how it draws them. A page is one file in `pages/` that exports `page`; a decoy one in `decoys/` that exports `decoy`.
import type { TransactionRecord } from '@/lib/model/transaction-record';
import { type Mutation, mutated } from './mutation';
import { makePayments, type Payment } from './records';

/** What a reader must find in one row; a field that is not named must be null. */
export type Truth = Partial<Omit<TransactionRecord, 'raw'>>;

export interface SuiteColumn {
  key: string;
  heading: string;
  /** what the page shows */
  text(payment: Payment): string;
  /** what the text means; `shown` holds the keys of all columns on the page */
  truth(payment: Payment, shown: ReadonlySet<string>): Truth;
}

export interface ListRow {
  payment: Payment;
  /** shown text by column key */
  texts: Record<string, string>;
}

/** What a page has to draw. */
export interface List {
  columns: readonly SuiteColumn[];
  rows: readonly ListRow[];
}

export interface SuitePage {
  /** language of the page, BCP 47 */
  language: string;
  /** what draws the table */
  library: string;
  seed: number;
  /** rows of the whole list */
  count: number;
  /** decimals of the page's currency */
  exponent: number;
  columns: readonly SuiteColumn[];
  /** rows that stand on the first page, where a pager divides the list */
  pageSize?: number;
  /** true where only rows near the visible part are in the document */
  isVirtual?: boolean;
  /** true where only columns near the visible part are in the document */
  hasVirtualColumns?: boolean;
  /** false where the page cannot say how long the list is */
  saysTotal?: boolean;
  /** rows that the 5,000-row variant draws, where the shape cannot carry more */
  most?: number;
  /** markup of a page around it, where the list stands in a frame; `inner` is the list's address */
  shell?(inner: string): string;
  /** draws the list; resolves when it stands */
  mount(root: HTMLElement, list: List): void | Promise<void>;
}

/** A page that holds no transactions: nothing on it may be read. */
export interface Decoy {
  language: string;
  library: string;
  mount(root: HTMLElement): void | Promise<void>;
}

/** The list of a page, changed by a mutation. */
export function listOf(page: SuitePage, mutation: Mutation): List {
  const { columns, count } = mutated(page, mutation);
  const payments = makePayments({ seed: page.seed, count, exponent: page.exponent });
  return {
    columns,
    rows: payments.map((payment) => ({
      payment,
      texts: Object.fromEntries(columns.map((column) => [column.key, column.text(payment)])),
    })),
  };
}

/** What a reader must find on a page, row by row. */
export function truthOf(page: SuitePage, mutation: Mutation): Truth[] {
  const { columns, count } = mutated(page, mutation);
  const shown = new Set(columns.map((column) => column.key));
  return makePayments({ seed: page.seed, count, exponent: page.exponent }).map((payment) =>
    Object.assign({}, ...columns.map((column) => column.truth(payment, shown))),
  );
}
