// How a shop's weeks are judged, in both ways that the product has: its pages day by day, as a merchant looks at them with everything known
// until that evening; and as a statement in time order, from the past only.
import { assess } from '@/lib/detection/assess';
import { daysOfRows } from '@/lib/detection/day-counts';
import { type LargeShop, MemoryHistory } from '@/lib/detection/history';
import { profileOf } from '@/lib/detection/profile';
import { learnAmounts } from '@/lib/detection/scoring/known-scores';
import { StreamAssessor } from '@/lib/detection/stream';
import { profileOfTally } from '@/lib/detection/tally-profile';
import type { Severity } from '@/lib/model/finding';
import { knownRow } from '@/lib/model/known-row';
import type { LearnedAmounts } from '@/lib/model/learned-amounts';
import { countRow, emptyTally } from '@/lib/model/tally';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { quietShare, type SeasonLedger, weeksOf } from './ledger';
import type { SeasonShop } from './shops';

type Marks = ReadonlyMap<string, { severity: Severity; rule: string }>;

/** What was seen of a shop's weeks in one way. */
export interface SeasonGrade {
  planted: Map<string, { planted: number; found: number }>;
  /** rows at medium or high, and at high: those of incidents and all */
  medium: { right: number; all: number };
  high: { right: number; all: number };
  others: number;
  /** rows of no incident that were marked at medium or high */
  marked: { shop: string; seed: number; rule: string; what: string; key: string }[];
}

function emptyGrade(): SeasonGrade {
  return { planted: new Map(), medium: { right: 0, all: 0 }, high: { right: 0, all: 0 }, others: 0, marked: [] };
}

/** A portal of so many rows is read whole; of a larger one amounts are known by their steps (as `lib/worker/history-of.ts` has it). */
const small = 2000;
/** What is learned of a larger one's amounts is from its newest rows, and anew when it has grown by a tenth (`lib/worker/learn-amounts.ts`). */
const sample = 10_000;
const growth = 1.1;

/** Marks of the days after the quiet ones, each from all rows until its evening. */
export function marksOfPages(rows: readonly KeyedTransaction[], from: number): Marks {
  const marks = new Map<string, { severity: Severity; rule: string }>();
  const days = new Map<string, KeyedTransaction[]>();
  for (const row of rows) {
    const day = row.transaction.time!.local.slice(0, 10);
    const list = days.get(day);
    if (list) list.push(row);
    else days.set(day, [row]);
  }
  let upTo = 0;
  let n = 0;
  let learned: LearnedAmounts | null = null;
  let learnedOf = 0;
  for (const page of days.values()) {
    upTo += page.length;
    n += 1;
    if (n <= from) continue;
    const known = rows.slice(0, upTo);
    const history = new MemoryHistory(known, new Map(), upTo > small ? { large: largeOf(known), learned } : {});
    // Learned after a page was judged, for those to come.
    if (upTo > small && upTo > learnedOf * growth) {
      learned = learnAmounts(known.slice(-sample).map(knownRow));
      learnedOf = upTo;
    }
    for (const { key, severity, rule } of assess(page, history, {}).findings) note(marks, key, severity, rule);
  }
  return marks;
}

function largeOf(rows: readonly KeyedTransaction[]): Map<string, LargeShop> {
  const tally = emptyTally();
  const counts = new Map<number, number>();
  const known = rows.map(knownRow);
  for (const row of known) {
    countRow(tally, row, 'shop', 1);
    const minor = row.transaction.amount?.minor;
    if (row.isSale && minor !== undefined) counts.set(minor, (counts.get(minor) ?? 0) + 1);
  }
  const { repeatShare } = profileOf(
    known.filter(({ isSale }) => isSale),
    known,
  );
  const profile = { ...profileOfTally(tally, counts), repeatShare };
  return new Map([[known[0]!.shop, { profile, days: daysOfRows(known), lastOfTerminals: new Map() }]]);
}

/** Marks of a statement in time order. */
export function marksOfScan(rows: readonly KeyedTransaction[]): Marks {
  const marks = new Map<string, { severity: Severity; rule: string }>();
  const assessor = new StreamAssessor();
  for (const row of rows)
    for (const { key, severity, rule } of assessor.push(row).findings) note(marks, key, severity, rule);
  return marks;
}

function note(marks: Map<string, { severity: Severity; rule: string }>, key: string, severity: Severity, rule: string) {
  const before = marks.get(key);
  const rank = { low: 0, medium: 1, high: 2 };
  if (!before || rank[severity] > rank[before.severity]) marks.set(key, { severity, rule });
}

/** Adds what was seen of a shop's weeks. */
function addToGrade(
  grade: SeasonGrade,
  { shop, seed, ledger, marks }: { shop: SeasonShop; seed: number; ledger: SeasonLedger; marks: Marks },
): void {
  const isNotable = (key: string) => (marks.get(key)?.severity ?? 'low') !== 'low';
  const own = new Set(ledger.planted.flatMap(({ keys }) => keys));
  for (const { kind, keys } of ledger.planted) {
    const count = grade.planted.get(kind) ?? { planted: 0, found: 0 };
    count.planted += 1;
    if (keys.some(isNotable)) count.found += 1;
    grade.planted.set(kind, count);
  }
  const first = ledger.rows[0]!.transaction.time!.local.slice(0, 10);
  const quiet = new Date(Date.parse(first) + Math.ceil(shop.days * quietShare) * 86_400_000).toISOString().slice(0, 10);
  for (const { key, transaction } of ledger.rows) {
    if (transaction.time!.local < quiet) continue;
    const isOwn = own.has(key);
    if (!isOwn) grade.others += 1;
    const mark = marks.get(key);
    if (!mark || mark.severity === 'low') continue;
    for (const count of mark.severity === 'high' ? [grade.medium, grade.high] : [grade.medium]) {
      count.all += 1;
      if (isOwn) count.right += 1;
    }
    if (!isOwn)
      grade.marked.push({ shop: shop.name, seed, rule: mark.rule, what: ledger.innocent.get(key) ?? 'ordinary', key });
  }
}

/** Grades shops over seeds, in the ways asked for. */
export function gradeSeasons(
  shops: readonly SeasonShop[],
  seeds: readonly number[],
  ways: readonly ('pages' | 'scan')[] = ['pages', 'scan'],
): Record<'pages' | 'scan', SeasonGrade> {
  const grades = { pages: emptyGrade(), scan: emptyGrade() };
  for (const seed of seeds)
    for (const [i, shop] of shops.entries()) {
      const ledger = weeksOf(shop, seed * 100 + i);
      const quiet = Math.ceil(shop.days * quietShare) - 1;
      for (const way of ways) {
        const marks = way === 'pages' ? marksOfPages(ledger.rows, quiet) : marksOfScan(ledger.rows);
        addToGrade(grades[way], { shop, seed, ledger, marks });
      }
    }
  return grades;
}
