// The history that a page's rows are judged by. A small ledger is read whole; of a large one only what bears on these rows, by its
// indexes, with what is usual from the counts kept beside it: nothing here outlives the question, so a worker that starts anew
// has nothing to read again.
import { type History, type LargeShop, MemoryHistory, type RowChange } from '@/lib/detection/history';
import { terminalNeed } from '@/lib/detection/needs-terminal';
import type { ShopProfile } from '@/lib/detection/profile';
import { type DetectionSettings, defaultDetectionSettings } from '@/lib/detection/settings';
import { profileOfTally } from '@/lib/detection/tally-profile';
import { type DayCount, dayOf, seriesOf } from '@/lib/model/day-count';
import { type KnownRow, knownRow, undoing } from '@/lib/model/known-row';
import { emptyTally, type Tally } from '@/lib/model/tally';
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from '@/lib/storage/database';
import { daysOf } from '@/lib/storage/day-counts';
import { readLearnedAmounts } from '@/lib/storage/learned-amounts';
import { changesOf, rowsOfPortal, wholePortal } from '@/lib/storage/ledger';
import { lastOfTerminal, rowsNear } from '@/lib/storage/ledger-near';
import { hasAllTallies, shopTallies, timesPaid } from '@/lib/storage/tallies';
import { voucherStates } from '@/lib/storage/till';

/** A portal of so many rows is read whole: every amount and minute is then known exactly. */
export const smallLedger = 2000;

/** Rows of one question that are looked up one by one; more are a history of their own. */
const mostAsked = 1000;

/**
 * What is known about rows of a portal.
 * @param more.aside keys of those that are no sample of what is usual, as far as they are not known otherwise
 * @param more.settings by which they will be judged: how far around a row is asked after
 */
export async function historyOf(
  db: Database,
  portal: string,
  rows: readonly KeyedTransaction[],
  {
    aside = new Set(),
    settings = defaultDetectionSettings,
    small = smallLedger,
  }: { aside?: ReadonlySet<string>; settings?: DetectionSettings; small?: number } = {},
): Promise<History> {
  const keys = rows.map(({ key }) => key);
  const shops = rows.length <= mostAsked && (await hasAllTallies(db)) ? shopsOf(rows) : null;
  const tallies = shops && (await shopTallies(db, portal, shops.keys()));
  // A shop that alone has more rows says so at once; else the portal's are counted off.
  const isSurelyLarge = tallies !== null && [...tallies.values()].some((tally) => tally.rows > small);
  const [vouchers, whole] = await Promise.all([
    voucherStates(db, keys),
    isSurelyLarge ? null : wholePortal(db, portal, small),
  ]);
  if (whole === null && shops && tallies) {
    const [large, learned] = await Promise.all([
      largeShops(db, portal, shops, tallies),
      readLearnedAmounts(db, portal),
    ]);
    const needs = rows.flatMap((row) => {
      const need = terminalNeed(knownRow(row), large, settings);
      return need ? [{ row, ...need }] : [];
    });
    const near = await rowsNear(db, portal, rows, needs);
    const changes = await changesBy(
      db,
      keys.filter((key) => !near.asFirstSeen.has(key)),
    );
    return new MemoryHistory([...near.rows.map(({ row }) => row), ...rows], vouchers, {
      large,
      learned: learned?.amounts ?? null,
      changes,
    });
  }
  const changes = await changesBy(db, keys);
  // A list that was walked through tells enough by itself; and until a large ledger is counted its newest rows stand for all.
  const kept = whole ?? (await rowsOfPortal(db, portal, small)).map((row) => ({ row, isAside: false }));
  const known = new Map(kept.map(({ row }) => [row.key, row]));
  const notSampled = new Set([...aside].filter((key) => !known.has(key)));
  for (const { row, isAside } of kept) if (isAside) notSampled.add(row.key);
  for (const row of rows) known.set(row.key, row);
  return new MemoryHistory([...known.values()], vouchers, { aside: notSampled, changes });
}

async function changesBy(db: Database, keys: readonly string[]): Promise<Map<string, RowChange>> {
  const changes = await changesOf(db, keys);
  return new Map(
    changes.map(({ key, versions, missingSince }) => [
      key,
      { before: versions.slice(0, -1).map(({ transaction }) => transaction), missingSince },
    ]),
  );
}

function shopsOf(rows: readonly KeyedTransaction[]): Map<string, KnownRow[]> {
  const shops = new Map<string, KnownRow[]>();
  for (const row of rows.map(knownRow)) {
    const ofShop = shops.get(row.shop);
    if (ofShop) ofShop.push(row);
    else shops.set(row.shop, [row]);
  }
  return shops;
}

/** A nought or two too many is looked for among a shop's largest amounts alone. */
const largest = 0.98;

/** How often an amount was paid matters at the edges only, of a shop whose edges are known: no rule asks it of amounts in between. */
const between = { low: 0.05, high: 0.95, sales: 200 };

/** How far back and ahead rules count days, and who took part in them: takers-back of an operator, cards of a series, terminals. */
const reach = { back: 91, ahead: 91, operators: 30, series: 14, terminals: 1 };
/** So many cards of one series on a page, before it is asked how common the series is. */
const fewOfSeries = 3;

/** What is known of a page's shops beyond the rows that bear on it. */
async function largeShops(
  db: Database,
  portal: string,
  shops: ReadonlyMap<string, readonly KnownRow[]>,
  tallies: ReadonlyMap<string, Tally>,
): Promise<Map<string, LargeShop>> {
  const known = await Promise.all(
    [...shops].map(async ([shop, rows]): Promise<[string, LargeShop]> => {
      const [profile, days] = await Promise.all([
        profileFor(db, portal, { shop, rows, tally: tallies.get(shop) ?? emptyTally() }),
        daysFor(db, portal, shop, rows),
      ]);
      return [shop, { profile, days, lastOfTerminals: await lastOfTerminals(db, portal, rows, days) }];
    }),
  );
  return new Map(known);
}

async function daysFor(db: Database, portal: string, shop: string, rows: readonly KnownRow[]): Promise<DayCount[]> {
  const days = rows.flatMap(({ at }) => (at === null ? [] : [dayOf(at)]));
  if (days.length === 0) return [];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const types = rows.map(({ transaction: { type } }) => type);
  const cards = new Map<string, Set<string | null>>();
  for (const row of rows) {
    const series = seriesOf(row) ?? '';
    cards.set(series, (cards.get(series) ?? new Set()).add(row.card));
  }
  const back = types.some((type) => type !== null && undoing.has(type))
    ? reach.operators
    : [...cards.values()].some(({ size }) => size >= fewOfSeries)
      ? reach.series
      : reach.terminals;
  return daysOf(db, portal, shop, {
    from: first - reach.back,
    to: last + (types.includes('preauth') ? reach.ahead : 0),
    namesFrom: first - back,
  });
}

/** When the terminals of a page were used before, where that was not the day before. */
async function lastOfTerminals(
  db: Database,
  portal: string,
  rows: readonly KnownRow[],
  days: readonly DayCount[],
): Promise<Map<string, number>> {
  const first = new Map<string, number>();
  for (const { at, transaction } of rows)
    if (at !== null && transaction.terminal !== null)
      first.set(transaction.terminal, Math.min(at, first.get(transaction.terminal) ?? at));
  const seen = (terminal: string, on: number) => days.find(({ day }) => day === on)?.terminals.has(terminal) ?? false;
  const idle = [...first].filter(([terminal, at]) => !seen(terminal, dayOf(at) - 1));
  const last = await Promise.all(
    idle.map(async ([terminal, at]) => [terminal, await lastOfTerminal(db, portal, terminal, at)] as const),
  );
  return new Map(last.flatMap(([terminal, at]) => (at === null ? [] : [[terminal, at]])));
}

async function profileFor(
  db: Database,
  portal: string,
  { shop, rows, tally }: { shop: string; rows: readonly KnownRow[]; tally: Tally },
): Promise<ShopProfile> {
  const profile = profileOfTally(tally, new Map());
  const { sizes, sales } = profile;
  const [top, low, high] = [largest, between.low, between.high].map((share) => sizes.quantile(share)) as [
    number,
    number,
    number,
  ];
  const amounts = rows.flatMap(({ isSale, size, transaction: { amount } }) => {
    if (!isSale || size === null || amount === null) return [];
    if (sales >= between.sales && size > low && size < high) return [];
    const parts = size < top ? [] : [amount.minor / 10, amount.minor / 100].filter(Number.isInteger);
    return [amount.minor, ...parts];
  });
  return { ...profile, counts: await timesPaid(db, portal, shop, amounts) };
}
