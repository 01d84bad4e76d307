// Learns from a large ledger's newest rows how amounts vary there, for the pages to come: in the background, since no page can wait for it.
import { learnAmounts } from '@/lib/detection/scoring/known-scores';
import { knownRow } from '@/lib/model/known-row';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { readLearnedAmounts, saveLearnedAmounts } from '@/lib/storage/learned-amounts';
import { rowsOfPortal } from '@/lib/storage/ledger';
import { hasAllTallies, shopTallies } from '@/lib/storage/tallies';
import type { Desk } from './desk';
import { smallLedger } from './history-of';

/** Rows that are learned from, the newest: a month of a busy shop, and about a second of work. */
const sample = 10_000;
/** Learned anew when a shop has so many times the rows. */
const growth = 1.1;

const learning = new WeakMap<Desk, Promise<void>>();

/** Learns in the background where it is time to; once at a time. @param rows of the page that was read */
export function learnAmountsLater(desk: Desk, portal: string, rows: readonly KeyedTransaction[]): void {
  if (learning.has(desk)) return;
  const done = learn(desk, portal, rows)
    // The store is full or gone: the next page tries again, and marking goes on without.
    .catch(() => undefined)
    .finally(() => learning.delete(desk));
  learning.set(desk, done);
}

/** Waits until what is being learned is kept. */
export async function amountsLearned(desk: Desk): Promise<void> {
  await learning.get(desk);
}

async function learn(desk: Desk, portal: string, page: readonly KeyedTransaction[]): Promise<void> {
  const db = await desk.database();
  if (!(await hasAllTallies(db))) return;
  const tallies = await shopTallies(db, portal, new Set(page.map((row) => knownRow(row).shop)));
  const counts = Object.fromEntries([...tallies].map(([shop, { rows }]) => [shop, rows]));
  if (Object.values(counts).every((rows) => rows <= smallLedger)) return;
  const before = (await readLearnedAmounts(db, portal))?.rows ?? {};
  if (Object.entries(counts).every(([shop, rows]) => rows <= (before[shop] ?? 0) * growth)) return;
  await new Promise((resume) => setTimeout(resume));
  const newest = await rowsOfPortal(db, portal, sample);
  const amounts = learnAmounts(newest.map(knownRow));
  await saveLearnedAmounts(db, portal, { amounts, rows: { ...before, ...counts } });
}
