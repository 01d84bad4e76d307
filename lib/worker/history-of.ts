// The history that a page's rows are judged by. A small ledger is read whole; of a large one only what bears on these rows, by its
// indexes, with what is usual from the counts kept beside it: nothing here outlives the question, so a worker that starts anew
// has nothing to read again.
import { type History, MemoryHistory, type RowChange } from '@/lib/detection/history';
import type { ShopProfile } from '@/lib/detection/profile';
import { profileOfTally } from '@/lib/detection/tally-profile';
import { type KnownRow, knownRow } from '@/lib/model/known-row';
import { emptyTally } from '@/lib/model/tally';
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
  const [vouchers, changes, whole] = await Promise.all([
    voucherStates(db, keys),
    changesBy(db, keys),
    wholePortal(db, portal, small),
  ]);
  const isLarge = whole === null && rows.length <= mostAsked && (await hasAllTallies(db));
  if (isLarge) {
    const [near, profiles] = await Promise.all([rowsNear(db, portal, rows), profilesFor(db, portal, rows)]);
    return new MemoryHistory([...near.map(({ row }) => row), ...rows], vouchers, { profiles, changes });
  }
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

/** A nought or two too many is looked for among a shop's largest amounts alone. */
const largest = 0.98;

async function profilesFor(
  db: Database,
  portal: string,
  rows: readonly KeyedTransaction[],
): Promise<Map<string, ShopProfile>> {
  const byShop = new Map<string, KnownRow[]>();
  for (const row of rows.map(knownRow)) byShop.set(row.shop, [...(byShop.get(row.shop) ?? []), row]);
  const tallies = await shopTallies(db, portal, byShop.keys());
  const profiles = await Promise.all(
    [...byShop].map(async ([shop, ofShop]) => {
      const profile = profileOfTally(tallies.get(shop) ?? emptyTally(), new Map());
      const top = profile.sizes.quantile(largest);
      const amounts = ofShop.flatMap(({ isSale, size, transaction: { amount } }) => {
        if (!isSale || size === null || amount === null) return [];
        const parts = size < top ? [] : [amount.minor / 10, amount.minor / 100].filter(Number.isInteger);
        return [amount.minor, ...parts];
      });
      return [shop, { ...profile, counts: await timesPaid(db, portal, shop, amounts) }] as const;
    }),
  );
  return new Map(profiles);
}
