// How first pages are judged: which planted incidents were found at medium or high, which other rows were marked.
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { type IncidentKind, incidentKinds } from './incidents';
import type { ShopKind } from './shops';
import { visitOf } from './visit';

export interface Grade {
  planted: Map<IncidentKind, { planted: number; found: number }>;
  /** rows that belong to no incident */
  others: number;
  /** those marked at medium or high: rule, what the row is, and where */
  marked: { rule: string; what: string; shop: string; seed: number }[];
  innocent: Map<string, { rows: number; marked: number }>;
}

const perPage = 3;

/** Pages of every kind of shop and size, with three incidents each, in turn. @param seeds each a round over all kinds and sizes */
export function gradeVisits(kinds: readonly ShopKind[], sizes: readonly number[], seeds: readonly number[]): Grade {
  const grade: Grade = { planted: new Map(), others: 0, marked: [], innocent: new Map() };
  let turn = 0;
  for (const seed of seeds)
    for (const size of sizes)
      for (const [place, kind] of kinds.entries()) {
        const chosen = Array.from({ length: perPage }, (_, i) => incidentKinds[(turn + i * 9) % incidentKinds.length]!);
        turn += 1;
        const visit = visitOf(kind, seed * 1000 + size + place, size, chosen);
        const { findings } = assess(visit.rows, new MemoryHistory(visit.rows), {});
        const said = new Map(findings.filter(({ severity }) => severity !== 'low').map(({ key, rule }) => [key, rule]));
        const own = new Set(visit.planted.flatMap(({ keys }) => keys));
        for (const { kind: name, keys } of visit.planted) {
          const count = grade.planted.get(name) ?? { planted: 0, found: 0 };
          count.planted += 1;
          if (keys.some((key) => said.has(key))) count.found += 1;
          grade.planted.set(name, count);
        }
        for (const { key } of visit.rows) {
          if (own.has(key)) continue;
          grade.others += 1;
          const what = visit.innocent.get(key) ?? 'ordinary';
          const count = grade.innocent.get(what) ?? { rows: 0, marked: 0 };
          count.rows += 1;
          const rule = said.get(key);
          if (rule !== undefined) {
            count.marked += 1;
            grade.marked.push({ rule, what, shop: kind.name, seed: seed * 1000 + size + place });
          }
          grade.innocent.set(what, count);
        }
      }
  return grade;
}
