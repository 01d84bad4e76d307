// What is usual at each portal, kept beside the ledger as counts: a row that is remembered is counted in the same transaction. Counts
// of an older build, or of rows that came in another way (a backup), are counted anew, piece by piece, while the worker goes on.
import type { IDBPTransaction } from 'idb';
import * as z from 'zod/mini';
import type { Standing } from '@/lib/model/brief-row';
import { knownRow } from '@/lib/model/known-row';
import {
  countRow,
  emptyTally,
  mergeTally,
  repeatsAdded,
  type Tally,
  type TallyKind,
  talliesOf,
  tallyVersion,
} from '@/lib/model/tally';
import { KeyedTransaction } from '@/lib/model/transaction';
import { CardChange, isAside } from './card-rows';
import type { Database, Schema } from './database';
import { DayChange } from './day-counts';
import { learnedAmountsName } from './learned-amounts';
import { withTrouble } from './trouble';

const count = z.int();
/** Hundreds of steps and their counts, step and count by turns: one piece of memory, read for every page that is judged. */
const Spread = z.custom<Int32Array>((value) => value instanceof Int32Array && value.length % 2 === 0);

function countsIn(spread: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < spread.length; i += 2) counts.set(spread[i]!, spread[i + 1]!);
  return counts;
}

const StoredTally = z.object({
  rows: count,
  sales: count,
  cardSales: count,
  repeats: count,
  first: z.nullable(z.number()),
  last: z.nullable(z.number()),
  sizes: Spread,
  minutes: Spread,
});

type Change = IDBPTransaction<
  Schema,
  ('transactions' | 'tallies' | 'cards' | 'settings' | 'versions' | 'vouchers')[],
  'readwrite'
>;
type Place = [portal: string, shop: string, kind: TallyKind, name: string];

/** How far the counts go: ledger keys up to `upTo` are in; null: all of them. */
const Progress = z.object({ version: z.int(), upTo: z.nullable(z.string()) });
const progressName = 'tallies';
const nothing = { version: tallyVersion, upTo: '' };

function progressOf(row: unknown): { version: number; upTo: string | null } {
  const progress = Progress.safeParse((row as { value?: unknown } | undefined)?.value);
  return progress.success && progress.data.version === tallyVersion ? progress.data : nothing;
}

function read(value: unknown): Tally | null {
  const stored = StoredTally.safeParse((value as { tally?: unknown } | undefined)?.tally);
  if (!stored.success) return null;
  const { sizes, minutes } = stored.data;
  return { ...stored.data, sizes: countsIn(sizes), minutes: countsIn(minutes) };
}

/** A tally as it is stored: its spreads in order, so that equal tallies are stored equal. */
export function storedTally([portal, shop, kind, name]: Place, tally: Tally): unknown {
  const inOrder = (spread: ReadonlyMap<number, number>) =>
    Int32Array.from([...spread].sort(([a], [b]) => a - b).flat());
  const { sizes, minutes } = tally;
  return { portal, shop, kind, name, tally: { ...tally, sizes: inOrder(sizes), minutes: inOrder(minutes) } };
}

/** Counts rows in and out, and files them under their cards, within one transaction of the database; written at its end. */
export class TallyChange {
  private readonly deltas = new Map<string, { place: Place; tally: Tally }>();
  private readonly cards: CardChange;
  private readonly days: DayChange;

  private constructor(
    private readonly change: Change,
    private readonly upTo: string | null,
  ) {
    this.cards = new CardChange(change as never);
    this.days = new DayChange(change as never);
  }

  /** Begins in a transaction that holds `transactions`, `tallies`, `cards` and `settings`. */
  static async begin(change: Change): Promise<TallyChange> {
    return new TallyChange(change, progressOf(await change.objectStore('settings').get(progressName)).upTo);
  }

  /** Reads at once what rows that are to be taken in will ask for; they must all stand in the ledger already. */
  prepare(rows: readonly { portal: string; keyed: KeyedTransaction }[]): Promise<void> {
    return this.cards.prepare(rows);
  }

  /** Takes in a row as it now stands in the ledger. */
  async put(portal: string, keyed: KeyedTransaction, standing: Standing, upTo = this.upTo): Promise<void> {
    // The rest will be counted when its turn comes.
    if (upTo !== null && keyed.key > upTo) return;
    if (!standing.isAside) await this.count(portal, keyed, 1, upTo);
    await this.cards.put(portal, keyed, standing);
  }

  /** Takes out a row that is about to change or to go. */
  async take(portal: string, keyed: KeyedTransaction, { isAside }: Pick<Standing, 'isAside'>): Promise<void> {
    const { upTo } = this;
    if (upTo !== null && keyed.key > upTo) return;
    await this.cards.take(portal, keyed);
    if (!isAside) await this.count(portal, keyed, -1, upTo);
  }

  private async count(portal: string, keyed: KeyedTransaction, sign: 1 | -1, upTo: string | null): Promise<void> {
    const row = knownRow(keyed);
    for (const { kind, name } of talliesOf(row)) countRow(this.tally([portal, row.shop, kind, name]), row, kind, sign);
    this.days.count(portal, row, sign);
    if (!row.isSale || row.card === null || row.at === null) return;
    const others = await this.cards.salesNear(portal, row, upTo);
    this.tally([portal, row.shop, 'shop', '']).repeats += sign * repeatsAdded(row, others);
  }

  /** Writes what was counted. */
  async write(): Promise<void> {
    const store = this.change.objectStore('tallies');
    await Promise.all(
      [...this.deltas.values()].map(async ({ place, tally }) => {
        const before = read(await store.get(place));
        if (before) mergeTally(tally, before);
        if (tally.rows > 0) await store.put(storedTally(place, tally));
        else await store.delete(place);
      }),
    );
    this.deltas.clear();
    await Promise.all([this.cards.write(), this.days.write()]);
  }

  private tally(place: Place): Tally {
    const name = place.join('\n');
    let delta = this.deltas.get(name);
    if (!delta) {
      delta = { place, tally: emptyTally() };
      this.deltas.set(name, delta);
    }
    return delta.tally;
  }
}

/** Has everything be counted anew: rows have come or gone in a way that was not counted. */
export async function forgetTallies(db: Database): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction(['tallies', 'cards', 'settings'], 'readwrite');
    void change.objectStore('tallies').clear();
    void change.objectStore('cards').clear();
    void change.objectStore('settings').put({ name: progressName, value: nothing });
    void change.objectStore('settings').delete(learnedAmountsName);
    await change.done;
  });
}

/** How a stored row stands, as far as its card is asked. */
export function standingOf(row: unknown): Standing {
  const { versions = 1, missingSince = null } = row as { versions?: unknown; missingSince?: unknown };
  return { isAside: isAside(row), isChanged: versions !== 1 || missingSince !== null };
}

/** True where all rows of the ledger are counted. */
export async function hasAllTallies(db: Database): Promise<boolean> {
  return withTrouble(async () => progressOf(await db.get('settings', progressName)).upTo === null);
}

/**
 * Counts the next piece of the ledger, if any is not yet counted. A worker that ends between two pieces goes on with the next.
 * @returns true while there is more to do
 */
export async function countOn(db: Database, rows = 1000): Promise<boolean> {
  return withTrouble(async () => {
    const change = db.transaction(['transactions', 'tallies', 'cards', 'settings'], 'readwrite');
    const settings = change.objectStore('settings');
    const stored = await settings.get(progressName);
    const { upTo } = progressOf(stored);
    if (upTo === null) return false;
    // Counts of an older build are no good.
    if (upTo === '') await Promise.all([change.objectStore('tallies').clear(), change.objectStore('cards').clear()]);
    const tallies = await TallyChange.begin(change as unknown as Change);
    const range = upTo === '' ? null : IDBKeyRange.lowerBound(upTo, true);
    const piece = await change.objectStore('transactions').getAll(range, rows);
    const sound = piece.flatMap((value) => {
      const keyed = KeyedTransaction.safeParse(value);
      const { portal } = value as { portal?: unknown };
      return keyed.success && typeof portal === 'string'
        ? [{ portal, keyed: keyed.data, standing: standingOf(value) }]
        : [];
    });
    await tallies.prepare(sound);
    for (const { portal, keyed, standing } of sound) await tallies.put(portal, keyed, standing, keyed.key);
    await tallies.write();
    const isAll = piece.length < rows;
    const next = isAll ? null : String((piece.at(-1) as { key: string }).key);
    await settings.put({ name: progressName, value: { version: tallyVersion, upTo: next } });
    await change.done;
    return !isAll;
  });
}

/** Counts of some shops of a portal; a shop of which nothing is counted is left out. */
export async function shopTallies(db: Database, portal: string, shops: Iterable<string>): Promise<Map<string, Tally>> {
  return withTrouble(async () => {
    const { store } = db.transaction('tallies');
    const asked = [...shops];
    const found = await Promise.all(asked.map((shop) => store.get([portal, shop, 'shop', ''])));
    return new Map(
      found.flatMap((value, i) => {
        const tally = read(value);
        return tally ? [[asked[i]!, tally] as const] : [];
      }),
    );
  });
}

/** How often some amounts (minor units) were paid in a shop. */
export async function timesPaid(
  db: Database,
  portal: string,
  shop: string,
  amounts: Iterable<number>,
): Promise<Map<number, number>> {
  return withTrouble(async () => {
    const { store } = db.transaction('tallies');
    const counts = await Promise.all(
      [...new Set(amounts)].map(
        async (minor) => [minor, read(await store.get([portal, shop, 'amount', String(minor)]))?.sales ?? 0] as const,
      ),
    );
    return new Map(counts);
  });
}
