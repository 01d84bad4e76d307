// Shops alone on the given payments' later weeks: how often a mark on their pages is right, and what verdicts make of it: each evening the
// merchant says of every mark of the day whether it was right, and the next day's rows are marked with what was learned.
import { applyLearning, learnFrom } from '@/lib/detection/learning';
import { StreamAssessor } from '@/lib/detection/stream';
import type { Finding } from '@/lib/model/finding';
import type { RowVerdict } from '@/lib/model/row-verdict';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { alone, beside, type Measurement } from '@/tests/bench/measurement';
import { marksOfPages } from '@/tests/portals/seasons/grade';
import { type GivenShops, givenShops } from './given-shops';

const area = 'detection';
const weeks = { from: '2018-06-10', to: '2018-07-22' };
const quietDays = 14;
const sizes = [
  { terminals: 500, count: 6 },
  { terminals: 50, count: 20 },
];

export async function* measure(): AsyncGenerator<Measurement> {
  for (const { terminals, count } of sizes) {
    const given = await givenShops(terminals, count, weeks);
    if (given === null) {
      console.error(
        'detection: the given payments (../shared/detection) are not here, so shops alone are not measured.',
      );
      return;
    }
    yield* marked(given, terminals);
    if (terminals === sizes[0]!.terminals) yield* learned(given);
  }
}

const dayOf = ({ transaction }: KeyedTransaction) => transaction.time!.local.slice(0, 10);

/** Rows after the quiet days. */
function judged(rows: readonly KeyedTransaction[]): KeyedTransaction[] {
  const start = new Date(Date.parse(weeks.from) + quietDays * 86_400_000).toISOString().slice(0, 10);
  return rows.filter((row) => dayOf(row) >= start);
}

function* marked({ shops, scenarios }: GivenShops, terminals: number): Generator<Measurement> {
  let [right, all, found, frauds] = [0, 0, 0, 0];
  for (const rows of shops) {
    const marks = marksOfPages(rows, quietDays);
    for (const { key, transaction } of judged(rows)) {
      const scenario = scenarios.get(transaction.id!) ?? 0;
      // Scenario 2 looks exactly like what is in order (detection.md).
      const canBeSeen = scenario === 1 || scenario === 3;
      if (canBeSeen) frauds += 1;
      if ((marks.get(key)?.severity ?? 'low') === 'low') continue;
      all += 1;
      if (scenario > 0) right += 1;
      if (canBeSeen) found += 1;
    }
  }
  const note = `${shops.length} shops of ${terminals} terminals, ${weeks.from} to ${weeks.to}; ${right} of ${all}`;
  yield alone({ area, name: `shops-of-${terminals}-medium-right`, unit: 'share', note }, [right / all]);
  yield alone({ area, name: `shops-of-${terminals}-recall`, unit: 'share', note: `${found} of ${frauds}` }, [
    found / frauds,
  ]);
}

/** What a day's findings come to: a row's likelihood, and whether it is marked at medium or high. */
interface Seen {
  score: number;
  isMarked: boolean;
  isFraud: boolean;
}

function* learned({ shops, scenarios }: GivenShops): Generator<Measurement> {
  const [plain, taught]: [Seen[], Seen[]] = [[], []];
  let verdicts = 0;
  for (const rows of shops) {
    const assessor = new StreamAssessor();
    const days = new Map<string, { rows: KeyedTransaction[]; findings: Finding[]; base: Map<string, number> }>();
    for (const row of rows) {
      const day = days.get(dayOf(row)) ?? { rows: [], findings: [], base: new Map<string, number>() };
      days.set(dayOf(row), day);
      day.rows.push(row);
      const { score, findings } = assessor.push(row);
      day.findings.push(...findings);
      day.base.set(row.key, score);
    }
    const said: RowVerdict[] = [];
    for (const [i, [name, day]] of [...days].entries()) {
      const now = applyLearning(day.findings, day.rows, learnFrom(said));
      const isFraud = ({ transaction }: KeyedTransaction) => scenarios.has(transaction.id!);
      if (i >= quietDays)
        for (const row of day.rows) {
          plain.push(seen(row, day.findings, day.base.get(row.key)!, isFraud(row)));
          taught.push(seen(row, now, day.base.get(row.key)!, isFraud(row)));
        }
      for (const row of day.rows) {
        const own = now.filter(({ key }) => key === row.key);
        if (own.length === 0) continue;
        said.push({
          id: `mark/${row.key}`,
          ...row,
          outcome: isFraud(row) ? 'suspected-fraud' : 'normal',
          at: `${name}T23:59:00.000Z`,
          rules: Object.fromEntries(own.map(({ rule, score }) => [rule, score])),
          removed: [],
        });
      }
    }
    verdicts += said.length;
  }
  const note = `${shops.length} shops of ${sizes[0]!.terminals} terminals, ${verdicts} verdicts, each the evening of its day; graded from the third week on`;
  const peerName = 'the same without verdicts';
  yield beside(
    { area, name: 'learned-ap', unit: 'average precision', peerName, note },
    [average(taught)],
    [average(plain)],
  );
  yield beside(
    { area, name: 'learned-medium-right', unit: 'share', peerName, note: count(taught) },
    [right(taught)],
    [right(plain)],
  );
}

function seen({ key }: KeyedTransaction, findings: readonly Finding[], base: number, isFraud: boolean): Seen {
  const own = findings.filter((finding) => finding.key === key);
  // A row of which nothing is said keeps its place in the order, below those of which something is.
  const score = own.length === 0 ? Math.min(base, 0.19) : Math.max(...own.map((finding) => finding.score));
  return { score, isMarked: own.some(({ severity }) => severity !== 'low'), isFraud };
}

function right(rows: readonly Seen[]): number {
  const marks = rows.filter(({ isMarked }) => isMarked);
  return marks.filter(({ isFraud }) => isFraud).length / marks.length;
}

function count(rows: readonly Seen[]): string {
  return `${rows.filter(({ isMarked, isFraud }) => isMarked && isFraud).length} of ${rows.filter(({ isMarked }) => isMarked).length} marks`;
}

/** Average precision; rows of one score in their order. */
function average(rows: readonly Seen[]): number {
  const sorted = [...rows].sort((a, b) => b.score - a.score);
  let [found, sum] = [0, 0];
  for (const [i, { isFraud }] of sorted.entries()) {
    if (!isFraud) continue;
    found += 1;
    sum += found / (i + 1);
  }
  return sum / found;
}
