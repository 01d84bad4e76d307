// The assignment problem: pairs of two sides with the smallest sum of costs, as many pairs as the finite costs allow.

/** Costs above this are no cost that anyone means. */
const never = 1e12;

/**
 * Cheapest assignment between `rows` and `columns` (Kuhn–Munkres with potentials, O(n³) on each connected part). Pairs of
 * infinite cost are never made; one pair more is always worth more than any difference in cost.
 */
export function assignCheapest(
  rows: number,
  columns: number,
  cost: (row: number, column: number) => number,
): [number, number][] {
  const pairs: [number, number][] = [];
  for (const part of connectedParts(rows, columns, cost)) {
    const isWide = part.rows.length <= part.columns.length;
    const [a, b] = isWide ? [part.rows, part.columns] : [part.columns, part.rows];
    const price = (i: number, j: number) => {
      const value = isWide ? cost(a[i]!, b[j]!) : cost(b[j]!, a[i]!);
      return Number.isFinite(value) ? value : never;
    };
    for (const [i, j] of hungarian(a.length, b.length, price)) {
      if (price(i, j) < never) pairs.push(isWide ? [a[i]!, b[j]!] : [b[j]!, a[i]!]);
    }
  }
  return pairs;
}

function connectedParts(
  rows: number,
  columns: number,
  cost: (row: number, column: number) => number,
): { rows: number[]; columns: number[] }[] {
  const parent = Array.from({ length: rows + columns }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[i] !== root) [i, parent[i]] = [parent[i]!, root];
    return root;
  };
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) if (Number.isFinite(cost(i, j))) parent[find(i)] = find(rows + j);
  const parts = new Map<number, { rows: number[]; columns: number[] }>();
  for (let i = 0; i < rows + columns; i++) {
    const root = find(i);
    const part = parts.get(root) ?? { rows: [], columns: [] };
    if (i < rows) part.rows.push(i);
    else part.columns.push(i - rows);
    parts.set(root, part);
  }
  return [...parts.values()].filter((part) => part.rows.length > 0 && part.columns.length > 0);
}

/** Kuhn–Munkres for n ≤ m; every row gets a column. Source: the standard formulation with row and column potentials. */
function hungarian(n: number, m: number, cost: (i: number, j: number) => number): [number, number][] {
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const match = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(m + 1);
    do {
      used[column] = 1;
      const row = match[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue;
        const reduced = cost(row - 1, j - 1) - u[row]! - v[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j]) {
          u[match[j]!] = u[match[j]!]! + delta;
          v[j] = v[j]! - delta;
        } else least[j] = least[j]! - delta;
      }
      column = next;
    } while (match[column] !== 0);
    do {
      const before = way[column]!;
      match[column] = match[before]!;
      column = before;
    } while (column !== 0);
  }
  const pairs: [number, number][] = [];
  for (let j = 1; j <= m; j++) if (match[j]! > 0) pairs.push([match[j]! - 1, j - 1]);
  return pairs;
}
