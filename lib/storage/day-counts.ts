// What each day of a shop came to, kept beside the ledger. Sums stand in one record and who took part (operators, series of cards,
// terminals) in another, which is longer and asked for more rarely.
import type { IDBPTransaction } from 'idb';
import * as z from 'zod/mini';
import { addDay, countInDay, type DayCount, dayOf, emptyDay } from '@/lib/model/day-count';
import type { KnownRow } from '@/lib/model/known-row';
import type { Database, Schema } from './database';
import { withTrouble } from './trouble';

const count = z.int();
const StoredSums = z.object({
  rows: count,
  sales: count,
  tries: count,
  approved: count,
  refunds: count,
  totals: z.array(z.tuple([z.string(), count, count])),
});
const StoredNames = z.object({
  operators: z.array(z.tuple([z.string(), count, count])),
  series: z.array(z.tuple([z.string(), count])),
  terminals: z.array(z.tuple([z.string(), count])),
});

type Change = IDBPTransaction<Schema, 'tallies'[], 'readwrite'>;
const kinds = { sums: 'day', names: 'day-names' } as const;

/** A day as ledger rows are filed by: `YYYY-MM-DD`. */
function nameOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Adds what stands in the two records of a day; what is damaged counts for nothing. */
function addStored(into: DayCount, sums: unknown, names: unknown): void {
  const stored = StoredSums.safeParse((sums as { sums?: unknown } | undefined)?.sums);
  const who = StoredNames.safeParse((names as { names?: unknown } | undefined)?.names);
  const day = emptyDay(into.day);
  if (stored.success) {
    const { totals, ...plain } = stored.data;
    Object.assign(day, plain);
    for (const [currency, sales, minor] of totals) day.totals.set(currency, { count: sales, minor });
  }
  if (who.success) {
    for (const [name, all, undone] of who.data.operators) day.operators.set(name, { all, undone });
    day.series = new Map(who.data.series);
    day.terminals = new Map(who.data.terminals);
  }
  addDay(into, day);
}

/** A day's two records: in order, so that equal counts are stored equal. */
export function storedDay(portal: string, shop: string, day: DayCount): unknown[] {
  const { rows, sales, tries, approved, refunds, totals, operators, series, terminals } = day;
  const inOrder = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const place = { portal, shop, name: nameOf(day.day) };
  const sums = {
    ...{ rows, sales, tries, approved, refunds },
    totals: inOrder(totals).map(([currency, total]) => [currency, total.count, total.minor]),
  };
  const names = {
    operators: inOrder(operators).map(([operator, { all, undone }]) => [operator, all, undone]),
    series: inOrder(series),
    terminals: inOrder(terminals),
  };
  return [
    { ...place, kind: kinds.sums, sums },
    { ...place, kind: kinds.names, names },
  ];
}

/** Counts rows into their days within one transaction of the database; written at its end. */
export class DayChange {
  private readonly deltas = new Map<string, { portal: string; shop: string; day: DayCount }>();

  constructor(private readonly change: Change) {}

  /** Counts a row in (1), or out again (−1). A row without a date is of no day. */
  count(portal: string, row: KnownRow, sign: 1 | -1): void {
    if (row.at === null) return;
    const place = `${portal}\n${row.shop}\n${dayOf(row.at)}`;
    let delta = this.deltas.get(place);
    if (!delta) {
      delta = { portal, shop: row.shop, day: emptyDay(dayOf(row.at)) };
      this.deltas.set(place, delta);
    }
    countInDay(delta.day, row, sign);
  }

  /** Writes what was counted. */
  async write(): Promise<void> {
    const store = this.change.objectStore('tallies');
    await Promise.all(
      [...this.deltas.values()].map(async ({ portal, shop, day }) => {
        const name = nameOf(day.day);
        const places = [kinds.sums, kinds.names].map((kind): [string, string, string, string] => [
          portal,
          shop,
          kind,
          name,
        ]);
        const [sums, names] = await Promise.all(places.map((place) => store.get(place)));
        addStored(day, sums, names);
        if (day.rows > 0) for (const row of storedDay(portal, shop, day)) await store.put(row);
        else for (const place of places) await store.delete(place);
      }),
    );
    this.deltas.clear();
  }
}

/** Days of a shop from one to another (since 1970, both included), in order; who took part only from `namesFrom` on. */
export async function daysOf(
  db: Database,
  portal: string,
  shop: string,
  { from, to, namesFrom }: { from: number; to: number; namesFrom: number },
): Promise<DayCount[]> {
  return withTrouble(async () => {
    const { store } = db.transaction('tallies');
    const read = (kind: string, first: number) =>
      store.getAll(IDBKeyRange.bound([portal, shop, kind, nameOf(first)], [portal, shop, kind, nameOf(to)]));
    const [sums, names] = await Promise.all([read(kinds.sums, from), read(kinds.names, Math.max(from, namesFrom))]);
    const nameOfRow = (row: unknown) => String((row as { name: string }).name);
    const who = new Map(names.map((row) => [nameOfRow(row), row]));
    return sums.map((row) => {
      const day = emptyDay(dayOf(Date.parse(nameOfRow(row)) / 1000));
      addStored(day, row, who.get(nameOfRow(row)));
      return day;
    });
  });
}
