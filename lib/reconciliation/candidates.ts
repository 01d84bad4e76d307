// Which charges each till record is compared with at all: a record meets only its neighbours in time, amount, card and reference.
import type { Edges } from './assign';
import { type Entry, shareReference } from './entry';
import { timeWindow, unlikeness } from './likeness';

/** Most neighbours in time that a record is compared with, per index. */
const neighbours = 24;

/** Charges under a name, in time order. */
class Index {
  private readonly lists = new Map<string, { entries: Entry[]; places: number[]; isSorted: boolean }>();

  add(name: string, entry: Entry, place: number): void {
    const list = this.lists.get(name);
    if (list) {
      list.entries.push(entry);
      list.places.push(place);
    } else this.lists.set(name, { entries: [entry], places: [place], isSorted: false });
  }

  /** Places of the nearest ones in time, within the window; of one day where a clock is missing. `rank` tells the k-th of m. */
  near(name: string, record: Entry, rank: number, of: number, visit: (place: number) => void): void {
    const list = this.lists.get(name);
    if (!list) return;
    if (!list.isSorted) {
      const order = list.entries.map((_, i) => i).sort((a, b) => list.entries[a]!.at - list.entries[b]!.at);
      list.entries = order.map((i) => list.entries[i]!);
      list.places = order.map((i) => list.places[i]!);
      list.isSorted = true;
    }
    const { entries, places } = list;
    if (!record.hasClock) {
      const [from, to] = [lowerBound(entries, record.day * 86_400), lowerBound(entries, (record.day + 1) * 86_400)];
      // Equal amounts of one day without clock times: the k-th meets those around the k-th.
      const middle = from + Math.floor(((rank + 0.5) * (to - from)) / of);
      for (let i = Math.max(from, middle - neighbours); i < Math.min(to, middle + neighbours); i++) visit(places[i]!);
      return;
    }
    let right = lowerBound(entries, record.at);
    let left = right - 1;
    for (let taken = 0; taken < neighbours; taken++) {
      const before = left >= 0 ? record.at - entries[left]!.at : Number.POSITIVE_INFINITY;
      const after = right < entries.length ? entries[right]!.at - record.at : Number.POSITIVE_INFINITY;
      if (Math.min(before, after) > timeWindow) break;
      if (before < after) visit(places[left--]!);
      else visit(places[right++]!);
    }
    // Charges of the day without a clock time stand at its midnight.
    for (let i = lowerBound(entries, record.day * 86_400); i < entries.length; i++) {
      const entry = entries[i]!;
      if (entry.hasClock || entry.day !== record.day) break;
      visit(places[i]!);
    }
  }
}

function lowerBound(entries: readonly Entry[], at: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Charges that a record names by a reference number, id or order number. */
export class References {
  private readonly places = new Map<string, number[]>();

  constructor(charges: readonly Entry[]) {
    charges.forEach((charge, place) => {
      for (const reference of charge.references) {
        const list = this.places.get(reference);
        if (list) list.push(place);
        else this.places.set(reference, [place]);
      }
    });
  }

  /** Places of the charges that the record names. */
  named(record: Entry): number[] {
    if (record.references.length === 0) return [];
    return [...new Set(record.references.flatMap((reference) => this.places.get(reference) ?? []))];
  }
}

/**
 * Edges from records to charges of the same amount. A record that names charges meets those alone; a charge that a record
 * names by the network's reference number meets no other record.
 */
export function sameAmountEdges(records: readonly Entry[], charges: readonly Entry[], references: References): Edges {
  const index = new Index();
  const reserved = new Set<number>();
  const namedBy = records.map((record) => references.named(record));
  records.forEach((record, i) => {
    for (const place of namedBy[i]!) if (record.rrn && charges[place]!.rrn === record.rrn) reserved.add(place);
  });
  charges.forEach((charge, place) => {
    if (reserved.has(place)) return;
    index.add(`${charge.amount}`, charge, place);
    if (charge.terminal) index.add(`${charge.amount} t ${charge.terminal}`, charge, place);
    else index.add(`${charge.amount} t`, charge, place);
    if (charge.last4) index.add(`${charge.amount} c ${charge.last4}`, charge, place);
  });
  const ranks = rankWithoutClock(records);
  return edgesOf(
    records,
    charges,
    (record, i, visit) => {
      const named = namedBy[i]!;
      if (named.length > 0) {
        for (const place of named) if (charges[place]!.amount === record.amount) visit(place);
        return;
      }
      const [rank, of] = ranks.get(i) ?? [0, 1];
      if (record.terminal) {
        index.near(`${record.amount} t ${record.terminal}`, record, rank, of, visit);
        index.near(`${record.amount} t`, record, rank, of, visit);
      } else index.near(`${record.amount}`, record, rank, of, visit);
      if (record.last4) index.near(`${record.amount} c ${record.last4}`, record, rank, of, visit);
    },
    unlikeness,
  );
}

/** Among records of one day, amount and terminal without a clock time: which of how many each is. */
function rankWithoutClock(records: readonly Entry[]): Map<number, [number, number]> {
  const groups = new Map<string, number[]>();
  records.forEach((record, i) => {
    if (record.hasClock) return;
    const name = `${record.day} ${record.amount} ${record.terminal ?? ''}`;
    groups.set(name, [...(groups.get(name) ?? []), i]);
  });
  const ranks = new Map<number, [number, number]>();
  for (const group of groups.values()) for (const [rank, i] of group.entries()) ranks.set(i, [rank, group.length]);
  return ranks;
}

/** Edges from records to the charges near in time or named, whatever their amounts. */
export function anyAmountEdges(
  records: readonly Entry[],
  charges: readonly Entry[],
  references: References,
  cost: (charge: Entry, record: Entry) => number,
): Edges {
  const index = new Index();
  for (const [place, charge] of charges.entries()) index.add('', charge, place);
  return edgesOf(
    records,
    charges,
    (record, _i, visit) => {
      const named = references.named(record);
      if (named.length > 0) for (const place of named) visit(place);
      else if (record.hasClock) index.near('', record, 0, 1, visit);
    },
    cost,
  );
}

function edgesOf(
  records: readonly Entry[],
  charges: readonly Entry[],
  neighboursOf: (record: Entry, i: number, visit: (place: number) => void) => void,
  costOf: (charge: Entry, record: Entry) => number,
): Edges {
  const start = new Int32Array(records.length + 1);
  const column: number[] = [];
  const cost: number[] = [];
  const seen = new Int32Array(charges.length).fill(-1);
  records.forEach((record, i) => {
    neighboursOf(record, i, (place) => {
      if (seen[place] === i) return;
      seen[place] = i;
      const price = costOf(charges[place]!, record);
      if (price === Number.POSITIVE_INFINITY) return;
      column.push(place);
      cost.push(price);
    });
    start[i + 1] = column.length;
  });
  return {
    rows: records.length,
    columns: charges.length,
    start,
    column: Int32Array.from(column),
    cost: Float64Array.from(cost),
  };
}

/**
 * Seconds by which a store's till is behind its terminals: the median over sales whose reference or amount is theirs alone.
 * Zero where fewer than 20 say so.
 */
export function clockDifference(records: readonly Entry[], charges: readonly Entry[]): number {
  const single = (entries: readonly Entry[]) => {
    const by = new Map<string, Entry | null>();
    for (const entry of entries) {
      if (!entry.hasClock) continue;
      const name = `${entry.day} ${entry.amount}`;
      by.set(name, by.has(name) ? null : entry);
    }
    return by;
  };
  const byAmount = single(charges);
  const gaps: number[] = [];
  for (const [name, record] of single(records)) {
    const charge = byAmount.get(name);
    if (!record || !charge) continue;
    const gap = charge.at - record.at;
    if (Math.abs(gap) <= 2 * 3600 || shareReference(charge, record)) gaps.push(gap);
  }
  if (gaps.length < 20) return 0;
  return gaps.sort((a, b) => a - b)[gaps.length >> 1]!;
}
