// The history that a page's rows are judged by. A small ledger is read whole; of a large one only what bears on these rows, by its
// indexes, with what is usual from the counts kept beside it: nothing here outlives the question, so a worker that starts anew
// has nothing to read again.
import { type History, MemoryHistory, type RowChange } from '@/lib/detection/history';
import { needsTerminal } from '@/lib/detection/needs-terminal';
import type { ShopProfile } from '@/lib/detection/profile';
import { profileOfTally } from '@/lib/detection/tally-profile';
import { type KnownRow, knownRow } from '@/lib/model/known-row';
import { emptyTally, type Tally } from '@/lib/model/tally';
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from '@/lib/storage/database';
import { changesOf, rowsOfPortal, wholePortal } from '@/lib/storage/ledger';
import { rowsNear } from '@/lib/storage/ledger-near';
import { hasAllTallies, shopTallies, timesPaid } from '@/lib/storage/tallies';
import { voucherStates } from '@/lib/storage/till';

/** A portal of so many rows is read whole: every amount and minute is then known exactly. */
export const smallLedger = 2000;

/** Rows of one question that are looked up one by one; more are a history of their own. */
const mostAsked = 1000;

/**
 * What is known about rows of a portal.
 * @param aside keys of those that are no sample of what is usual, as far as they are not known otherwise
 */
export async function historyOf(
  db: Database,
  portal: string,
  rows: readonly KeyedTransaction[],
  aside: ReadonlySet<string> = new Set(),
  small = smallLedger,
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
    const profiles = await profilesFor(db, portal, shops, tallies);
    const needy = rows.filter((row) => needsTerminal(knownRow(row), profiles));
    const near = await rowsNear(db, portal, rows, needy);
    const changes = await changesBy(
      db,
      keys.filter((key) => !near.asFirstSeen.has(key)),
    );
    return new MemoryHistory([...near.rows.map(({ row }) => row), ...rows], vouchers, { profiles, changes });
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

async function profilesFor(
  db: Database,
  portal: string,
  shops: ReadonlyMap<string, readonly KnownRow[]>,
  tallies: ReadonlyMap<string, Tally>,
): Promise<Map<string, ShopProfile>> {
  const profiles = await Promise.all(
    [...shops].map(async ([shop, ofShop]) => {
      const profile = profileOfTally(tallies.get(shop) ?? emptyTally(), new Map());
      const { sizes, sales } = profile;
      const [top, low, high] = [largest, between.low, between.high].map((share) => sizes.quantile(share)) as [
        number,
        number,
        number,
      ];
      const amounts = ofShop.flatMap(({ isSale, size, transaction: { amount } }) => {
        if (!isSale || size === null || amount === null) return [];
        if (sales >= between.sales && size > low && size < high) return [];
        const parts = size < top ? [] : [amount.minor / 10, amount.minor / 100].filter(Number.isInteger);
        return [amount.minor, ...parts];
      });
      return [shop, { ...profile, counts: await timesPaid(db, portal, shop, amounts) }] as const;
    }),
  );
  return new Map(profiles);
}
