// One assignment of columns to roles over the whole table: the pairing with the highest total score (Hungarian method).

/**
 * Pairs columns with roles so that the sum of scores is highest; a column may stay without a role and a role without a
 * column. O(n³) in the larger side.
 * @param scores score of column c in role r at `scores[c][r]`; 0 or less forbids the pair
 * @returns for each column the index of its role, or -1
 */
export function assignColumns(scores: readonly (readonly number[])[]): number[] {
  const columns = scores.length;
  const roles = scores[0]?.length ?? 0;
  const n = Math.max(columns, roles);
  if (columns === 0 || roles === 0) return scores.map(() => -1);
  const cost = (c: number, r: number) => -Math.max(0, scores[c - 1]?.[r - 1] ?? 0);
  // Potentials method, 1-based (e-maxx).
  const u = new Float64Array(n + 1);
  const v = new Float64Array(n + 1);
  const match = new Int32Array(n + 1);
  const way = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let j0 = 0;
    const min = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(n + 1);
    do {
      used[j0] = 1;
      const i0 = match[j0]!;
      let delta = Number.POSITIVE_INFINITY;
      let j1 = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const current = cost(i0, j) - u[i0]! - v[j]!;
        if (current < min[j]!) {
          min[j] = current;
          way[j] = j0;
        }
        if (min[j]! < delta) {
          delta = min[j]!;
          j1 = j;
        }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          u[match[j]!] = u[match[j]!]! + delta;
          v[j] = v[j]! - delta;
        } else min[j] = min[j]! - delta;
      }
      j0 = j1;
    } while (match[j0] !== 0);
    do {
      const j1 = way[j0]!;
      match[j0] = match[j1]!;
      j0 = j1;
    } while (j0 !== 0);
  }
  const found = scores.map(() => -1);
  for (let r = 1; r <= roles; r++) {
    const c = match[r]!;
    if (c >= 1 && c <= columns && (scores[c - 1]![r - 1] ?? 0) > 0) found[c - 1] = r - 1;
  }
  return found;
}
