// One bill paid by several charges, or several bills by one charge: sets of the left-over that add up exactly. Which of the sets
// that share a part are taken is decided together, the best whole, not the first found.
import type { Entry } from './entry';
import { timeWindow, unlikeness } from './likeness';

/** Places in the two lists that were given; one of them holds exactly one. */
export interface Group {
  records: number[];
  charges: number[];
  cost: number;
}

/** Most parts of a split, most neighbours that may be parts, most sets kept per whole: ours. */
const mostParts = 4;
const mostNeighbours = 14;
const mostSets = 24;
/** Seconds within which the parts of one bill are paid. */
const partsWithin = 15 * 60;

/** Splits on both sides, none of them sharing a part with another. */
export function findGroups(records: readonly Entry[], charges: readonly Entry[]): Group[] {
  const found: Group[] = [];
  const chargesByTime = byTime(charges);
  const recordsByTime = byTime(records);
  records.forEach((record, i) => {
    for (const parts of setsOf(record, charges, chargesByTime, (part) => unlikeness(part, record)))
      found.push({ records: [i], charges: parts.places, cost: parts.cost });
  });
  charges.forEach((charge, j) => {
    for (const parts of setsOf(charge, records, recordsByTime, (part) => unlikeness(charge, part)))
      found.push({ records: parts.places, charges: [j], cost: parts.cost });
  });
  return pack(found);
}

/** Places in time order. */
function byTime(entries: readonly Entry[]): number[] {
  return entries.map((_, i) => i).sort((a, b) => entries[a]!.at - entries[b]!.at);
}

function setsOf(
  whole: Entry,
  parts: readonly Entry[],
  order: readonly number[],
  cost: (part: Entry) => number,
): { places: number[]; cost: number }[] {
  if (!whole.hasClock) return [];
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[order[middle]!]!.at < whole.at - partsWithin) low = middle + 1;
    else high = middle;
  }
  const near: { place: number; amount: number; at: number; cost: number }[] = [];
  for (let i = low; i < order.length; i++) {
    const place = order[i]!;
    const part = parts[place]!;
    if (part.at > whole.at + partsWithin) break;
    if (!part.hasClock || Math.sign(part.amount) !== Math.sign(whole.amount)) continue;
    if (Math.abs(part.amount) >= Math.abs(whole.amount)) continue;
    const price = cost(part);
    if (Number.isFinite(price)) near.push({ place, amount: Math.abs(part.amount), at: part.at, cost: price });
  }
  near.sort((a, b) => a.cost - b.cost);
  near.length = Math.min(near.length, mostNeighbours);
  near.sort((a, b) => b.amount - a.amount);
  const sets: { places: number[]; cost: number }[] = [];
  const chosen: number[] = [];
  const search = (at: number, left: number) => {
    if (sets.length >= mostSets) return;
    if (left === 0) {
      if (chosen.length >= 2) {
        const members = chosen.map((i) => near[i]!);
        const times = members.map((member) => member.at);
        const spread = Math.max(...times) - Math.min(...times);
        const mean = members.reduce((sum, member) => sum + member.cost, 0) / members.length;
        sets.push({
          places: members.map((member) => member.place).sort((a, b) => a - b),
          cost: mean + (100 * spread) / timeWindow + 150 * (members.length - 2),
        });
      }
      return;
    }
    if (chosen.length === mostParts) return;
    for (let i = at; i < near.length; i++) {
      if (near[i]!.amount > left) continue;
      chosen.push(i);
      search(i + 1, left - near[i]!.amount);
      chosen.pop();
    }
  };
  search(0, Math.abs(whole.amount));
  return sets;
}

/** What a set is worth before its cost: more sets that fit beside each other before cheaper ones. */
const worth = 4000;
/** Sets that hang together beyond which the best choice is approached cheapest first instead of searched. */
const mostSearched = 22;

/** The sets that fit beside each other and are worth most together. */
function pack(groups: readonly Group[]): Group[] {
  const parts = new Map<string, number[]>();
  groups.forEach((group, i) => {
    for (const name of namesOf(group)) parts.set(name, [...(parts.get(name) ?? []), i]);
  });
  const seen = new Set<number>();
  const taken: Group[] = [];
  groups.forEach((_, first) => {
    if (seen.has(first)) return;
    const together: number[] = [];
    const queue = [first];
    seen.add(first);
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      together.push(i);
      for (const name of namesOf(groups[i]!))
        for (const other of parts.get(name)!)
          if (!seen.has(other)) {
            seen.add(other);
            queue.push(other);
          }
    }
    const sorted = together.map((i) => groups[i]!).sort((a, b) => a.cost - b.cost);
    taken.push(...(sorted.length <= mostSearched ? bestOf(sorted) : cheapestFirst(sorted)));
  });
  return taken;
}

function namesOf({ records, charges }: Group): string[] {
  return [...records.map((place) => `r${place}`), ...charges.map((place) => `c${place}`)];
}

function cheapestFirst(groups: readonly Group[]): Group[] {
  const used = new Set<string>();
  return groups.filter((group) => {
    const names = namesOf(group);
    if (names.some((name) => used.has(name))) return false;
    for (const name of names) used.add(name);
    return true;
  });
}

function bestOf(groups: readonly Group[]): Group[] {
  let best: Group[] = [];
  let bestValue = 0;
  const used = new Set<string>();
  const chosen: Group[] = [];
  const values = groups.map(({ cost }) => worth - cost);
  const ahead = values.map((_, i) => values.slice(i).reduce((sum, value) => sum + Math.max(0, value), 0));
  const search = (at: number, value: number) => {
    if (value > bestValue) {
      bestValue = value;
      best = [...chosen];
    }
    if (at === groups.length || value + ahead[at]! <= bestValue) return;
    const names = namesOf(groups[at]!);
    if (values[at]! > 0 && names.every((name) => !used.has(name))) {
      for (const name of names) used.add(name);
      chosen.push(groups[at]!);
      search(at + 1, value + values[at]!);
      chosen.pop();
      for (const name of names) used.delete(name);
    }
    search(at + 1, value);
  };
  search(0, 0);
  return best;
}
