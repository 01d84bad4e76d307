// The sparse assignment against trying every possibility.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignCheapest, type Edges } from '@/lib/reconciliation/assign';

const alone = 50;

function edgesOf(rows: number, columns: number, list: readonly [number, number, number][]): Edges {
  const sorted = [
    ...new Map(
      list.map(([i, j, cost]) => [`${i % rows},${j % columns}`, [i % rows, j % columns, cost] as const]),
    ).values(),
  ].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const start = new Int32Array(rows + 1);
  for (const [i] of sorted) start[i + 1] = start[i + 1]! + 1;
  for (let i = 0; i < rows; i++) start[i + 1] = start[i + 1]! + start[i]!;
  return {
    rows,
    columns,
    start,
    column: Int32Array.from(sorted, ([, j]) => j),
    cost: Float64Array.from(sorted, ([, , cost]) => cost),
  };
}

/** Smallest sum, by trying all. */
function cheapest({ rows, start, column, cost }: Edges, row = 0, used: ReadonlySet<number> = new Set()): number {
  if (row === rows) return 0;
  let best = alone + cheapest({ rows, columns: 0, start, column, cost }, row + 1, used);
  for (let e = start[row]!; e < start[row + 1]!; e++) {
    const j = column[e]!;
    if (used.has(j)) continue;
    best = Math.min(
      best,
      cost[e]! + cheapest({ rows, columns: 0, start, column, cost }, row + 1, new Set([...used, j])),
    );
  }
  return best;
}

function sumOf({ start, column, cost }: Edges, chosen: Int32Array): number {
  return chosen.reduce((sum, j, i) => {
    if (j < 0) return sum + alone;
    for (let e = start[i]!; e < start[i + 1]!; e++) if (column[e] === j) return sum + cost[e]!;
    throw new Error(`row ${i} has a column that it has no edge to`);
  }, 0);
}

describe('the assignment', () => {
  it('is the cheapest there is, whatever the graph', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.integer({ min: -30, max: 90 })), { maxLength: 24 }),
        (rows, columns, list) => {
          const edges = edgesOf(rows, columns, list);
          const chosen = assignCheapest(edges, alone);
          const taken = [...chosen].filter((j) => j >= 0);
          expect(new Set(taken).size).toBe(taken.length);
          expect(sumOf(edges, chosen)).toBe(cheapest(edges));
        },
      ),
      { numRuns: 800 },
    );
  });
});
