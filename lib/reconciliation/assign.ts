// The assignment problem on a sparse graph: the cheapest set of pairs, where leaving a row alone has a price too.

/** Edges of all rows, row after row: row i's are those from `start[i]` to `start[i + 1]`. */
export interface Edges {
  rows: number;
  columns: number;
  start: Int32Array;
  column: Int32Array;
  cost: Float64Array;
}

/**
 * Column of each row (−1 where it is left alone), such that the sum of the pairs' costs and of `alone` for every row left
 * alone is the smallest possible. A column is given once. Costs may be negative.
 *
 * Shortest augmenting paths with column potentials (Jonker & Volgenant, Computing 38, 1987), on a heap and stopped at the
 * first free end: a search stays among the neighbours that compete for the same columns, so that 50,000 rows of a shop's days
 * cost about as much as their edges.
 */
export function assignCheapest(edges: Edges, alone: number): Int32Array {
  const steps = assignInSteps(edges, alone);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rows between two steps. */
const rowsAStep = 1000;

/** The same in steps: yields the share of the rows gone through. */
export function* assignInSteps(
  { rows, columns, start, column, cost }: Edges,
  alone: number,
): Generator<number, Int32Array> {
  const columnOf = new Int32Array(rows).fill(-1);
  const rowOf = new Int32Array(columns).fill(-1);
  /** cost of the pair that stands at a column */
  const paid = new Float64Array(columns);
  const potential = new Float64Array(columns);
  const distance = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(columns);
  const offered = new Float64Array(columns);
  const isScanned = new Uint8Array(columns);
  const heap = new Heap(distance);
  const touched: number[] = [];
  const scanned: number[] = [];

  for (let first = 0; first < rows; first++) {
    if (first > 0 && first % rowsAStep === 0) yield first / rows;
    let row = first;
    // Distance so far, less what the row in hand pays now: what its next edge adds is measured from there.
    let base = 0;
    let bestAlone = alone;
    let rowAlone = first;
    let end = -1;
    for (;;) {
      for (let e = start[row]!; e < start[row + 1]!; e++) {
        const j = column[e]!;
        if (isScanned[j]) continue;
        const reach = base + cost[e]! - potential[j]!;
        if (reach >= distance[j]!) continue;
        if (distance[j] === Number.POSITIVE_INFINITY) touched.push(j);
        distance[j] = reach;
        from[j] = row;
        offered[j] = cost[e]!;
        heap.push(j, reach);
      }
      let next = heap.pop();
      while (next >= 0 && isScanned[next]) next = heap.pop();
      if (next < 0 || distance[next]! > bestAlone) break;
      if (rowOf[next]! < 0) {
        end = next;
        break;
      }
      isScanned[next] = 1;
      scanned.push(next);
      row = rowOf[next]!;
      base = distance[next]! - (paid[next]! - potential[next]!);
      if (base + alone < bestAlone) {
        bestAlone = base + alone;
        rowAlone = row;
      }
    }
    const total = end >= 0 ? distance[end]! : bestAlone;
    for (const j of scanned) if (distance[j]! < total) potential[j] = potential[j]! + distance[j]! - total;
    if (end < 0) {
      end = columnOf[rowAlone]!;
      columnOf[rowAlone] = -1;
    }
    // Back along the path, each row takes the column it was reached for. The first row may be the one left alone.
    while (end >= 0) {
      const taker = from[end]!;
      const given = columnOf[taker]!;
      rowOf[end] = taker;
      paid[end] = offered[end]!;
      columnOf[taker] = end;
      end = taker === first ? -1 : given;
    }
    for (const j of touched) {
      distance[j] = Number.POSITIVE_INFINITY;
      isScanned[j] = 0;
    }
    touched.length = 0;
    scanned.length = 0;
    heap.clear();
  }
  return columnOf;
}

/** A binary heap of columns by distance; an entry that has become stale is left in and skipped. */
class Heap {
  private readonly columns: number[] = [];
  private readonly keys: number[] = [];

  constructor(private readonly distance: Float64Array) {}

  clear(): void {
    this.columns.length = 0;
    this.keys.length = 0;
  }

  push(column: number, key: number): void {
    const { columns, keys } = this;
    let at = columns.length;
    columns.push(column);
    keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      columns[at] = columns[parent]!;
      keys[at] = keys[parent]!;
      at = parent;
    }
    columns[at] = column;
    keys[at] = key;
  }

  /** The nearest column, −1 when none is left. */
  pop(): number {
    for (;;) {
      const { columns, keys } = this;
      if (columns.length === 0) return -1;
      const top = columns[0]!;
      const key = keys[0]!;
      const column = columns.pop()!;
      const last = keys.pop()!;
      if (columns.length > 0) this.sink(column, last);
      if (key <= this.distance[top]!) return top;
    }
  }

  private sink(column: number, key: number): void {
    const { columns, keys } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= columns.length) break;
      if (child + 1 < columns.length && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      columns[at] = columns[child]!;
      keys[at] = keys[child]!;
      at = child;
    }
    columns[at] = column;
    keys[at] = key;
  }
}
