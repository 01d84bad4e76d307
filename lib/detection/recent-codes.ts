// Authorisation codes of the last weeks, by terminal: which sale had a code before. For statements, whose rows are let go after a day.
import type { CodeUse } from './history';
import type { KnownRow } from './known-row';

/** Seconds after which codes are let go, one to two spans after they came. */
const span = 30 * 86_400;
/** No more codes than these in a span. */
const most = 200_000;

interface Kept extends CodeUse {
  /** how many sales the terminal had had by then */
  sales: number;
}

export class RecentCodes {
  private codes = new Map<string, Kept>();
  private older = new Map<string, Kept>();
  private readonly sales = new Map<number, number>();
  private turned = Number.NEGATIVE_INFINITY;
  private met: { key: string; earlier: Kept; between: number } | null = null;

  /** Takes a row in. @param terminal its number */
  add(row: KnownRow, terminal: number): void {
    const { authCode, time, rrn } = row.transaction;
    this.met = null;
    if (authCode === null || time === null || row.at === null || !row.isSale) return;
    const sales = (this.sales.get(terminal) ?? 0) + 1;
    this.sales.set(terminal, sales);
    if (row.at - this.turned > span || this.codes.size >= most) {
      this.older = this.codes;
      this.codes = new Map();
      this.turned = row.at;
    }
    const place = `${terminal} ${authCode}`;
    const earlier = this.codes.get(place) ?? this.older.get(place);
    if (earlier) this.met = { key: row.key, earlier, between: sales - earlier.sales + 1 };
    const { key, at, card } = row;
    this.codes.set(place, { key, at, time, card, rrn, sales });
  }

  /** The sale before the row that was added last, on its terminal with its code; null where none is known. */
  before(row: KnownRow): { earlier: CodeUse; between: number } | null {
    return this.met !== null && this.met.key === row.key ? this.met : null;
  }
}
