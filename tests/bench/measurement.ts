// What a benchmark reports: one line of `npm run bench -- --json`, and how medians are taken.

/** `ours` and `peer` are medians of one run, in `unit`; `ratio` = ours / peer, null where there is no peer. */
export interface Measurement {
  area: string;
  name: string;
  ours: number;
  unit: string;
  peerName: string | null;
  peer: number | null;
  ratio: number | null;
  runs: number;
  note: string;
}

/** A file `tests/bench/<area>/<name>.bench.ts` exports this as `measure`; `isFull`: in the size of its goal, though that takes long. */
export type Measure = (how: { isFull: boolean }) => AsyncIterable<Measurement>;

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('A median needs at least one value.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A measurement beside its peer, both as lists of single runs. */
export function beside(
  what: { area: string; name: string; unit: string; peerName: string; note?: string },
  ours: readonly number[],
  peer: readonly number[],
): Measurement {
  const [a, b] = [median(ours), median(peer)];
  const { area, name, unit, peerName, note = '' } = what;
  return { area, name, ours: a, unit, peerName, peer: b, ratio: b === 0 ? null : a / b, runs: ours.length, note };
}

/** A measurement without a peer. */
export function alone(
  what: { area: string; name: string; unit: string; note?: string },
  values: readonly number[],
): Measurement {
  const { area, name, unit, note = '' } = what;
  return { area, name, ours: median(values), unit, peerName: null, peer: null, ratio: null, runs: values.length, note };
}
